// Says the lines of a result in French, with the charter's own words (design 3).
// Twin of criteria/explain.py; the differential test compares every sentence.
import type { Charter, Question, Text } from "./charter.ts";
import { SPACE, writeCount, writeDate, writeDecimal, writeDistance, writeInteger } from "./french.ts";
import { listGridQuestions } from "./question.ts";
import { rateSentence } from "./rates.ts";
import type { Line, Params } from "./result.ts";

type Sentence = (charter: Charter, params: Params) => string;
type Coded = { readonly code: string };

const YES_NO: Readonly<Record<string, string>> = { yes: "oui", partly: "partiel", no: "non" };
const DISTANCE: Readonly<Record<string, string>> = {
  inside: "dans le périmètre",
  outside: "hors du périmètre",
};

const quoted = (text: Text): string => `«${SPACE}${text.fr}${SPACE}»`;

const coded = <Named extends Coded>(all: readonly Named[], code: string | number | undefined): Named => {
  const found = all.find((one) => one.code === code);
  if (found === undefined) throw new Error(`unknown code ${String(code)}`);
  return found;
};

const text = (params: Params, key: string): string => String(params[key]);
const integer = (params: Params, key: string): string => writeInteger(Number(params[key]));
const count = (params: Params, key: string, singular: string, plural: string): string =>
  writeCount(Number(params[key]), singular, plural);

const questionOf = (charter: Charter, params: Params, key = "question"): Question =>
  coded([...listGridQuestions(charter), ...(charter.products.questions ?? [])], params[key]);
const quotedQuestion = (charter: Charter, params: Params, key = "question"): string =>
  quoted(questionOf(charter, params, key).text);
const quotedCriterion = ({ grid }: Charter, params: Params): string =>
  quoted(coded([...(grid.gates ?? []), ...grid.criteria], params["criterion"]).title);
const quotedTier = ({ grid }: Charter, params: Params): string =>
  quoted(coded(grid.tiers, params["tier"]).label);
const quotedClass = ({ products }: Charter, params: Params): string =>
  quoted(coded(products.classes, params["class"]).label);
const quotedFamily = ({ products }: Charter, params: Params): string =>
  quoted(coded(products.families, params["family"]).label);

const scored = (params: Params): string =>
  `${count(params, "points", "point", "points")} sur ${integer(params, "max_points")}`;
const stake = (params: Params): string =>
  params["max_points"] === 0 ? "" : `, ${scored(params)}`;

/** A sentence on a question: its text, what was found, what it counts. */
const found = (say: Sentence): Sentence => (charter, params) =>
  `${quotedQuestion(charter, params)}${SPACE}: ${say(charter, params)}${stake(params)}.`;
const leaving = (say: Sentence): Sentence => (charter, params) =>
  `${quotedQuestion(charter, params)}${SPACE}: ${say(charter, params)}, ne compte pas.`;
const says = (words: string): Sentence => () => words;
const after = (words: string): Sentence => (charter, params) =>
  `${words} ${quotedQuestion(charter, params, "source")}`;
const named = (words: string): Sentence => (charter, params) =>
  `${words} ${quotedQuestion(charter, params)}.`;

const sayChoice: Sentence = (charter, params) => {
  const { choices } = questionOf(charter, params);
  const code = text(params, "choice");
  return choices === undefined ? (YES_NO[code] ?? code) : coded(choices, code).label.fr;
};
const sayNumber: Sentence = (charter, params) => {
  const { decimals, unit } = questionOf(charter, params);
  const number = writeDecimal(Number(params["number"]), decimals ?? 0);
  return unit === undefined ? number : `${number}${SPACE}${unit.fr}`;
};
const distance = (params: Params): string => writeDistance(Number(params["distance_m"]));

const compared = (outcome: string): Sentence => (_charter, params) =>
  `${scored(params)}, pour un seuil de ${text(params, "pass_percent")}${SPACE}%${SPACE}: critère ${outcome}.`;
const fails = (what: string, unmet: string): Sentence => (charter, params) => {
  const verdict = params["verdict"] === "not_met" ? unmet : "non évaluable";
  return `${what} ${quotedCriterion(charter, params)}${SPACE}: ${verdict}.`;
};
const rule = (words: string): Sentence => (charter, params) =>
  `Classe ${quotedClass(charter, params)}${SPACE}: ${words} ${quotedQuestion(charter, params)}.`;
const least = (params: Params): string =>
  count(params, "criteria_met", "critère rempli", "critères remplis");
