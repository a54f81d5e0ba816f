// What the page « settings » says, in French.
import { typesetAll } from "../typeset.ts";

export const SETTINGS = typesetAll({
  title: "Les réglages de la caisse",
  visits: "Pendant une visite",
  hidesScore: "Ne pas montrer les points avant l'envoi",
  hidesScoreHint:
    "Les bénévoles voient leurs réponses et ce qui manque, mais ni les critères remplis, ni les classes, ni les taux. Tout s'affiche une fois la visite envoyée. Les tablettes suivent à leur prochaine synchronisation.",
  save: "Enregistrer les réglages",
  saved: "Réglages enregistrés.",
});
