// What the status line says next: facts only, the sentences are in the catalogue.
import type { Saved } from "../store/store.ts";

/** `slug` names a problem of the catalogue. */
export type Announcement =
  | { kind: "saved" }
  | { kind: "problem"; slug: string }
  | { kind: "submitted" }
  | { kind: "amended" }
  | { kind: "paired" };

/** The serial makes the same words, said again, new. */
export type Announced = { said: Announcement; serial: number };

export type Announce = (announcement: Announcement) => void;

/** The announcement that a write deserves. */
export function toAnnouncement(saved: Saved): Announcement {
  if (saved.kind === "saved") return { kind: "saved" };
  return { kind: "problem", slug: saved.kind === "full" ? "storage-full" : "storage-failed" };
}
