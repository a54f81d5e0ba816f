// Correcting what was sent: edits wait here, and leave with the amendment that names them or not at all.
import { amendmentEntry, SUBMISSION_FIELD, type Entry } from "../../domain/entry.ts";
import { entryRefusal } from "../../domain/entry-check.ts";
import { entriesToSubmit } from "../../domain/fold.ts";
import { photosOf, REASON_FIELD } from "../correction.ts";
import { toWellFormed } from "../parse.ts";
import { announceFailure, keyOf, setFault } from "./drafting.ts";
import { correctionKeyOf, type Held } from "./held.ts";
import { measure } from "./placing.ts";
import { closing } from "./sending.ts";
import { editOf, headsAt, keep, refuse, stage } from "./writing.ts";

/** Opens the answers of a sent visit again. */
export function startCorrection(held: Held): Promise<void> {
  return held.inTurn(async () => {
    if (!held.sent.value || held.staged.value !== null) return;
    if (await stage(held, [], [])) await measure(held);
  });
}

/** Forgets the correction under way: what was sent stands as it was. */
export function cancelCorrection(held: Held): Promise<void> {
  return closing(held, async () => {
    const keys = [correctionKeyOf(held.subject), ...held.typed.keys()];
    for (const key of keys) announceFailure(held, await held.deps.store.removeDraft(key));
    held.typed.clear();
    held.faults.value = new Map();
    await endCorrection(held);
  });
}

/** Writes what was changed and the amendment that names it, at once; true once it is kept. Wants a reason. */
export function sendCorrection(held: Held): Promise<boolean> {
  return closing(held, async () => {
    const reason = readReason(held);
    if (reason === "" || !held.correcting.value) return false;
    if (!(await keepAmendment(held, reason))) return false;
    held.typed.delete(keyOf(held, REASON_FIELD));
    await endCorrection(held);
    return true;
  });
}

/** The reason typed, without spaces around it; one that is missing is said in its field. */
function readReason(held: Held): string {
  const key = keyOf(held, REASON_FIELD);
  const reason = toWellFormed(held.typed.get(key)?.text ?? "").trim();
  setFault(held, key, reason === "" ? "reason-missing" : null);
  return reason;
}

async function keepAmendment(held: Held, reason: string): Promise<boolean> {
  const made = held.staged.value ?? [];
  const amendment = await makeAmendment(held, reason);
  if (entryRefusal(amendment) !== null) {
    refuse(held, "entry-misshapen");
    return false;
  }
  const drafts = [keyOf(held, REASON_FIELD), correctionKeyOf(held.subject)];
  return keep(held, [...made, amendment], { photos: photosOf(made), drafts, said: { kind: "amended" } });
}

function makeAmendment(held: Held, reason: string): Promise<Entry> {
  const { folded, known } = held.folding.value;
  return amendmentEntry({ ...editOf(held, headsAt(held, SUBMISSION_FIELD)), entries: entriesToSubmit(folded, known), reason });
}

async function endCorrection(held: Held): Promise<void> {
  held.staged.value = null;
  await measure(held);
}
