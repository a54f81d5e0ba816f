// Chooses where a photo is shrunk: in a worker, or here where the browser has no worker canvas.
import type { Prepared } from "../../state/photos.ts";
import { shrink, type CanvasMaker } from "./shrink.ts";

const LIMIT_MS = 60_000;
const TOO_HEAVY: Prepared = { kind: "refused", reason: "photo-too-heavy" };

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

/** The bytes are handed over, not copied, once the worker says that it runs. Null when it could not run at all: the
 *  bytes are still here and the page does the work. */
function prepareInWorker(bytes: ArrayBuffer, type: string): Promise<Prepared | null> {
  return new Promise((answer) => {
    const worker = new Worker(new URL("./photo.worker.ts", import.meta.url), { type: "module" });
    let isRunning = false;
    const end = (prepared: Prepared | null): void => {
      clearTimeout(limit);
      worker.terminate();
      answer(prepared);
    };
    const limit = setTimeout(() => end(isRunning ? TOO_HEAVY : null), LIMIT_MS);
    worker.onerror = () => end(isRunning ? TOO_HEAVY : null);
    worker.onmessage = ({ data }: MessageEvent<Prepared | { kind: "ready" }>) => {
      if (data.kind === "ready") {
        isRunning = true;
        worker.postMessage({ bytes, type }, [bytes]);
      } else end(data);
    };
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