const VERDICTS: Readonly<Record<string, string>> = {
  met: "rempli",
  not_met: "non rempli",
  not_assessable: "non évaluable",
  not_applicable: "non applicable",
};
const overridden: Sentence = (charter, params) => {
  const decided = VERDICTS[text(params, "decided")] ?? "";
  const computed = VERDICTS[text(params, "computed")] ?? "";
  return `${quotedCriterion(charter, params)}${SPACE}: ${decided} par décision, ${computed} par le calcul.`;
};
const inProportion: Sentence = (_charter, params) => {
  const applicable = count(params, "applicable", "critère applicable", "critères applicables");
  return `${applicable}${SPACE}: les paliers sont réduits en proportion.`;
};
const rate: Sentence = ({ rates }, params) => {
  const percent = Number(params["percent"]);
  return `Taux de ${percent}${SPACE}%${SPACE}: ${rateSentence(rates, percent)}.`;
};

const SENTENCES: Readonly<Record<string, Sentence>> = {
  choice: found(sayChoice),
  number: found(sayNumber),
  share: found((_charter, params) => `${integer(params, "count")} sur ${integer(params, "total")}`),
  text: found(says("réponse donnée")),
  date: found((_charter, params) => writeDate(text(params, "date"))),
  photo: found((_charter, params) => count(params, "photos", "photo", "photos")),
  position: found(says("position relevée")),
  distance: found(
    (_charter, params) => `${distance(params)}, ${DISTANCE[text(params, "choice")] ?? ""}`,
  ),
  unanswered: found(says("sans réponse")),
  disputed: found(says("des réponses différentes, à régler")),
  note_missing: found(says("sans objet, mais la note manque")),
  not_applicable_not_allowed: found(says("sans objet n’est pas prévu ici")),
  refused: found(says("refus de répondre")),
  not_observed: found(says("non observé")),
  distance_to_confirm: found(
    (_charter, params) => `${distance(params)}, distance à confirmer, comptée comme non observée`,
  ),
  pending: found(after("attend la réponse à")),
  source_refused: found(after("rien n’a pu être constaté à")),
  not_applicable: leaving(says("sans objet")),
  closed: leaving(after("non posée, selon la réponse à")),
  not_for_kind: leaving(says("ne concerne pas ce type de lieu")),
  not_for_family: leaving(says("ne concerne pas cette famille de produits")),
  nothing_asked: says(`Aucune question à retenir${SPACE}: critère non applicable.`),
  eliminatory_failed: named("Critère non rempli, réponse éliminatoire à"),
  eliminatory_missing: named("Critère non évaluable, il manque la réponse à"),
  too_few_answered: (_charter, params) =>
    `${count(params, "answered", "réponse", "réponses")} pour ${integer(params, "min_answered")} au moins${SPACE}: critère non évaluable.`,
  passed_without_points: says(
    `Aucun point en jeu, question éliminatoire passée${SPACE}: critère rempli.`,
  ),
  no_points: says(`Aucun point en jeu${SPACE}: critère non applicable.`),
  points_reached: compared("rempli"),
  points_short: compared("non rempli"),
  criteria_counted: (_charter, params) => `${least(params)} sur ${integer(params, "criteria")}.`,
  gate_fails: fails("Condition", "non remplie"),
  compulsory_fails: fails("Critère obligatoire", "non rempli"),
  criteria_in_proportion: inProportion,
  overridden,
  override_keeps_tier: says(
    `Une décision ne fait pas monter de palier${SPACE}: celui du calcul reste.`,
  ),
  override_first_tier: (charter, params) =>
    `Une décision n’ouvre que le premier palier, ${quotedTier(charter, params)}.`,
  tier_reached: (charter, params) =>
    `Palier ${quotedTier(charter, params)}, à partir de ${least(params)}.`,
  not_eligible: (_charter, params) =>
    `Pas de palier${SPACE}: il faut au moins ${least(params)} et toutes les conditions.`,
  family_not_admitted: (charter, params) => `Famille ${quotedFamily(charter, params)} non admise.`,
  rule_fails: rule("ne convient pas, d’après"),
  rule_waits: rule("à confirmer, il manque la réponse à"),
  class_given: (charter, params) => `Classe ${quotedClass(charter, params)}.`,
  class_not_admitted: (charter, params) =>
    `Classe ${quotedClass(charter, params)} non admise${SPACE}: pas de taux.`,
  no_tier: says(`Le lieu n’atteint aucun palier${SPACE}: pas de taux.`),
  no_rate_table: (_charter, params) => `Aucun taux en vigueur le ${writeDate(text(params, "day"))}.`,
  rate,
};

/** The lines in French, one sentence each, in the order given. */
export const explain = (charter: Charter, lines: readonly Line[]): string[] =>
  lines.map(({ code, params }) => {
    const sentence = SENTENCES[code];
    if (sentence === undefined) throw new Error(`no sentence for ${code}`);
    return sentence(charter, params);
  });
