// What is said of the past of a visit: where to go, what was seen last time, what the committee decided.
import type { DecisionOutcome, LastVisit, VisitDecision } from "../api/shapes.ts";
import type { Charter } from "../domain/charter.ts";
import { writeCount } from "../domain/french.ts";
import { rateSentence } from "../domain/rates.ts";
import type { Directions } from "../state/directions.ts";
import { sayText } from "./charter.ts";
import { listed } from "./committee-words.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const PAST = typesetAll({
  last_title: "La dernière visite",
  commitments_title: "Engagements à regarder cette fois-ci",
  rates: "Les taux votés",
  decision_title: "Ce que le comité a décidé",
  decided_short_approved: "Convention acceptée",
  decided_short_refused: "Convention refusée",
  decided_short_adjourned: "Décision reportée",
  no_commitment: "Aucun engagement n'avait été pris.",
  no_count: "Deux envois différents ont été faits : le compte des critères n'est pas connu.",
});

const OUTCOMES: Record<DecisionOutcome, string> = {
  approved: PAST.decided_short_approved,
  refused: PAST.decided_short_refused,
  adjourned: PAST.decided_short_adjourned,
};

const NEXT: Record<DecisionOutcome, string> = typesetAll({
  approved: "",
  refused: "Le lieu n'est pas conventionné.",
  adjourned: "Le comité se prononcera plus tard : il n'y a rien à faire sur cette tablette.",
});

/** « Convention acceptée ». */
export function sayOutcome(outcome: DecisionOutcome): string {
  return OUTCOMES[outcome];
}

/** « le 18 novembre 2026 ». */
export function sayDate(date: string): string {
  const day = new Date(`${date}T12:00:00Z`);
  const written = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" }).format(day);
  return typeset(`le ${written.replace(/^1 /, "1er ")}`);
}

/** The last report in a few lines. */
export function sayLast({ visited_on, people, criteria_met, families, decided }: LastVisit, charter: Charter | null): string[] {
  const who = people.length === 0 ? "" : ` par ${listed(people)}`;
  const sold = families.map((code) => nameFamily(charter, code));
  return [
    typeset(`Visité${visited_on === null ? "" : ` ${sayDate(visited_on)}`}${who}.`),
    criteria_met === null ? PAST.no_count : typeset(`${sayMet(criteria_met)}.`),
    ...(sold.length === 0 ? [] : [typeset(`Produits vendus alors : ${listed(sold)}.`)]),
    ...(decided === null ? [] : [typeset(`${sayOutcome(decided.outcome)} ${sayDate(decided.decided_on)}.`)]),
  ];
}

/** « Composter les invendus, avant le 1 mars 2027 ». */
export function sayCommitment({ text, due_on }: LastVisit["commitments"][number]): string {
  return typeset(due_on === null ? text : `${text.replace(/\.$/, "")}, à faire avant ${sayDate(due_on)}`);
}

/** « 2 engagements pris la dernière fois ». */
export function sayPromised(count: number): string {
  return typeset(`${writeCount(count, "engagement pris", "engagements pris")} la dernière fois`);
}

/** What the committee decided, in words: the outcome, the days, then each family. */
export function sayDecision({ decided_on, outcome, criteria_met, starts_on, ends_on }: VisitDecision): string[] {
  const until = ends_on === null ? "sans date de fin" : `jusqu'au ${sayDate(ends_on).slice(3)} compris`;
  return [
    typeset(`${sayOutcome(outcome)} ${sayDate(decided_on)}, sur ${sayMet(criteria_met).toLowerCase()}.`),
    ...(starts_on === null ? [] : [typeset(`La convention vaut à partir du ${sayDate(starts_on).slice(3)}, ${until}.`)]),
    ...(NEXT[outcome] === "" ? [] : [NEXT[outcome]]),
  ];
}

/** « Légumes : 14 sur 20 € se paient en MonA, 6 € en euros (70 %, classe A) ». */
export function sayDecidedFamily({ family, class: code, percent }: VisitDecision["families"][number], charter: Charter): string {
  const classes = charter.products.classes.find((one) => one.code === code);
  const label = classes ? sayText(classes.label) : code;
  return typeset(`${nameFamily(charter, family)} : ${rateSentence(charter.rates, percent)} (${percent} %, ${label}).`);
}

/** What opens, before one taps: it is not in Grillon. */
export function sayDirections({ opens }: Directions): string {
  return typeset(opens === "app" ? "Itinéraire (ouvre vos cartes, hors de Grillon)" : "Itinéraire (ouvre OpenStreetMap, hors de Grillon)");
}

function sayMet(count: number): string {
  return count === 0 ? "Aucun critère rempli" : writeCount(count, "critère rempli", "critères remplis");
}

function nameFamily(charter: Charter | null, code: string): string {
  const family = charter?.products.families.find((one) => one.code === code);
  return family ? sayText(family.label) : code;
}
