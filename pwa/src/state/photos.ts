// A photo is kept, read back and compared before anybody sees it as taken (design 5, field.md E2).
import { sha256Hex } from "../domain/canonical.ts";
import type { HeldPhoto } from "../store/records.ts";
import type { Store } from "../store/store.ts";

export type PhotoRefusal = "photo-empty" | "photo-cut" | "photo-heic" | "photo-unreadable" | "photo-too-heavy";

/** A picture made ready: JPEG, small, upright, its SHA-256; or why it could not be. */
export type Prepared =
  | { kind: "prepared"; bytes: ArrayBuffer; sha256: string; width_px: number; height_px: number }
  | { kind: "refused"; reason: PhotoRefusal };

export type Prepare = (bytes: ArrayBuffer, type: string) => Promise<Prepared>;

export type Kept = { kind: "kept"; photo: HeldPhoto } | { kind: "refused"; reason: PhotoRefusal | "photo-no-room" | "storage-failed" };

/** Prepares and keeps the bytes; `kept` only when what was read back has the hash of what was made. */
export async function keepPhoto(store: Store, prepare: Prepare, visit: string, bytes: ArrayBuffer, type: string): Promise<Kept> {
  const prepared = await prepare(bytes, type);
  if (prepared.kind === "refused") return prepared;
  const { bytes: made, sha256, width_px, height_px } = prepared;
  const photo: HeldPhoto = { sha256, bytes: made, type: "image/jpeg", width_px, height_px, visit, sent_at_ms: null };
  const saved = await store.savePhoto(photo);
  if (saved.kind !== "saved") return { kind: "refused", reason: saved.kind === "full" ? "photo-no-room" : "storage-failed" };
  const back = await store.readPhoto(photo.sha256);
  const same = back !== null && (await sha256Hex(back.bytes)) === photo.sha256;
  return same ? { kind: "kept", photo } : { kind: "refused", reason: "storage-failed" };
}
