// What scoring answers: verdicts, tier and rates, with the lines that explain them, as data.
// The JSON of these types is the same, field for field, as that of criteria/result.py.

export type Verdict = "met" | "not_met" | "not_assessable" | "not_applicable";

/** `pending`: the question it hangs on has no answer yet. `closed`: that one was answered otherwise,
 *  or is itself not asked. `source_refused`: that one was refused or not observed. */
export type QuestionState =
  | "answered"
  | "unanswered"
  | "disputed"
  | "pending"
  | "refused"
  | "not_observed"
  | "source_refused"
  | "not_applicable"
  | "closed"
  | "not_for_kind"
  | "not_for_family";

export type FamilyState = "rated" | "to_confirm" | "not_admitted" | "no_rate";

export type Params = Readonly<Record<string, string | number>>;

/** One line of explanation: which fact or rule, and its parameters. */
export type Line = { readonly code: string; readonly params: Params };

/** Where a question stands; `max_points` is 0 when it leaves both sides. */
export type QuestionResult = {
  readonly question: string;
  readonly state: QuestionState;
  readonly points: number;
  readonly max_points: number;
};

/** `secured`: met whatever is still answered. `possible`: it may still be met. */
export type CriterionResult = {
  readonly code: string;
  readonly verdict: Verdict;
  readonly points: number;
  readonly max_points: number;
  readonly answered: number;
  readonly secured: boolean;
  readonly possible: boolean;
  readonly questions: readonly QuestionResult[];
  readonly explanation: readonly Line[];
};

/** `reason` is the line that settles the state. */
export type FamilyResult = {
  readonly code: string;
  readonly class: string | null;
  readonly percent: number | null;
  readonly state: FamilyState;
  readonly reason: Line;
  readonly questions: readonly QuestionResult[];
  readonly explanation: readonly Line[];
};

/** `secured` <= criteria met in the end <= `possible`, whatever is still answered. */
export type Result = {
  readonly criteria: readonly CriterionResult[];
  readonly gates: readonly CriterionResult[];
  readonly criteria_met: number;
  readonly secured: number;
  readonly possible: number;
  readonly eligible: boolean;
  readonly tier: string | null;
  readonly families: readonly FamilyResult[];
  readonly explanation: readonly Line[];
};
