// What is said in a browser tab of an iPhone or an iPad, where nothing is begun.
import { typesetAll } from "./typeset.ts";

export const INSTALL = typesetAll({
  title: "Installez d'abord Grillon",
  lead: "Sur un iPhone ou un iPad, ce qui est saisi dans un onglet peut être effacé au bout de sept jours. Une visite ne se commence donc que dans l'application installée.",
  steps: "En deux gestes",
  share: "Dans Safari, touchez Partager (le carré avec une flèche vers le haut), puis « Sur l'écran d'accueil ».",
  open: "Ouvrez Grillon par son icône, sur l'écran d'accueil : le code de la coordination s'écrit là.",
  held: "Cet onglet contient déjà des saisies. Elles sont gardées ; envoyez-les avant de continuer dans l'application installée.",
});
