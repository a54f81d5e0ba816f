// Makes of any picture a JPEG upright, at most 1600 px on its longest side, with nothing else in it (field.md E2).
import { sha256Hex } from "../../domain/canonical.ts";
import type { Prepared } from "../../state/photos.ts";
import { isCutJpeg, refusalOf } from "./recognise.ts";
import { keepPictureOnly } from "./segments.ts";

export const LONGEST_PX = 1600;
const QUALITY = 0.8;

export type Canvas = {
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  toJpeg: (quality: number) => Promise<Blob | null>;
};
export type CanvasMaker = (width_px: number, height_px: number) => Canvas;

/** The size that fits: proportions kept, never enlarged, never under one pixel. */
export function fitWithin(width_px: number, height_px: number, longest_px: number): { width_px: number; height_px: number } {
  const scale = Math.min(1, longest_px / Math.max(width_px, height_px));
  const fit = (side: number): number => Math.max(1, Math.round(side * scale));
  return { width_px: fit(width_px), height_px: fit(height_px) };
}

/** Decodes with the orientation applied, draws smaller, encodes; drawing leaves behind the place and all that the
 *  camera wrote, and what the canvas itself wrote beside the picture is taken out. */
export async function shrink(bytes: ArrayBuffer, type: string, canvasOf: CanvasMaker): Promise<Prepared> {
  if (bytes.byteLength === 0) return { kind: "refused", reason: "photo-empty" };
  if (isCutJpeg(new Uint8Array(bytes))) return { kind: "refused", reason: "photo-cut" };
  const bitmap = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: "from-image" }).catch(() => null);
  if (!bitmap) return { kind: "refused", reason: refusalOf(new Uint8Array(bytes)) };
  try {
    const size = fitWithin(bitmap.width, bitmap.height, LONGEST_PX);
    const { context, toJpeg } = canvasOf(size.width_px, size.height_px);
    if (!context) return { kind: "refused", reason: "photo-too-heavy" };
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, size.width_px, size.height_px);
    context.drawImage(bitmap, 0, 0, size.width_px, size.height_px);
    return await toPrepared(await toJpeg(QUALITY), size);
  } finally {
    bitmap.close();
  }
}

/** Some browsers answer another type than the one asked for, silently (pwa.md 0.4): that is a failure here. */
async function toPrepared(blob: Blob | null, size: { width_px: number; height_px: number }): Promise<Prepared> {
  const made = blob?.type === "image/jpeg" ? keepPictureOnly(new Uint8Array(await blob.arrayBuffer())) : null;
  if (made === null) return { kind: "refused", reason: "photo-too-heavy" };
  return { kind: "prepared", bytes: made.buffer, sha256: await sha256Hex(made.buffer), ...size };
}
