// The class and the rate of each product family present at an outlet (design 3).
// Twin of criteria/products.py, on the cases of criteria/cases/score.json.
import { isBlank, isRefused, lineOf, questionResultOf, seeQuestions, type Seen } from "./asked.ts";
import type { Charter, Family, ProductCondition, ProductRule, Question } from "./charter.ts";
import { BadAnswers, type Answers, type AnswersByQuestion } from "./finding.ts";
import { findRateTable } from "./rates.ts";
import type { FamilyResult, FamilyState, Line, QuestionState } from "./result.ts";

/** Class, percent and state of a family, and the lines that lead there; the last one settles it. */
type Standing = {
  readonly classCode: string | null;
  readonly percent: number | null;
  readonly state: FamilyState;
  readonly lines: readonly Line[];
  readonly reason: Line;
};

type Classified = { readonly classCode: string | null; readonly lines: readonly Line[]; readonly reason: Line };

/** Refused and blank sources included: an answer that is asked for and is not an ordinary one. */
const lacksAnswer = (seen: Seen): boolean =>
  isBlank(seen) || isRefused(seen) || seen.finding.state === "not_applicable";

/** Whether a condition holds; never on a question that is not asked. */
const holds = (condition: ProductCondition, { finding }: Seen): boolean => {
  if (finding.state !== "answered") return false;
  if (condition.in !== undefined) return condition.in.includes(finding.code ?? "");
  const { at_least: low, at_most: high } = condition;
  const isLowEnough = high === undefined || finding.amount <= high * finding.over;
  return isLowEnough && (low === undefined || finding.amount >= low * finding.over);
};

const seenFor = (seen: ReadonlyMap<string, Seen>, condition: ProductCondition): Seen => {
  const found = seen.get(condition.question);
  if (found === undefined) throw new Error(`no product question ${condition.question}`);
  return found;
};

/** The class of the first rule that holds; none when a rule on the way reads no answer. */
const classify = (rules: readonly ProductRule[], seen: ReadonlyMap<string, Seen>): Classified => {
  const lines: Line[] = [];
  for (const rule of rules) {
    const when = rule.when ?? [];
    const about = ({ question }: ProductCondition): Line["params"] => ({
      class: rule.class,
      question,
    });
    const waits = when.find((condition) => lacksAnswer(seenFor(seen, condition)));
    if (waits !== undefined) {
      return { classCode: null, lines, reason: { code: "rule_waits", params: about(waits) } };
    }
    const fails = when.find((condition) => !holds(condition, seenFor(seen, condition)));
    if (fails === undefined) {
      const reason = { code: "class_given", params: { class: rule.class } };
      return { classCode: rule.class, lines, reason };
    }
    lines.push({ code: "rule_fails", params: about(fails) });
  }
  throw new Error("the last rule of a checked charter has no condition");
};

const rate = (
  charter: Charter, classCode: string, tier: string | null, day: string,
): { percent: number | null; reason: Line } => {
  if (tier === null) return { percent: null, reason: { code: "no_tier", params: {} } };
  const table = findRateTable(charter.rates, day);
  const percent = table?.percent[tier]?.[classCode];
  if (percent === undefined) return { percent: null, reason: { code: "no_rate_table", params: { day } } };
  return { percent, reason: { code: "rate", params: { percent, tier, class: classCode } } };
};

const stand = (
  charter: Charter, family: Family, seen: ReadonlyMap<string, Seen>, tier: string | null, day: string,
): Standing => {
  if (!family.admitted) {
    const reason = { code: "family_not_admitted", params: { family: family.code } };
    return { classCode: null, percent: null, state: "not_admitted", lines: [], reason };
  }
  const { classCode, lines, reason } = classify(charter.products.rules, seen);
  if (classCode === null) return { classCode, percent: null, state: "to_confirm", lines, reason };
  const given = [...lines, reason];
  if (charter.products.classes.find((one) => one.code === classCode)?.admitted !== true) {
    const refusal = { code: "class_not_admitted", params: { class: classCode } };
    return { classCode, percent: null, state: "not_admitted", lines: given, reason: refusal };
  }
  const rated = rate(charter, classCode, tier, day);
  return { classCode, state: rated.percent === null ? "no_rate" : "rated", lines: given, ...rated };
};

const seeFamily = (
  charter: Charter, family: Family, kind: string, given: AnswersByQuestion,
): ReadonlyMap<string, Seen> => {
  const questions = charter.products.questions ?? [];
  const known = new Set(questions.map((question) => question.code));
  const unknown = Object.keys(given).filter((code) => !known.has(code)).sort()[0];
  if (unknown !== undefined) throw new BadAnswers("unknown_question", unknown);
  const excluded = (question: Question): QuestionState | null => {
    if (question.applies_to !== undefined && !question.applies_to.includes(kind)) return "not_for_kind";
    const concerned = question.families === undefined || question.families.includes(family.code);
    return concerned ? null : "not_for_family";
  };
  return seeQuestions(questions, given, excluded);
};

const scoreFamily = (
  charter: Charter, family: Family, answers: Answers, tier: string | null, day: string,
): FamilyResult => {
  const seen = seeFamily(charter, family, answers.kind, answers.families[family.code] ?? {});
  const { classCode, percent, state, lines, reason } = stand(charter, family, seen, tier, day);
  const held = Array.from(seen.values());
  return {
    code: family.code,
    class: classCode,
    percent,
    state,
    reason,
    questions: held.map(questionResultOf),
    explanation: [...held.map(lineOf), ...lines, reason],
  };
};

/** The families present, in the charter's order; throws a BadAnswers. */
export const scoreFamilies = (
  charter: Charter, answers: Answers, tier: string | null, day: string,
): readonly FamilyResult[] => {
  const { families } = charter.products;
  const known = new Set(families.map((family) => family.code));
  const unknown = Object.keys(answers.families).filter((code) => !known.has(code)).sort()[0];
  if (unknown !== undefined) throw new BadAnswers("unknown_family", unknown);
  return families
    .filter((family) => Object.hasOwn(answers.families, family.code))
    .map((family) => scoreFamily(charter, family, answers, tier, day));
};
