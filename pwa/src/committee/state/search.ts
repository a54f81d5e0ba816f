// Finding an outlet by what a person remembers of it. Pure.
import type { ListedOutlet } from "../api/shapes.ts";

/** Outlets whose name or commune holds every word typed, whatever the accents and the case. */
export function searchOutlets(outlets: readonly ListedOutlet[], typed: string): ListedOutlet[] {
  const words = bare(typed).split(/\s+/).filter(Boolean);
  return outlets.filter(({ name, commune }) => {
    const text = bare(`${name} ${commune}`);
    return words.every((word) => text.includes(word));
  });
}

function bare(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
