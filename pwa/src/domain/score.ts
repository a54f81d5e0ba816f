// Scores answers under a charter: verdicts, bounds, tier, classes and rates (design 3).
// Twin of criteria/score.py, on the cases of criteria/cases/score.json.
import {
  isBlank,
  isLeaving,
  lineOf,
  maxPointsOfSeen,
  questionResultOf,
  seeQuestions,
  type Seen,
} from "./asked.ts";
import type { ByKind, Charter, Criterion, Question } from "./charter.ts";
import { BadAnswers, type Answers } from "./finding.ts";
import { scoreFamilies } from "./products.ts";
import { listGridQuestions } from "./question.ts";
import type { CriterionResult, Line, Result, Verdict } from "./result.ts";
import { stand } from "./tiers.ts";

/** What the questions of a criterion add up to. */
type Tally = {
  readonly points: number;
  readonly maxPoints: number;
  readonly answered: number;
  readonly counted: number;
  /** Eliminatory questions answered by a choice that does not pass. */
  readonly failing: readonly string[];
  /** Eliminatory questions without an ordinary answer. */
  readonly missing: readonly string[];
  /** An eliminatory question passed. */
  readonly passed: boolean;
};

/** What a criterion asks of an outlet of some kind. */
type Bar = { readonly passPercent: number; readonly minAnswered: number };

const ofKind = (byKind: ByKind | undefined, kind: string): number | undefined =>
  byKind !== undefined && Object.hasOwn(byKind, kind) ? byKind[kind] : undefined;

const barOf = (criterion: Criterion, kind: string): Bar => ({
  passPercent: ofKind(criterion.pass_percent_for, kind) ?? criterion.pass_percent,
  minAnswered: ofKind(criterion.min_answered_for, kind) ?? criterion.min_answered ?? 0,
});

type Ruling = { readonly verdict: Verdict; readonly lines: readonly Line[] };

const sum = (numbers: readonly number[]): number => numbers.reduce((one, two) => one + two, 0);

const codes = (held: readonly Seen[]): readonly string[] => held.map((one) => one.question.code);

const isAnswered = ({ finding }: Seen): boolean => finding.state === "answered";

const isFailing = (seen: Seen): boolean =>
  isAnswered(seen) && !(seen.question.passing ?? []).includes(seen.finding.code ?? "");

/** Sums what is held; `blanksAtBest` takes each blank as its best passing answer.
 *
 *  No completion beats it: full points never lower a share of points, and a charter whose best
 *  answer would not pass is refused (criteria/check.py). A blank as it is counts like a refusal, the
 *  worst completion: so a criterion met now stays met. */
const addUp = (held: readonly Seen[], blanksAtBest: boolean): Tally => {
  const counted = held.filter((one) => !isLeaving(one));
  const atBest = counted.filter((one) => blanksAtBest && isBlank(one));
  const eliminatory = counted.filter((one) => (one.question.passing ?? []).length > 0);
  const failing = eliminatory.filter(isFailing);
  const missing = eliminatory.filter((one) => !isAnswered(one) && !atBest.includes(one));
  return {
    points: sum(counted.map((one) => one.finding.points)) + sum(atBest.map(maxPointsOfSeen)),
    maxPoints: sum(counted.map(maxPointsOfSeen)),
    answered: atBest.length + counted.filter(isAnswered).length,
    counted: counted.length,
    failing: codes(failing),
    missing: codes(missing),
    passed: eliminatory.length > failing.length + missing.length,
  };
};

const ruling = (verdict: Verdict, code: string, params: Line["params"] = {}): Ruling => ({
  verdict,
  lines: [{ code, params }],
});

const comparePoints = ({ passPercent }: Bar, tally: Tally): Ruling => {
  const isMet = tally.points * 100 >= passPercent * tally.maxPoints;
  return ruling(isMet ? "met" : "not_met", isMet ? "points_reached" : "points_short", {
    points: tally.points,
    max_points: tally.maxPoints,
    pass_percent: passPercent,
  });
};

const named = (code: string, questions: readonly string[]): readonly Line[] =>
  questions.map((question) => ({ code, params: { question } }));

/** The verdict and the rule that gave it, in the order of design 3. */
const rule = (bar: Bar, tally: Tally): Ruling => {
  if (tally.counted === 0) return ruling("not_applicable", "nothing_asked");
  if (tally.failing.length > 0) {
    return { verdict: "not_met", lines: named("eliminatory_failed", tally.failing) };
  }
  if (tally.missing.length > 0) {
    return { verdict: "not_assessable", lines: named("eliminatory_missing", tally.missing) };
  }
  if (tally.answered < bar.minAnswered) {
    const params = { answered: tally.answered, min_answered: bar.minAnswered };
    return ruling("not_assessable", "too_few_answered", params);
  }
  if (tally.maxPoints > 0) return comparePoints(bar, tally);
  return tally.passed ? ruling("met", "passed_without_points") : ruling("not_applicable", "no_points");
};

const judge = (
  criterion: Criterion, kind: string, seen: ReadonlyMap<string, Seen>,
): CriterionResult => {
  const bar = barOf(criterion, kind);
  const held = criterion.questions.flatMap((question) => seen.get(question.code) ?? []);
  const tally = addUp(held, false);
  const { verdict, lines } = rule(bar, tally);
  return {
    code: criterion.code,
    verdict,
    points: tally.points,
    max_points: tally.maxPoints,
    answered: tally.answered,
    secured: verdict === "met",
    possible: rule(bar, addUp(held, true)).verdict === "met",
    questions: held.map(questionResultOf),
    explanation: [...held.map(lineOf), ...lines],
  };
};

const seeGrid = (charter: Charter, { kind, answers }: Answers): ReadonlyMap<string, Seen> => {
  if (!charter.kinds.some((known) => known.code === kind)) {
    throw new BadAnswers("unknown_outlet_kind", kind);
  }
  const questions = listGridQuestions(charter);
  const known = new Set(questions.map((question) => question.code));
  const unknown = Object.keys(answers).filter((code) => !known.has(code)).sort()[0];
  if (unknown !== undefined) throw new BadAnswers("unknown_question", unknown);
  return seeQuestions(questions, answers, (question: Question) =>
    question.applies_to === undefined || question.applies_to.includes(kind) ? null : "not_for_kind",
  );
};

/** What the answers are worth, with the rates of that civil day (YYYY-MM-DD); throws a BadAnswers. */
export const score = (charter: Charter, answers: Answers, day: string): Result => {
  const seen = seeGrid(charter, answers);
  const { kind } = answers;
  const gates = (charter.grid.gates ?? []).map((gate) => judge(gate, kind, seen));
  const criteria = charter.grid.criteria.map((criterion) => judge(criterion, kind, seen));
  const { criteria_met, tier, explanation } = stand(charter, kind, gates, criteria);
  return {
    criteria,
    gates,
    criteria_met,
    secured: criteria.filter((result) => result.secured).length,
    possible: criteria.filter((result) => result.possible).length,
    eligible: tier !== null,
    tier,
    families: scoreFamilies(charter, answers, tier, day),
    explanation,
  };
};
