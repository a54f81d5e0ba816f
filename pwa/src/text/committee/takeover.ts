// Taking over a convention, in French.
import { typeset, typesetAll } from "../typeset.ts";

export const TAKEOVER = {
  ...typesetAll({
    title: "Reprendre une convention d'avant Grillon",
    lead: "Le lieu a déjà une convention, décidée avant Grillon. Recopiez-la du compte rendu : aucune note n'est inventée.",
    families: "Produits de la convention",
    familiesHint: "Cochez les familles, puis donnez à chacune le taux et la classe votés.",
    familiesFault: "Cochez au moins une famille ; donnez à chacune son taux, de 1 à 100, et sa classe.",
    chooseClass: "Choisir…",
    percent: "Taux en %",
    decidedOn: "Décidée le",
    startsOn: "En vigueur depuis le",
    endsOn: "Fin (facultatif)",
    minutes: "Référence du compte rendu",
    minutesHint: "Par exemple : compte rendu du 12 mars, point 4, classeur de la caisse.",
    minutesFault: "Écrivez où trouver le compte rendu.",
    save: "Inscrire la reprise",
    done: "La convention est reprise. Le lieu est sur la liste et la carte publiques.",
    noCharter: "Il faut d'abord une charte adoptée : c'est elle qui nomme les familles de produits.",
  }),
  classOf: (family: string): string => typeset(`Classe pour ${family}`),
  percentOf: (family: string): string => typeset(`Taux pour ${family}`),
};
