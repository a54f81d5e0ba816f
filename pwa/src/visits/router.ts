// The addresses of the volunteer space, after the #: they work without network and hold ids only.
import { signal, type ReadonlySignal } from "@preact/signals";

export type Route =
  | { page: "visits" }
  | { page: "pair" }
  | { page: "person" }
  | { page: "rescue" }
  | { page: "begin" }
  | { page: "visit"; visit: string }
  | { page: "criterion"; visit: string; criterion: string; question?: string }
  | { page: "products"; visit: string }
  | { page: "family"; visit: string; family: string; question?: string }
  | { page: "questions"; visit: string; typed?: string }
  | { page: "position"; visit: string }
  | { page: "photos"; visit: string }
  | { page: "disputes"; visit: string }
  | { page: PeoplePage; visit: string }
  | { page: "send"; visit: string }
  | { page: "paper"; visit: string }
  | { page: "unknown" };

/** The pages about people. */
export type PeoplePage = "visitors" | "meeting" | "signing";

/** Reads the part after the #. */
export function toRoute(hash: string): Route {
  const [head = "", visit = "", tail = "", last = "", question = "", ...more] = hash.replace(/^#\/?/, "").split("/").map(decode);
  if (more.length > 0) return { page: "unknown" };
  if (head === "") return { page: "visits" };
  if (head === "appairer" && visit === "") return { page: "pair" };
  if (head === "personne" && visit === "") return { page: "person" };
  if (head === "secours" && visit === "") return { page: "rescue" };
  if (head === "nouvelle" && visit === "") return { page: "begin" };
  if (head !== "visite" || visit === "") return { page: "unknown" };
  return question === "" ? toVisitRoute(visit, tail, last) : toQuestionRoute(visit, tail, last, question);
}

/** An address typed wrongly is a page that does not exist, not a crash. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A question has its address within its criterion or its family. */
function toQuestionRoute(visit: string, tail: string, last: string, question: string): Route {
  if (tail === "critere") return { page: "criterion", visit, criterion: last, question };
  return tail === "produits" ? { page: "family", visit, family: last, question } : { page: "unknown" };
}

function toVisitRoute(visit: string, tail: string, last: string): Route {
  if (tail === "") return { page: "visit", visit };
  if (tail === "critere" && last !== "") return { page: "criterion", visit, criterion: last };
  if (tail === "produits") return last === "" ? { page: "products", visit } : { page: "family", visit, family: last };
  if (tail === "position") return { page: "position", visit };
  if (tail === "photos") return { page: "photos", visit };
  if (tail === "questions") return last === "" ? { page: "questions", visit } : { page: "questions", visit, typed: last };
  if (tail === "papier") return { page: "paper", visit };
  if (tail === "desaccords") return { page: "disputes", visit };
  if (tail === "visiteurs") return { page: "visitors", visit };
  if (tail === "rencontre") return { page: "meeting", visit };
  if (tail === "signature") return { page: "signing", visit };
  return tail === "envoyer" ? { page: "send", visit } : { page: "unknown" };
}

/** The address of a route, to be put in a link. */
export function toHref(route: Exclude<Route, { page: "unknown" }>): string {
  const parts = ((): string[] => {
    switch (route.page) {
      case "visits":
        return [];
      case "pair":
        return ["appairer"];
      case "person":
        return ["personne"];
      case "rescue":
        return ["secours"];
      case "begin":
        return ["nouvelle"];
      case "visit":
        return ["visite", route.visit];
      case "criterion":
        return ["visite", route.visit, "critere", route.criterion, ...questionOf(route)];
      case "products":
        return ["visite", route.visit, "produits"];
      case "family":
        return ["visite", route.visit, "produits", route.family, ...questionOf(route)];
      case "questions":
        return ["visite", route.visit, "questions", ...(route.typed === undefined || route.typed === "" ? [] : [route.typed])];
      case "position":
        return ["visite", route.visit, "position"];
      case "photos":
        return ["visite", route.visit, "photos"];
      case "disputes":
        return ["visite", route.visit, "desaccords"];
      case "visitors":
        return ["visite", route.visit, "visiteurs"];
      case "meeting":
        return ["visite", route.visit, "rencontre"];
      case "signing":
        return ["visite", route.visit, "signature"];
      case "send":
        return ["visite", route.visit, "envoyer"];
      case "paper":
        return ["visite", route.visit, "papier"];
    }
  })();
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

function questionOf({ question }: { question?: string }): string[] {
  return question === undefined ? [] : [question];
}

/** The current route, followed as the address changes; the back button is the browser's. */
export function watchRoute(): ReadonlySignal<Route> {
  const route = signal(toRoute(location.hash));
  window.addEventListener("hashchange", () => (route.value = toRoute(location.hash)));
  return route;
}

/** Goes there by a new step of the history. */
export function goTo(route: Exclude<Route, { page: "unknown" }>): void {
  location.hash = toHref(route);
}
