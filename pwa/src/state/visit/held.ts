// All that an open visit holds in memory: what was read from the store, what is under way, and what follows from both.
// The other files of this folder are its actions: each takes this record, none keeps anything of its own.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Caisse } from "../../api/shapes.ts";
import type { Distance } from "../../domain/answers.ts";
import type { Charter } from "../../domain/charter.ts";
import { POSITION_FIELD, type Entry } from "../../domain/entry.ts";
import type { DistanceM } from "../../domain/perimeter.ts";
import type { Draft, HeldEntry, HeldVisit } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import type { Announce } from "../announce.ts";
import { correctionKey, findStanding, isCorrection, readCorrection, type Standing } from "../correction.ts";
import type { ParseFault } from "../parse.ts";
import type { Prepare } from "../photos.ts";
import { createQuestionViews, type ViewOf } from "../question-views.ts";
import { foldHeld, foldSent, isFrozen, parkedOf, readVisit, type Folding, type Reading } from "../reading.ts";
import { listStops, type Stop } from "../stops.ts";
import type { Typing } from "../typing.ts";
import { createTurns, type InTurn } from "./turns.ts";

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

/** What the actions change. */
type Sources = {
  entries: Signal<readonly HeldEntry[]>;
  /** Entries of the correction under way, null without one. */
  staged: Signal<readonly Entry[] | null>;
  distance: Signal<Distance | null>;
  preparing: Signal<number>;
  faults: Signal<ReadonlyMap<string, ParseFault>>;
  /** True while what was begun is waited for, then sent. */
  sending: Signal<boolean>;
};

type Foldings = {
  /** Everything, the correction under way included: what an edit replaces. */
  folding: ReadonlySignal<Folding>;
  /** What the screen shows: what was sent, unless it is being corrected. */
  shown: ReadonlySignal<Folding>;
};

type Phases = {
  sent: ReadonlySignal<boolean>;
  correcting: ReadonlySignal<boolean>;
  frozen: ReadonlySignal<boolean>;
  /** Whether points and verdicts may be shown: a caisse may keep them for after the sending. */
  showsScore: ReadonlySignal<boolean>;
};

type Said = {
  reading: ReadonlySignal<Reading>;
  standing: ReadonlySignal<Standing>;
  /** What the entries say of one question, apart from all others. */
  viewOf: ViewOf;
  /** Everything asked now, in order; empty while nothing can be scored. */
  stops: ReadonlySignal<readonly Stop[]>;
};

export type Held = Sources & Foldings & Phases & Said & {
  deps: VisitDeps;
  subject: Subject;
  /** What is typed and not yet an entry, by draft key. */
  typed: Map<string, Draft>;
  /** Those of them read from the store and not typed here since. */
  recalled: Set<Draft>;
  typing: Typing;
  /** Every action, so that an edit always replaces what the screen showed. */
  inTurn: InTurn;
  /** Photos being prepared, apart: an answer does not wait for them. */
  photoInTurn: InTurn;
};

/** Holds a visit over the entries and drafts read from the store; the typing is joined to it by `createVisit`. */
export function hold(deps: VisitDeps, subject: Subject, held: readonly HeldEntry[], drafts: readonly Draft[]): Omit<Held, "typing"> {
  const sources = createSources(subject, held, drafts);
  const foldings = createFoldings(sources);
  const phases = createPhases(subject, sources, foldings);
  const said = createSaid(deps, subject, sources, foldings);
  const typed = new Map(drafts.filter((draft) => !isCorrection(draft)).map((draft) => [draft.key, draft]));
  const recalled = new Set(typed.values());
  return { ...sources, ...foldings, ...phases, ...said, deps, subject, typed, recalled, inTurn: createTurns(), photoInTurn: createTurns() };
}

/** The key of the row that keeps this person's correction. */
export function correctionKeyOf({ visit, person }: Subject): string {
  return correctionKey(visit.id, person);
}

function createSources(subject: Subject, held: readonly HeldEntry[], drafts: readonly Draft[]): Sources {
  return {
    entries: signal(held),
    staged: signal(readCorrection(drafts, correctionKeyOf(subject))),
    distance: signal(null),
    preparing: signal(0),
    faults: signal(new Map()),
    sending: signal(false),
  };
}

function createFoldings({ entries, staged }: Sources): Foldings {
  const folding = computed(() => foldHeld(entries.value, staged.value ?? []));
  const shown = computed(() => (staged.value === null ? foldSent(folding.value, parkedOf(entries.value)) : folding.value));
  return { folding, shown };
}

function createPhases({ caisse }: Subject, { staged, sending }: Sources, { folding }: Foldings): Phases {
  const sent = computed(() => isFrozen(folding.value));
  const correcting = computed(() => sent.value && staged.value !== null);
  const frozen = computed(() => (sent.value && !correcting.value) || sending.value);
  const showsScore = computed(() => caisse.hides_score !== true || sent.value);
  return { sent, correcting, frozen, showsScore };
}

function createSaid({ today }: VisitDeps, { charter, visit }: Subject, { entries, staged, distance }: Sources, { folding, shown }: Foldings): Said {
  const kind = visit.outlet?.kind ?? "";
  const reading = computed(() => readVisit(shown.value, { charter, kind, distance: distance.value, day: today() }));
  const stagedIds = computed(() => new Set((staged.value ?? []).map(({ id }) => id)));
  const standing = computed(() => findStanding(folding.value, parkedOf(entries.value), stagedIds.value));
  return { reading, standing, viewOf: createQuestionViews(reading), stops: computed(() => stopsOf(charter, reading.value)) };
}

/** Positions that differ are noted: they are settled as a disagreement. */
function stopsOf(charter: Charter, reading: Reading): readonly Stop[] {
  const hasPosition = reading.folded.cells.has(POSITION_FIELD);
  return reading.result === null ? [] : listStops({ charter, result: reading.result, hasPosition });
}
