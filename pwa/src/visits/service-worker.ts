// Registers the service worker and watches for a new version; nothing ever reloads by itself (pwa.md, field.md B24).
import type { FilesReport, WorkerReport } from "../state/readiness.ts";

/** The release of Grillon, written in by the build. */
declare const __RELEASE__: string;

const SCRIPT = "/visites/sw.js";
const ANSWER_MS = 5_000;

type Watch = { onNewVersion: () => void; onInCharge: () => void };

/** Registers the worker where the browser has one; a failure only means: not ready for offline. */
export async function registerWorker({ onNewVersion, onInCharge }: Watch): Promise<void> {
  container()?.addEventListener("controllerchange", onInCharge);
  const registration = await container()?.register(SCRIPT, { scope: "/visites/" }).catch(() => null);
  if (!registration) return;
  const tellWhenWaiting = (worker: ServiceWorker | null): void => {
    const check = (): void => {
      if (worker?.state === "installed" && navigator.serviceWorker.controller) onNewVersion();
    };
    worker?.addEventListener("statechange", check);
    check();
  };
  tellWhenWaiting(registration.waiting);
  registration.addEventListener("updatefound", () => tellWhenWaiting(registration.installing));
}

/** Takes the new version, because a person asked: the waiting worker takes over, then the page is loaded again. */
export async function takeNewVersion(): Promise<void> {
  const waiting = (await container()?.getRegistration("/visites/"))?.waiting;
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("SKIP_WAITING");
}

/** Asks the worker in charge whether all its files are in cache. */
export async function inspectWorker(): Promise<WorkerReport> {
  const controller = container()?.controller;
  if (!controller) return { kind: "absent" };
  const report = await askFiles(controller);
  if (report === null) return { kind: "silent" };
  const { version } = report;
  return { kind: "controlling", ...report, ...(version === undefined ? {} : { version: `${__RELEASE__}, fichiers ${version}` }) };
}

function askFiles(worker: ServiceWorker): Promise<FilesReport | null> {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event: MessageEvent<FilesReport>) => answer(event.data);
    setTimeout(() => answer(null), ANSWER_MS);
    worker.postMessage("FILES", [port2]);
  });
}

function container(): ServiceWorkerContainer | null {
  return "serviceWorker" in navigator ? navigator.serviceWorker : null;
}
