// When the space synchronises: in rounds of the loop, soon after a write, on demand.
import { createDeviceClient, type DeviceClient } from "../../api/device.ts";
import type { Device } from "../../store/records.ts";
import type { SyncState } from "../../sync/loop.ts";
import { runRound, type Round } from "../../sync/round.ts";
import { changedElsewhere, refresh } from "./refreshing.ts";
import type { AppDeps, Space } from "./space.ts";

const SEND_SOON_MS = 3_000;

/** One round, as the device that is paired now; the screens follow each receipt. */
export function runOneRound(space: Space): Promise<Round> {
  const { store, fetcher, now } = space.deps;
  return runRound({ store, now, clientFor: (held) => clientFor(fetcher, held), onProgress: () => void refresh(space) });
}

/** Shows where the loop is; a round that ends has changed the store. */
export function followLoop(space: Space, state: SyncState): void {
  space.signals.sync.value = state;
  if (state.running) return;
  space.deps.tellTabs();
  void changedElsewhere(space);
}

/** A round a moment after the last of several writes. */
export function sendSoon(space: Space): void {
  space.cancelSend();
  space.cancelSend = space.deps.after(SEND_SOON_MS, () => void space.loop.now());
}

/** A round now, in which what was refused has another chance. */
export async function synchronise({ deps, loop }: Space): Promise<void> {
  await deps.store.retryRefused();
  await loop.now();
}

function clientFor(fetcher: AppDeps["fetcher"], { device, secret, caisse }: Device): DeviceClient {
  return createDeviceClient(fetcher, { device, secret, caisse: caisse.id });
}
