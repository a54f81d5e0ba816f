// The counts of a vote, in French.
import type { VoteKey } from "../../committee/api/shapes.ts";
import type { VotesFault } from "../../committee/state/votes.ts";
import { countOf } from "../committee-words.ts";
import { typeset, typesetAll } from "../typeset.ts";

const VOTES_LABELS: Readonly<Record<VoteKey, string>> = typesetAll({
  members: "Membres du comité",
  present: "Personnes présentes",
  recused: "Personnes récusées",
  for: "Pour",
  against: "Contre",
  abstain: "Abstentions",
  blank: "Blancs",
});

export const VOTES = {
  labels: VOTES_LABELS,
  hints: typesetAll({
    members: "Tous les membres, absents compris.",
    present: "Dans la salle au moment du vote.",
    recused: "Présentes, mais liées au lieu : elles ne votent pas.",
  }),
  room: typeset("Autour de la table"),
  voices: typeset("Les voix"),
  less: (key: VoteKey): string => typeset(`Un de moins : ${VOTES_LABELS[key]}`),
  more: (key: VoteKey): string => typeset(`Un de plus : ${VOTES_LABELS[key]}`),
  notACount: typeset("Écrivez un nombre entier, en chiffres."),
  fault: (fault: VotesFault): string => {
    if (fault.kind === "missing") return typeset(`Écrivez un nombre, 0 s'il n'y en a pas.`);
    if (fault.kind === "present-over-members") return typeset("Il y a plus de présents que de membres du comité.");
    if (fault.kind === "recused-over-present") return typeset("Il y a plus de récusés que de présents.");
    return typeset(`Il y a ${countOf(fault.over, "voix", "voix", "0 voix")} de trop : une par personne présente et non récusée.`);
  },
  tally: (cast: number | null, voters: number | null): string => {
    if (voters === null) return typeset("Indiquez d'abord les personnes présentes.");
    const may = countOf(voters, "personne peut voter", "personnes peuvent voter", "Personne ne peut voter");
    if (cast === null) return typeset(`${may}.`);
    const voted = countOf(cast, "voix comptée", "voix comptées", "aucune voix comptée");
    if (cast > voters) return typeset(`${may}, ${voted} : il y en a trop.`);
    if (cast === voters) return typeset(`${may}, ${voted} : le compte y est.`);
    return typeset(`${may}, ${voted} : ${countOf(voters - cast, "personne n'a pas pris part au vote", "personnes n'ont pas pris part au vote", "")}.`);
  },
};
