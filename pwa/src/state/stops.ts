// The way through a visit: everything that it asks now, in the order in which it is met, and what comes next. Pure.
import type { Charter, Question, Text } from "../domain/charter.ts";
import type { QuestionResult, Result } from "../domain/result.ts";
import { listProductQuestions, listSections } from "./charters.ts";
import { isAnswered, isAsked } from "./progress.ts";

/** A question asked now; `section`: the code of its criterion, or `family`: of the products it is asked of. */
export type QuestionStop = {
  kind: "question";
  question: Question;
  section: string | null;
  family: string | null;
  /** The title of the criterion, or the name of the family. */
  title: Text;
  isAnswered: boolean;
};

/** One thing to fill: a question, the choice of what is sold here, the place. */
export type Stop = QuestionStop | { kind: "families" } | { kind: "position" };

type Visit = { charter: Charter; result: Result; hasPosition: boolean };

/** Everything that is asked now: criteria in their order, products, position. What is filled and is no question is left out. */
export function listStops({ charter, result, hasPosition }: Visit): Stop[] {
  const families: Stop[] = result.families.length === 0 && charter.products.families.length > 0 ? [{ kind: "families" }] : [];
  const position: Stop[] = charter.perimeter !== undefined && !hasPosition ? [{ kind: "position" }] : [];
  return [...stopsOfGrid(charter, result), ...families, ...stopsOfProducts(charter, result), ...position];
}

/** Where a person is, as an address says it: a criterion or a family, perhaps one of its questions. */
export type Place = { section: string | null; family: string | null; question: string | null };

/** The first stop without an answer after a place, or from the start again; the place's own question is passed over unless
 *  nothing else is left. Null once all is filled. */
export function nextOpen(stops: readonly Stop[], place: Place | null): Stop | null {
  const from = place === null ? 0 : indexAfter(stops, place);
  const around = [...stops.slice(from), ...stops.slice(0, from)];
  return around.find(isOpen) ?? null;
}

/** How many things are still without an answer. */
export function countOpen(stops: readonly Stop[]): number {
  return stops.filter(isOpen).length;
}

export function isOpen(stop: Stop): boolean {
  return stop.kind !== "question" || !stop.isAnswered;
}

/** The place of the criterion or family itself, or just after the question named. */
function indexAfter(stops: readonly Stop[], { section, family, question }: Place): number {
  const isHere = (stop: Stop): stop is QuestionStop => stop.kind === "question" && stop.section === section && stop.family === family;
  const exact = question === null ? -1 : stops.findIndex((stop) => isHere(stop) && stop.question.code === question);
  return exact >= 0 ? exact + 1 : Math.max(0, stops.findIndex(isHere));
}

function stopsOfGrid(charter: Charter, result: Result): QuestionStop[] {
  const found = new Map([...result.gates, ...result.criteria].map((one) => [one.code, one.questions]));
  return listSections(charter).flatMap(({ code, title, questions }) =>
    stopsOf(questions, found.get(code) ?? [], { section: code, family: null, title }),
  );
}

function stopsOfProducts(charter: Charter, result: Result): QuestionStop[] {
  const questions = listProductQuestions(charter);
  const labels = new Map(charter.products.families.map(({ code, label }) => [code, label]));
  return result.families.flatMap(({ code, state, questions: found }) =>
    state === "not_admitted" ? [] : stopsOf(questions, found, { section: null, family: code, title: labels.get(code) ?? { fr: code } }),
  );
}

function stopsOf(questions: readonly Question[], found: readonly QuestionResult[], where: Pick<QuestionStop, "section" | "family" | "title">): QuestionStop[] {
  const states = new Map(found.map((one) => [one.question, one]));
  return questions.flatMap((question): QuestionStop[] => {
    const state = states.get(question.code);
    return state !== undefined && isAsked(state) ? [{ kind: "question", question, ...where, isAnswered: isAnswered(state) }] : [];
  });
}
