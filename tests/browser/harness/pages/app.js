/* A notebook of one line: kept in IndexedDB at each keystroke, shown again offline. */
const note = document.querySelector("#note");
const status = document.querySelector("#status");

const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open("carnet", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("notes");
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const keep = async (text) => {
  const transaction = (await opened).transaction("notes", "readwrite", { durability: "strict" });
  transaction.objectStore("notes").put(text, "note");
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  status.textContent = `gardé ${text}`;
};

// A worker takes control before it is activated; only what is activated outlives the browser.
const activated = (worker) => new Promise((resolve) => {
  const look = () => { if (worker.state === "activated") resolve(); };
  worker.addEventListener("statechange", look);
  look();
});

const show = async () => {
  const request = (await opened).transaction("notes").objectStore("notes").get("note");
  await new Promise((resolve) => { request.onsuccess = resolve; });
  note.value = request.result ?? "";
  note.addEventListener("input", () => keep(note.value));
  const controlled = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", resolve);
  });
  await navigator.serviceWorker.register("/worker.js");
  if (navigator.serviceWorker.controller === null) await controlled;
  await activated(navigator.serviceWorker.controller);
  status.textContent = "prêt";
};

show();
