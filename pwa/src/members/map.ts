// The map of outlets, on our own data alone: no tiles, nothing asked of another server.
// Leaflet is an argument: the members' page imports it, the folium page brings its own.
import type * as leaflet from "leaflet";

import type { Feed, Outlet, Place, Rings, Territory } from "./feed.ts";
import { sells } from "./filter.ts";
import { arrangeNames, type Box, placesToName } from "./labels.ts";
import { buildPopup, type PopupActions } from "./popup.ts";
import { type Spot, spread } from "./spread.ts";
import { text } from "./text.ts";

export type Leaflet = typeof leaflet;

export type OutletMap = {
  // Shows the outlets that sell a family, all of them for ALL.
  readonly showFamily: (family: string) => void;
  // Brings an outlet to the middle and opens what the map says of it; false when it has no place.
  readonly open: (id: string) => boolean;
};

const MIN_ZOOM = 6;
const MAX_ZOOM = 17;
const FIT_ZOOM = 11;
const ZOOM_STEP = 0.25;
const OPEN_ZOOM = 12;
const PIN_PX = 44;
const ROOM_PX = 5;
const LEAF = "#1f5c3d";

// An empty map around the outlets, with the perimeter where there is one.
export function createMap(L: Leaflet, element: HTMLElement, feed: Feed): leaflet.Map {
  const still = isStill();
  const map = L.map(element, {
    attributionControl: false,
    fadeAnimation: !still,
    maxZoom: MAX_ZOOM,
    minZoom: MIN_ZOOM,
    zoomAnimation: !still,
    zoomControl: false,
    zoomSnap: ZOOM_STEP,
  });
  const { territory, outlets } = feed;
  const around = outlets.length > 0 ? outlets : [territory];
  map.fitBounds(L.latLngBounds(around.map(({ lat, lon }) => [lat, lon])), {
    maxZoom: FIT_ZOOM,
    padding: [PIN_PX, PIN_PX],
  });
  drawTerritory(L, map, territory);
  return map;
}

// The outline and, dashed, the perimeter around it; without an outline the perimeter is a circle.
function drawTerritory(L: Leaflet, map: leaflet.Map, { lat, lon, radius_m, outline, zone }: Territory): void {
  const look = { color: LEAF, fillOpacity: 0.05, interactive: false, weight: 2 };
  const toPath = (rings: Rings) => rings.map((ring) => ring.map(([north, east]) => L.latLng(north, east)));
  if (zone.length > 0) L.polygon(toPath(zone), { ...look, dashArray: "6 6" }).addTo(map);
  if (outline.length > 0) L.polygon(toPath(outline), look).addTo(map);
  else if (radius_m !== null) L.circle([lat, lon], { ...look, radius: radius_m }).addTo(map);
}

// Puts controls, names and outlets on a map.
export function furnishMap(L: Leaflet, map: leaflet.Map, feed: Feed, actions: PopupActions): OutletMap {
  addControls(L, map);
  addNames(L, map, feed);
  let isAsked = false;
  const markers = addMarkers(L, map, feed.outlets, actions, (popup) => bringInside(map, popup, !isAsked && !isStill()));
  return {
    showFamily: (family) => {
      for (const { outlet, marker, leg } of markers.values()) {
        for (const layer of [leg, marker]) {
          if (sells(outlet.families, family)) layer.addTo(map);
          else layer.remove();
        }
      }
    },
    open: (id) => {
      const found = markers.get(id);
      if (!found) return false;
      map.setView([found.outlet.lat, found.outlet.lon], Math.max(map.getZoom(), OPEN_ZOOM), { animate: false });
      isAsked = true; // the view has jumped to it already: nothing moves under a finger that goes on
      found.leg.addTo(map);
      found.marker.addTo(map).closePopup().openPopup(); // one already open takes the focus all the same
      isAsked = false;
      return true;
    },
  };
}

