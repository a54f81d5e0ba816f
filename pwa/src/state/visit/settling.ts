// A disagreement is settled by an entry that says what one of its sides says, in place of all.
import { disputeAt, settlingEntry } from "../disputes.ts";
import type { Held } from "./held.ts";
import { measure } from "./placing.ts";
import { write } from "./writing.ts";

/** Keeps one side, by its entry's id; nothing when it is no longer a side. */
export function settle(held: Held, field: string, id: string): Promise<void> {
  return held.inTurn(async () => {
    const side = disputeAt(held.folding.value, field)?.sides.find((one) => one.id === id);
    if (!side) return;
    const entry = await write(held, { field, make: (edit) => settlingEntry(edit, side) });
    if (entry && side.kind === "position") await measure(held);
  });
}
