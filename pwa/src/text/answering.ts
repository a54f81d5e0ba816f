// What the volunteer space says of the way through the questions: what comes next, searching, limits of a number.
import { SPACE, writeCount, writeDecimal } from "../domain/french.ts";
import type { Question } from "../domain/charter.ts";
import { sayText } from "./charter.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const ANSWERING = typesetAll({
  forward: "Avancer dans la visite",
  next: "Question suivante",
  next_products: "Suite : les produits vendus ici",
  next_position: "Suite : la position du lieu",
  all_answered: "Tout a une réponse : relire et envoyer",
  find: "Chercher",
  find_title: "Trouver une question",
  find_label: "Un mot de la question, de son aide ou d'un produit",
  find_hint: "Avec ou sans accents. Entrée ouvre le premier résultat.",
  find_nothing: "Rien ne correspond. Essayez un mot plus court, ou un autre mot.",
  open_list: "Sans réponse",
  answered_list: "Avec une réponse",
  unanswered: "sans réponse",
  family: "Produit",
  family_here: "vendu ici",
  score_hidden_title: "Le résultat vient après l'envoi",
  score_hidden: "Votre caisse a choisi de ne montrer ni points ni critères remplis pendant la visite. Répondez comme vous voyez.",
});

/** « 12 sans réponse ». */
export function sayOpen(count: number): string {
  return writeCount(count, "sans réponse", "sans réponse");
}

/** « 3 résultats ». */
export function sayFound(count: number): string {
  return count === 0 ? ANSWERING.find_nothing : writeCount(count, "résultat", "résultats");
}

/** What may be typed: « De 0 à 999,9 km, 1 chiffre au plus après la virgule. »; null where nothing limits. */
export function sayLimits({ decimals = 0, min, max, unit }: Question): string | null {
  const write = (value: number): string => writeDecimal(value, decimals).replace(/,0+$/, "");
  const named = unit === undefined ? "" : `${SPACE}${sayText(unit)}`;
  const range = sayRange(min === undefined ? null : write(min), max === undefined ? null : write(max), named);
  const digits = decimals === 0 ? null : `${writeCount(decimals, "chiffre", "chiffres")} au plus après la virgule`;
  const said = [range, digits].filter((part) => part !== null).join(", ");
  return said === "" ? null : typeset(`${said}.`);
}

function sayRange(min: string | null, max: string | null, unit: string): string | null {
  if (min !== null && max !== null) return `De ${min} à ${max}${unit}`;
  if (min !== null) return `Au moins ${min}${unit}`;
  return max === null ? null : `Au plus ${max}${unit}`;
}
