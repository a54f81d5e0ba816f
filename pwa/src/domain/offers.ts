// What each family has somewhere on a day: from a score, a convention, or a tier alone (design 3).
// Twin of criteria/offers.py, on the cases of criteria/cases/quote.json.
import type { Charter, Family } from "./charter.ts";
import { scoreFamilies } from "./products.ts";
import { rateOn } from "./rates.ts";
import type { FamilyResult, FamilyState } from "./result.ts";

/** `not_seen`: the visit did not find the family at the outlet. `not_granted`: the convention has no rate for it.
 *  `no_convention`: the outlet is not under convention that day. */
export type OfferState = FamilyState | "not_seen" | "not_granted" | "no_convention";

type ClassOffer = {
  readonly state: OfferState;
  readonly class: string | null;
  readonly percent: number | null;
};

/** What a family has; `choices` are the classes among which a line may name its own. */
export type Offer = ClassOffer & { readonly choices: readonly ClassOffer[] };

export type Offers = ReadonlyMap<string, Offer>;

export type GrantedRate = { readonly family: string; readonly class: string; readonly percent: number };

export type InputFault = { readonly code: string; readonly path: readonly (string | number)[] };

/** An input that nothing may be computed from; `faults` says all that is wrong, in order. */
export class InputRefused extends Error {
  readonly faults: readonly InputFault[];

  constructor(faults: readonly InputFault[]) {
    super(faults.map(({ code, path }) => `${code} ${path.join(".")}`).join(", "));
    this.faults = faults;
  }
}

const withoutRate = (state: OfferState): Offer => ({ state, class: null, percent: null, choices: [] });

const unlessExcluded = (family: Family, state: OfferState): Offer =>
  withoutRate(family.admitted ? state : "not_admitted");

/** What a score gives to each family of the charter. */
export const offersOfResult = (charter: Charter, families: readonly FamilyResult[]): Offers => {
  const found = new Map(
    families.map(({ code, state, class: classCode, percent }) => [code, { state, class: classCode, percent, choices: [] }]),
  );
  return new Map(
    charter.products.families.map((one) => [one.code, found.get(one.code) ?? unlessExcluded(one, "not_seen")]),
  );
};

/** What a convention gives; nothing to the charter's other families. */
export const offersOfRates = (charter: Charter, rates: readonly GrantedRate[]): Offers =>
  new Map([
    ...charter.products.families.map((one): [string, Offer] => [one.code, unlessExcluded(one, "not_granted")]),
    ...rates.map(({ family, class: classCode, percent }): [string, Offer] => [
      family,
      { state: "rated", class: classCode, percent, choices: [] },
    ]),
  ]);

/** Nothing to any family of the charter: the outlet has no convention that day. */
export const offersWithoutConvention = (charter: Charter): Offers =>
  new Map(charter.products.families.map((one) => [one.code, withoutRate("no_convention")]));

const chooseKind = (charter: Charter, kind: string | null): string => {
  const first = charter.kinds[0]?.code ?? "";
  const tellsApart = (charter.products.questions ?? []).some((one) => one.applies_to !== undefined);
  if (kind === null && tellsApart) throw new InputRefused([{ code: "kind-needed", path: ["kind"] }]);
  if (kind !== null && !charter.kinds.some((one) => one.code === kind)) {
    throw new InputRefused([{ code: "unknown-outlet-kind", path: ["kind"] }]);
  }
  return kind ?? first;
};

const offerClass = (charter: Charter, classCode: string, tier: string, day: string): ClassOffer => {
  const isAdmitted = charter.products.classes.some((one) => one.code === classCode && one.admitted);
  if (!isAdmitted) return { state: "not_admitted", class: classCode, percent: null };
  const percent = rateOn(charter, tier, classCode, day);
  return { state: percent === null ? "no_rate" : "rated", class: classCode, percent };
};

/** The classes that answers may still give to a family: rules whose questions it is asked. */
const listChoices = (charter: Charter, family: FamilyResult, tier: string, day: string): ClassOffer[] => {
  if (family.state !== "to_confirm") return [];
  const isOpen = (code: string): boolean =>
    family.questions.some((one) => one.question === code && (one.state === "unanswered" || one.state === "pending"));
  const reached = charter.products.rules
    .filter(({ when }) => (when ?? []).every(({ question }) => isOpen(question)))
    .map((rule) => rule.class);
  return [...new Set(reached)].map((classCode) => offerClass(charter, classCode, tier, day));
};

/** What a tier gives to each family at an outlet of that kind, before any visit: a class is known only where no answer
 *  changes it, elsewhere a line names one of `choices`. `kind` null is any kind, where no product question tells kinds
 *  apart. Throws an InputRefused. */
export const offersOfTier = (charter: Charter, tier: string, kind: string | null, day: string): Offers => {
  if (!charter.grid.tiers.some((one) => one.code === tier)) {
    throw new InputRefused([{ code: "unknown-tier", path: ["tier"] }]);
  }
  const families = Object.fromEntries(charter.products.families.map((one) => [one.code, {}]));
  const unanswered = { kind: chooseKind(charter, kind), answers: {}, families };
  return new Map(
    scoreFamilies(charter, unanswered, tier, day).map((one) => [
      one.code,
      { state: one.state, class: one.class, percent: one.percent, choices: listChoices(charter, one, tier, day) },
    ]),
  );
};
