// Ending a convention, in French.
import type { Outcome } from "../../committee/api/shapes.ts";
import { inWords } from "../committee-words.ts";
import { typeset, typesetAll, typesetLines } from "../typeset.ts";

export const REVOCATION = {
  ...typesetAll({
    title: "Mettre fin à la convention",
    lead: "Le comité vote sur la fin de la convention : « pour » veut dire pour y mettre fin.",
    continue: "Relire avant d'enregistrer",
    checkTitle: "Relire avant d'enregistrer",
    willDo: "Si le vote l'emporte",
    confirm: "Mettre fin à la convention",
    unsure: "Le serveur n'a pas répondu comme prévu. La fin de la convention est peut-être enregistrée : vérifiez avant de recommencer.",
    notConventioned: "Ce lieu n'a pas de convention en cours.",
  }),
  outcome: typesetAll({
    approved: "La convention prend fin",
    refused: "La convention continue",
    adjourned: "La décision est ajournée",
  }) satisfies Record<Outcome, string>,
  effect: (day: string, today: string): string[] =>
    typesetLines(
      day <= today
        ? "Le lieu quitte dès maintenant la liste et la carte publiques."
        : `Le lieu quitte la liste et la carte publiques le ${inWords(day)}.`,
      "Sa page dit une phrase neutre pendant 3 mois, puis disparaît. Les raisons ne sont pas publiées.",
    ),
  done: (outcome: Outcome, day: string, today: string): string => {
    if (outcome !== "approved") return typeset("La liste et la carte publiques ne changent pas : la convention continue.");
    return day <= today
      ? typeset("Le lieu n'est plus sur la liste ni sur la carte publiques. Sa page dit une phrase neutre.")
      : typeset(`Le lieu quittera la liste et la carte publiques le ${inWords(day)}.`);
  },
};
