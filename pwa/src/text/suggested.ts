// Places that volunteers visited and the caisse does not know yet, as the coordination reads them.
import { writeCount } from "../domain/french.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const SUGGESTED = {
  ...typesetAll({
    title: "Lieux proposés par les bénévoles",
    door: "Lieux proposés",
    doorText: "Dire quel est le lieu d'une visite commencée sur le terrain.",
    lead: "Ces visites ont été commencées sur une tablette, dans un lieu que la caisse ne connaît pas encore. Le comité ne peut pas en décider tant que leur lieu n'est pas dit.",
    empty: "Aucun lieu proposé n'attend.",
    unnamed: "Lieu sans nom",
    sent: "Visite envoyée",
    under_way: "Visite en cours",
    known: "Ce lieu est déjà dans la liste",
    knownHint: "La visite sera comptée avec la sorte de ce lieu, telle qu'elle est écrite dans sa fiche.",
    outlet: "Le lieu",
    choose: "Choisir un lieu…",
    outletFault: "Choisissez un lieu.",
    link: "C'est ce lieu",
    linked: "La visite est reliée à ce lieu.",
    create: "C'est un nouveau lieu",
    createHint: "Ce que les bénévoles ont écrit est repris ici : complétez et corrigez.",
    save: "Créer le lieu",
    created: "Le lieu est créé, et la visite lui est reliée.",
  }),
  waiting: (count: number): string => writeCount(count, "visite attend", "visites attendent"),
  by: (people: string, day: string): string => typeset(people === "" ? `Reçue le ${day}` : `Par ${people}, reçue le ${day}`),
};
