// Runs in the page before its own scripts and notes, on the page's clock: when a question can first be answered, when
// each press began, when the strict transaction that keeps it completed, when its look and the counts were drawn.
"use strict";
const probe = { usable_ms: null, presses: [], stored: [], drawn: [], longTasks: [], changed: null };
window.grillonProbe = probe;

function afterDrawing(then) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });
}

new MutationObserver((changes) => {
  if (probe.usable_ms === null && document.querySelector("fieldset.question .choice")) {
    probe.usable_ms = 0;
    afterDrawing((now) => (probe.usable_ms = now));
  }
  if (changes.some(({ attributeName }) => attributeName === "aria-pressed")) afterDrawing((now) => probe.drawn.push(now));
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-pressed"] });

addEventListener("click", (event) => probe.presses.push(event.timeStamp), true);
addEventListener("change", (event) => (probe.changed = event.timeStamp), true);
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) probe.longTasks.push([startTime, duration]);
}).observe({ type: "longtask", buffered: true });

const open = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (names, mode, ...rest) {
  const transaction = open.call(this, names, mode, ...rest);
  const keeps = mode === "readwrite" && [...names].includes("entries") && [...names].includes("drafts");
  if (keeps) transaction.addEventListener("complete", () => probe.stored.push(performance.now()));
  return transaction;
};
