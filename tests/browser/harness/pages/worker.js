/* Keeps the notebook for offline; its own fetch of /asked shows what a worker asks the network. */
self.addEventListener("install", (event) => {
  const pages = ["/", "/app.js", "/style.css"];
  event.waitUntil(caches.open("carnet").then((kept) => kept.addAll(pages)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});
self.addEventListener("message", (event) => {
  const port = event.ports[0];
  fetch(event.data, { mode: "no-cors" }).then(() => port.postMessage("arrived"), () => port.postMessage("failed"));
});
