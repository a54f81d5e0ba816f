// The order in which a committee takes up its outlets, and the seats of a person.
import { describe, expect, it } from "vitest";
import type { BoardItem, Caisse, Role, Session, Stage } from "../../src/committee/api/shapes.ts";
import { groupItems } from "../../src/committee/state/board.ts";
import { findSeat, listSeats } from "../../src/committee/state/session.ts";

function item(name: string, stage: Stage, part: Partial<BoardItem> = {}): BoardItem {
  const none = { visit: null, planned_on: null, submitted_on: null, decided_on: null, until: null, disagreements: 0, arriving: false, trial: false, amended_since_decision: false };
  return { outlet: name, name, kind: "producer", kind_label: "Ferme", commune: "Bègles", stage, ...none, ...part };
}

const namesIn = (items: BoardItem[], name: string): string[] =>
  groupItems(items)
    .filter((group) => group.name === name)
    .flatMap((group) => group.items.map((each) => each.name));

describe("the board", () => {
  it("puts first what has waited longest", () => {
    const items = [item("B", "to_decide", { submitted_on: "2026-11-20" }), item("A", "to_decide", { submitted_on: "2026-11-21" })];

    expect(namesIn(items, "to_decide")).toEqual(["B", "A"]);
  });

  it("puts visits without a date last", () => {
    const items = [item("A", "to_visit"), item("Z", "to_visit", { planned_on: "2026-12-01" })];

    expect(namesIn(items, "to_visit")).toEqual(["Z", "A"]);
  });

  it("puts first, among the conventioned, what was completed since its decision", () => {
    const items = [item("A", "conventioned"), item("Z", "conventioned", { amended_since_decision: true })];

    expect(namesIn(items, "conventioned")).toEqual(["Z", "A"]);
  });

  it("sorts the rest by name, accents aside", () => {
    expect(namesIn([item("Zoé", "refused"), item("Élan", "adjourned"), item("Fournil", "refused")], "refused")).toEqual(["Élan", "Fournil", "Zoé"]);
  });

  it("never asks for a decision on a trial", () => {
    const items = [item("Essai", "to_decide", { trial: true })];

    expect([namesIn(items, "to_decide"), namesIn(items, "trial")]).toEqual([[], ["Essai"]]);
  });

  it("keeps the empty groups, to say that they are", () => {
    expect(groupItems([]).map(({ items }) => items.length)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe("seats", () => {
  const caisse = (slug: string): Caisse => ({ id: slug, slug, name: slug, currency: "MonA", time_zone: "Europe/Paris", territory: { lat_e7: 0, lon_e7: 0, label: "" } });
  const session = (...roles: [string, Role][]): Session => ({ person: { id: "p3", name: "Chloé" }, roles: roles.map(([slug, role]) => ({ caisse: caisse(slug), role })) });

  it("gather the roles of each caisse", () => {
    const seats = listSeats(session(["a", "committee"], ["b", "coordinator"], ["a", "volunteer"]));

    expect(seats.map((seat) => [seat.caisse.slug, seat.roles])).toEqual([
      ["a", ["committee", "volunteer"]],
      ["b", ["coordinator"]],
    ]);
  });

  it("are not those of a volunteer alone", () => {
    expect(listSeats(session(["a", "volunteer"]))).toEqual([]);
    expect(findSeat(session(["a", "volunteer"]), "a")).toBeNull();
  });
});
