// Recording a decision, in French.
import type { Outcome } from "../../committee/api/shapes.ts";
import { inWords } from "../committee-words.ts";
import { typeset, typesetAll, typesetLines } from "../typeset.ts";

export const DECISION = {
  ...typesetAll({
    title: "Enregistrer la décision",
    reasons: "Les raisons",
    reasonsHint: "En quelques phrases, ce que le comité a dit. Elles restent dans le registre privé et ne sont pas publiées.",
    reasonsFault: "Écrivez au moins une phrase : une décision a toujours ses raisons.",
    kept: "Ce que vous écrivez est gardé dans cet onglet.",
    continue: "Voir ce que la décision fera",
    fix: "Des points sont à compléter avant de continuer.",
    blocked: "Le vote ne peut pas avoir lieu",
    backToDossier: "Revenir au dossier",
    noVisit: "Aucune visite de ce lieu n'attend de décision.",
    again: "Vous décidez de nouveau, sur la visite complétée. La décision d'avant reste inscrite au registre.",
    againConventioned: "Ce lieu est conventionné : un accord fixe de nouveaux taux, un refus laisse la convention comme elle est. Pour y mettre fin, revenez au dossier.",
    checkTitle: "Ce que cette décision fera",
    counted: "Comment les voix ont été comptées",
    voices: "Les voix",
    then: "Ensuite",
    rates: "Les taux",
    confirm: "Enregistrer la décision",
    confirming: "Enregistrement…",
    correct: "Corriger",
    final: "Une décision enregistrée ne s'efface pas. Une erreur se corrige par une nouvelle décision.",
    unsure: "Le serveur n'a pas répondu comme prévu. La décision est peut-être enregistrée : vérifiez avant de recommencer.",
    verify: "Vérifier",
    notRecorded: "La décision n'est pas enregistrée. Vous pouvez l'enregistrer de nouveau.",
    doneTitle: "La décision est enregistrée",
    toBoard: "Revenir aux lieux à décider",
    toDossier: "Voir le dossier",
    reasonsGiven: "Les raisons données",
  }),
  about: (name: string): string => `Lieu${typeset(" : ")}${name}`,
  outcome: typesetAll({
    approved: "Le lieu est conventionné",
    refused: "Le lieu n'est pas conventionné",
    adjourned: "La décision est ajournée",
  }) satisfies Record<Outcome, string>,
  effect: (outcome: Outcome, since: string | null, until: string | null, today: string): string[] => {
    if (outcome === "refused") return typesetLines("Rien n'est publié : un refus reste privé.", "Le lieu pourra demander une nouvelle visite.");
    if (outcome === "adjourned") return typesetLines("Rien ne change sur la carte publique.", "Le lieu reste à décider lors d'une prochaine réunion.");
    if (since === null) return [];
    const start = since <= today ? "Le lieu paraît dès maintenant sur la liste et la carte publiques." : `Le lieu paraîtra sur la liste et la carte publiques le ${inWords(since)}.`;
    return typesetLines(start, until === null ? "La convention n'a pas de date de fin." : `La convention prend fin le ${inWords(until)}.`);
  },
  done: (outcome: Outcome, since: string | null, today: string): string => {
    if (outcome === "refused") return typeset("La liste et la carte publiques ne changent pas : un refus reste privé.");
    if (outcome === "adjourned") return typeset("La liste et la carte publiques ne changent pas. Le lieu reste à décider.");
    return since !== null && since > today
      ? typeset(`Le lieu paraîtra sur la liste et la carte publiques le ${inWords(since)}, avec ces taux.`)
      : typeset("Le lieu est maintenant sur la liste et la carte publiques, avec ces taux.");
  },
};
