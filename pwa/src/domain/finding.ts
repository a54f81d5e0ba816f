// Reads one answer of the wire against its question: a finding, or a named refusal.
// Twin of criteria/finding.py, on the cases of criteria/cases/score.json.
import type { Question, QuestionKind } from "./charter.ts";
import { codesOf, maxPointsOf, pointsOfAmount, pointsOfCode } from "./question.ts";
import type { Params, QuestionState } from "./result.ts";

export type Distance = {
  readonly distance_m: number;
  readonly verdict: "inside" | "outside" | "to_confirm";
};

/** An answer as scoring takes it. No answer is a missing key; `disputed` counts as unanswered. */
export type Answer =
  | { readonly choice: string }
  | { readonly number: number }
  | { readonly share: { readonly count: number; readonly total: number } }
  | { readonly text: string }
  | { readonly date: string }
  | { readonly special: "not_observed" | "refused" | "not_applicable"; readonly note?: string }
  | { readonly disputed: true }
  | { readonly photos: number }
  | { readonly position: true }
  | { readonly distance: Distance };

export type AnswersByQuestion = Readonly<Record<string, Answer>>;

/** The input of scoring: an outlet kind, its answers, and those of each family present. */
export type Answers = {
  readonly kind: string;
  readonly answers: AnswersByQuestion;
  readonly families: Readonly<Record<string, AnswersByQuestion>>;
};

export type BadAnswersSlug =
  | "unknown_outlet_kind"
  | "unknown_question"
  | "unknown_family"
  | "unknown_choice"
  | "answer_unreadable"
  | "answer_out_of_bounds";

/** Answers that no score may rest on; `place` is the code at fault. */
export class BadAnswers extends Error {
  readonly slug: BadAnswersSlug;
  readonly place: string;

  constructor(slug: BadAnswersSlug, place: string) {
    super(`${slug}: ${place}`);
    this.slug = slug;
    this.place = place;
  }
}

/** What one answer says. `line` and `facts` explain it; `code`, or `amount / over`, is what
 *  conditions and rules read. */
export type Finding = {
  readonly state: QuestionState;
  readonly line: string;
  readonly facts: Params;
  readonly points: number;
  readonly code: string | null;
  readonly amount: number;
  readonly over: number;
};

const GREATEST_SHARE = 10 ** 9;
const KEY_OF_KIND: Readonly<Record<QuestionKind, string>> = {
  yes_no: "choice",
  choice: "choice",
  number: "number",
  share: "share",
  text: "text",
  date: "date",
  photo: "photos",
  position: "position",
  distance: "distance",
};

/** A finding of that state; what is not given is nothing. */
export const findingOf = (
  state: QuestionState,
  line: string,
  more: Partial<Omit<Finding, "state" | "line">> = {},
): Finding => ({ state, line, facts: {}, points: 0, code: null, amount: 0, over: 0, ...more });

const UNANSWERED = findingOf("unanswered", "unanswered");

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hasKeys = (value: Readonly<Record<string, unknown>>, ...keys: readonly string[]): boolean =>
  Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));

const isBlank = (text: string): boolean => !Array.from(text).some((character) => character > " ");

const unreadable = (question: Question): BadAnswers =>
  new BadAnswers("answer_unreadable", question.code);

const outOfBounds = (question: Question): BadAnswers =>
  new BadAnswers("answer_out_of_bounds", question.code);

const integerOf = (question: Question, value: unknown): number => {
  if (typeof value !== "number") throw unreadable(question);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw outOfBounds(question);
  if (!Number.isSafeInteger(value)) throw unreadable(question);
  return value;
};

const isoDateOf = (question: Question, value: string): string => {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) throw unreadable(question);
  const at = Date.parse(`${value}T00:00:00Z`);
  const isCivil = !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
  if (!isCivil || value.startsWith("0000")) throw outOfBounds(question);
  return value;
};

