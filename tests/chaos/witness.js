// Watches a page from outside the product: what IndexedDB completed, what the screen said, what was typed.
// Runs before any script of the page. Also moves the clock that the page reads.
(() => {
  if (window.top !== window || !window.heard) return;
  const KEPT = ["entries", "photos", "drafts"];
  const tell = (what) => void window.heard(JSON.stringify(what));
  const nowMs = () => performance.timeOrigin + performance.now();

  const RealDate = Date;
  let movedMs = CLOCK_MOVED_MS;
  window.moveClock = (ms) => { movedMs = ms; };
  window.Date = class extends RealDate {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(RealDate.now() + movedMs);
    }
    static now() {
      return RealDate.now() + movedMs;
    }
  };

  const hexSha256 = async (bytes) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const begun = new WeakMap();
  let serial = 0;
  const begin = (transaction) => {
    const made = { id: `${nowMs()}-${++serial}`, entries: [], photos: [], drafts: [], receipts: [] };
    begun.set(transaction, made);
    transaction.addEventListener("complete", () => void complete(made));
    transaction.addEventListener("abort", () => tell({ what: "aborted", id: made.id }));
    return made;
  };
  const complete = async (made) => tell({ what: "kept", ...made, photos: await Promise.all(made.photos), at_ms: nowMs() });
  const note = (made, table, value) => {
    const known = made.entries.length + made.photos.length + made.drafts.length;
    if (table === "drafts") made.drafts.push(value);
    if (table === "entries" && value.receipt) made.receipts.push(value.entry.id);
    if (table === "entries" && !value.receipt && value.number === null) made.entries.push(value.entry);
    if (table === "photos" && value.sent_at_ms === null) made.photos.push(hexSha256(value.bytes.slice(0)));
    if (made.entries.length + made.photos.length + made.drafts.length > known) tell({ what: "began", id: made.id, table, at_ms: nowMs() });
  };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, ...key) {
    const request = put.call(this, value, ...key);
    if (KEPT.includes(this.name)) note(begun.get(this.transaction) ?? begin(this.transaction), this.name, value);
    return request;
  };

  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const added of addedNodes) {
        const element = added.nodeType === Node.ELEMENT_NODE ? added : added.parentElement;
        if (element?.closest(".status") && element.textContent) tell({ what: "said", text: element.textContent });
      }
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener("input", ({ target }) => tell({ what: "typed", text: target.value, at_ms: nowMs() }), true);
})();
