// The worker that shrinks one photo, away from the screen. It says that it runs before it is given any bytes.
import { shrink, type CanvasMaker } from "./shrink.ts";

declare const self: DedicatedWorkerGlobalScope;

const offscreen: CanvasMaker = (width_px, height_px) => {
  const canvas = new OffscreenCanvas(width_px, height_px);
  return { context: canvas.getContext("2d"), toJpeg: (quality) => canvas.convertToBlob({ type: "image/jpeg", quality }) };
};

self.addEventListener("message", (event: MessageEvent<{ bytes: ArrayBuffer; type: string }>) => {
  void shrink(event.data.bytes, event.data.type, offscreen)
    .catch(() => ({ kind: "refused" as const, reason: "photo-too-heavy" as const }))
    .then((prepared) => self.postMessage(prepared, prepared.kind === "prepared" ? [prepared.bytes] : []));
});
self.postMessage({ kind: "ready" });
