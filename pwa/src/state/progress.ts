// How far a visit is: which questions are asked now, which are answered, what is still missing. Pure.
import type { Charter, Criterion } from "../domain/charter.ts";
import type { CriterionResult, FamilyResult, QuestionResult, Result } from "../domain/result.ts";

/** The states of a question that nobody is asked now. */
const HIDDEN: readonly QuestionResult["state"][] = ["closed", "pending", "source_refused", "not_for_kind", "not_for_family"];
/** The states of a question that still wants something of a person. */
const WANTING: readonly QuestionResult["state"][] = ["unanswered", "disputed"];

export type Progress = { asked: number; answered: number };

/** The questions to show, in the order of the charter: follow-ups appear when they are asked. */
export function isAsked(question: QuestionResult): boolean {
  return !HIDDEN.includes(question.state);
}

export function isAnswered(question: QuestionResult): boolean {
  return isAsked(question) && !WANTING.includes(question.state);
}

/** Counts over a criterion or a family. */
export function progressOf(questions: readonly QuestionResult[]): Progress {
  const asked = questions.filter(isAsked);
  return { asked: asked.length, answered: asked.filter(isAnswered).length };
}

export function addProgress(all: readonly Progress[]): Progress {
  return all.reduce((sum, one) => ({ asked: sum.asked + one.asked, answered: sum.answered + one.answered }), { asked: 0, answered: 0 });
}

/** The result of a criterion or gate, by code. */
export function findSection(result: Result, code: string): CriterionResult | null {
  return [...result.gates, ...result.criteria].find((section) => section.code === code) ?? null;
}

/** Where a criterion stands, in one word: `met` and `out_of_reach` are final, `met_so_far` and `open` are not. */
export type Standing = "met" | "met_so_far" | "open" | "out_of_reach" | "not_assessable" | "not_applicable";

export function standingOf(section: CriterionResult): Standing {
  if (section.verdict === "not_applicable") return "not_applicable";
  if (section.verdict === "met") return section.secured ? "met" : "met_so_far";
  if (section.possible) return "open";
  return section.verdict === "not_assessable" ? "not_assessable" : "out_of_reach";
}

export type Missing =
  | { kind: "questions"; section: string; title: string; count: number }
  | { kind: "disputed"; count: number }
  | { kind: "family_questions"; family: string; title: string; count: number }
  | { kind: "families" }
  | { kind: "position" };

/** `disputed`: how many disagreements there are, of any kind; `hasPosition`: one at least is noted. */
type Wants = { charter: Charter; result: Result; hasPosition: boolean; disputed: number };

/** What a person may still want to fill before sending; nothing here forbids sending. */
export function listMissing({ charter, result, hasPosition, disputed }: Wants): Missing[] {
  const disputes: Missing[] = disputed > 0 ? [{ kind: "disputed", count: disputed }] : [];
  const sections = [...(charter.grid.gates ?? []), ...charter.grid.criteria].flatMap((section) => missingOfSection(section, result));
  const families = result.families.flatMap((family) => missingOfFamily(charter, family));
  const products: Missing[] = result.families.length === 0 && charter.products.families.length > 0 ? [{ kind: "families" }] : [];
  const position: Missing[] = charter.perimeter !== undefined && !hasPosition ? [{ kind: "position" }] : [];
  return [...disputes, ...sections, ...products, ...families, ...position];
}

function missingOfSection(section: Criterion, result: Result): Missing[] {
  const count = (findSection(result, section.code)?.questions ?? []).filter((one) => one.state === "unanswered").length;
  return count > 0 ? [{ kind: "questions", section: section.code, title: section.title.fr, count }] : [];
}

function missingOfFamily(charter: Charter, family: FamilyResult): Missing[] {
  if (family.state === "not_admitted") return [];
  const { asked, answered } = progressOf(family.questions);
  const title = charter.products.families.find((one) => one.code === family.code)?.label.fr ?? family.code;
  return asked > answered ? [{ kind: "family_questions", family: family.code, title, count: asked - answered }] : [];
}
