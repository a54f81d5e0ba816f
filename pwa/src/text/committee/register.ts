// The register, in French.
import { countOf } from "../committee-words.ts";
import { typesetAll } from "../typeset.ts";

export const REGISTER = {
  ...typesetAll({
    title: "Le registre",
    lead: "La suite des décisions de la caisse. Chaque ligne contient l'empreinte de la précédente : personne ne peut réécrire le passé sans contredire les papiers déjà remis.",
    head: "Dernière ligne",
    hash: "Son empreinte, à recopier dans le compte rendu",
    copy: "Copier l'empreinte",
    empty: "Le registre est vide : sa première ligne sera l'adoption de la charte.",
    checked: "Vérification",
    good: "Tout se vérifie",
    bad: "Des faits ne se vérifient pas",
    badText: "Prévenez la coordination et gardez les papiers déjà remis. Voici où :",
    download: "Télécharger le registre",
    downloadText: "Un fichier à garder : il permet de tout vérifier sans Grillon.",
    again: "Vérifier de nouveau",
  }),
  line: (n: number): string => `Ligne ${n}`,
  follows: (count: number): string => countOf(count, "fait découle du registre", "faits découlent du registre", "Aucun fait à vérifier"),
  attested: (count: number): string =>
    countOf(count, "fait est attesté, ses données étant effacées", "faits sont attestés, leurs données étant effacées", ""),
};
