// Planning a visit, in French.
import { typesetAll } from "../typeset.ts";

export const VISIT_PLAN = {
  ...typesetAll({
    title: "Prévoir une visite",
    outlet: "Le lieu",
    choose: "Choisir un lieu…",
    outletFault: "Choisissez un lieu.",
    people: "Qui y va",
    peopleHint: "Deux personnes de préférence, sans lien avec le lieu.",
    peopleFault: "Choisissez au moins une personne.",
    day: "Date prévue (facultatif)",
    kind: "Sorte de visite",
    trial: "Visite d'essai",
    trialHint: "Pour apprendre : mêmes écrans, mais elle ne compte pas et n'est jamais décidée.",
    save: "Prévoir la visite",
    saved: "La visite est prévue. Elle apparaîtra sur les tablettes à leur prochaine connexion.",
    noOutlets: "Ajoutez d'abord un lieu.",
    noVolunteers: "Ajoutez d'abord une personne avec le rôle de bénévole.",
  }),
};
