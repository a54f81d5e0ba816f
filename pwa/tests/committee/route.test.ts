// Addresses of the committee space.
import { describe, expect, it } from "vitest";
import { addressOf, isReturnPath, readRoute, type Route } from "../../src/committee/route.ts";

const OUTLET = "0192f000-0000-7000-8000-000000001001";
const VERSION = "5f".repeat(32);

const ROUTES: readonly (readonly [string, Route])[] = [
  ["/comite/", { page: "home" }],
  ["/comite/connexion", { page: "sign-in" }],
  ["/comite/choix", { page: "choice" }],
  ["/comite/bordeaux", { page: "board", caisse: "bordeaux" }],
  ["/comite/bordeaux/registre", { page: "register", caisse: "bordeaux" }],
  ["/comite/bordeaux/coordination/personnes", { page: "people", caisse: "bordeaux" }],
  ["/comite/bordeaux/coordination/secours", { page: "rescue", caisse: "bordeaux" }],
  ["/comite/bordeaux/coordination/lieux/nouveau", { page: "outlet-add", caisse: "bordeaux" }],
  ["/comite/bordeaux/charte", { page: "charters", caisse: "bordeaux" }],
  [`/comite/bordeaux/charte/${VERSION}/changements`, { page: "charter-changes", caisse: "bordeaux", charter: VERSION }],
  [`/comite/bordeaux/charte/${VERSION}/questions`, { page: "charter-questions", caisse: "bordeaux", charter: VERSION }],
  [`/comite/bordeaux/charte/${VERSION}/essai`, { page: "charter-trial", caisse: "bordeaux", charter: VERSION }],
  [`/comite/bordeaux/lieux/${OUTLET}`, { page: "dossier", caisse: "bordeaux", outlet: OUTLET }],
  [`/comite/bordeaux/lieux/${OUTLET}/decision/verification`, { page: "decision-check", caisse: "bordeaux", outlet: OUTLET }],
  [`/comite/bordeaux/lieux/${OUTLET}/fin`, { page: "revocation", caisse: "bordeaux", outlet: OUTLET }],
  [`/comite/bordeaux/lieux/${OUTLET}/visite`, { page: "visit-here", caisse: "bordeaux", outlet: OUTLET }],
];

describe("addresses", () => {
  it.each(ROUTES)("%s is read and written back", (path, route) => {
    expect(readRoute(path)).toEqual(route);
    expect(addressOf(route)).toBe(path);
  });

  it("forgives a missing or a trailing slash", () => {
    expect(readRoute("/comite")).toEqual({ page: "home" });
    expect(readRoute("/comite/bordeaux/")).toEqual({ page: "board", caisse: "bordeaux" });
  });

  it.each(["/", "/comitex/bordeaux", "/comite/bordeaux/rien", "/comite/bordeaux/charte/12/essai", `/comite/bordeaux/charte/${VERSION}`, "/comite/bordeaux/lieux/12", "/comite/connexion/autre", `/comite/bordeaux/lieux/${OUTLET}/rien`])(
    "%s is no page of ours",
    (path) => {
      expect(readRoute(path)).toEqual({ page: "unknown" });
    },
  );

  it("goes back after sign-in to pages of the space only", () => {
    expect(["/comite/bordeaux/registre", "/comite/connexion", "/comite/", "//ailleurs.example", "/visites/"].filter(isReturnPath)).toEqual(["/comite/bordeaux/registre"]);
  });
});
