// Enhances the published member page: filter in place, map when shown, age and network said.
// Without this script the page is complete; with it, no page is asked for again.
import { ALL, familyFromHash, hashForFamily } from "./filter.ts";
import { dayInFrench, isStale } from "./freshness.ts";
import { addMapButtons, familyOf, findList, type OutletList } from "./list.ts";
import type { OutletMap } from "./map.ts";
import { findMapPart, type MapPart, whileShown } from "./map-part.ts";
import { text } from "./text.ts";

sayNotice();
addEventListener("online", sayNotice);
addEventListener("offline", sayNotice);
const list = findList(document);
if (list) enhance(list);

function enhance(list: OutletList): void {
  let family = ALL;
  let map: OutletMap | null = null;
  const follow = () => {
    family = familyFromHash(location.hash, list.families) ?? family;
    list.showFamily(family);
    map?.showFamily(family);
  };
  followAddress(follow);
  const part = findMapPart(document, {
    seeInList: (id) => list.focus(id),
    whenDrawn: (drawn) => {
      map = drawn;
      drawn.showFamily(family);
    },
  });
  if (part) enhanceMap(part);
}

// Filters by the address, now and whenever it changes; chips change the address.
function followAddress(follow: () => void): void {
  document.addEventListener("click", (event) => {
    const chip = chipOf(event);
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", location.pathname + location.search + hashForFamily(familyOf(chip)));
    follow();
  });
  addEventListener("popstate", follow);
  follow();
}

function enhanceMap(part: MapPart): void {
  addMapButtons(document, (id) => {
    void part.load().then((map) => {
      part.show();
      map?.open(id);
    });
  });
  const bar = document.getElementById("vers-carte");
  whileShown(part.section, (shown) => {
    if (shown) void part.load();
    if (bar) bar.style.visibility = shown ? "hidden" : "visible";
  });
  if (!bar) return;
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    event.preventDefault();
    part.show();
  });
}

// One line at the top when the page is old or the network is gone.
function sayNotice(): void {
  const notice = document.getElementById("avis");
  const civilDay = document.body.dataset["civilDay"];
  if (!notice || civilDay === undefined) return;
  const day = dayInFrench(civilDay);
  const lines = [
    navigator.onLine ? "" : text.offline(day),
    isStale(civilDay, Date.now()) ? text.stale(day) : "",
  ].filter((line) => line !== "");
  notice.textContent = lines.join(" ");
  notice.hidden = lines.length === 0;
}

function chipOf(event: MouseEvent): HTMLAnchorElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-family]") : null;
}
