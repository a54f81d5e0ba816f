// What the members' scripts say, in French; the published page says the rest.

const NBSP = "\u00a0";

export const text = {
  closePopup: "Fermer",
  loadingMap: "La carte se charge…",
  mapFailed: `La carte n’a pas pu être chargée. La liste dit tout${NBSP}: elle montre exactement les mêmes lieux.`,
  mapLabel: "Carte des lieux conventionnés",
  mapSource: "Lieux et repères publiés par la caisse",
  noOutlet: "Aucun lieu ne propose ce produit pour le moment.",
  outletPage: "Page du lieu",
  newTab: " (nouvel onglet)",
  perimeter: (radius_m: number, centre: string) =>
    `Le cercle est à ${Math.round(radius_m / 1000)}${NBSP}km de «${NBSP}${centre}${NBSP}».`,
  outline: "Le trait plein est le contour du territoire.",
  outlined: (radius_m: number) =>
    `Le trait plein est le contour du territoire${NBSP}; le trait pointillé en est à ${Math.round(radius_m / 1000)}${NBSP}km.`,
  retry: "Réessayer",
  seeInList: "Voir dans la liste",
  seeOnMap: "Voir sur la carte",
  someProductsOnly: "Certains produits seulement",
  toList: "Revenir à la liste",
  toMap: "Voir la carte",
  unknownHours: "Horaires non communiqués",
  zoomIn: "Agrandir la carte",
  zoomOut: "Réduire la carte",
  count: (count: number) =>
    count === 0 ? "Aucun lieu" : `${count}${NBSP}${count > 1 ? "lieux" : "lieu"}`,
  countFor: (count: number, product: string) => `${product}${NBSP}: ${text.count(count).toLowerCase()}`,
  offline: (day: string) => `Pas de réseau${NBSP}: voici la liste telle qu’elle était le${NBSP}${day}.`,
  seeOnMapNamed: (name: string) => `${text.seeOnMap}${NBSP}: ${name}`,
  stale: (day: string) => `Cette page date du${NBSP}${day}${NBSP}: horaires à vérifier.`,
  unplaced: (count: number) =>
    count > 1
      ? `${count}${NBSP}lieux sans position connue sont dans la liste seulement.`
      : `1${NBSP}lieu sans position connue est dans la liste seulement.`,
} as const;

// What goes with the map in words: its lines, and the outlets that it cannot show.
export function describeMap(territory: Drawn, unplaced: number): string {
  return [describeLines(territory), unplaced === 0 ? "" : text.unplaced(unplaced)].filter((line) => line !== "").join(" ");
}

type Drawn = { readonly label: string; readonly radius_m: number | null; readonly outline: readonly unknown[] };

function describeLines({ label, radius_m, outline }: Drawn): string {
  if (outline.length > 0) return radius_m === null ? text.outline : text.outlined(radius_m);
  return radius_m === null ? "" : text.perimeter(radius_m, label);
}
