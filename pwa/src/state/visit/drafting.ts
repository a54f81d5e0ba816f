// What is being typed: one draft a field, kept a moment behind the fingers, that becomes an entry when the typing ends.
import { untracked } from "@preact/signals";
import type { Draft } from "../../store/records.ts";
import type { Saved } from "../../store/store.ts";
import { toAnnouncement } from "../announce.ts";
import { cellOf, draftKey, readField, writeField, type TypedField } from "../fields.ts";
import type { ParseFault } from "../parse.ts";
import { saidIn, toBecame, type Became } from "./becoming.ts";
import type { Held } from "./held.ts";
import { headsAt, write } from "./writing.ts";

/** The key of the field's draft. */
export function keyOf({ subject }: Held, field: TypedField): string {
  return draftKey(subject.visit.id, subject.person, field);
}

/** The draft of the field, else what the entries say. Who asks watches the question's own signal, not the whole visit. */
export function textOf(held: Held, field: TypedField): string {
  return held.typed.get(keyOf(held, field))?.text ?? untracked(() => saidIn(held, field));
}

/** One keystroke: the text as it stands now, over what the field showed when the typing began. */
export function typeText(held: Held, field: TypedField, text: string): void {
  const { visit, person } = held.subject;
  const key = keyOf(held, field);
  const replaces = [...(held.typed.get(key)?.replaces ?? headsAt(held, cellOf(field, person)))];
  const draft = { key, visit: visit.id, author: person, field: writeField(field), text, replaces, changed_at_ms: held.deps.now() };
  held.typed.set(key, draft);
  held.typing.typed(draft);
}

/** Each draft becomes an entry, as if its field had been left. */
export async function recover(held: Held): Promise<void> {
  for (const draft of [...held.typed.values()]) await commitDraft(held, draft);
}

/** Another tab may have gone on with what it types, or ended it: what nobody typed here follows it. */
export function followDrafts({ typed, recalled }: Held, stored: readonly Draft[]): void {
  for (const [key, draft] of typed) {
    if (!recalled.delete(draft)) continue;
    const now = stored.find((one) => one.key === key);
    if (now) recalled.add(now);
    if (now) typed.set(key, now);
    else typed.delete(key);
  }
}

/** Ends a draft, in its turn: an entry, nothing when it says nothing new; what is not yet an answer stays a draft. */
export function commitDraft(held: Held, draft: Draft): Promise<void> {
  return held.inTurn(async () => {
    const became = toBecame(held, readField(draft.field), draft.text);
    setFault(held, draft.key, became.kind === "unfinished" ? became.fault : null);
    if (became.kind === "unchanged") await dropDraft(held, draft);
    else if (became.kind === "unfinished") await saveDraft(held, draft);
    else await writeDraft(held, draft, became.make);
  });
}

/** Keeps the text as it stands, for after a crash. */
export async function saveDraft(held: Held, draft: Draft): Promise<void> {
  announceFailure(held, await held.deps.store.saveDraft(draft));
}

/** A write that nobody asked for is announced only when it fails. */
export function announceFailure({ deps }: Held, saved: Saved): void {
  if (saved.kind !== "saved") deps.announce(toAnnouncement(saved));
}

/** Says what is wrong with a field, or no longer. */
export function setFault({ faults }: Held, key: string, fault: ParseFault | null): void {
  if ((faults.value.get(key) ?? null) === fault) return;
  const others = [...faults.value].filter(([one]) => one !== key);
  faults.value = new Map(fault === null ? others : [...others, [key, fault]]);
}

async function dropDraft(held: Held, draft: Draft): Promise<void> {
  await held.deps.store.removeDraft(draft.key);
  forget(held, draft, null);
}

async function writeDraft(held: Held, draft: Draft, make: Extract<Became, { kind: "entry" }>["make"]): Promise<void> {
  const { key } = draft;
  const replaces = held.typed.get(key)?.replaces ?? draft.replaces;
  const entry = await write(held, { field: cellOf(readField(draft.field), held.subject.person), replaces, drafts: [key], make });
  if (entry) forget(held, draft, entry.id);
  else await held.deps.store.saveDraft(draft);
}

/** The draft is over, unless more was typed meanwhile: that goes on from the entry just written. */
function forget({ typed, typing }: Held, draft: Draft, written: string | null): void {
  const newer = typed.get(draft.key);
  if (!newer || newer.text === draft.text) return void typed.delete(draft.key);
  const rebased = written === null ? newer : { ...newer, replaces: [written] };
  typed.set(draft.key, rebased);
  typing.typed(rebased);
}
