// A code to print, in French.
import { listed } from "../committee-words.ts";
import { typeset, typesetAll, typesetLines } from "../typeset.ts";

export const CODE = {
  ...typesetAll({
    once: "Ce code est montré une seule fois. Imprimez-le ou recopiez-le avant de fermer.",
    how: "Comment entrer",
    single: "Il ne sert qu'une fois.",
    print: "Imprimer ce code",
    done: "C'est noté, fermer",
    orLink: "Ou bien ce lien, à envoyer à cette seule personne",
  }),
  signInFor: (name: string): string => `Code de connexion de ${name}`,
  pairingFor: (names: readonly string[]): string => `Code d’appairage pour ${listed(names)}`,
  until: (moment: string): string => typeset(`Valable jusqu'au ${moment}.`),
  stepsSignIn: (origin: string): string[] =>
    typesetLines(`Ouvrir ${origin}/comite/connexion sur un ordinateur.`, "Écrire les 8 caractères, puis appuyer sur Entrer."),
  stepsPairing: (origin: string): string[] =>
    typesetLines(`Ouvrir ${origin}/visites/ sur la tablette.`, "Écrire les 8 caractères et donner un nom à la tablette."),
  spelled: (code: string): string => code.split("").join(" "),
};
