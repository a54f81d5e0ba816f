// Gives names, words and controls to the map that folium drew (maps/embed.py), as text alone.
import type { Map } from "leaflet";

import { loadFeed } from "./feed.ts";
import { furnishMap, type Leaflet } from "./map.ts";
import { describeMap, text } from "./text.ts";

import "./map.css";

// The names that Leaflet's own file and folium's script give to the page.
const page = window as unknown as { readonly L?: Leaflet; readonly map_grillon?: Map };

const words = document.getElementById("carte-mots");
const frame = document.getElementById("carte");

async function furnish(): Promise<void> {
  const { L, map_grillon: map } = page;
  if (!L || !map) throw new Error("no map on this page");
  const feed = await loadFeed(frame?.dataset["feed"] ?? "");
  furnishMap(L, map, feed, { newTab: true });
  if (words) words.textContent = describeMap(feed.territory, feed.unplaced);
}

// The page as published says that it needs JavaScript: no longer true here.
if (words) words.textContent = text.loadingMap;
furnish().catch(() => {
  if (words) words.textContent = text.mapFailed;
});
