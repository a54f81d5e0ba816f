// One visit, open on the screen: what it says, and the actions of a person. Every action is one strict transaction,
// one after the other, so that an edit always replaces what the screen showed.
import type { ReadonlySignal } from "@preact/signals";
import type { Distance } from "../domain/answers.ts";
import type { AnswerContent, CommitmentContent, PledgeContent, PositionContent } from "../domain/entry.ts";
import type { Draft, HeldEntry } from "../store/records.ts";
import { readCorrection, type Standing } from "./correction.ts";
import type { TypedField } from "./fields.ts";
import type { ParseFault } from "./parse.ts";
import type { ViewOf } from "./question-views.ts";
import type { Reading } from "./reading.ts";
import type { Stop } from "./stops.ts";
import { createTyping } from "./typing.ts";
import { addFamilies, answer, setFamily } from "./visit/answering.ts";
import { cancelCorrection, sendCorrection, startCorrection } from "./visit/correcting.ts";
import { commitDraft, followDrafts, keyOf, recover, saveDraft, textOf, typeText } from "./visit/drafting.ts";
import { correctionKeyOf, hold, type Held, type Subject, type VisitDeps } from "./visit/held.ts";
import { addCommitment, changeCommitment, readShown, setInterest, setPledge, sign, type Shown, type Signing } from "./visit/meeting.ts";
import { addPhoto, showPhoto, type NotKept } from "./visit/photographing.ts";
import { isPastDay, setPaper } from "./visit/papering.ts";
import { measure, setPosition } from "./visit/placing.ts";
import { submit } from "./visit/sending.ts";
import { settle } from "./visit/settling.ts";

export type VisitModel = {
  subject: Subject;
  entries: ReadonlySignal<readonly HeldEntry[]>;
  reading: ReadonlySignal<Reading>;
  /** What the entries say of one question: the signal of a question changes only when its own entries do. */
  viewOf: ViewOf;
  /** Everything asked now, in the order in which it is met. */
  stops: ReadonlySignal<readonly Stop[]>;
  distance: ReadonlySignal<Distance | null>;
  /** True while nothing may be changed: the visit is sent and not being corrected, or is being sent. */
  frozen: ReadonlySignal<boolean>;
  /** True once a submission stands, or several do. */
  sent: ReadonlySignal<boolean>;
  /** False while the caisse hides points and verdicts: until the visit is sent. */
  showsScore: ReadonlySignal<boolean>;
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
  /** Prepares, keeps and names a photo, one at a time; counted from the call on, before its bytes are read. No question:
   *  the place as a whole. Gives why it was not kept, null when it was. */
  addPhoto: (question: string | null, family: string | null, bytes: ArrayBuffer | Promise<ArrayBuffer>, type: string) => Promise<NotKept>;
  showPhoto: (first: string, present: boolean) => Promise<void>;
  setFamily: (family: string, present: boolean) => Promise<void>;
  /** Says that these families are sold here: one entry each, kept together or not at all. */
  addFamilies: (families: readonly string[]) => Promise<void>;
  setPosition: (content: PositionContent) => Promise<void>;
  /** Changes the pledge of who holds the tablet: it, or their role; the rest of it stays. */
  setPledge: (change: Partial<PledgeContent> & { version: string }) => Promise<void>;
  /** Says that who holds the tablet has a link with the outlet, or none. */
  setInterest: (declared: boolean) => Promise<void>;
  /** Adds an empty commitment; gives the id of its first entry. */
  addCommitment: () => Promise<string | null>;
  /** Changes a commitment, by the id of its first entry. */
  changeCommitment: (first: string, change: Partial<CommitmentContent>) => Promise<void>;
  /** What a person who signed now would be shown, and its hash. */
  readShown: () => Promise<Shown>;
  /** Keeps a signature or a refusal to sign; false when it could not, or when what was shown has changed meanwhile. */
  sign: (signing: Signing) => Promise<boolean>;
  /** Says that the visit was made on paper on that day ("YYYY-MM-DD"), or null: that it was not. */
  setPaper: (visited_on: string | null) => Promise<void>;
  /** True for a day ("YYYY-MM-DD") that has come, in the caisse's time zone. */
  isPast: (day: string) => boolean;
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

type SignalName = "entries" | "reading" | "viewOf" | "stops" | "distance" | "frozen" | "sent" | "showsScore" | "correcting" | "standing" | "preparing" | "faults";
type Signals = Pick<VisitModel, "subject" | SignalName>;

function signalsOf({ subject, entries, reading, viewOf, stops, distance, frozen, sent, showsScore, correcting, standing, preparing, faults }: Held): Signals {
  return { subject, entries, reading, viewOf, stops, distance, frozen, sent, showsScore, correcting, standing, preparing, faults };
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
    addFamilies: (families) => addFamilies(held, families),
    setPosition: (content) => setPosition(held, content),
    setPledge: (change) => setPledge(held, change),
    setInterest: (declared) => setInterest(held, declared),
    addCommitment: () => addCommitment(held),
    changeCommitment: (first, change) => changeCommitment(held, first, change),
    readShown: () => readShown(held),
    sign: (signing) => sign(held, signing),
    isPast: (day) => isPastDay(day, held.deps.today()),
    setPaper: (visited_on) => setPaper(held, visited_on),
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
