// One visit, open on the screen: what it says, and the actions of a person. Every action is one strict transaction,
// one after the other, so that an edit always replaces what the screen showed.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Caisse } from "../api/shapes.ts";
import type { Distance } from "../domain/answers.ts";
import type { Charter } from "../domain/charter.ts";
import {
  amendmentEntry, answerEntry, answerField, entrySha256, familyEntry, familyField, noteEntry, openingEntry, OPENING_FIELD, photoEntry,
  photoField, positionEntry, POSITION_FIELD, submissionEntry, SUBMISSION_FIELD, type AnswerContent, type Edit, type Entry,
  type PositionContent,
} from "../domain/entry.ts";
import { entryRefusal } from "../domain/entry-check.ts";
import { entriesToSubmit, settledHead } from "../domain/fold.ts";
import type { DistanceM } from "../domain/perimeter.ts";
import type { Draft, HeldEntry, HeldVisit } from "../store/records.ts";
import { toHeld } from "../store/rules.ts";
import type { Store } from "../store/store.ts";
import { toAnnouncement, type Announce, type Announcement } from "./announce.ts";
import { findQuestion } from "./charters.ts";
import {
  correctionKey, findStanding, isCorrection, photosOf, readCorrection, REASON_FIELD, writeCorrection, type Standing,
} from "./correction.ts";
import { disputeAt, settlingEntry } from "./disputes.ts";
import { measureDistance } from "./distance.ts";
import { cellOf, draftKey, readField, writeField, type TypedField } from "./fields.ts";
import { parseTyped, toTyped, toWellFormed, type ParseFault } from "./parse.ts";
import { keepPhoto, type Prepare } from "./photos.ts";
import {
  findPosition, foldHeld, foldSent, givenAnswer, headIds, isFrozen, parkedOf, readVisit, type Folding, type Reading,
} from "./reading.ts";
import { createTyping } from "./typing.ts";

export type VisitDeps = {
  store: Store;
  prepare: Prepare;
  loadDistanceM: () => Promise<DistanceM>;
  now: () => number;
  newId: () => string;
  /** Today's civil date in the caisse's time zone, "YYYY-MM-DD". */
  today: () => string;
  after: (delay_ms: number, then: () => void) => () => void;
  announce: Announce;
  /** Called after each write: something waits to be sent. */
  onWritten: () => void;
};

export type Subject = { visit: HeldVisit; charter: Charter; caisse: Caisse; person: string; device: string };

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

/** `late`: begun before the visit was sent, so kept even after; it changes nothing until an amendment names it. */
type Action = { late?: boolean; field: string; replaces?: readonly string[]; photos?: string[]; drafts?: string[]; make: (edit: Edit) => Entry | Promise<Entry> };

