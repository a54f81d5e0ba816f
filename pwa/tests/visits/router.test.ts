import { describe, expect, it } from "vitest";
import { toHref, toRoute, type Route } from "../../src/visits/router.ts";

type Known = Exclude<Route, { page: "unknown" }>;
const ROUTES: Known[] = [
  { page: "visits" }, { page: "pair" }, { page: "person" }, { page: "rescue" }, { page: "begin" }, { page: "visit", visit: "v" },
  { page: "criterion", visit: "v", criterion: "G1.0 é/%" }, { page: "products", visit: "v" },
  { page: "family", visit: "v", family: "f" }, { page: "position", visit: "v" }, { page: "photos", visit: "v" }, { page: "disputes", visit: "v" },
  { page: "questions", visit: "v" },
  { page: "criterion", visit: "v", criterion: "G1", question: "G1.0 é/%" },
  { page: "family", visit: "v", family: "f", question: "P1" }, { page: "questions", visit: "v", typed: "l'été / 50 %" },
  { page: "visitors", visit: "v" }, { page: "meeting", visit: "v" }, { page: "signing", visit: "v" }, { page: "paper", visit: "v" }, { page: "send", visit: "v" },
];

describe("an address", () => {
  it.each(ROUTES)("leads back to $page", (route) => {
    expect(toRoute(toHref(route))).toEqual(route);
  });

  it.each(["#/nulle-part", "#/visite/v/critere", "#/visite/v/x", "#/visite", "#/a/b/c/d/e", "#/visite/v/critere/c/q/x", "#/visite/v/envoyer/x/y", "#/visite/%E0/position/x/y"])("%s is unknown", (hash) => {
    expect(toRoute(hash)).toEqual({ page: "unknown" });
  });

  it("that is empty is the list of visits", () => {
    expect(toRoute("")).toEqual({ page: "visits" });
  });
});
