// Photos of a visit: prepared one at a time, kept, named by an entry; withdrawn and brought back.
import { photoEntry, photoField, type PhotoContent } from "../../domain/entry.ts";
import { settledHead } from "../../domain/fold.ts";
import type { HeldPhoto } from "../../store/records.ts";
import { keepPhoto } from "../photos.ts";
import type { Held } from "./held.ts";
import { refuse, write, writeBegun } from "./writing.ts";

/** A picture as the camera gives it, perhaps still being read; `type`: its media type; no question: the whole place. */
export type Shot = { question: string | null; family: string | null; bytes: ArrayBuffer | Promise<ArrayBuffer>; type: string };

/** Why a photo was not kept, as announced; null when it was. */
export type NotKept = string | null;

/** Prepares, keeps and names a photo in its turn, counted from now on. */
export function addPhoto(held: Held, shot: Shot): Promise<NotKept> {
  if (held.sent.value && held.frozen.value) return Promise.resolve(notKept(held, "visit-frozen"));
  held.preparing.value += 1;
  return held.photoInTurn(() =>
    takePhoto(held, shot)
      .catch(() => notKept(held, "storage-failed"))
      .finally(() => void (held.preparing.value -= 1)),
  );
}

/** Withdraws a photo or brings it back; `first`: the id of the entry that named it first. */
export function showPhoto(held: Held, first: string, present: boolean): Promise<void> {
  return held.inTurn(async () => {
    const { folded, known } = held.folding.value;
    const head = settledHead(folded, known, photoField(first));
    if (head?.kind !== "photo" || head.content.present === present) return;
    const content = { ...head.content, present };
    await write(held, { field: photoField(first), make: (edit) => photoEntry({ ...edit, first, content }) });
  });
}

/** Resolves once the photos begun so far are kept or refused. */
export function settlePhotos({ photoInTurn }: Held): Promise<void> {
  return photoInTurn(() => Promise.resolve());
}

/** The bytes first, the entry that names them after (field.md rule 3): nothing names a photo that is not there. */
async function takePhoto(held: Held, shot: Shot): Promise<NotKept> {
  const { store, prepare } = held.deps;
  const kept = await keepPhoto(store, prepare, held.subject.visit.id, await shot.bytes, shot.type);
  if (kept.kind === "refused") return notKept(held, kept.reason);
  const content = toContent(kept.photo, shot);
  const entry = await held.inTurn(() =>
    writeBegun(held, { field: "photo", replaces: [], photos: [content.sha256], make: (edit) => photoEntry({ ...edit, content }) }),
  );
  return entry === null ? "storage-failed" : null;
}

function notKept(held: Held, slug: string): NotKept {
  refuse(held, slug);
  return slug;
}

function toContent({ sha256, bytes, width_px, height_px }: HeldPhoto, { question, family }: Shot): PhotoContent {
  return { sha256, size_bytes: bytes.byteLength, width_px, height_px, question, family, present: true };
}
