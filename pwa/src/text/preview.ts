// What is said around a visit that is only tried, in French; the rest is said by the volunteers' own screens.
import { typeset, typesetAll } from "./typeset.ts";

export const PREVIEW = {
  ...typesetAll({
    banner: "Essai : rien n'est gardé",
    promise: "Répondez, changez d'avis, prenez une photo : rien n'est enregistré et rien ne part.",
    title: "La visite, comme un bénévole",
    lead: "Pour quelle sorte de lieu ? Les questions et les seuils peuvent en dépendre.",
    resume: "Reprendre l'essai en cours",
    outlet: "Lieu d'essai",
    you: "Vous",
    waiting: "Un instant…",
    sendTitle: "Envoyer la visite",
    sendText: "Ici, le bénévole relit ce qui manque encore, puis envoie la visite au comité. Dans un essai, rien n'est envoyé.",
    backToVisit: "La visite",
    again: "Essayer une autre sorte de lieu",
    understood: "J'ai compris",
  }),
  version: (title: string, version: string): string => typeset(`${title}, version ${version}`),
};
