// What the volunteer space says of photos.
import { writeCount } from "../domain/french.ts";
import { sayProblem } from "./problems.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const PHOTOS = typesetAll({
  photos: "Photos",
  photo: "Photo",
  take: "Prendre une photo",
  choose: "Choisir dans la galerie",
  add: "Ajouter une photo",
  wanted: "Une photo est demandée ici.",
  faces: "Jamais de visage ni de plaque d'immatriculation.",
  remove: "Retirer",
  removed: "Photo retirée.",
  undo: "Remettre",
  elsewhere: "Cette photo n'est pas sur cette tablette",
  close: "Fermer",
  previous: "Photo précédente",
  next: "Photo suivante",
  whole_title: "Vues d'ensemble",
  whole_lead: "Des photos du lieu qui ne répondent à aucune question : l'entrée, la cour, l'étal.",
  whole_none: "Aucune pour l'instant.",
});

/** The name of a photo among those of its question. */
export function sayView(place: number): string {
  return `Vue ${place}`;
}

/** « Photo 2 sur 3 ». */
export function sayPlace(place: number, count: number): string {
  return count === 1 ? PHOTOS.photo : `Photo ${place} sur ${count}`;
}

/** What the button does that is a thumbnail. */
export function sayEnlarge(place: number): string {
  return `Agrandir la photo ${place}`;
}

/** What is being done with photos just given. */
export function sayPreparing(count: number): string {
  return count === 1 ? "Préparation de la photo…" : `Préparation de ${writeCount(count, "photo", "photos")}…`;
}

/** Why one of several photos was not kept, by the name of its file. */
export function sayNotKept(name: string, slug: string): string {
  return typeset(`« ${name} » n'a pas été gardée. ${sayProblem(slug)}`);
}

/** How many photos show the place as a whole. */
export function sayWhole(count: number): string {
  return count === 0 ? "facultatif" : writeCount(count, "photo", "photos");
}