/** Opens a visit over the entries and drafts read from the store. */
export function createVisit(deps: VisitDeps, subject: Subject, held: readonly HeldEntry[], drafts: readonly Draft[]): VisitModel {
  const { store, announce } = deps;
  const { visit, charter, caisse, person, device } = subject;
  const entries: Signal<readonly HeldEntry[]> = signal(held);
  const distance = signal<Distance | null>(null);
  const preparing = signal(0);
  const faults = signal<ReadonlyMap<string, ParseFault>>(new Map());
  const typed = new Map(drafts.filter((draft) => !isCorrection(draft)).map((draft) => [draft.key, draft]));
  const correction = correctionKey(visit.id, person);
  const staged: Signal<readonly Entry[] | null> = signal(readCorrection(drafts, correction));
  const folding = computed<Folding>(() => foldHeld(entries.value, staged.value ?? []));
  const shown = computed<Folding>(() => (staged.value === null ? foldSent(folding.value, parkedOf(entries.value)) : folding.value));
  const standing = computed(() =>
    findStanding(folding.value, parkedOf(entries.value), new Set((staged.value ?? []).map(({ id }) => id))),
  );
  const reading = computed(() =>
    readVisit(shown.value, { charter, kind: visit.outlet?.kind ?? "", distance: distance.value, day: deps.today() }),
  );
  const sent = computed(() => isFrozen(folding.value));
  const sending = signal(false);
  const correcting = computed(() => sent.value && staged.value !== null);
  const frozen = computed(() => (sent.value && !correcting.value) || sending.value);
  let queue: Promise<unknown> = Promise.resolve();
  let photos: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
  const heads = (field: string): readonly string[] => headIds(folding.value.folded, field);
  const editOf = (replaces: readonly string[]): Edit => ({
    id: deps.newId(), visit: visit.id, author: person, device, device_time: deps.now(), replaces,
  });

  /** The first thing written says what was planned: outlet, charter, essai. */
  const openingIfNone = (): Entry[] => {
    if (heads(OPENING_FIELD).length > 0) return [];
    const { outlet, trial } = visit;
    const content = { outlet: outlet?.id ?? null, suggested: null, charter: visit.charter ?? "", trial, paper: false };
    return [openingEntry({ ...editOf([]), content })];
  };
  const write = async ({ late = false, field, replaces, photos: named = [], drafts: ended = [], make }: Action): Promise<Entry | null> => {
    if (sent.value && !correcting.value && !late) return refuse("visit-frozen");
    const opening = openingIfNone();
    const entry = await make(editOf(replaces ?? heads(field)));
    if (entryRefusal(entry) !== null) return refuse("entry-misshapen");
    if (correcting.value) return (await stage([...opening, entry], ended)) ? entry : null;
    const said: Announcement = sent.value ? { kind: "problem", slug: "photo-after-sending" } : { kind: "saved" };
    return (await keep([...opening, entry], named, ended, said)) ? entry : null;
  };
  /** Entries that leave now, in one transaction. */
  const keep = async (made: readonly Entry[], named: string[], ended: string[], said: Announcement): Promise<boolean> => {
    const signed = await Promise.all(made.map(async (one) => ({ entry: one, sha256: await entrySha256(one) })));
    const saved = await store.addEntries({ entries: signed, photos: named, drafts: ended });
    announce(saved.kind === "saved" ? said : toAnnouncement(saved));
    if (saved.kind !== "saved") return false;
    entries.value = [...entries.value, ...signed.map(toHeld)];
    deps.onWritten();
    return true;
  };
  /** Entries that wait for the amendment; a draft ended a moment later says only what is already there. */
  const stage = async (made: readonly Entry[], ended: readonly string[]): Promise<boolean> => {
    const next = [...(staged.value ?? []), ...made];
    const saved = await store.saveDraft(writeCorrection(visit.id, person, next, deps.now()));
    announce(toAnnouncement(saved));
    if (saved.kind !== "saved") return false;
    staged.value = next;
    for (const key of ended) await store.removeDraft(key);
    return true;
  };
  const refuse = (slug: string): null => {
    announce({ kind: "problem", slug });
    return null;
  };
  const act = (action: Action): Promise<void> =>
    inTurn(async () => {
      await write(action);
    });

  const measure = async (): Promise<void> => {
    const position = findPosition(shown.value);
    if (!position) return void (distance.value = null);
    const distanceM = await deps.loadDistanceM().catch(() => null);
    if (!distanceM) return void refuse("distance-not-loaded");
    distance.value = measureDistance(charter, caisse.territory, position.content, distanceM);
  };

  // Typed text ------------------------------------------------------------------------------------------------------
  const setFault = (key: string, fault: ParseFault | null): void => {
    const next = new Map(faults.value);
    if (fault === null) next.delete(key);
    else next.set(key, fault);
    faults.value = next;
  };
  /** What the draft becomes: an entry, nothing new, or not yet anything. */
  const contentOf = (field: TypedField, text: string): { make: (edit: Edit) => Entry } | { fault: ParseFault | null } | "unchanged" => {
    const { question, family } = field;
    if (field.kind === "reason") return { fault: null };
    if (text === said(field)) return "unchanged";
    if (field.kind === "note") return { make: (edit) => noteEntry({ ...edit, question, content: { text: toWellFormed(text) } }) };
    const given = givenAnswer(reading.value, question, family);
    if (field.kind === "special") {
      if (given === null || !("special" in given)) return "unchanged";
      const content = { special: given.special, note: toWellFormed(text) };
      return { make: (edit) => answerEntry({ ...edit, question, family, content }) };
    }
    const asked = findQuestion(charter, question);
    const parsed = asked ? parseTyped(asked, text) : { kind: "unfinished" as const };
    if (parsed.kind !== "answer") return { fault: parsed.kind === "invalid" ? parsed.fault : null };
    if ("cleared" in parsed.content && given === null && heads(answerField(question, family)).length === 0) return "unchanged";
    return { make: (edit) => answerEntry({ ...edit, question, family, content: parsed.content }) };
  };
  const said = ({ kind, question, family }: TypedField): string => {
    const { known, folded } = shown.value;
    if (kind === "reason") return "";
    if (kind === "note") {
      const head = settledHead(folded, known, cellOf({ kind, question, family }, person));
      return head?.kind === "note" ? head.content.text : "";
    }
    const given = givenAnswer(reading.value, question, family);
    if (kind === "special") return given !== null && "special" in given ? (given.note ?? "") : "";
    const asked = findQuestion(charter, question);
    return asked ? toTyped(asked, given) : "";
  };
  const commit = (draft: Draft): Promise<void> =>
    inTurn(async () => {
      const { key } = draft;
      const field = readField(draft.field);
      const became = contentOf(field, draft.text);
      setFault(key, typeof became === "object" && "fault" in became ? became.fault : null);
      if (became === "unchanged") {
        await store.removeDraft(key);
        forget(draft, null);
        return;
      }
      if ("fault" in became) {
        announceFailure(await store.saveDraft(draft));
        return;
      }
      const replaces = typed.get(key)?.replaces ?? draft.replaces;
      const entry = await write({ field: cellOf(field, person), replaces, drafts: [key], make: became.make });
      if (entry) forget(draft, entry.id);
      else await store.saveDraft(draft);
    });
  /** The draft is over, unless more was typed meanwhile: that goes on from the entry just written. */
  const forget = (draft: Draft, written: string | null): void => {
    const newer = typed.get(draft.key);
    if (newer && newer.text !== draft.text) {
      const rebased = written === null ? newer : { ...newer, replaces: [written] };
      typed.set(draft.key, rebased);
      typing.typed(rebased);
    } else typed.delete(draft.key);
  };
  const announceFailure = (saved: Awaited<ReturnType<Store["saveDraft"]>>): void => {
    if (saved.kind !== "saved") announce(toAnnouncement(saved));
  };
  const typing = createTyping({
    after: deps.after,
    commit,
    save: async (draft) => announceFailure(await store.saveDraft(draft)),
  });
  const keyOf = (field: TypedField): string => draftKey(visit.id, person, field);

  // Photos and sending ----------------------------------------------------------------------------------------------
  const takePhoto = async (question: string, family: string | null, bytes: ArrayBuffer | Promise<ArrayBuffer>, type: string): Promise<void> => {
    const kept = await keepPhoto(store, deps.prepare, visit.id, await bytes, type);
    if (kept.kind === "refused") return void refuse(kept.reason);
    const { sha256, width_px, height_px } = kept.photo;
    const content = { sha256, size_bytes: kept.photo.bytes.byteLength, width_px, height_px, question, family, present: true };
    await act({ late: true, field: "photo", replaces: [], photos: [sha256], make: (edit) => photoEntry({ ...edit, content }) });
  };
  /** Until nothing is being typed or prepared: what comes meanwhile is waited for too. */
  const drain = async (): Promise<void> => {
    while (typing.isBusy() || preparing.value > 0) {
      await typing.settleAll();
      await photos;
    }
  };
  /** Locks the screen, waits for all that was begun, then works in turn: nothing comes between the two. */
  const closing = async <T>(work: () => Promise<T>): Promise<T> => {
    sending.value = true;
    try {
      await drain();
      return await inTurn(work);
    } finally {
      sending.value = false;
    }
  };

  // Correcting what was sent -----------------------------------------------------------------------------------------
  const startCorrection = async (): Promise<void> => {
    if (!sent.value || staged.value !== null) return;
    if (await stage([], [])) await measure();
  };
  const cancelCorrection = async (): Promise<void> => {
    for (const key of [correction, ...typed.keys()]) announceFailure(await store.removeDraft(key));
    typed.clear();
    faults.value = new Map();
    staged.value = null;
    await measure();
  };
  const sendCorrection = async (): Promise<boolean> => {
    const key = keyOf(REASON_FIELD);
    const reason = toWellFormed(typed.get(key)?.text ?? "").trim();
    setFault(key, reason === "" ? "reason-missing" : null);
    if (reason === "" || !correcting.value) return false;
    const { folded, known } = folding.value;
    const made = staged.value ?? [];
    const amendment = await amendmentEntry({ ...editOf(heads(SUBMISSION_FIELD)), entries: entriesToSubmit(folded, known), reason });
    if (entryRefusal(amendment) !== null) {
      refuse("entry-misshapen");
      return false;
    }
    if (!(await keep([...made, amendment], photosOf(made), [key, correction], { kind: "amended" }))) return false;
    typed.delete(key);
    staged.value = null;
    await measure();
    return true;
  };

  void measure();
  return {
    subject, entries, reading, distance, frozen, sent, correcting, standing, preparing, faults, keyOf,
    reload: () =>
      inTurn(async () => {
        entries.value = await store.listEntries(visit.id);
        staged.value = readCorrection(await store.listDrafts(), correction);
        await measure();
      }),
    answer: (question, family, content) =>
      act({ field: answerField(question, family), make: (edit) => answerEntry({ ...edit, question, family, content }) }),
    textOf: (field) => typed.get(keyOf(field))?.text ?? said(field),
    type: (field, text) => {
      const key = keyOf(field);
      const replaces = [...(typed.get(key)?.replaces ?? heads(cellOf(field, person)))];
      const draft = { key, visit: visit.id, author: person, field: writeField(field), text, replaces, changed_at_ms: deps.now() };
      typed.set(key, draft);
      typing.typed(draft);
    },
    leaveField: (field) => typing.settle(keyOf(field)),
    recover: async () => {
      for (const draft of [...typed.values()]) await commit(draft);
    },
    keepDrafts: () => typing.flush(),
    addPhoto: (question, family, bytes, type) => {
      if (sent.value && frozen.value) return Promise.resolve(void refuse("visit-frozen"));
      preparing.value += 1;
      const taken = photos
        .then(() => takePhoto(question, family, bytes, type))
        .catch(() => void refuse("storage-failed"))
        .finally(() => (preparing.value -= 1));
      photos = taken;
      return taken;
    },
    showPhoto: (first, present) =>
      inTurn(async () => {
        const head = settledHead(folding.value.folded, folding.value.known, photoField(first));
        if (head?.kind !== "photo" || head.content.present === present) return;
        const content = { ...head.content, present };
        await write({ field: photoField(first), make: (edit) => photoEntry({ ...edit, first, content }) });
      }),
    setFamily: (family, present) =>
      act({ field: familyField(family), make: (edit) => familyEntry({ ...edit, family, content: { present } }) }),
    setPosition: (content) =>
      inTurn(async () => {
        if (await write({ field: POSITION_FIELD, make: (edit) => positionEntry({ ...edit, content }) })) await measure();
      }),
    settle: (field, id) =>
      inTurn(async () => {
        const side = disputeAt(folding.value, field)?.sides.find((one) => one.id === id);
        if (!side) return;
        if ((await write({ field, make: (edit) => settlingEntry(edit, side) })) && side.kind === "position") await measure();
      }),
    submit: () =>
      closing(async () => {
        const make = (edit: Edit): Promise<Entry> => {
          const { folded, known } = folding.value;
          return submissionEntry({ ...edit, entries: entriesToSubmit(folded, known) });
        };
        const entry = await write({ field: SUBMISSION_FIELD, make });
        if (entry) announce({ kind: "submitted" });
        return entry !== null;
      }),
    startCorrection: () => inTurn(startCorrection),
    cancelCorrection: () => closing(cancelCorrection),
    sendCorrection: () => closing(sendCorrection),
  };
}