/** A *sans objet* counts only where it is allowed and with a note: else nothing is answered. */
const findSpecial = (question: Question, special: unknown, note: unknown): Finding => {
  if (typeof note !== "string") throw unreadable(question);
  switch (special) {
    case "refused":
    case "not_observed":
      return findingOf(special, special);
    case "not_applicable":
      if (question.not_applicable_allowed !== true) {
        return findingOf("unanswered", "not_applicable_not_allowed");
      }
      return isBlank(note)
        ? findingOf("unanswered", "note_missing")
        : findingOf("not_applicable", "not_applicable");
    default:
      throw unreadable(question);
  }
};

const findChoice = (question: Question, value: unknown): Finding => {
  if (typeof value !== "string") throw unreadable(question);
  if (!codesOf(question).includes(value)) throw new BadAnswers("unknown_choice", question.code);
  const points = pointsOfCode(question, value);
  return findingOf("answered", "choice", { facts: { choice: value }, points, code: value });
};

const findNumber = (question: Question, value: unknown): Finding => {
  const number = integerOf(question, value);
  if (question.min !== undefined && number < question.min) throw outOfBounds(question);
  if (question.max !== undefined && number > question.max) throw outOfBounds(question);
  const points = pointsOfAmount(question, number, 1);
  return findingOf("answered", "number", { facts: { number }, points, amount: number, over: 1 });
};

const findShare = (question: Question, value: unknown): Finding => {
  if (!isRecord(value) || !hasKeys(value, "count", "total")) throw unreadable(question);
  const count = integerOf(question, value["count"]);
  const total = integerOf(question, value["total"]);
  const isShare = total >= 1 && total <= GREATEST_SHARE && count >= 0 && count <= total;
  if (!isShare) throw outOfBounds(question);
  const amount = 100 * count;
  const points = pointsOfAmount(question, amount, total);
  return findingOf("answered", "share", { facts: { count, total }, points, amount, over: total });
};

const findDistance = (question: Question, value: unknown): Finding => {
  if (!isRecord(value) || !hasKeys(value, "distance_m", "verdict")) throw unreadable(question);
  const distance_m = integerOf(question, value["distance_m"]);
  const code = value["verdict"];
  if (distance_m < 0) throw outOfBounds(question);
  if (code === "to_confirm") {
    return findingOf("not_observed", "distance_to_confirm", { facts: { distance_m } });
  }
  if (code !== "inside" && code !== "outside") throw unreadable(question);
  const points = pointsOfCode(question, code);
  return findingOf("answered", "distance", { facts: { distance_m, choice: code }, points, code });
};

/** A text, date, photo or position: what counts is that it is there. Text stays private. */
const findGiven = (question: Question, value: unknown): Finding => {
  const given = (facts: Params): Finding =>
    findingOf("answered", question.kind, { facts, points: maxPointsOf(question) });
  if (question.kind === "position" && value === true) return given({});
  if (question.kind === "text" && typeof value === "string") {
    return isBlank(value) ? UNANSWERED : given({});
  }
  if (question.kind === "date" && typeof value === "string") {
    return given({ date: isoDateOf(question, value) });
  }
  if (question.kind !== "photo") throw unreadable(question);
  const photos = integerOf(question, value);
  if (photos < 0) throw outOfBounds(question);
  return photos === 0 ? UNANSWERED : given({ photos });
};

const findOrdinary = (question: Question, value: unknown): Finding => {
  switch (question.kind) {
    case "yes_no":
    case "choice":
      return findChoice(question, value);
    case "number":
      return findNumber(question, value);
    case "share":
      return findShare(question, value);
    case "distance":
      return findDistance(question, value);
    default:
      return findGiven(question, value);
  }
};

/** What an answer says; a missing one being no answer; throws a BadAnswers that names the question. */
export const findAnswer = (question: Question, answer: Answer | undefined): Finding => {
  const held: unknown = answer ?? null;
  if (held === null) return UNANSWERED;
  if (!isRecord(held)) throw unreadable(question);
  if (hasKeys(held, "disputed") && held["disputed"] === true) {
    return findingOf("disputed", "disputed");
  }
  if (hasKeys(held, "special") || hasKeys(held, "special", "note")) {
    return findSpecial(question, held["special"], Object.hasOwn(held, "note") ? held["note"] : "");
  }
  const key = KEY_OF_KIND[question.kind];
  if (!hasKeys(held, key)) throw unreadable(question);
  return findOrdinary(question, held[key]);
};
