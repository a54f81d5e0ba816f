// A visit that nobody planned: an unknown farm, or an essai, begun here with or without network; begun by mistake, it is
// removed again while nothing of it has left.
import type { Charter } from "../../domain/charter.ts";
import { entrySha256, openingEntry } from "../../domain/entry.ts";
import type { BegunVisit, HeldVisit } from "../../store/records.ts";
import { toAnnouncement } from "../announce.ts";
import type { Suggested } from "../suggested.ts";
import { readCharter } from "./opening.ts";
import { refresh } from "./refreshing.ts";
import { announce, type Space } from "./space.ts";
import { sendSoon } from "./synchronising.ts";

export type Begun = { suggested: Suggested; trial: boolean };

/** The version that a visit begun here is under, or null while none is on the tablet. */
export async function findCharterInForce({ deps, signals }: Space): Promise<{ sha256: string; charter: Charter } | null> {
  const contact = signals.contact.peek();
  // A server of before does not say which version is in force: the one that was adopted alone, else that of the last visit.
  const alone = contact?.charters.length === 1 ? contact.charters[0] : undefined;
  const last = (await deps.store.listVisits()).at(-1)?.charter;
  const sha256 = contact?.charter ?? alone ?? last;
  if (sha256 === undefined || sha256 === null) return null;
  const charter = await readCharter(deps.store, sha256);
  return charter && { sha256, charter };
}

/** Begins the visit in one transaction, in the name of who holds the tablet; its id, or null when it could not be kept. */
export async function beginVisit(space: Space, { suggested, trial }: Begun): Promise<string | null> {
  const { deps, signals } = space;
  const [device, person] = [signals.device.peek(), signals.person.peek()];
  const inForce = await findCharterInForce(space);
  if (!device || person === null || !inForce) return null;
  const visit: HeldVisit = {
    id: space.newId(), outlet: null, charter: inForce.sha256, planned_on: null, people: [person],
    trial, state: "planned", withdrawn: false,
  };
  const edit = { id: space.newId(), visit: visit.id, author: person, device: device.device, device_time: deps.now(), replaces: [] };
  const entry = openingEntry({ ...edit, content: { outlet: null, suggested, charter: inForce.sha256, trial, paper: false } });
  return keepBegun(space, { visit, opening: { entry, sha256: await entrySha256(entry) } });
}

async function keepBegun(space: Space, { visit, opening }: BegunVisit): Promise<string | null> {
  const { deps, signals } = space;
  const saved = await deps.store.beginVisit(visit, opening);
  announce(space, toAnnouncement(saved));
  if (saved.kind !== "saved") return null;
  signals.removed.value = null;
  deps.tellTabs();
  await refresh(space);
  sendSoon(space);
  return visit.id;
}

/** Removes a visit begun here by mistake; false when it holds something or has begun to leave: then it stays. */
export async function removeVisit(space: Space, id: string): Promise<boolean> {
  const { deps, signals } = space;
  await space.open?.keepDrafts();
  const removed = await deps.store.removeBegun(id);
  if (removed === null) announce(space, { kind: "problem", slug: "visit-not-removed" });
  else {
    signals.removed.value = removed;
    if (space.open?.subject.visit.id === id) space.open = null;
  }
  deps.tellTabs();
  await refresh(space);
  return removed !== null;
}

/** Brings back the visit removed last, as it was; it leaves as if it had just been begun. */
export async function putBackVisit(space: Space): Promise<string | null> {
  const removed = space.signals.removed.peek();
  return removed === null ? null : keepBegun(space, removed);
}
