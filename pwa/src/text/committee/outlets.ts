// The outlets and their sheets, in French.
import { writeDistance } from "../../domain/french.ts";
import type { Territory } from "../../domain/perimeter.ts";
import { typeset, typesetAll } from "../typeset.ts";

export const OUTLETS = {
  ...typesetAll({
    title: "Les lieux",
    addTitle: "Ajouter un lieu",
    editTitle: "Modifier la fiche",
    lead: "La fiche est ce que le public lira une fois le lieu conventionné.",
    search: "Chercher un lieu ou une commune",
    empty: "Aucun lieu pour l'instant.",
    noMatch: "Aucun lieu ne correspond à cette recherche.",
    kind: "Sorte de lieu",
    chooseKind: "Choisir…",
    kindFault: "Choisissez une sorte de lieu.",
    name: "Nom du lieu",
    nameFault: "Écrivez le nom du lieu.",
    address: "Adresse (rue et numéro)",
    commune: "Commune",
    communeFault: "Écrivez la commune.",
    point: "Coordonnées (latitude, longitude)",
    pointHint: "À copier depuis une carte, par exemple 44.8378, -0.5792. C'est l'endroit où le lieu vend.",
    pointFault: "Écrivez la latitude puis la longitude, par exemple 44.8378, -0.5792.",
    hours: "Horaires (facultatif)",
    hoursHint: "Au format des horaires d'OpenStreetMap, par exemple Tu-Sa 09:00-12:30.",
    season: "Saison (facultatif)",
    seasonHint: "Par exemple : fermé en janvier.",
    phone: "Téléphone public (facultatif)",
    website: "Site (facultatif)",
    websiteFault: "L'adresse d'un site commence par https:// ou http://.",
    save: "Enregistrer la fiche",
    add: "Ajouter le lieu",
    saved: "La fiche est enregistrée.",
    added: "Le lieu est ajouté.",
  }),
};

/** « À 12,3 km à vol d’oiseau du centre (mairie de Flers). », or of the outline, from unrounded metres: negative inside it. */
export function sayAway(distance_m: number, { label, outline }: Pick<Territory, "outline"> & { readonly label: string }): string {
  if (outline && distance_m <= 0) return "Dans le territoire.";
  const from = outline ? "du contour du territoire" : `du centre (${label})`;
  return typeset(`À ${writeDistance(Math.floor(distance_m))} à vol d’oiseau ${from}.`);
}
