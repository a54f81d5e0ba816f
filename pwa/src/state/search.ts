// Finding a question by what a person remembers of it: its words, its help, its criterion, a product. Pure, offline.
import type { Charter, Criterion, Family, Question, Text } from "../domain/charter.ts";
import { listProductQuestions, listSections } from "./charters.ts";
import { isOpen, type QuestionStop, type Stop } from "./stops.ts";

export type Hit = { kind: "question"; stop: QuestionStop } | { kind: "family"; family: Family };

/** What is searched, without accents or case: `first` is what is shown of it, `all` what goes with it too. */
type Words = { first: string; all: string };
export type SearchIndex = { questions: ReadonlyMap<string, Words>; families: ReadonlyMap<string, Words> };

/** Reads a charter once, so that each keystroke only compares. */
export function indexCharter(charter: Charter): SearchIndex {
  const grid = listSections(charter).flatMap((section) => section.questions.map((question) => [question.code, wordsOf(question, section)] as const));
  const products = listProductQuestions(charter).map((question) => [question.code, wordsOf(question, null)] as const);
  const families = charter.products.families.map(({ code, label }) => [code, { first: bare(label.fr), all: bare(label.fr) }] as const);
  return { questions: new Map([...grid, ...products]), families: new Map(families) };
}

/** What holds every word typed: found in the question itself before found in its help, without an answer before
 *  answered, then in the order of the visit; families come first among equals. Nothing typed finds nothing. */
export function search(charter: Charter, index: SearchIndex, stops: readonly Stop[], typed: string): Hit[] {
  const words = bare(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const families = charter.products.families.map((family) => rank({ kind: "family", family }, index.families.get(family.code), words));
  const questions = stops.flatMap((stop) => (stop.kind === "question" ? [rank({ kind: "question", stop }, wordsAt(index, stop), words)] : []));
  const found = [...families, ...questions].filter(({ at }) => at !== null);
  return found.sort((a, b) => Number(a.at) - Number(b.at)).map(({ hit }) => hit);
}

/** « Été » is found by « ete », « œufs » by « oeufs », « l’eau » by « l'eau ». */
export function bare(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’ʼ]/g, "'");
}

/** Sorting is stable: equal ranks keep the order of the visit. */
function rank(hit: Hit, found: Words | undefined, words: readonly string[]): { hit: Hit; at: number | null } {
  if (found === undefined || !words.every((word) => found.all.includes(word))) return { hit, at: null };
  const isFirst = words.every((word) => found.first.includes(word));
  const isDone = hit.kind === "question" && !isOpen(hit.stop);
  return { hit, at: (isFirst ? 0 : 2) + (isDone ? 1 : 0) };
}

/** A product's question is found by its family too. */
function wordsAt({ questions, families }: SearchIndex, { question, family }: QuestionStop): Words | undefined {
  const own = questions.get(question.code);
  const sold = family === null ? undefined : families.get(family);
  return own === undefined || sold === undefined ? own : { first: own.first, all: `${own.all} ${sold.all}` };
}

function wordsOf({ code, text, help, partly, choices = [] }: Question, section: Criterion | null): Words {
  const more: (Text | undefined)[] = [help, partly, section?.title, section?.help, ...choices.map(({ label }) => label)];
  const first = bare(text.fr);
  return { first, all: [first, bare(code), ...more.map((one) => bare(one?.fr ?? ""))].join(" ") };
}
