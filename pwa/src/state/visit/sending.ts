// Sending the visit: all that was begun is waited for, then one entry names the complete set.
import { submissionEntry, SUBMISSION_FIELD, type Edit, type Entry } from "../../domain/entry.ts";
import { entriesToSubmit } from "../../domain/fold.ts";
import { recover } from "./drafting.ts";
import type { Held } from "./held.ts";
import { settlePhotos } from "./photographing.ts";
import { write } from "./writing.ts";

/** Writes the submission; true once it is kept. */
export function submit(held: Held): Promise<boolean> {
  return closing(held, async () => {
    const entry = await write(held, { field: SUBMISSION_FIELD, make: (edit) => makeSubmission(held, edit) });
    if (entry) held.deps.announce({ kind: "submitted" });
    return entry !== null;
  });
}

/** Locks the screen, waits for all that was begun, then works in turn: nothing comes between the two. */
export async function closing<T>(held: Held, work: () => Promise<T>): Promise<T> {
  held.sending.value = true;
  try {
    await drain(held);
    return await held.inTurn(work);
  } finally {
    held.sending.value = false;
  }
}

function makeSubmission({ folding }: Held, edit: Edit): Promise<Entry> {
  const { folded, known } = folding.value;
  return submissionEntry({ ...edit, entries: entriesToSubmit(folded, known) });
}

/** Until nothing is being typed or prepared: what comes meanwhile is waited for too. Then what is shown and could
 *  not be kept before, for want of room or because it was typed in another tab. */
async function drain(held: Held): Promise<void> {
  while (held.typing.isBusy() || held.preparing.value > 0) {
    await held.typing.settleAll();
    await settlePhotos(held);
  }
  await recover(held);
}
