// The questions of a version, in French.
import { typeset, typesetAll } from "../typeset.ts";

export const QUESTIONS = {
  ...typesetAll({
    title: "Les questions d'une visite",
    lead: "Ce que les bénévoles auront sur leur tablette, dans cet ordre.",
    families: "Pour chaque famille de produits",
    evidence: "Une photo est attendue.",
    eliminatory: "Question éliminatoire.",
    always: "pas observé, refus de répondre",
    notApplicable: "sans objet (en disant pourquoi)",
    yes: "oui",
    no: "non",
    number: "un nombre",
    share: "tant sur tant",
    text: "un texte",
    date: "une date",
    photo: "une photo",
    position: "la position du lieu",
    distance: "rien à écrire : la distance est calculée",
  }),
  answers: (words: string): string => typeset(`Réponses : ${words}.`),
  partly: (words: string): string => typeset(`partiel (${words})`),
  onlyFor: (kinds: string): string => typeset(`Seulement pour : ${kinds}.`),
  after: (question: string): string => typeset(`Posée selon la réponse à « ${question} ».`),
};
