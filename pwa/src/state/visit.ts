// One visit, open on the screen: what it says, and the actions of a person. Every action is one strict transaction,
// one after the other, so that an edit always replaces what the screen showed.
import type { ReadonlySignal } from "@preact/signals";
import type { Distance } from "../domain/answers.ts";
import type { AnswerContent, PositionContent } from "../domain/entry.ts";
import type { Draft, HeldEntry } from "../store/records.ts";
import { readCorrection, type Standing } from "./correction.ts";
import type { TypedField } from "./fields.ts";
import type { ParseFault } from "./parse.ts";
import type { Reading } from "./reading.ts";
import { createTyping } from "./typing.ts";
import { answer, setFamily } from "./visit/answering.ts";
import { cancelCorrection, sendCorrection, startCorrection } from "./visit/correcting.ts";
import { commitDraft, followDrafts, keyOf, recover, saveDraft, textOf, typeText } from "./visit/drafting.ts";
import { correctionKeyOf, hold, type Held, type Subject, type VisitDeps } from "./visit/held.ts";
import { addPhoto, showPhoto } from "./visit/photographing.ts";
import { measure, setPosition } from "./visit/placing.ts";
import { submit } from "./visit/sending.ts";
import { settle } from "./visit/settling.ts";

export type VisitModel = {
  subject: Subject;
  entries: ReadonlySignal<readonly HeldEntry[]>;
  reading: ReadonlySignal<Reading>;
  distance: ReadonlySignal<Distance | null>;
  /** True while nothing may be changed: the visit is sent and not being corrected, or is being sent. */
  frozen: ReadonlySignal<boolean>;
  /** True once a submission stands, or several do. */
  sent: ReadonlySignal<boolean>;
  /** True while this person corrects what was sent. */
  correcting: ReadonlySignal<boolean>;
  /** What a sent visit still wants, and what differs from what was sent. */
  standing: ReadonlySignal<Standing>;
  /** Number of photos being prepared. */
  preparing: ReadonlySignal<number>;
  /** What is wrong with a field being typed, by draft key. */
  faults: ReadonlySignal<ReadonlyMap<string, ParseFault>>;
  /** Reads the entries again: another tab or the server brought some. */
  reload: () => Promise<void>;
  answer: (question: string, family: string | null, content: AnswerContent) => Promise<void>;
  /** What the field shows: the draft, else what the entries say. */
  textOf: (field: TypedField) => string;
  keyOf: (field: TypedField) => string;
  type: (field: TypedField, text: string) => void;
  leaveField: (field: TypedField) => Promise<void>;
  /** After a crash: each draft becomes an entry, as if its field had been left. */
  recover: () => Promise<void>;
  /** Writes the drafts: the page is about to be hidden. */
  keepDrafts: () => Promise<void>;
  /** Prepares, keeps and names a photo, one at a time; counted from the call on, before its bytes are read. */
  addPhoto: (question: string, family: string | null, bytes: ArrayBuffer | Promise<ArrayBuffer>, type: string) => Promise<void>;
  showPhoto: (first: string, present: boolean) => Promise<void>;
  setFamily: (family: string, present: boolean) => Promise<void>;
  setPosition: (content: PositionContent) => Promise<void>;
  /** Keeps one side of a disagreement, by its entry's id, in place of all; nothing when it is no longer a side. */
  settle: (field: string, side: string) => Promise<void>;
  /** Waits for what is typed and for photos being prepared, then writes the submission; true once it is kept. */
  submit: () => Promise<boolean>;
  /** Opens the answers of a sent visit again; what is changed waits here until the correction is sent. */
  startCorrection: () => Promise<void>;
  /** Forgets the correction under way: what was sent stands as it was. */
  cancelCorrection: () => Promise<void>;
  /** Writes what was changed and the amendment that names it, at once; true once it is kept. Wants a reason. */
  sendCorrection: () => Promise<boolean>;
};

/** Opens a visit over the entries and drafts read from the store. */
export function createVisit(deps: VisitDeps, subject: Subject, entries: readonly HeldEntry[], drafts: readonly Draft[]): VisitModel {
  const typing = createTyping({
    after: deps.after,
    commit: (draft) => commitDraft(held, draft),
    save: (draft) => saveDraft(held, draft),
  });
  const held: Held = { ...hold(deps, subject, entries, drafts), typing };
  void measure(held);
  return { ...signalsOf(held), ...actionsOn(held) };
}

type SignalName = "entries" | "reading" | "distance" | "frozen" | "sent" | "correcting" | "standing" | "preparing" | "faults";
type Signals = Pick<VisitModel, "subject" | SignalName>;

function signalsOf({ subject, entries, reading, distance, frozen, sent, correcting, standing, preparing, faults }: Held): Signals {
  return { subject, entries, reading, distance, frozen, sent, correcting, standing, preparing, faults };
}

/** One line an action: each is told in its own file. */
function actionsOn(held: Held): Omit<VisitModel, keyof Signals> {
  return {
    reload: () => reload(held),
    answer: (question, family, content) => answer(held, question, family, content),
    textOf: (field) => textOf(held, field),
    keyOf: (field) => keyOf(held, field),
    type: (field, text) => typeText(held, field, text),
    leaveField: (field) => held.typing.settle(keyOf(held, field)),
    recover: () => recover(held),
    keepDrafts: () => held.typing.flush(),
    addPhoto: (question, family, bytes, type) => addPhoto(held, { question, family, bytes, type }),
    showPhoto: (first, present) => showPhoto(held, first, present),
    setFamily: (family, present) => setFamily(held, family, present),
    setPosition: (content) => setPosition(held, content),
    settle: (field, side) => settle(held, field, side),
    submit: () => submit(held),
    startCorrection: () => startCorrection(held),
    cancelCorrection: () => cancelCorrection(held),
    sendCorrection: () => sendCorrection(held),
  };
}

function reload(held: Held): Promise<void> {
  const { store } = held.deps;
  return held.inTurn(async () => {
    const [entries, drafts] = await Promise.all([store.listEntries(held.subject.visit.id), store.listDrafts()]);
    followDrafts(held, drafts);
    held.entries.value = entries;
    held.staged.value = readCorrection(drafts, correctionKeyOf(held.subject));
    await measure(held);
  });
}
