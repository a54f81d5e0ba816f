// One round of synchronisation: contact, entries, photos, what others wrote, charters; in that order.
import type { DeviceClient } from "../api/device.ts";
import type { Device } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import type { Halt } from "./halt.ts";
import { putPhotos, sweepSentPhotos } from "./photos.ts";
import { fetchCharters, pullAll, refreshDevice } from "./pull.ts";
import { pushEntries } from "./push.ts";

/** How a round ended. `unpaired`: this device has no credential. `busy`: another tab is at it. */
export type Round = { kind: "done" } | { kind: "unpaired" } | { kind: "busy" } | Halt;

export type Deps = {
  store: Store;
  clientFor: (device: Device) => DeviceClient;
  now: () => number;
  /** Called after each receipt: the sending goes on. */
  onProgress?: () => void;
};

/** Runs the steps. Silence ends the round; a step put off or refused lets the next ones try: the server may still
 *  take, aside, the entries of a device that it no longer lets in (design 10). */
export async function runRound({ store, clientFor, now, onProgress = () => undefined }: Deps): Promise<Round> {
  const device = await store.readDevice();
  if (!device) return { kind: "unpaired" };
  const wire = { store, client: clientFor(device), now, onProgress };
  const steps = [pushEntries, putPhotos, pullAll, fetchCharters].map((step) => () => step(wire));
  const halts: Halt[] = [];
  for (const step of [() => refreshDevice(wire, device), ...steps]) {
    const halt = await step();
    if (halt === null) continue;
    if (halt.kind === "unreachable" || halt.kind === "storage") return halt;
    halts.push(halt);
  }
  await sweepSentPhotos(store, now());
  return halts.find((halt) => halt.kind === "unauthorised") ?? halts[0] ?? { kind: "done" };
}
