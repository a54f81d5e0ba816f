// What the lists say of a visit and of what waits to be sent. Pure.
import type { HeldEntry, HeldVisit, OutboxRow } from "../store/records.ts";
import { asBegun } from "../store/rules.ts";
import { foldHeld } from "./reading.ts";
import { withSuggested } from "./suggested.ts";

/** `sending`: submitted here, not yet received; `sent`: the server has named it and everything that goes with it. */
export type Stage = "todo" | "started" | "sending" | "sent" | "decided";

export type Summary = {
  visit: HeldVisit;
  stage: Stage;
  answers: number;
  /** Entries of this device that have a receipt. */
  received: number;
  /** Who wrote what the server has not received yet. */
  unsentBy: string[];
  /** True while something of the visit waits to be sent. */
  waits: boolean;
  /** True while it is a visit begun here, with nothing in it, of which nothing has left. */
  removable: boolean;
};

/** Where a visit stands. « Sent » rests on receipts alone, never on hope. */
export function summarise(visit: HeldVisit, held: readonly HeldEntry[], outbox: readonly OutboxRow[]): Summary {
  const { known, folded } = foldHeld(held);
  const shown = withSuggested(visit, held);
  const answers = [...folded.cells.keys()].filter((field) => field.startsWith("answer/")).length;
  const received = held.filter((one) => one.receipt !== null).length;
  const unsent = held.filter(({ receipt, number }) => receipt === null && number === null);
  const unsentBy = [...new Set(unsent.map(({ entry }) => entry.author))];
  const rows = outbox.filter((row) => row.visit === visit.id);
  const removable = asBegun(visit, held, rows, []) !== null;
  return { visit: shown, answers, received, unsentBy, waits: rows.length > 0, removable, stage: stageOf(visit, held, outbox, folded.cells.get("submission")?.heads ?? [], known.size) };
}

function stageOf(visit: HeldVisit, held: readonly HeldEntry[], outbox: readonly OutboxRow[], submissions: readonly string[], count: number): Stage {
  if (visit.state === "decided") return "decided";
  if (submissions.length > 0) return hasArrived(visit.id, held, outbox, submissions) ? "sent" : "sending";
  return count > 0 ? "started" : "todo";
}

function hasArrived(visit: string, held: readonly HeldEntry[], outbox: readonly OutboxRow[], submissions: readonly string[]): boolean {
  const byId = new Map(held.map((one) => [one.entry.id, one]));
  const received = submissions.every((id) => {
    const one = byId.get(id);
    return one !== undefined && (one.receipt !== null || one.number !== null);
  });
  return received && !outbox.some((row) => row.visit === visit);
}

export type Waiting = { entries: number; photos: number; refused: OutboxRow[] };

/** What still waits, and what the server would not read. */
export function countWaiting(outbox: readonly OutboxRow[]): Waiting {
  const waiting = outbox.filter((row) => row.refusal === null);
  return {
    entries: waiting.filter((row) => row.kind === "entry").length,
    photos: waiting.filter((row) => row.kind === "photo").length,
    refused: outbox.filter((row) => row.refusal !== null),
  };
}

/** What has already left of the visits of which something still waits: how far the sending is. */
export function countSent(summaries: readonly Summary[], outbox: readonly OutboxRow[]): number {
  const waiting = new Set(outbox.filter((row) => row.refusal === null).map((row) => row.visit));
  return summaries.filter(({ visit }) => waiting.has(visit.id)).reduce((sum, { received }) => sum + received, 0);
}
