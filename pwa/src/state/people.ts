// What the entries of a visit say of people: who visits and what each has given, what the person visited says, commits
// to and signs. The person visited has no account: the id of the visit stands for them where there is one cell (their
// word); each signer is named by the id of their first signature, as a photo is. Pure.
import {
  commitmentField, personField, type CommitmentContent, type Entry, type InterestContent, type PledgeContent,
  type SignatureContent,
} from "../domain/entry.ts";
import { headsOf, settledHead } from "../domain/fold.ts";
import type { Folding } from "./reading.ts";

/** The pledge of a person, null when none is given or two of them differ. */
export function findPledge({ folded, known }: Folding, person: string): PledgeContent | null {
  const head = settledHead(folded, known, personField("pledge", person));
  return head?.kind === "pledge" ? head.content : null;
}

/** The link that a person declares, or that there is none; null when nothing is said, or two things. */
export function findInterest({ folded, known }: Folding, person: string): InterestContent | null {
  const head = settledHead(folded, known, personField("interest", person));
  return head?.kind === "interest" ? head.content : null;
}

/** The word in a person's cell; empty when there is none, or two that differ. */
export function findWord({ folded, known }: Folding, person: string): string {
  const head = settledHead(folded, known, personField("word", person));
  return head?.kind === "word" ? head.content.text : "";
}

/** Words kept in other cells than that of the person visited, empty ones left out. */
export function listOtherWords(folding: Folding, visited: string): { author: string; text: string }[] {
  return headsIn(folding, "word").flatMap((head) =>
    head.kind === "word" && head.field !== personField("word", visited) && head.content.text !== "" ? [{ author: head.author, text: head.content.text }] : [],
  );
}

/** A commitment by the id of its first entry; the first side where two differ, null when there is none. */
export function findCommitment({ folded, known }: Folding, first: string): CommitmentContent | null {
  const head = headsOf(folded, known, commitmentField(first))[0];
  return head?.kind === "commitment" ? head.content : null;
}

export type HeldCommitment = { first: string; content: CommitmentContent };

/** The commitments that stand, in the order they were taken; withdrawn ones are left out. */
export function listCommitments(folding: Folding): HeldCommitment[] {
  return fieldsOf(folding, "commitment").flatMap((field) => {
    const first = field.slice(commitmentField("").length);
    const content = findCommitment(folding, first);
    return content?.present === true ? [{ first, content }] : [];
  });
}

export type HeldSignature = { signer: string; content: SignatureContent; author: string; at_ms: number };

/** Signatures and refusals to sign, in the order of their signers; both where two of one signer differ. */
export function listSignatures(folding: Folding): HeldSignature[] {
  return headsIn(folding, "signature").flatMap((head) =>
    head.kind === "signature"
      ? [{ signer: head.field.slice(personField("signature", "").length), content: head.content, author: head.author, at_ms: head.device_time }]
      : [],
  );
}

/** True when what is shown now is not what was signed; a refusal signs nothing. */
export function isModifiedSince({ content }: HeldSignature, shown_sha256: string): boolean {
  return !content.refused && content.shown_sha256 !== shown_sha256;
}

export type Visitor = { person: string; pledge: PledgeContent | null; interest: InterestContent | null };

/** Who visits and what each has given: those planned, and all who wrote. */
export function listVisitors(folding: Folding, planned: readonly string[]): Visitor[] {
  const wrote = [...folding.folded.applied].map((id) => folding.known.get(id)?.author).filter((author) => author !== undefined);
  return [...new Set([...planned, ...wrote.sort()])].map((person) => ({ person, pledge: findPledge(folding, person), interest: findInterest(folding, person) }));
}

export type Ungiven = { pledge: readonly string[]; interest: readonly string[]; signature: boolean };

/** What is not given yet: by whom, and whether nobody was asked to sign. Nothing here forbids sending. */
export function listUngiven(folding: Folding, planned: readonly string[]): Ungiven {
  const visitors = listVisitors(folding, planned);
  return {
    pledge: visitors.filter(({ pledge }) => pledge?.accepted !== true).map(({ person }) => person),
    interest: visitors.filter(({ interest }) => interest === null).map(({ person }) => person),
    signature: fieldsOf(folding, "signature").length === 0,
  };
}

export type Met = { commitments: number; hasWord: boolean; signatures: number; refusals: number };

/** How far the meeting with the person visited is. */
export function readMeeting(folding: Folding): Met {
  const signatures = listSignatures(folding);
  const refusals = signatures.filter(({ content }) => content.refused).length;
  return {
    commitments: listCommitments(folding).length,
    hasWord: headsIn(folding, "word").some((head) => head.kind === "word" && head.content.text !== ""),
    signatures: signatures.length - refusals,
    refusals,
  };
}

function fieldsOf({ folded }: Folding, kind: "word" | "signature" | "commitment"): string[] {
  return [...folded.cells.keys()].filter((field) => field.startsWith(`${kind}/`)).sort();
}

function headsIn(folding: Folding, kind: "word" | "signature"): Entry[] {
  return fieldsOf(folding, kind).flatMap((field) => headsOf(folding.folded, folding.known, field));
}
