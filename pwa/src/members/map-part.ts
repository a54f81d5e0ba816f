// The part of the page that holds the map: loads it when it is first shown, tells when it cannot.
import { loadFeed } from "./feed.ts";
import type { OutletMap } from "./map.ts";
import { describeMap, text } from "./text.ts";

export type MapPart = {
  readonly section: HTMLElement;
  // The map once loaded; null when it could not be (the page then says so, with a button).
  readonly load: () => Promise<OutletMap | null>;
  // Brings the part into view and focus.
  readonly show: () => void;
};

export type MapPartActions = {
  // Goes to an outlet's card.
  readonly seeInList: (id: string) => void;
  readonly whenDrawn: (map: OutletMap) => void;
};

// The map part of the page, or null on a page without one.
export function findMapPart(page: Document, actions: MapPartActions): MapPart | null {
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
      const map = await drawMap(frame, words, actions.seeInList);
      actions.whenDrawn(map);
      return map;
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

// Says whether the element is on screen, now and each time that this changes.
export function whileShown(element: Element, say: (shown: boolean) => void): void {
  new IntersectionObserver((entries) => say(entries.some((entry) => entry.isIntersecting))).observe(element);
}

async function drawMap(frame: HTMLElement, words: HTMLElement, seeInList: (id: string) => void): Promise<OutletMap> {
  const [L, { createMap, furnishMap }, feed] = await Promise.all([
    import("leaflet"),
    import("./map.ts"),
    loadFeed(frame.dataset["feed"] ?? ""),
  ]);
  frame.hidden = false;
  words.textContent = describeMap(feed.territory, feed.unplaced);
  return furnishMap(L, createMap(L, frame, feed), feed, { newTab: false, seeInList });
}

function retryButton(page: Document, retry: () => void): HTMLButtonElement {
  const button = page.createElement("button");
  button.type = "button";
  button.className = "see-on-map";
  button.textContent = text.retry;
  button.addEventListener("click", retry);
  return button;
}
