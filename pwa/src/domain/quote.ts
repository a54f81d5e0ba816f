// What a purchase comes to: lines of family and cents, each at the rate of its family (design 3).
// Twin of criteria/quote.py, on the cases of criteria/cases/quote.json.
import type { Charter } from "./charter.ts";
import { SPACE } from "./french.ts";
import { InputRefused, type InputFault, type Offer, type Offers, type OfferState } from "./offers.ts";
import { amountsSentence, coveredCents } from "./rates.ts";

const GREATEST_PRICE_CENTS = 1_000_000_000;
const GREATEST_LINE_COUNT = 1000;

/** What is bought: a product family, its price, and its class where nothing else says it. */
export type Item = { readonly family: string; readonly price_cents: number; readonly class?: string | null };

/** An item with its rate; `percent` null covers nothing, for the reason that `state` names. */
export type QuoteLine = {
  readonly family: string;
  readonly class: string | null;
  readonly state: OfferState;
  readonly price_cents: number;
  readonly percent: number | null;
  readonly covered_cents: number;
  readonly rest_cents: number;
  readonly sentence: string;
};

/** The lines of a purchase and their totals, in cents; sentences have no final stop. */
export type Quote = {
  readonly lines: readonly QuoteLine[];
  readonly price_cents: number;
  readonly covered_cents: number;
  readonly rest_cents: number;
  readonly sentence: string;
};

type Chosen = Pick<Offer, "state" | "class" | "percent">;

const REASONS: Readonly<Record<Exclude<OfferState, "rated">, string>> = {
  to_confirm: "taux à confirmer",
  not_admitted: "non admis par la charte",
  no_rate: "pas de taux",
  not_seen: "pas vu lors de la visite",
  not_granted: "pas dans la convention de ce lieu",
  no_convention: "pas de convention ce jour-là",
};

/** The offer of the class that an item names, else that of its family; undefined when there is none. */
const chooseOffer = (offers: Offers, { family, class: named }: Item): Chosen | undefined => {
  const offer = offers.get(family);
  if (offer === undefined || named === undefined || named === null) return offer;
  return [offer, ...offer.choices].find((one) => one.class === named);
};

const isPossiblePrice = (cents: number): boolean =>
  Number.isInteger(cents) && cents >= 0 && cents <= GREATEST_PRICE_CENTS;

const checkItem = (offers: Offers, item: Item, n: number): InputFault[] => {
  const faults: InputFault[] = [];
  if (!offers.has(item.family)) faults.push({ code: "unknown-family", path: ["lines", n, "family"] });
  else if (chooseOffer(offers, item) === undefined) faults.push({ code: "unknown-class", path: ["lines", n, "class"] });
  if (!isPossiblePrice(item.price_cents)) {
    faults.push({ code: "price-out-of-bounds", path: ["lines", n, "price_cents"] });
  }
  return faults;
};

const listFaults = (offers: Offers, items: readonly Item[]): InputFault[] => {
  if (items.length === 0) return [{ code: "without-lines", path: ["lines"] }];
  if (items.length > GREATEST_LINE_COUNT) return [{ code: "too-many-lines", path: ["lines"] }];
  return items.flatMap((item, n) => checkItem(offers, item, n));
};

/** What people call it; its code where the charter no longer has it. */
const labelOf = (
  named: readonly { readonly code: string; readonly label: { readonly fr: string } }[], code: string,
): string => named.find((one) => one.code === code)?.label.fr ?? code;

const sayLine = ({ products, rates }: Charter, item: Item, offer: Chosen, covered: number): string => {
  const family = labelOf(products.families, item.family);
  const amounts = amountsSentence(rates, item.price_cents, covered);
  if (offer.state === "rated") {
    const classLabel = labelOf(products.classes, offer.class ?? "");
    return `${family}, ${classLabel}${SPACE}: ${offer.percent ?? 0}${SPACE}%, ${amounts}`;
  }
  return `${family}${SPACE}: ${REASONS[offer.state]}, ${amounts}`;
};

const quoteLine = (charter: Charter, item: Item, offer: Chosen): QuoteLine => {
  const { family, price_cents } = item;
  const { state, percent } = offer;
  const covered_cents = coveredCents(price_cents, percent ?? 0);
  return {
    family,
    class: offer.class,
    state,
    price_cents,
    percent,
    covered_cents,
    rest_cents: price_cents - covered_cents,
    sentence: sayLine(charter, item, offer, covered_cents),
  };
};

/** What the items come to in the charter's words, each line rounded half a cent up. Throws an InputRefused with every
 *  item whose family or class `offers` lacks, or whose price is out of bounds. */
export const quote = (charter: Charter, offers: Offers, items: readonly Item[]): Quote => {
  const faults = listFaults(offers, items);
  if (faults.length > 0) throw new InputRefused(faults);
  const lines = items.flatMap((item) => {
    const offer = chooseOffer(offers, item);
    return offer === undefined ? [] : [quoteLine(charter, item, offer)];
  });
  const price_cents = lines.reduce((total, line) => total + line.price_cents, 0);
  const covered_cents = lines.reduce((total, line) => total + line.covered_cents, 0);
  return {
    lines,
    price_cents,
    covered_cents,
    rest_cents: price_cents - covered_cents,
    sentence: amountsSentence(charter.rates, price_cents, covered_cents),
  };
};
