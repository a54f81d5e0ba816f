// Chooses where a photo is shrunk: in a worker, or here where the browser has no worker canvas.
import type { Prepared } from "../../state/photos.ts";
import { shrink, type CanvasMaker } from "./shrink.ts";

const LIMIT_MS = 60_000;

/** Prepares photos one after the other: decoding 12 megapixels takes 48 MB (pwa.md 5). */
export function createPreparer(): (bytes: ArrayBuffer, type: string) => Promise<Prepared> {
  let before: Promise<unknown> = Promise.resolve();
  return (bytes, type) => {
    const prepared = before.then(() => prepare(bytes, type));
    before = prepared.catch(() => undefined);
    return prepared;
  };
}

async function prepare(bytes: ArrayBuffer, type: string): Promise<Prepared> {
  if (typeof OffscreenCanvas === "undefined" || typeof Worker === "undefined") return shrink(bytes, type, onPage);
  return (await prepareInWorker(bytes, type)) ?? shrink(bytes, type, onPage);
}

/** Null when the worker itself could not run: the page then does the work. */
function prepareInWorker(bytes: ArrayBuffer, type: string): Promise<Prepared | null> {
  return new Promise((answer) => {
    const worker = new Worker(new URL("./photo.worker.ts", import.meta.url), { type: "module" });
    const end = (prepared: Prepared | null): void => {
      worker.terminate();
      answer(prepared);
    };
    worker.onmessage = (event: MessageEvent<Prepared>) => end(event.data);
    worker.onerror = () => end(null);
    setTimeout(() => end({ kind: "refused", reason: "photo-too-heavy" }), LIMIT_MS);
    worker.postMessage({ bytes, type });
  });
}

const onPage: CanvasMaker = (width_px, height_px) => {
  const canvas = document.createElement("canvas");
  canvas.width = width_px;
  canvas.height = height_px;
  return {
    context: canvas.getContext("2d"),
    toJpeg: (quality) => new Promise((done) => canvas.toBlob(done, "image/jpeg", quality)),
  };
};
