// What is said of the code of a person on a shared tablet.
import { writeCount } from "../domain/french.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const PINS = typesetAll({
  lead_shared: "Plusieurs personnes se servent de cette tablette. Vos réponses porteront votre nom : choisissez bien le vôtre.",
  enter_title: "Votre code",
  enter: "Code de 4 à 6 chiffres",
  open: "Ouvrir mes visites",
  wrong: "Ce n'est pas le code choisi pour ce nom. Essayez de nouveau.",
  other: "Choisir un autre nom",
  forgotten: "Code oublié ?",
  forgotten_text: "Choisissez un nouveau code ci-dessous. Ce qui n'est pas encore envoyé reste caché jusqu'à ce que le serveur l'ait reçu : rien n'est perdu, personne d'autre ne le lit.",
  forgotten_do: "Choisir un nouveau code",
  choose_title: "Choisissez votre code",
  choose_lead: "Il vous sera demandé pour rouvrir vos visites sur cette tablette.",
  choose: "Code de 4 à 6 chiffres",
  repeat: "Le même code, une seconde fois",
  keep: "Garder ce code",
  shape: "Écrivez 4, 5 ou 6 chiffres.",
  differs: "Les deux codes ne sont pas les mêmes.",
  honest: "Ce code sépare les écrans des personnes. Il ne chiffre rien : quelqu'un qui sait lire la mémoire d'une tablette peut le contourner.",
  lock: "Fermer mes visites",
  change: "Changer mon code",
  add: "Protéger par un code",
  remove: "Retirer mon code",
  hidden_title: "Cette visite n'est pas montrée ici",
  hidden: "Elle contient ce que quelqu'un d'autre n'a pas encore envoyé, ou ce qui attendait quand votre code a été remplacé. Elle sera montrée une fois envoyée.",
});

/** « 2 visites ne sont pas montrées… ». */
export function sayHidden(count: number): string {
  return typeset(`${writeCount(count, "visite n'est pas montrée", "visites ne sont pas montrées")} ici : ${count === 1 ? "elle contient" : "elles contiennent"} ce qui n'est pas encore envoyé. Synchronisez pour le faire partir.`);
}
