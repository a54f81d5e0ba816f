// The days of a decision, in French.
import type { DatesFault } from "../../committee/state/days.ts";
import { inWords } from "../committee-words.ts";
import { typeset, typesetAll } from "../typeset.ts";

export const DATES = {
  ...typesetAll({
    title: "Les dates",
    decidedOn: "Date de la décision",
    decidedOnHint: "Le jour de la réunion.",
    startsOn: "La convention commence le",
    startsOnHint: "Si le vote est favorable.",
    beforeDecision: "Indiquez une date qui ne précède pas celle de la décision.",
    endsOn: "Fin de la convention (facultatif)",
    endsOnHint: "Laissez vide : la convention n'a pas de date de fin.",
    effectiveOn: "La convention prend fin le",
    effectiveOnHint: "Le délai est celui de la charte.",
    adoptedFrom: "La charte s'applique à partir du",
  }),
  faults: typesetAll({
    "no-decided-on": "Indiquez le jour de la décision.",
    "decided-in-the-future": "La date de la décision ne peut pas être dans l'avenir.",
    "no-starts-on": "Indiquez le jour où la convention commence.",
    "no-ends-on": "Cette date n'existe pas. Laissez vide s'il n'y a pas de fin.",
    "ends-before-start": "La fin doit venir après le début.",
  }) satisfies Record<DatesFault, string>,
  noDay: typeset("Indiquez une date."),
  tooEarly: (earliest: string): string => typeset(`La charte demande un délai : au plus tôt le ${inWords(earliest)}.`),
};
