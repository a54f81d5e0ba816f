// Addresses of the committee space: a path read as a route, a route written as a path. Pure.

export const HOME = "/comite/";

/** Pages of one caisse that name no outlet. */
const CAISSE_PAGES = {
  board: "",
  register: "registre",
  coordination: "coordination",
  people: "coordination/personnes",
  devices: "coordination/appareils",
  rescue: "coordination/secours",
  outlets: "coordination/lieux",
  "outlet-add": "coordination/lieux/nouveau",
  suggested: "coordination/lieux/proposes",
  "visit-plan": "coordination/visites/nouvelle",
  settings: "coordination/reglages",
  charters: "charte",
} as const;

/** Pages of one version or draft of the charter. */
const CHARTER_PAGES = {
  "charter-changes": "changements",
  "charter-questions": "questions",
  "charter-preview": "apercu",
  "charter-trial": "essai",
} as const;

/** Pages of one outlet. */
const OUTLET_PAGES = {
  dossier: "",
  decision: "decision",
  "decision-check": "decision/verification",
  "decision-done": "decision/enregistree",
  revocation: "fin",
  "revocation-check": "fin/verification",
  "revocation-done": "fin/enregistree",
  takeover: "reprise",
  sheet: "fiche",
  "visit-here": "visite",
} as const;

export type CaissePage = keyof typeof CAISSE_PAGES;
export type CharterPage = keyof typeof CHARTER_PAGES;
export type OutletPage = keyof typeof OUTLET_PAGES;

export type Route =
  | { page: "home" }
  | { page: "sign-in" }
  | { page: "choice" }
  | { page: "unknown" }
  | { page: CaissePage; caisse: string }
  | { page: CharterPage; caisse: string; charter: string }
  | { page: OutletPage; caisse: string; outlet: string };

const SHA256 = /^[0-9a-f]{64}$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The route of a path; whatever is not ours is the page `unknown`. */
export function readRoute(path: string): Route {
  if (!`${path}/`.startsWith(HOME)) return { page: "unknown" };
  const parts = path.slice(HOME.length).split("/").filter((part) => part !== "");
  const [caisse, section, outlet, ...rest] = parts;
  if (caisse === undefined) return { page: "home" };
  if (caisse === "connexion") return parts.length === 1 ? { page: "sign-in" } : { page: "unknown" };
  if (caisse === "choix") return parts.length === 1 ? { page: "choice" } : { page: "unknown" };
  if (section === "lieux" && outlet !== undefined) return readOutletRoute(caisse, outlet, rest.join("/"));
  if (section === "charte" && outlet !== undefined) return readCharterRoute(caisse, outlet, rest.join("/"));
  const page = findKey(CAISSE_PAGES, parts.slice(1).join("/"));
  return page === null ? { page: "unknown" } : { page, caisse };
}

/** The path of a route. */
export function addressOf(route: Route): string {
  if (route.page === "sign-in") return `${HOME}connexion`;
  if (route.page === "choice") return `${HOME}choix`;
  if ("outlet" in route) return trimmed(`${HOME}${route.caisse}/lieux/${route.outlet}/${OUTLET_PAGES[route.page]}`);
  if ("charter" in route) return `${HOME}${route.caisse}/charte/${route.charter}/${CHARTER_PAGES[route.page]}`;
  if ("caisse" in route) return trimmed(`${HOME}${route.caisse}/${CAISSE_PAGES[route.page]}`);
  return HOME;
}

/** Whether a kept path may be gone back to: ours, and not the sign-in page itself. */
export function isReturnPath(path: string): boolean {
  const { page } = readRoute(path);
  return page !== "unknown" && page !== "sign-in" && page !== "home";
}

function readCharterRoute(caisse: string, charter: string, rest: string): Route {
  const page = findKey(CHARTER_PAGES, rest);
  return page === null || !SHA256.test(charter) ? { page: "unknown" } : { page, caisse, charter };
}

function readOutletRoute(caisse: string, outlet: string, rest: string): Route {
  const page = findKey(OUTLET_PAGES, rest);
  return page === null || !ID.test(outlet) ? { page: "unknown" } : { page, caisse, outlet };
}

function findKey<K extends string>(pages: Readonly<Record<K, string>>, path: string): K | null {
  return (Object.keys(pages) as K[]).find((key) => pages[key] === path) ?? null;
}

function trimmed(path: string): string {
  return path.replace(/\/$/, "");
}
