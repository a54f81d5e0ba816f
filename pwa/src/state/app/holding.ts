// Whose tablet this is: the caisse that it is paired with, and the person who holds it.
import { pairDevice } from "../../api/device.ts";
import type { Paired } from "../../api/shapes.ts";
import { toAnnouncement } from "../announce.ts";
import { normaliseCode } from "../pairing.ts";
import { refresh } from "./refreshing.ts";
import { announce, type Space } from "./space.ts";

/** Pairs with a code as typed; null when done, else the problem's slug. */
export async function pair(space: Space, typed: string, label: string): Promise<string | null> {
  const reply = await pairDevice(space.deps.fetcher, normaliseCode(typed), label);
  if (reply.kind === "unreachable") return "unreachable";
  if (reply.kind === "problem") return reply.slug;
  const problem = await keepPairing(space, reply.value, label);
  if (problem === null) await beginPaired(space);
  return problem;
}

/** Gives the tablet to a person, or to nobody. */
export async function choosePerson(space: Space, person: string | null): Promise<void> {
  if (space.unlocked !== person) space.unlocked = null;
  const saved = await space.deps.store.savePerson(person);
  if (saved.kind !== "saved") announce(space, toAnnouncement(saved));
  await refresh(space);
}

/** Keeps the credential; a code made for one person gives them the tablet. What waits for one caisse never leaves for another. */
async function keepPairing({ deps, signals }: Space, { device, secret, caisse, people, ...key }: Paired, label: string): Promise<string | null> {
  const before = signals.device.peek();
  if (before && before.caisse.id !== caisse.id && (await deps.store.listOutbox()).length > 0) return "unsent-of-another-caisse";
  const known = before?.caisse.id === caisse.id ? before : null;
  const { public_key = known?.public_key ?? null, key_id = known?.key_id ?? null } = key;
  const saved = await deps.store.saveDevice({ device, secret, label, caisse, people, public_key, key_id });
  if (saved.kind !== "saved") return saved.kind === "full" ? "storage-full" : "storage-failed";
  const [only] = people;
  await deps.store.savePerson(people.length === 1 && only ? only.id : null);
  return null;
}

async function beginPaired(space: Space): Promise<void> {
  space.open = null;
  void space.deps.askPersistence();
  announce(space, { kind: "paired" });
  await refresh(space);
  void space.loop.now();
}
