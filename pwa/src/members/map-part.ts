// The part of the page that holds the map: loads it when it is first shown, tells when it cannot.
import { loadFeed } from "./feed.ts";
import type { OutletMap } from "./map.ts";
import { text } from "./text.ts";

export type MapPart = {
  readonly section: HTMLElement;
  // The map once loaded; null when it could not be (the page then says so, with a button).
  readonly load: () => Promise<OutletMap | null>;
  // Brings the part into view and focus.
  readonly show: () => void;
};

// The map part of the page, or null on a page without one. `seeInList` goes to an outlet's card.
export function findMapPart(page: Document, seeInList: (id: string) => void): MapPart | null {
  const section = page.getElementById("carte");
  const frame = page.getElementById("carte-cadre");
  const words = page.getElementById("carte-mots");
  if (!section || !frame || !words) return null;
  const show = () => {
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  };
  let loading: Promise<OutletMap | null> | null = null;
  const load = () => (loading ??= start());
  const start = async () => {
    words.textContent = text.loadingMap;
    try {
      return await drawMap(frame, words, seeInList);
    } catch {
      loading = null;
      frame.hidden = true;
      words.textContent = text.mapFailed;
      words.append(" ", retryButton(page, () => void load()));
      return null;
    }
  };
  return { section, load, show };
}

// Calls back once, when the element comes near what is on screen.
export function whenShown(element: Element, callback: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: "100px" },
  );
  observer.observe(element);
}

async function drawMap(frame: HTMLElement, words: HTMLElement, seeInList: (id: string) => void): Promise<OutletMap> {
  const [L, { createMap, furnishMap }, feed] = await Promise.all([
    import("leaflet"),
    import("./map.ts"),
    loadFeed(frame.dataset["feed"] ?? ""),
  ]);
  frame.hidden = false;
  words.textContent = feed.unplaced > 0 ? text.unplaced(feed.unplaced) : "";
  return furnishMap(L, createMap(L, frame, feed), feed, { newTab: false, seeInList });
}

function retryButton(page: Document, retry: () => void): HTMLButtonElement {
  const button = page.createElement("button");
  button.type = "button";
  button.textContent = text.retry;
  button.addEventListener("click", retry);
  return button;
}
