// What the answers to a question may be, and what they are worth (design 3).
// Twin of criteria/question.py, on the cases of criteria/cases/score.json.
import type { Charter, Question } from "./charter.ts";

/** Every question of the grid in the order in which it is asked: gates, then criteria. */
export const listGridQuestions = (charter: Charter): readonly Question[] =>
  [...(charter.grid.gates ?? []), ...charter.grid.criteria].flatMap((judged) => judged.questions);

/** The codes an answer may have; none for a kind that is not answered by a code. */
export const codesOf = (question: Question): readonly string[] => {
  switch (question.kind) {
    case "yes_no":
      return question.partly === undefined ? ["yes", "no"] : ["yes", "partly", "no"];
    case "choice":
      return (question.choices ?? []).map((choice) => choice.code);
    case "distance":
      return ["inside", "outside"];
    default:
      return [];
  }
};

/** The most points an answer to the question may give. */
export const maxPointsOf = (question: Question): number => {
  switch (question.kind) {
    case "choice":
      return Math.max(0, ...(question.choices ?? []).map((choice) => choice.points ?? 0));
    case "number":
    case "share":
      return Math.max(0, ...(question.bands ?? []).map((band) => band.points));
    default:
      return question.points ?? 0;
  }
};

/** The points of an answer by code; a *partly* is worth half of a yes. */
export const pointsOfCode = (question: Question, code: string): number => {
  if (question.kind === "choice") {
    return question.choices?.find((choice) => choice.code === code)?.points ?? 0;
  }
  const points = question.points ?? 0;
  if (question.kind === "yes_no" && code === "partly") return points / 2;
  return code === "yes" || code === "inside" ? points : 0;
};

/** The points of the highest band that `amount / over` reaches, 0 under the first. */
export const pointsOfAmount = (question: Question, amount: number, over: number): number =>
  (question.bands ?? []).filter((band) => amount >= band.at_least * over).at(-1)?.points ?? 0;
