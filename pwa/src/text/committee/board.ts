// The board, and the stages of an outlet, in French.
import type { Stage } from "../../committee/api/shapes.ts";
import type { GroupName } from "../../committee/state/board.ts";
import { countOf, inWords } from "../committee-words.ts";
import { typeset, typesetAll } from "../typeset.ts";

export const STAGES: Readonly<Record<Stage, string>> = typesetAll({
  to_visit: "À visiter",
  to_decide: "À décider",
  conventioned: "Conventionné",
  refused: "Refusé",
  adjourned: "Ajourné",
  ended: "Convention terminée",
  erased: "Données effacées",
});

export const BOARD = {
  ...typesetAll({
    title: "À décider",
    pageTitle: "Les lieux",
    noCharterTitle: "La caisse n'a pas encore adopté de charte",
    noCharterText: "Sans charte adoptée, aucune visite ne peut être décidée. La coordination enregistre l'adoption votée par le comité.",
    adopt: "Enregistrer l'adoption d'une charte",
    emptyTitle: "Aucun lieu pour l'instant",
    emptyText: "Les lieux apparaissent ici dès que la coordination les ajoute, ou qu'une visite arrive.",
    addOutlet: "Ajouter un lieu",
    trial: "Visite d'essai",
    arriving: "Un envoi est en route",
    amended: "Complété depuis la décision",
    plan: "Prévoir une visite",
  }),
  groups: typesetAll({
    to_decide: "À décider",
    to_visit: "À visiter",
    conventioned: "Conventionnés",
    refused: "Refusés ou ajournés",
    ended: "Terminés",
    trial: "Visites d'essai",
  }) satisfies Record<GroupName, string>,
  none: typesetAll({
    to_decide: "Rien n'attend de décision.",
    to_visit: "Aucune visite n'est prévue.",
    conventioned: "Aucun lieu n'est conventionné pour l'instant.",
    refused: "Aucun lieu n'est refusé ni ajourné.",
    ended: "Aucune convention n'est terminée.",
    trial: "Aucune visite d'essai.",
  }) satisfies Record<GroupName, string>,
  waiting: (count: number): string => countOf(count, "lieu attend une décision", "lieux attendent une décision", "Aucun lieu n’attend de décision"),
  charter: (title: string, day: string): string => typeset(`Charte : ${title}, adoptée le ${inWords(day)}.`),
  disagreements: (count: number): string => countOf(count, "désaccord à régler", "désaccords à régler", ""),
  submitted: (day: string): string => `Visite reçue le ${inWords(day)}`,
  planned: (day: string): string => `Visite prévue le ${inWords(day)}`,
  notPlanned: typeset("Visite à prévoir"),
  datelessVisit: typeset("Visite confiée, sans date"),
  conventioned: (since: string | null, until: string | null): string =>
    [since === null ? "Conventionné" : `Décidé le ${inWords(since)}`, until === null ? "sans date de fin" : `jusqu’au ${inWords(until)}`].join(", "),
  decided: (day: string): string => `Décidé le ${inWords(day)}`,
};
