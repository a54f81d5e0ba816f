// The devices of a caisse, in French.
import { listed, quoted } from "../committee-words.ts";
import { typeset, typesetAll } from "../typeset.ts";

export const DEVICES = {
  ...typesetAll({
    title: "Les appareils",
    pair: "Appairer une tablette",
    pairLead: "Choisissez les personnes qui se serviront de la tablette.",
    who: "Personnes de la tablette",
    whoFault: "Choisissez au moins une personne.",
    noVolunteers: "La caisse n'a pas encore de bénévole. Ajoutez d'abord une personne.",
    makeCode: "Faire un code d'appairage",
    empty: "Aucun appareil n'est appairé pour l'instant.",
    revoke: "Retirer l'appareil",
    revokeText: "L'appareil ne pourra plus rien lire ni envoyer. Ce qu'il enverrait encore serait mis de côté, jusqu'à ce que la coordination l'accepte. L'appareil pourra être appairé de nouveau.",
    revoked: "Retiré",
    active: "En service",
  }),
  revokeOf: (label: string): string => typeset(`Retirer l'appareil ${quoted(label)}`),
  revokeAsk: (label: string): string => typeset(`Retirer ${quoted(label)} ?`),
  isRevoked: (label: string): string => typeset(`${quoted(label)} est retiré.`),
  paired: (moment: string): string => `Appairé le ${moment}`,
  seen: (moment: string): string => `vu pour la dernière fois le ${moment}`,
  people: (names: readonly string[]): string => (names.length === 0 ? "Personne" : listed(names)),
};
