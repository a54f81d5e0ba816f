// Erasing the data of an outlet, in French.
import type { ErasureRule } from "../../committee/api/shapes.ts";
import { typesetAll } from "../typeset.ts";

export const ERASURE = {
  ...typesetAll({
    title: "Effacer les données de ce lieu",
    text: "Les réponses, les photos, les remarques et les raisons seront effacées pour toujours. Le registre gardera une ligne qui dit qu'elles l'ont été, et les faits décidés.",
    rule: "Pourquoi",
    word: "effacer",
    ask: "Pour confirmer, écrivez le mot « effacer »",
    fault: "Écrivez le mot « effacer » pour confirmer.",
    confirm: "Effacer pour toujours",
    keep: "Ne pas effacer",
  }),
  rules: typesetAll({
    refused_one_year: "Candidature refusée depuis plus d'un an",
    request: "À la demande de la personne",
  }) satisfies Record<ErasureRule, string>,
  done: (n: number): string => `Les données sont effacées. Le registre le dit, ligne ${n}.`,
};
