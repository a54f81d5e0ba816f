// The numbers that a trial puts in place of a charter's own: typed as text, sent only where they differ. Pure.
import type { Charter, Criterion, RateTable, Tier } from "../../domain/charter.ts";
import type { Trial } from "../api/shapes.ts";

/** Where a number stands in a trial: the part, a code, and for some a kind of outlet or a class after it. */
type Path = readonly [Exclude<keyof Trial, "charter">, string, string?];

/** A number that can be tried, and what the charter says; `follows`: the number for all kinds, which counts for a kind
 *  that has none of its own. */
export type Knob = { path: Path; label: string; own: number; follows: Knob | null };

export type Group = "thresholds" | "answered" | "tiers" | "rates";

export type Knobs = Record<Group, Knob[]>;

/** The same for one kind of outlet; rates are those of all kinds. */
export type KindKnobs = { code: string; label: string; knobs: Knobs };

/** What was typed, by the field of a knob. */
export type Typed = Readonly<Record<string, string>>;

/** All that can be tried of a charter, with the rates in force that day (YYYY-MM-DD). */
export function listKnobs(charter: Charter, day: string, name: (tier: string, class_: string) => string): Knobs {
  const { grid, products } = charter;
  const table = tableOn(charter, day);
  const classes = new Map(products.classes.map(({ code, label }) => [code, label.fr]));
  const judged = listJudged(charter);
  return {
    thresholds: judged.map(({ code, title, pass_percent: own }) => knob(["pass_percent", code], title.fr, own)),
    answered: judged.map(({ code, title, min_answered: own = 0 }) => knob(["min_answered", code], title.fr, own)),
    tiers: grid.tiers.map(({ code, label, criteria_met: own }) => knob(["criteria_met", code], label.fr, own)),
    rates: grid.tiers.flatMap(({ code: tier, label }) =>
      Object.entries(table?.percent[tier] ?? {}).map(([class_, own]) => knob(["percent", tier, class_], name(label.fr, classes.get(class_) ?? class_), own)),
    ),
  };
}

/** What can be tried for one kind of outlet alone; empty where the charter has a single kind. */
export function listKindKnobs(charter: Charter, { thresholds, answered, tiers }: Knobs): KindKnobs[] {
  if (charter.kinds.length < 2) return [];
  const judged = new Map(listJudged(charter).map((one) => [one.code, one]));
  const named = new Map(charter.grid.tiers.map((one) => [one.code, one]));
  return charter.kinds.map(({ code: kind, label }) => {
    const forKind = <T,>(all: readonly Knob[], part: Path[0], known: ReadonlyMap<string, T>, numbers: (one: T) => Record<string, number> | undefined): Knob[] =>
      all.map((follows) => {
        const [, code] = follows.path;
        const one = known.get(code);
        const own = one && numbers(one)?.[kind];
        return { path: [part, code, kind], label: follows.label, own: own ?? follows.own, follows: own === undefined ? follows : null };
      });
    return {
      code: kind,
      label: label.fr,
      knobs: {
        thresholds: forKind(thresholds, "pass_percent_for", judged, (one: Criterion) => one.pass_percent_for),
        answered: forKind(answered, "min_answered_for", judged, (one: Criterion) => one.min_answered_for),
        tiers: forKind(tiers, "criteria_met_for", named, (one: Tier) => one.criteria_met_for),
        rates: [],
      },
    };
  });
}

/** The key of what is typed for a knob. */
export function fieldOf({ path }: Knob): string {
  return path.join(" ");
}

/** What the field of a knob shows. */
export function textOf(one: Knob, typed: Typed): string {
  return typed[fieldOf(one)] ?? String(ownNow(one, typed));
}

/** A whole number from 0 on, or null. */
export function readWhole(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** The first knob for which something else than a number is typed, or null. */
export function findFault(all: readonly Knob[], typed: Typed): Knob | null {
  return all.find((one) => readWhole(textOf(one, typed)) === null) ?? null;
}

/** Every knob of these groups. */
export function flatten(knobs: Knobs): Knob[] {
  return Object.values(knobs).flat();
}

/** The trial of what is typed; null while something typed is no number. */
export function toTrial(charter: string, all: readonly Knob[], typed: Typed): Trial | null {
  if (findFault(all, typed) !== null) return null;
  const trial: Trial = { charter, pass_percent: {}, pass_percent_for: {}, min_answered: {}, min_answered_for: {}, criteria_met: {}, criteria_met_for: {}, percent: {} };
  for (const one of all) {
    const number = readWhole(textOf(one, typed));
    if (number !== null && number !== ownNow(one, typed)) put(trial, one.path, number);
  }
  return trial;
}

function put(trial: Trial, [part, code, under]: Path, number: number): void {
  const numbers: Record<string, number | Record<string, number>> = trial[part];
  if (under === undefined) numbers[code] = number;
  else numbers[code] = { ...(numbers[code] as Record<string, number> | undefined), [under]: number };
}

/** What counts while nothing is typed: for a kind without a number of its own, the number for all as it is tried. */
function ownNow({ own, follows }: Knob, typed: Typed): number {
  return follows === null ? own : (readWhole(textOf(follows, typed)) ?? own);
}

function knob(path: Path, label: string, own: number): Knob {
  return { path, label, own, follows: null };
}

function listJudged({ grid }: Charter): Criterion[] {
  return [...(grid.gates ?? []), ...grid.criteria];
}

function tableOn(charter: Charter, day: string): RateTable | undefined {
  const { tables } = charter.rates;
  return tables.filter(({ from }) => from === undefined || from <= day).at(-1) ?? tables[0];
}