function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function addControls(L: Leaflet, map: leaflet.Map): void {
  const container = map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", text.mapLabel);
  const source = L.control.attribution({ prefix: false }).addAttribution(text.mapSource);
  source.addTo(map);
  L.control.zoom({ position: "bottomright", zoomInTitle: text.zoomIn, zoomOutTitle: text.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
}

// Names are for bearings only: drawn under the markers, left out where they would overlap, and
// hidden from screen readers, which have the communes in the list.
function addNames(L: Leaflet, map: leaflet.Map, feed: Feed): void {
  map.createPane("names").setAttribute("aria-hidden", "true");
  const names = placesToName(feed).map((place) => ({ place, ...createName(L, place) }));
  const arrange = () => {
    const labelled = names.map(({ place }) => ({ label: place.label, ...spotOf(map, place) }));
    arrangeNames(labelled, spread(feed.outlets.map((outlet) => spotOf(map, outlet))), viewOf(map)).forEach((side, index) => {
      const name = names[index];
      if (side === null) name?.marker.remove();
      else name?.marker.addTo(map);
      if (name) name.words.className = side ?? "";
    });
  };
  map.on("moveend", arrange);
  arrange();
}

// Where a place lies, in the pixels of a zoom: the map's own unless said.
function spotOf(map: leaflet.Map, { lat, lon }: { readonly lat: number; readonly lon: number }, zoom?: number): Spot {
  const { x, y } = map.project([lat, lon], zoom);
  return { x, y };
}

// What is seen of the map, in the pixels of its zoom.
function viewOf(map: leaflet.Map): Box {
  const { min, max } = map.getPixelBounds();
  return { left: min?.x ?? 0, right: max?.x ?? 0, top: min?.y ?? 0, bottom: max?.y ?? 0 };
}

function createName(L: Leaflet, place: Place): { words: HTMLElement; marker: leaflet.Marker } {
  const words = textElement("span", place.label);
  const icon = L.divIcon({ className: "place-name", html: words, iconSize: [0, 0] });
  const marker = L.marker([place.lat, place.lon], { icon, interactive: false, keyboard: false, pane: "names" });
  return { words, marker };
}

// A marker, and the line that leads from it to the outlet's own place where others stand there too.
type Marked = { readonly outlet: Outlet; readonly marker: leaflet.Marker; readonly leg: leaflet.Polyline };

function addMarkers(
  L: Leaflet,
  map: leaflet.Map,
  outlets: readonly Outlet[],
  actions: PopupActions,
  bringIn: (popup: leaflet.Popup) => void,
): ReadonlyMap<string, Marked> {
  const marked: Marked[] = [];
  const place = ({ zoom }: { readonly zoom: number }) => placeApart(L, map, marked, zoom);
  map.on("zoomanim", place); // before the markers hear of it: they glide to where they will stand
  for (const outlet of outlets) {
    const marker = createMarker(L, outlet, actions).addTo(map);
    marker.on("popupopen", ({ popup }) => bringIn(popup));
    const leg = L.polyline([], { color: LEAF, interactive: false, weight: 2 }).addTo(map);
    marked.push({ outlet, marker, leg });
  }
  map.on("zoomend", () => place({ zoom: map.getZoom() }));
  place({ zoom: map.getZoom() });
  return new Map(marked.map((one) => [one.outlet.id, one]));
}

// Draws each marker where a finger finds it at a zoom.
function placeApart(L: Leaflet, map: leaflet.Map, marked: readonly Marked[], zoom: number): void {
  const spots = spread(marked.map(({ outlet }) => spotOf(map, outlet, zoom)));
  marked.forEach(({ outlet, marker, leg }, index) => {
    const { x, y } = spots[index] ?? spotOf(map, outlet, zoom);
    const drawn = map.unproject(L.point(x, y), zoom);
    marker.setLatLng(drawn);
    leg.setLatLngs([drawn, [outlet.lat, outlet.lon]]);
  });
}

// A real button: Enter and Space open it, and its name is the outlet's.
function createMarker(L: Leaflet, outlet: Outlet, actions: PopupActions): leaflet.Marker {
  const button = textElement("button", "");
  button.type = "button";
  button.className = "pin";
  button.setAttribute("aria-label", `${outlet.name}, ${outlet.commune}`);
  const icon = L.divIcon({
    className: "pin-holder",
    html: button,
    iconAnchor: [PIN_PX / 2, PIN_PX],
    iconSize: [PIN_PX, PIN_PX],
    popupAnchor: [0, -PIN_PX],
  });
  const marker = L.marker([outlet.lat, outlet.lon], { icon, keyboard: false, title: outlet.name });
  marker.bindPopup(() => buildPopup(outlet, actions), { autoPan: false, maxWidth: 280, minWidth: 200 });
  marker.off("keypress"); // the button already clicks on Enter: twice would open, then close
  marker.on("popupopen", ({ popup }) => enterPopup(popup, button));
  return marker;
}

// Moves the map until the whole popup is inside: at once, or so that the eye follows.
function bringInside(map: leaflet.Map, popup: leaflet.Popup, animate: boolean): void {
  const box = popup.getElement()?.getBoundingClientRect();
  if (!box) return;
  const frame = map.getContainer().getBoundingClientRect();
  const x = overflow(box.left, box.right, frame.left, frame.right);
  const y = overflow(box.top, box.bottom, frame.top, frame.bottom);
  if (x !== 0 || y !== 0) map.panBy([x, y], { animate });
}

// How far something sticks out of a frame, a little room kept; its beginning counts most.
function overflow(from: number, to: number, start: number, end: number): number {
  if (from < start + ROOM_PX) return from - start - ROOM_PX;
  return Math.max(0, to - end + ROOM_PX);
}

// Focus goes into the popup and comes back to its marker, so that a keyboard never loses its place.
function enterPopup(popup: leaflet.Popup, button: HTMLButtonElement): void {
  const holder = popup.getElement();
  const content = holder?.querySelector<HTMLElement>(".outlet-popup");
  holder?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", text.closePopup);
  content?.focus({ preventScroll: true });
  if (!holder) return;
  holder.onkeydown = (event) => {
    if (event.key === "Escape") popup.close();
  };
  popup.once("remove", () => {
    const active = document.activeElement;
    const lost = active === null || active === document.body || holder.contains(active);
    if (lost) button.focus({ preventScroll: true });
  });
}

function textElement<Tag extends "span" | "button">(tag: Tag, words: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = words;
  return made;
}

