// Which questions are asked, which wait and which leave, and what each one counts (design 3).
// Twin of criteria/asked.py, on the cases of criteria/cases/score.json.
import type { AskedIf, Question } from "./charter.ts";
import { findAnswer, findingOf, type AnswersByQuestion, type Finding } from "./finding.ts";
import { maxPointsOf } from "./question.ts";
import type { Line, QuestionResult, QuestionState } from "./result.ts";

/** A question and what was found: its own finding, or what its source makes of it. */
export type Seen = { readonly question: Question; readonly finding: Finding };

/** Names why a question does not concern this outlet or family; null when it does. */
export type Excluded = (question: Question) => QuestionState | null;

const LEAVING: ReadonlySet<QuestionState> = new Set([
  "not_applicable",
  "closed",
  "not_for_kind",
  "not_for_family",
] as const);
const BLANK: ReadonlySet<QuestionState> = new Set(["unanswered", "disputed", "pending"] as const);
const REFUSED: ReadonlySet<QuestionState> = new Set([
  "refused",
  "not_observed",
  "source_refused",
] as const);

/** Whether a question leaves both sides. */
export const isLeaving = ({ finding }: Seen): boolean => LEAVING.has(finding.state);

/** Whether a question may still be answered. */
export const isBlank = ({ finding }: Seen): boolean => BLANK.has(finding.state);

/** Whether a question counts for nothing without being answerable any more. */
export const isRefused = ({ finding }: Seen): boolean => REFUSED.has(finding.state);

/** The question's maximum, 0 when it leaves both sides. */
export const maxPointsOfSeen = (seen: Seen): number =>
  isLeaving(seen) ? 0 : maxPointsOf(seen.question);

/** Where the question stands, as a part of the result. */
export const questionResultOf = (seen: Seen): QuestionResult => ({
  question: seen.question.code,
  state: seen.finding.state,
  points: seen.finding.points,
  max_points: maxPointsOfSeen(seen),
});

/** The line that explains what the question counts. */
export const lineOf = (seen: Seen): Line => ({
  code: seen.finding.line,
  params: {
    question: seen.question.code,
    points: seen.finding.points,
    max_points: maxPointsOfSeen(seen),
    ...seen.finding.facts,
  },
});

/** What a source makes of its follow-up; null when the follow-up is asked. */
const stateAfter = (condition: AskedIf, source: Seen): QuestionState | null => {
  if (isBlank(source)) return "pending";
  if (isRefused(source)) return "source_refused";
  const { code } = source.finding;
  return code !== null && condition.in.includes(code) ? null : "closed";
};

const inherited = (
  question: Question,
  seen: ReadonlyMap<string, Seen>,
  excluded: Excluded,
): Finding | null => {
  const exclusion = excluded(question);
  if (exclusion !== null) return findingOf(exclusion, exclusion);
  if (question.asked_if === undefined) return null;
  const source = seen.get(question.asked_if.question);
  if (source === undefined) throw new Error(`${question.code} reads a later question`);
  const state = stateAfter(question.asked_if, source);
  if (state === null) return null;
  return findingOf(state, state, { facts: { source: question.asked_if.question } });
};

/** What each question holds, by code, in order; an answer counts only where its question is asked.
 *  Throws a BadAnswers. */
export const seeQuestions = (
  questions: readonly Question[],
  given: AnswersByQuestion,
  excluded: Excluded,
): ReadonlyMap<string, Seen> => {
  const seen = new Map<string, Seen>();
  for (const question of questions) {
    const answer = Object.hasOwn(given, question.code) ? given[question.code] : undefined;
    const own = findAnswer(question, answer);
    seen.set(question.code, { question, finding: inherited(question, seen, excluded) ?? own });
  }
  return seen;
};
