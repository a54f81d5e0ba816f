// What the volunteers sent of one visit, in order: the first sending, then each amendment with its reason. Pure.
import type { VisitDossier } from "../api/shapes.ts";

export type Sending = {
  /** Null for the first sending, which is the visit itself. */
  amends: { author: string; reason: string } | null;
  /** The day on which all of it had come; null while nobody knows. */
  day: string | null;
  /** The last vote was taken on it. */
  isDecided: boolean;
  /** It came after that vote, which did not know it. */
  isSince: boolean;
};

/** The sendings of a visit, oldest first; none before the first has come. */
export function listSendings({ submission, submitted_on, decided_submission, amendments }: VisitDossier): Sending[] {
  if (submission === null && amendments.length === 0) return [];
  const isAmendment = amendments.some((one) => one.submission === decided_submission);
  const first: Sending = { amends: null, day: submitted_on, isDecided: decided_submission !== null && !isAmendment, isSince: false };
  return [
    first,
    ...amendments.map(({ submission: name, author, reason, recorded_on, after_decision }) => ({
      amends: { author, reason },
      day: recorded_on,
      isDecided: name === decided_submission,
      isSince: after_decision,
    })),
  ];
}
