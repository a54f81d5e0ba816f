// Names on the map.
import { describe, expect, test } from "vitest";

import type { Feed, Outlet, Place } from "../../src/members/feed.ts";
import { arrangeNames, placesToName } from "../../src/members/labels.ts";

const flers: Place = { label: "Flers", lat: 48.7488, lon: -0.5639 };

function outlet(commune: string, lat: number, lon: number): Outlet {
  return {
    ...{ id: "1", name: "Ferme", kind: "Ferme", commune, lat, lon },
    ...{ hours: null, page: "lieux/1.html", onlySomeProducts: false, families: [], rateGroups: [] },
  };
}

function feed(changes: Partial<Feed>): Feed {
  return { outlets: [], unplaced: 0, places: [], territory: { ...flers, radius_m: null, outline: [], zone: [] }, ...changes };
}

describe("which places are named", () => {
  test("a commune of several outlets once, in their middle", () => {
    const found = placesToName(feed({ outlets: [outlet("Messei", 48, -1), outlet("Messei", 49, 0)] }));

    expect(found).toEqual([{ label: "Messei", lat: 48.5, lon: -0.5 }]);
  });

  test("a place given is not named again by the outlets that lie there", () => {
    const found = placesToName(feed({ outlets: [outlet("Flers", 48.7, -0.5)], places: [flers] }));

    expect(found).toEqual([flers]);
  });

  test("the centre first, where there is a perimeter", () => {
    const found = placesToName(feed({ places: [flers], territory: { label: "Mairie", lat: 1, lon: 2, radius_m: 50_000, outline: [], zone: [] } }));

    expect(found.map((place) => place.label)).toEqual(["Mairie", "Flers"]);
  });
});

describe("where names are written", () => {
  test("beside the marker when nothing is there", () => {
    expect(arrangeNames([{ x: 0, y: 0, label: "Flers" }], [{ x: 0, y: 0 }])).toEqual(["right"]);
  });

  test("on the other side when a marker stands there", () => {
    expect(arrangeNames([{ x: 0, y: 0, label: "Flers" }], [{ x: 30, y: 10 }])).toEqual(["left"]);
  });

  test("never over the dot of another place, named or not", () => {
    const names = [
      { x: 0, y: 0, label: "Mairie" },
      { x: 40, y: 5, label: "Flers" },
    ];

    expect(arrangeNames(names, [])).toEqual(["left", "right"]);
  });

  test("where the frame does not cut it, or nowhere", () => {
    const view = { left: 0, right: 100, top: 0, bottom: 200 };
    const at = (x: number, y: number) => arrangeNames([{ x, y, label: "Flers" }], [], view);

    expect(at(90, 50)).toEqual(["left"]);
    expect(at(50, 50)).toEqual(["above"]);
    expect(at(50, 10)).toEqual(["below"]);
    expect(at(10, 195)).toEqual([null]);
  });

  test("as if there were no frame while its place is out of it", () => {
    const view = { left: 0, right: 100, top: 0, bottom: 200 };

    expect(arrangeNames([{ x: 300, y: 50, label: "Flers" }], [], view)).toEqual(["right"]);
  });

  test("two names of one spot on two sides, the more important one first", () => {
    const names = [
      { x: 0, y: 0, label: "Mairie" },
      { x: 0, y: 0, label: "Flers" },
    ];

    expect(arrangeNames(names, [])).toEqual(["right", "left"]);
  });

  test("nowhere when markers are all around", () => {
    const around = [-40, -20, 0, 20, 40].flatMap((x) => [-20, 0, 20, 40].map((y) => ({ x, y })));

    expect(arrangeNames([{ x: 0, y: 0, label: "Flers" }], around)).toEqual([null]);
  });
});
