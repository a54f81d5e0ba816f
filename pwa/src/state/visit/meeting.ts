// What is given by a touch about people: a role, a pledge, a link, a commitment, a signature under what is shown.
import {
  commitmentEntry, commitmentField, interestEntry, personField, pledgeEntry, signatureEntry, type CommitmentContent,
  type PledgeContent, type Stroke,
} from "../../domain/entry.ts";
import { shownCells, shownSha256, type ShownCell } from "../../domain/shown.ts";
import type { TypedField } from "../fields.ts";
import { toWellFormed } from "../parse.ts";
import { findCommitment, findInterest, findPledge } from "../people.ts";
import { keyOf } from "./drafting.ts";
import type { Held } from "./held.ts";
import { act, refuse, write } from "./writing.ts";

/** What the visitor who holds the tablet changes of their own pledge. */
export function setPledge(held: Held, change: Partial<PledgeContent> & { version: string }): Promise<void> {
  const { person } = held.subject;
  const make = (before: PledgeContent | null) => ({ ...(before ?? { accepted: false }), ...change });
  return act(held, {
    field: personField("pledge", person),
    make: (edit) => pledgeEntry({ ...edit, person, content: make(findPledge(held.folding.value, person)) }),
  });
}

/** A link of the visitor who holds the tablet with the outlet, or that there is none; what it is, is typed after. */
export async function setInterest(held: Held, declared: boolean): Promise<void> {
  const { person } = held.subject;
  await settleTyped(held, { kind: "interest", question: person, family: null });
  await act(held, {
    field: personField("interest", person),
    make: (edit) => {
      const said = findInterest(held.folding.value, person)?.text ?? "";
      return interestEntry({ ...edit, person, content: { declared, text: declared ? said : "" } });
    },
  });
}

/** Adds an empty commitment, to be filled in its place; gives its id, null when it could not be kept. */
export function addCommitment(held: Held): Promise<string | null> {
  const content = { text: "", criterion: null, due_on: null, present: true };
  return held.inTurn(async () => {
    const entry = await write(held, { field: "commitment", replaces: [], make: (edit) => commitmentEntry({ ...edit, content }) });
    return entry?.id ?? null;
  });
}

/** Changes a commitment: its criterion, or whether it stands. What is being typed of it is kept first. */
export async function changeCommitment(held: Held, first: string, change: Partial<CommitmentContent>): Promise<void> {
  for (const kind of ["commitment", "due"] as const) await settleTyped(held, { kind, question: first, family: null });
  await held.inTurn(async () => {
    const content = findCommitment(held.folding.value, first);
    if (content === null) return;
    await write(held, { field: commitmentField(first), make: (edit) => commitmentEntry({ ...edit, first, content: { ...content, ...change } }) });
  });
}

/** What the person who signs is shown, and its hash. */
export type Shown = { cells: readonly ShownCell[]; sha256: string };

/** What would be signed now. */
export async function readShown({ shown, subject }: Held): Promise<Shown> {
  const { folded, known } = shown.value;
  const cells = shownCells(folded, known);
  return { cells, sha256: await shownSha256(subject.visit.id, cells) };
}

/** `signer`: who signs again, null for someone new. `seen`: the hash of what the screen showed them. */
export type Signing = { signer: string | null; name: string; refused: boolean; strokes: readonly Stroke[] | null; seen: string };

/** Writes a signature, or the refusal to sign; false when it could not be kept, or when what was shown is no longer so. */
export async function sign(held: Held, { signer, name, refused, strokes, seen }: Signing): Promise<boolean> {
  await held.typing.settleAll();
  return held.inTurn(async () => {
    const { sha256 } = await readShown(held);
    if (sha256 !== seen) {
      refuse(held, "shown-changed");
      return false;
    }
    const content = { name: toWellFormed(name).trim(), shown_sha256: sha256, refused, ...(strokes === null ? {} : { strokes }) };
    const place = signer === null ? { field: "signature", replaces: [] } : { field: personField("signature", signer) };
    return (await write(held, { ...place, make: (edit) => signatureEntry({ ...edit, person: signer ?? edit.id, content }) })) !== null;
  });
}

/** What is being typed in a field becomes its entry before the next one on the same cell is made. */
function settleTyped(held: Held, field: TypedField): Promise<void> {
  return held.typing.settle(keyOf(held, field));
}
