// « Tout enregistrer dans un fichier »: without network, without sign-in, and whatever the server thinks of the credential.
import { pickUnreceived, sealPicked, type Picked, type Sealed } from "../../sync/rescue.ts";
import type { Space } from "./space.ts";
import { recoverDrafts } from "./starting.ts";

/** `no-key`: paired by an older server, and never synchronised since: nothing says how to close the file. */
export type Rescued = ({ kind: "made"; name: string } & Omit<Sealed, "blob"> & { file: File }) | { kind: "nothing" } | { kind: "no-key" } | { kind: "failed" };

/** Makes the file of what was picked, or of all that the server has not received. Nothing leaves the device's own store. */
export async function makeRescueFile(space: Space, picked: Picked | null, onPhoto?: (done: number, total: number) => void): Promise<Rescued> {
  try {
    if (picked === null) await recoverDrafts(space);
    // What is in a file may reach the caisse by another hand: nothing of it is removed here any more.
    await space.deps.store.letLeave();
    return await seal(space, picked ?? (await pickUnreceived(space.deps.store)), picked === null, onPhoto);
  } catch {
    return { kind: "failed" };
  }
}

async function seal({ deps, signals }: Space, picked: Picked, isWhole: boolean, onPhoto?: (done: number, total: number) => void): Promise<Rescued> {
  const device = signals.device.peek();
  const made_at = deps.now();
  if (device?.public_key == null || device.key_id === null) return { kind: "no-key" };
  const { caisse, key_id, public_key, secret } = device;
  const { blob, ...counts } = await sealPicked(deps.store, { caisse: caisse.id, key_id, public_key }, { device: device.device, secret, made_at }, picked, onPhoto);
  if (counts.entries + counts.photos + counts.missing === 0) return { kind: "nothing" };
  const name = nameFile(isWhole ? "secours" : "saisies", caisse.slug, made_at, caisse.time_zone);
  return { kind: "made", name, file: new File([blob], name, { type: blob.type }), ...counts };
}

/** « grillon-secours-bordeaux-2026-11-22-14h05.grillon »: read aloud over the telephone, it says whose and of when. */
export function nameFile(what: string, slug: string, at_ms: number, time_zone: string): string {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: time_zone, dateStyle: "short" }).format(at_ms);
  const time = new Intl.DateTimeFormat("sv-SE", { timeZone: time_zone, timeStyle: "short" }).format(at_ms).replace(":", "h");
  return `grillon-${what}-${slug}-${day}-${time}.grillon`;
}
