// The numbers that a trial puts in place of a charter's own: typed as text, sent only where they differ. Pure.
import type { Charter, RateTable } from "../../domain/charter.ts";
import type { Trial } from "../api/shapes.ts";

/** A number that can be tried: its key, its name, what the charter says. */
export type Knob = { key: string; label: string; own: number };

export type Knobs = { thresholds: Knob[]; tiers: Knob[]; rates: Knob[] };

/** All that can be tried of a charter, with the rates in force that day (YYYY-MM-DD). */
export function listKnobs(charter: Charter, day: string, name: (tier: string, class_: string) => string): Knobs {
  const { grid, products } = charter;
  const table = tableOn(charter, day);
  const classes = new Map(products.classes.map(({ code, label }) => [code, label.fr]));
  return {
    thresholds: [...(grid.gates ?? []), ...grid.criteria].map(({ code, title, pass_percent: own }) => ({ key: code, label: title.fr, own })),
    tiers: grid.tiers.map(({ code, label, criteria_met: own }) => ({ key: code, label: label.fr, own })),
    rates: grid.tiers.flatMap(({ code: tier, label }) =>
      Object.entries(table?.percent[tier] ?? {}).map(([class_, own]) => ({ key: `${tier}/${class_}`, label: name(label.fr, classes.get(class_) ?? class_), own })),
    ),
  };
}

/** A whole number from 0 on, or null. */
export function readWhole(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** The trial of what is typed, by key; null while something typed is no number. */
export function toTrial(charter: string, knobs: Knobs, typed: Readonly<Record<string, string>>): Trial | null {
  const numbers = (group: keyof Knobs): [string, number | null][] =>
    knobs[group].flatMap(({ key, own }) => {
      const text = typed[`${group} ${key}`];
      const number = text === undefined ? own : readWhole(text);
      return number === own ? [] : [[key, number] as [string, number | null]];
    });
  const [thresholds, tiers, rates] = [numbers("thresholds"), numbers("tiers"), numbers("rates")];
  if ([...thresholds, ...tiers, ...rates].some(([, number]) => number === null)) return null;
  const percent: Record<string, Record<string, number>> = {};
  for (const [key, number] of rates) {
    const [tier = "", class_ = ""] = key.split("/");
    percent[tier] = { ...percent[tier], [class_]: number ?? 0 };
  }
  return { charter, pass_percent: toRecord(thresholds), criteria_met: toRecord(tiers), percent };
}

function toRecord(numbers: readonly [string, number | null][]): Record<string, number> {
  return Object.fromEntries(numbers.map(([key, number]) => [key, number ?? 0]));
}

function tableOn(charter: Charter, day: string): RateTable | undefined {
  const { tables } = charter.rates;
  return tables.filter(({ from }) => from === undefined || from <= day).at(-1) ?? tables[0];
}
