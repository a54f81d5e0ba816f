// The published list, filtered in place: the page's own elements, nothing drawn anew.
import { ALL, sells } from "./filter.ts";
import { text } from "./text.ts";

export type OutletList = {
  readonly families: ReadonlySet<string>;
  // Shows the outlets that sell a family and says how many they are.
  readonly showFamily: (family: string) => void;
  readonly focus: (id: string) => void;
};

// The list of the page, or null on a page without outlets.
export function findList(page: Document): OutletList | null {
  const count = page.getElementById("nombre");
  const empty = page.getElementById("aucun");
  if (!count || !empty) return null;
  const cards = [...page.querySelectorAll<HTMLElement>("[data-outlet]")];
  const chips = [...page.querySelectorAll<HTMLAnchorElement>("[data-family]")];
  return {
    families: new Set(chips.map(familyOf)),
    showFamily: (family) => {
      const shown = cards.filter((card) => {
        card.hidden = !sells((card.dataset["families"] ?? "").split(" "), family);
        return !card.hidden;
      }).length;
      const chosen = chips.filter((chip) => mark(chip, familyOf(chip) === family))[0];
      say(count, describe(shown, family, chosen?.textContent ?? ""));
      empty.hidden = shown > 0;
      empty.textContent = shown > 0 ? "" : text.noOutlet;
    },
    focus: (id) => {
      const card = page.getElementById(`lieu-${id}`);
      card?.scrollIntoView({ block: "center" });
      card?.focus({ preventScroll: true });
    },
  };
}

// Adds to each card of an outlet with a place a button that leads to the map.
export function addMapButtons(page: Document, open: (id: string) => void): void {
  for (const card of page.querySelectorAll<HTMLElement>("[data-placed]")) {
    const id = card.dataset["outlet"] ?? "";
    const button = page.createElement("button");
    button.type = "button";
    button.className = "see-on-map";
    button.textContent = text.seeOnMap;
    button.setAttribute("aria-label", text.seeOnMapNamed(card.querySelector("h3")?.textContent ?? ""));
    button.addEventListener("click", () => open(id));
    card.append(button);
  }
}

export function familyOf(chip: HTMLElement): string {
  return chip.dataset["family"] ?? ALL;
}

// A live region is written only when its words change: writing alone is announced.
function say(region: HTMLElement, words: string): void {
  if (region.textContent !== words) region.textContent = words;
}

function describe(shown: number, family: string, product: string): string {
  return family === ALL ? text.count(shown) : text.countFor(shown, product);
}

function mark(chip: HTMLElement, chosen: boolean): boolean {
  if (chosen) chip.setAttribute("aria-current", "true");
  else chip.removeAttribute("aria-current");
  return chosen;
}
