// What a charter is, as it comes on the wire: the structure of criteria/charter.py, key for key.
// A key left out means its default, which its comment gives.

export type Language =
  | "fr" | "en" | "de" | "es" | "it" | "nl" | "pt"
  | "br" | "ca" | "co" | "eu" | "frp" | "gsw" | "oc"
  | "ar" | "fa" | "pl" | "ps" | "ro" | "ru" | "sq" | "tr" | "uk" | "zh";

/** French always, other languages when translated. */
export type Text = { readonly fr: string } & { readonly [language in Exclude<Language, "fr">]?: string };

/** Whole numbers by kind of outlet: what differs from the number for all. */
export type ByKind = Readonly<Record<string, number>>;

export type QuestionKind =
  | "yes_no"
  | "choice"
  | "number"
  | "share"
  | "text"
  | "date"
  | "photo"
  | "position"
  | "distance";

export type OutletKind = { readonly code: string; readonly label: Text };

export type Choice = {
  readonly code: string;
  readonly label: Text;
  readonly points?: number; // 0
};

/** Points from a value upwards: smallest unit for a number, percent for a share. */
export type Band = { readonly at_least: number; readonly points: number };

/** Asked only when an earlier question was answered by one of these codes. */
export type AskedIf = { readonly question: string; readonly in: readonly string[] };

export type Question = {
  readonly code: string;
  readonly text: Text;
  readonly kind: QuestionKind;
  readonly help?: Text;
  /** What « partiel » means; there is no such answer without it, and it is worth half. */
  readonly partly?: Text;
  /** Kinds of outlet; left out: all. */
  readonly applies_to?: readonly string[];
  /** Product questions: families; left out: all. */
  readonly families?: readonly string[];
  readonly asked_if?: AskedIf;
  /** Of a yes, a distance inside, any text, date, photo or position given; 0. */
  readonly points?: number;
  readonly choices?: readonly Choice[];
  readonly bands?: readonly Band[];
  readonly unit?: Text;
  /** A number travels as an integer: value * 10^decimals; 0. */
  readonly decimals?: number;
  readonly min?: number; // smallest unit
  readonly max?: number;
  /** The answers that pass; given: the question is eliminatory. */
  readonly passing?: readonly string[];
  readonly not_applicable_allowed?: boolean; // false
  readonly evidence?: "photo";
  /** Of a date: the last day on which a document is valid; it changes no score. */
  readonly expires?: boolean; // false
};

export type Criterion = {
  readonly code: string;
  readonly title: Text;
  readonly pass_percent: number;
  readonly questions: readonly Question[];
  readonly help?: Text;
  readonly min_answered?: number; // 0
  readonly compulsory?: boolean; // false
  readonly pass_percent_for?: ByKind;
  readonly min_answered_for?: ByKind;
};

export type Tier = {
  readonly code: string;
  readonly label: Text;
  readonly criteria_met: number;
  readonly criteria_met_for?: ByKind;
};

/** Tiers ascend; below the first an outlet is not eligible. Gates must hold and are not counted. */
export type Grid = {
  readonly criteria: readonly Criterion[];
  readonly tiers: readonly Tier[];
  readonly gates?: readonly Criterion[];
  /** What criteria not applicable do to the numbers of the tiers; "absolute": nothing. */
  readonly not_applicable?: "absolute" | "proportional";
  /** The tier once verdicts are overridden; "recounted". */
  readonly override_tier?: "recounted" | "first_tier" | "never_raises";
};

export type Family = { readonly code: string; readonly label: Text; readonly admitted: boolean };

export type ProductClass = {
  readonly code: string;
  readonly label: Text;
  readonly admitted: boolean;
};

/** Bounds include their ends: smallest unit for a number, percent for a share. */
export type ProductCondition = {
  readonly question: string;
  readonly in?: readonly string[];
  readonly at_least?: number;
  readonly at_most?: number;
};

export type ProductRule = {
  readonly class: string;
  readonly when?: readonly ProductCondition[]; // none: always holds, last rule only
};

export type Products = {
  readonly families: readonly Family[];
  readonly classes: readonly ProductClass[];
  readonly rules: readonly ProductRule[];
  readonly questions?: readonly Question[];
};

export type RateMeaning = "payable_in_currency" | "refunded" | "full";

/** Percents by tier, then class, from a civil date on (no date: from the start). */
export type RateTable = {
  readonly percent: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly from?: string;
};

export type Rates = {
  readonly meaning: RateMeaning;
  readonly currency: string;
  readonly tables: readonly RateTable[];
  readonly ways_to_pay?: readonly Text[];
};

export type Perimeter = {
  readonly measured: "production" | "sale";
  readonly radius_m: number;
  readonly families?: Readonly<Record<string, number>>;
};

/** A fraction for/of: strictly more than it, or at least it (the default). */
export type Threshold = { readonly for: number; readonly of: number; readonly strict?: boolean };

export type Quorum = {
  readonly count?: number;
  readonly share?: Threshold;
  readonly floor?: number; // 1
};

/** A majority has a base, a threshold and an answer to a tie; the other methods have none. */
export type DecisionRule = {
  readonly method: "majority" | "consensus" | "consent";
  readonly no_quorum: "adjourn" | "second_call";
  readonly base?: "expressed" | "cast" | "present" | "members";
  readonly threshold?: Threshold;
  readonly tie?: "adjourn" | "refuse";
  readonly tried_first?: readonly ("consensus" | "consent")[];
  readonly blocked?: "adjourn" | "refuse"; // adjourn
  readonly quorum?: Quorum;
  readonly notice_days?: number; // 0
};

export type Charter = {
  readonly semantics: 1;
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly notice: Text;
  readonly kinds: readonly OutletKind[];
  readonly grid: Grid;
  readonly products: Products;
  readonly rates: Rates;
  readonly decision: DecisionRule;
  readonly perimeter?: Perimeter;
  readonly languages?: readonly Language[]; // French alone
};
