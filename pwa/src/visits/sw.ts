// The service worker of the volunteer space: the whole application in cache, never a call to /api, and an honest
// answer to « are all your files here? ».
import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, getCacheKeyForURL, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import type { FilesReport } from "../state/readiness.ts";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

const files = self.__WB_MANIFEST;

precacheAndRoute(files);
cleanupOutdatedCaches();
clientsClaim();
registerRoute(new NavigationRoute(createHandlerBoundToURL("index.html"), { denylist: [/^\/api\//] }));

self.addEventListener("message", (event) => {
  const asked: unknown = event.data;
  if (asked === "SKIP_WAITING") void self.skipWaiting();
  if (asked === "FILES") event.waitUntil(reportFiles().then((report) => event.ports[0]?.postMessage(report)));
});

/** How many files the application has, and how many of them are not in the cache right now. */
async function reportFiles(): Promise<FilesReport> {
  const urls = files.map((file) => (typeof file === "string" ? file : file.url));
  const found = await Promise.all(urls.map((url) => caches.match(getCacheKeyForURL(url) ?? url)));
  return { total: urls.length, missing: found.filter((response) => response === undefined).length };
}
