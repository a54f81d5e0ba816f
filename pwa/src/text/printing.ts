// What the screens say of printed documents, and of visits made on paper.
import { writeDate } from "../domain/french.ts";
import { listed } from "./committee-words.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const PRINTING = typesetAll({
  report: "Compte rendu (PDF)",
  form: "Formulaire papier (PDF)",
  newTab: "nouvel onglet",
  typed: "Saisie",
  // On the tablet.
  report_asked: "Le compte rendu se prépare…",
  report_kept: "Le compte rendu est dans les téléchargements de la tablette.",
  paper: "Saisir une visite faite sur papier",
  paper_title: "Visite faite sur papier",
  paper_lead: "La visite a été notée sur le formulaire papier ? Dites de quel jour il est, photographiez-le, puis recopiez ses réponses. Votre nom reste comme celui de la personne qui a saisi.",
  paper_code: "Le papier porte ce code",
  paper_code_hint: "Si le papier a un autre code, c'est celui d'une autre visite. Un formulaire vierge n'a pas de code.",
  paper_day: "Jour de la visite, écrit sur le papier",
  paper_day_fault: "Choisissez le jour écrit sur le papier. Il ne peut pas être dans l'avenir.",
  paper_begin: "Commencer la saisie",
  paper_change_day: "Changer le jour",
  paper_photos: "Photos du papier",
  paper_photos_lead: "Une photo par page, bien à plat, lisible. Elles accompagnent la visite jusqu'au comité.",
  paper_photo_missing: "Aucune photo du papier pour l'instant. Ajoutez-la avant d'envoyer.",
  paper_answers: "Recopier les réponses",
  paper_photos_go: "Photos du papier et jour de la visite",
  paper_not: "Ce n'est pas une visite sur papier",
  paper_not_sure: "La visite redeviendra une visite ordinaire. Les photos et les réponses restent.",
  paper_not_confirm: "Oui, une visite ordinaire",
});

/** Who typed a visit in, and from the paper of which day. */
export function sayPaper(typedBy: readonly string[], visitedOn: string | null): string {
  const day = visitedOn === null ? "" : ` du ${writeDate(visitedOn)}`;
  return typeset(`saisi par ${listed(typedBy)}, d'après le papier${day}`);
}

/** The same, as a sentence. */
export function sayTyped(typist: string, visitedOn: string | null): string {
  return `Visite ${sayPaper([typist], visitedOn).replace("saisi par", "saisie par")}.`;
}

/** The short code of a visit, the same as on its paper. */
export function sayVisitCode(visit: string): string {
  const digits = visit.replaceAll("-", "").slice(-8).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}
