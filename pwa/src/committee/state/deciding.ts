// Whether an outlet's visit can be voted on now, and what to send when it is. Pure.
import type { DecisionDraft, Dossier, RevocationDraft, VisitDossier } from "../api/shapes.ts";
import { findDatesFault, isDay, type DatesFault } from "./days.ts";
import { NO_VOTES, toVotes, type VotesDraft } from "./votes.ts";

/** Why no vote can be recorded; null when one can. */
export type VoteBar = "no-visit" | "disagreement";

/** What stands in the way of a vote on this outlet. */
export function findVoteBar(dossier: Dossier): VoteBar | null {
  const visit = visitToDecide(dossier);
  if (visit === null) return "no-visit";
  return visit.disagreements.length > 0 ? "disagreement" : null;
}

/** The submitted visit that waits for a decision, or null. */
export function visitToDecide({ visits }: Dossier): (VisitDossier & { submission: string }) | null {
  const visit = visits.find(({ state, submission, trial }) => state === "submitted" && submission !== null && !trial);
  return visit?.submission == null ? null : { ...visit, submission: visit.submission };
}

/** The visit that the dossier is about: the one to vote on, else the newest. */
export function visitToShow(dossier: Dossier): VisitDossier | null {
  return visitToDecide(dossier) ?? dossier.visits[0] ?? null;
}

/** A decision as it is typed; empty dates and reasons are empty text. */
export type DecisionForm = {
  votes: VotesDraft;
  decided_on: string;
  starts_on: string;
  ends_on: string;
  reasons: string;
};

export const LONGEST_REASONS = 5000;

/** A form with nothing typed: decided today, in force today, without end. */
export function blankDecision(today: string, votes: VotesDraft = NO_VOTES): DecisionForm {
  return { votes, decided_on: today, starts_on: today, ends_on: "", reasons: "" };
}

export type FormFaults = { votes: boolean; dates: DatesFault | null; reasons: boolean };

/** What is wrong with the form; null when nothing is. */
export function findFormFaults(form: DecisionForm, today: string): FormFaults | null {
  const faults = { votes: toVotes(form.votes) === null, dates: findDatesFault(form, today), reasons: !hasText(form.reasons) };
  return faults.votes || faults.dates !== null || faults.reasons ? faults : null;
}

/** What is sent, or null while the form has faults. */
export function toDecisionDraft(form: DecisionForm, outlet: string, submission: string, today: string): DecisionDraft | null {
  const votes = toVotes(form.votes);
  if (votes === null || findFormFaults(form, today) !== null) return null;
  const { decided_on, starts_on, ends_on, reasons } = form;
  return { outlet, submission, votes, decided_on, starts_on, ends_on: ends_on === "" ? null : ends_on, reasons: tidied(reasons) };
}

/** The end of a convention as it is typed. */
export type RevocationForm = { votes: VotesDraft; decided_on: string; effective_on: string; reasons: string };

/** A form with nothing typed: decided today, effective today. */
export function blankRevocation(today: string, votes: VotesDraft = NO_VOTES): RevocationForm {
  return { votes, decided_on: today, effective_on: today, reasons: "" };
}

export type RevocationFaults = { votes: boolean; decided_on: DatesFault | null; effective_on: boolean; reasons: boolean };

/** What is wrong with the form; null when nothing is. */
export function findRevocationFaults(form: RevocationForm, today: string): RevocationFaults | null {
  const dates = findDatesFault({ decided_on: form.decided_on, starts_on: form.decided_on, ends_on: "" }, today);
  const faults = {
    votes: toVotes(form.votes) === null,
    decided_on: dates,
    effective_on: !isDay(form.effective_on) || form.effective_on < form.decided_on,
    reasons: !hasText(form.reasons),
  };
  return faults.votes || dates !== null || faults.effective_on || faults.reasons ? faults : null;
}

/** What is sent, or null while the form has faults. */
export function toRevocationDraft(form: RevocationForm, outlet: string, today: string): RevocationDraft | null {
  const votes = toVotes(form.votes);
  if (votes === null || findRevocationFaults(form, today) !== null) return null;
  return { outlet, votes, decided_on: form.decided_on, effective_on: form.effective_on, reasons: tidied(form.reasons) };
}

function hasText(text: string): boolean {
  return tidied(text) !== "";
}

function tidied(text: string): string {
  return text.trim().normalize("NFC");
}
