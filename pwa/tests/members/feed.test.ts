// The published data as the map reads it.
import { expect, test } from "vitest";

import { readFeed, type WireFeed } from "../../src/members/feed.ts";
import { describeMap } from "../../src/members/text.ts";

test("longitude comes first on the wire and never in here", () => {
  const feed = readFeed({
    territory: { label: "Mairie", coordinates: [-0.5639, 48.7488], radius_m: 50_000 },
    places: [{ label: "Vire", coordinates: [-0.8892, 48.8386] }],
    unplaced: [{}, {}],
    features: [
      {
        id: "a",
        geometry: { coordinates: [-0.5, 48.7] },
        properties: {
          name: "Ferme",
          kind: "Ferme",
          commune: "Flers",
          hours: null,
          page: "lieux/a.html",
          only_some_products: true,
          rates: [{ family: "legumes" }, { family: "pain" }],
          rate_groups: [{ percent: 70, families: "Légumes et pain", sentence: "14 sur 20 €." }],
        },
      },
    ],
  });

  expect(feed.territory).toMatchObject({ lat: 48.7488, lon: -0.5639, radius_m: 50_000 });
  expect(feed.places).toEqual([{ label: "Vire", lat: 48.8386, lon: -0.8892 }]);
  expect(feed.unplaced).toBe(2);
  expect(feed.outlets[0]).toMatchObject({ lat: 48.7, lon: -0.5, families: ["legumes", "pain"] });
});

test("the map says in words what its circle is and what it cannot show", () => {
  const mairie = { label: "Mairie de Flers", radius_m: 50_000, outline: [] };

  expect(describeMap(mairie, 1).replace(/\u00a0/g, " ")).toBe(
    "Le cercle est à 50 km de « Mairie de Flers ». 1 lieu sans position connue est dans la liste seulement.",
  );
  expect(describeMap({ ...mairie, radius_m: null }, 0)).toBe("");
});

test("an outline and its zone are read latitude first, and none where the feed is older", () => {
  const ring = [[-0.7, 48.6], [-0.5, 48.6], [-0.5, 48.8], [-0.7, 48.6]] as const;
  const older = { label: "Mairie", coordinates: [-0.5639, 48.7488] as const, radius_m: 50_000 };
  const read = (territory: WireFeed["territory"]) => readFeed({ territory, places: [], unplaced: [], features: [] }).territory;

  expect(read({ ...older, outline: [ring], zone: [ring, ring] }).outline[0]?.[1]).toEqual([48.6, -0.5]);
  expect(read({ ...older, outline: [ring], zone: [ring, ring] }).zone).toHaveLength(2);
  expect(read(older)).toMatchObject({ lat: 48.7488, outline: [], zone: [] });
});

test("the map says in words which line is the territory and which the perimeter", () => {
  const bocage = { label: "Mairie de Flers", radius_m: 50_000, outline: [[]] };

  expect(describeMap(bocage, 0).replace(/\u00a0/g, " ")).toBe(
    "Le trait plein est le contour du territoire ; le trait pointillé en est à 50 km.",
  );
  expect(describeMap({ ...bocage, radius_m: null }, 0)).toBe("Le trait plein est le contour du territoire.");
});
