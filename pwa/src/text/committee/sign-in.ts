// Signing in, in French.
import { typesetAll } from "../typeset.ts";

export const SIGN_IN = typesetAll({
  title: "Connexion",
  lead: "L'espace où le comité lit les visites, décide et tient le registre.",
  linkTitle: "Votre lien est prêt",
  linkText: "Le lien ne sert qu'une fois. Appuyez sur Entrer pour ouvrir la session sur cet ordinateur.",
  enter: "Entrer",
  entering: "Connexion en cours…",
  codeLabel: "Code à 8 caractères",
  codeHint: "Il est imprimé sur le papier remis par la coordination. Majuscules ou minuscules, peu importe.",
  codeFault: "Un code a 8 caractères. Vérifiez ce qui est écrit sur le papier.",
  byCode: "Entrer avec un code",
  byMail: "Pas de code ? Recevoir un lien par e-mail",
  mailLabel: "Votre adresse e-mail",
  mailFault: "Cette adresse n'est pas complète. Elle ressemble à prenom@exemple.fr.",
  mailAsk: "Recevoir un lien",
  mailSent: "Si cette adresse est connue de la caisse, un lien vient de partir. Il arrive en quelques minutes ; regardez aussi dans les indésirables.",
  otherWay: "Entrer autrement",
  lapsed: "Votre session est terminée. Connectez-vous pour continuer : ce que vous avez écrit est gardé dans cet onglet.",
  left: "La session est fermée. Vous pouvez quitter cette page.",
  asking: "Grillon vérifie qui vous êtes…",
});
