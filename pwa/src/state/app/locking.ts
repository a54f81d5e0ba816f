// The screens of a person on a shared tablet: opened by a code, closed again after a while hidden.
import type { Pin } from "../../store/records.ts";
import type { Saved } from "../../store/store.ts";
import { toAnnouncement } from "../announce.ts";
import { isFresh, LOCK_AFTER_MS, makePin, opensWith } from "../pins.ts";
import { refresh } from "./refreshing.ts";
import { announce, type Space } from "./space.ts";

const BEAT_MS = 60_000;

/** Gives the tablet to a person by their code; false when it is not theirs. */
export async function unlock(space: Space, person: string, code: string): Promise<boolean> {
  const pin = findPin(space, person);
  if (pin === null || !(await opensWith(pin, code))) return false;
  await open(space, { ...pin, seen_at_ms: space.deps.now() });
  return true;
}

/** Gives the tablet to a person who chooses a code, the first one or a new one over their own; false when it could not be kept. */
export async function choosePin(space: Space, person: string, code: string): Promise<boolean> {
  const known = findPin(space, person);
  if (known !== null && space.unlocked !== person) return false;
  const made = await makePin(person, code, space.deps.now());
  return open(space, { ...made, reset_at_ms: known?.reset_at_ms ?? null, veiled: known?.veiled ?? [] });
}

/** Replaces a code that was forgotten: what is unsent stays, hidden until the server has it. False when it could not be kept. */
export async function resetPin(space: Space, person: string, code: string): Promise<boolean> {
  const { deps } = space;
  const made = await makePin(person, code, deps.now());
  const unsent = new Set((await deps.store.listOutbox()).map((row) => row.visit));
  const known = findPin(space, person)?.veiled ?? [];
  return open(space, { ...made, reset_at_ms: deps.now(), veiled: [...new Set([...known, ...unsent])] });
}

/** Takes the code of who holds the tablet away. */
export async function removePin(space: Space): Promise<void> {
  const person = space.signals.person.peek();
  if (person !== null) await space.deps.store.removePin(person);
  await refresh(space);
}

/** Closes the screens of who holds the tablet; what was being typed is kept. Without a code, the tablet is simply handed on. */
export async function lock(space: Space): Promise<void> {
  await space.open?.keepDrafts();
  space.open = null;
  const person = space.signals.chosen.peek();
  space.unlocked = null;
  if (person !== null && findPin(space, person) === null) await space.deps.store.savePerson(null);
  await refresh(space);
}

/** The page goes out of sight: from now on time counts. */
export async function leave(space: Space): Promise<void> {
  space.hidden_at_ms = space.deps.now();
  await note(space);
}

/** The page is looked at again: too late, the code is asked for. */
export async function comeBack(space: Space): Promise<void> {
  const { hidden_at_ms: hidden_ms, deps } = space;
  space.hidden_at_ms = null;
  const away_ms = hidden_ms === null ? 0 : deps.now() - hidden_ms;
  const pin = findPin(space, space.signals.person.peek());
  if (pin !== null && (away_ms > LOCK_AFTER_MS || away_ms < 0)) await lock(space);
}

/** At the start: the screens that were open a short while ago still are, even after a crash. */
export async function reopen(space: Space): Promise<void> {
  const pin = findPin(space, space.signals.chosen.peek());
  if (pin === null || !isFresh(pin, space.deps.now())) return;
  space.unlocked = pin.person;
  await refresh(space);
  beat(space);
}

/** The code of a person, if they have one. */
export function findPin({ signals }: Space, person: string | null): Pin | null {
  return signals.pins.peek().find((one) => one.person === person) ?? null;
}

async function open(space: Space, pin: Pin): Promise<boolean> {
  const { store } = space.deps;
  const saved = [await store.savePin(pin), await store.savePerson(pin.person)].find(({ kind }) => kind !== "saved");
  if (saved) return refuse(space, saved);
  await space.open?.keepDrafts();
  space.open = null;
  space.unlocked = pin.person;
  await refresh(space);
  beat(space);
  return true;
}

function refuse(space: Space, saved: Saved): false {
  announce(space, toAnnouncement(saved));
  return false;
}

/** Notes from time to time that the screens are open: after a crash nobody has to remember anything. */
function beat(space: Space): void {
  space.cancelBeat();
  space.cancelBeat = space.deps.after(BEAT_MS, () => {
    if (space.unlocked === null) return;
    if (space.hidden_at_ms === null) void note(space);
    beat(space);
  });
}

async function note(space: Space): Promise<void> {
  const pin = findPin(space, space.unlocked);
  if (pin === null) return;
  const seen = { ...pin, seen_at_ms: space.deps.now() };
  space.signals.pins.value = space.signals.pins.peek().map((one) => (one.person === pin.person ? seen : one));
  await space.deps.store.savePin(seen);
}
