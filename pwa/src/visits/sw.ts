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
  return { total: urls.length, missing: found.filter((response) => response === undefined).length, version: await nameVersion() };
}

/** A short name of these very files: two versions that differ by one byte have two names. */
async function nameVersion(): Promise<string> {
  const named = files.map((file) => (typeof file === "string" ? file : `${file.url} ${file.revision ?? ""}`)).sort();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(named.join("\n"))));
  return [...hash.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
