// The JSON that the committee space exchanges with the server (snake_case, as on the wire).
import type { Caisse, Person } from "../../api/shapes.ts";

export type { Caisse, Person };

export type Role = "volunteer" | "committee" | "coordinator";

export type Session = { person: Person; roles: { caisse: Caisse; role: Role }[] };

export type Stage = "to_visit" | "to_decide" | "conventioned" | "refused" | "adjourned" | "ended" | "erased";

export type BoardItem = {
  outlet: string;
  name: string;
  kind: string;
  kind_label: string;
  commune: string;
  stage: Stage;
  visit: string | null;
  planned_on: string | null;
  submitted_on: string | null;
  decided_on: string | null;
  until: string | null;
  disagreements: number;
  arriving: boolean;
  trial: boolean;
  /** A visit was completed after the committee voted on it; a convention stands all the same. */
  amended_since_decision: boolean;
};

export type Board = {
  today: string;
  charter: { sha256: string; title: string; adopted_on: string } | null;
  items: BoardItem[];
};

export type Sheet = {
  name: string;
  address: string;
  commune: string;
  lat_e7: number;
  lon_e7: number;
  hours: string | null;
  season: string | null;
  phone: string | null;
  website: string | null;
};

export type DossierOutlet = Sheet & { id: string; kind: string; kind_label: string };

export type RateInWords = { label: string; class_label: string | null; percent: number; words: string };

export type Convention = {
  since: string;
  until: string | null;
  tier_label: string | null;
  taken_over: boolean;
  families: (RateInWords & { family: string })[];
};

export type CriterionVerdict = "met" | "not_met" | "not_assessable" | "not_applicable";

export type CriterionFinding = {
  code: string;
  title: string;
  verdict: CriterionVerdict;
  points: number;
  max_points: number;
  lines: string[];
};

export type FamilyState = "rated" | "to_confirm" | "not_admitted" | "no_rate";

export type FamilyFinding = {
  family: string;
  label: string;
  state: FamilyState;
  class_label: string | null;
  percent: number | null;
  words: string;
  lines: string[];
};

export type DistanceVerdict = "inside" | "outside" | "to_confirm";

export type Distance = {
  distance_m: number;
  radius_m: number;
  accuracy_m: number;
  verdict: DistanceVerdict;
  words: string;
};

export type Disagreement = {
  field: string;
  question: string | null;
  answers: { author: string; words: string }[];
};

export type ParkedEntry = { id: string; field: string; reason: string; author: string; is_acceptable: boolean };

/** Entries set aside of one visit, by one person, from one device, for one reason. */
export type ParkedGroup = {
  visit: string;
  outlet: string | null;
  author: string;
  device: string | null;
  reason: string;
  words: string;
  is_acceptable: boolean;
  received_at: number;
  entries: string[];
};

export type Accepted = { accepted: number; kept_aside: number };

/** What became of what a rescue file held. */
export type Rescued = {
  stored: number;
  parked: number;
  conflict: number;
  refused: number;
  photos: number;
  photos_refused: number;
  whole: boolean;
  words: string[];
};

export type Photo = { id: string; sha256: string; question: string | null; author: string; held: boolean };

/** That a visit sent was completed: by whom, why, and the day on which all of it had come. */
export type Amendment = { submission: string; author: string; reason: string; recorded_on: string; after_decision: boolean };

/** Someone who visited; `has_link` is null while nothing is declared, `link` says what it is. */
export type Visitor = { name: string; role: string | null; pledged: boolean; has_link: boolean | null; link: string | null };

export type Commitment = { text: string; criterion: string | null; due_on: string | null };

/** `strokes`: x, y, x, y… of 0 to 1000. `modified`: the visit has changed since; a refusal signs nothing. */
export type Signature = { name: string; refused: boolean; strokes: number[][] | null; signed_on: string; modified: boolean };
/** A visit made on paper: who typed it in, and the day that the paper bears. */
export type Paper = { typed_by: string[]; visited_on: string | null };

export type VisitDossier = {
  id: string;
  state: "planned" | "in_progress" | "submitted" | "decided";
  planned_on: string | null;
  submitted_on: string | null;
  trial: boolean;
  people: Person[];
  visitors: Visitor[];
  charter: { sha256: string; title: string };
  /** The one that stands, which a vote is taken on. */
  submission: string | null;
  /** The one that the last vote was taken on. */
  decided_submission: string | null;
  /** They differ: what came since is not voted on, and the visit waits for a decision again. */
  amended_since_decision: boolean;
  /** In the order of the register. */
  amendments: Amendment[];
  /** A submission or an amendment has not come whole yet. */
  arriving: boolean;
  /** Two submissions stand and differ: an amendment settles them. */
  rivals: boolean;
  old_charter: boolean;
  late: number;
  parked: ParkedEntry[];
  disagreements: Disagreement[];
  criteria_met: number;
  criteria_total: number;
  needed: number;
  secured: number;
  possible: number;
  eligible: boolean;
  tier_label: string | null;
  criteria: CriterionFinding[];
  gates: CriterionFinding[];
  families: FamilyFinding[];
  distance: Distance | null;
  answers: { question: string; criterion: string; words: string; author: string; expiry?: { words: string; is_over: boolean } | null }[];
  notes: { question: string | null; author: string; text: string }[];
  word: string | null;
  commitments: Commitment[];
  signatures: Signature[];
  photos: Photo[];
  /** An older server leaves it out. */
  paper?: Paper | null;
};

export type HistoryLine = { n: number; kind: string; decided_on: string | null; recorded_on: string; words: string };

export type Dossier = {
  outlet: DossierOutlet;
  stage: Stage;
  convention: Convention | null;
  visits: VisitDossier[];
  history: HistoryLine[];
};

export type VoteKey = "for" | "against" | "abstain" | "blank" | "present" | "members" | "recused";

export type Votes = Record<VoteKey, number>;

export type Outcome = "approved" | "refused" | "adjourned";

export type DecisionDraft = {
  outlet: string;
  submission: string;
  votes: Votes;
  decided_on: string;
  starts_on: string | null;
  ends_on: string | null;
  reasons: string;
};

export type Decided = {
  decision: string | null;
  outcome: Outcome;
  words: string[];
  convention: { since: string; until: string | null; families: RateInWords[] } | null;
};

export type RevocationDraft = {
  outlet: string;
  votes: Votes;
  decided_on: string;
  effective_on: string;
  reasons: string;
};

export type Revoked = { decision: string | null; outcome: Outcome; words: string[]; effective_on: string };

export type CharterVersion = {
  sha256: string;
  charter: string;
  version: string;
  title: string;
  adopted_on: string | null;
  current: boolean;
  /** Adopting it would change the version in force, or where distances are measured from; an older server leaves it out. */
  adoptable?: boolean;
};

/** A charter that the caisse reads and tries before it votes; one deleted can come back. */
export type DraftVersion = { sha256: string; charter: string; version: string; title: string; added_on: string; deleted: boolean };

/** What is wrong in a charter file, or right but perhaps not meant: its place and what to do, in words. */
export type CharterFault = { place: string; words: string };

export type ImportedDraft = { draft: DraftVersion; doubts: CharterFault[] };

export type Differences = { before: string; after: string; differences: { part: string; words: string }[] };

type Numbers = Record<string, number>;

/** A version or draft, and numbers tried in place of its own, by criterion or tier; `_for`: then by kind of outlet;
 *  `percent`: by tier, then class. */
export type Trial = {
  charter: string;
  pass_percent: Numbers;
  pass_percent_for: Record<string, Numbers>;
  min_answered: Numbers;
  min_answered_for: Record<string, Numbers>;
  criteria_met: Numbers;
  criteria_met_for: Record<string, Numbers>;
  percent: Record<string, Numbers>;
};

export type Move = "gained" | "lost" | "raised" | "lowered" | "changed" | "same" | "no_kind";

export type TriedOutlet = {
  visit: string;
  outlet: string;
  name: string;
  move: Move;
  /** No later visit of the outlet was sent. */
  is_last: boolean;
  criteria_before: number;
  criteria_after: number | null;
  tier_before: string | null;
  tier_after: string | null;
};

export type RateMove = { before: number | null; after: number | null; outlets: number };

export type Simulation = {
  visits: number;
  /** Visits of which two submissions differ: left aside. */
  unread: number;
  counts: Partial<Record<Move, number>>;
  outlets: TriedOutlet[];
  families: { label: string; moves: RateMove[] }[];
};

export type ExplainedPart = { title: string; verdict: string; lines: string[] };

export type ExplainedVersion = { charter: string; tier: string | null; lines: string[]; parts: ExplainedPart[]; families: ExplainedPart[] };

export type TrialExplanation = { outlet: string; before: ExplainedVersion; after: ExplainedVersion | null };

export type AdoptionDraft = { charter: string; decided_on: string; effective_on: string; minutes: string };

export type TakeoverDraft = {
  outlet: string;
  decided_on: string;
  starts_on: string;
  ends_on: string | null;
  families: { family: string; class: string; percent: number }[];
  minutes: string;
};

export type ErasureRule = "refused_one_year" | "request";

export type ListedOutlet = { id: string; name: string; kind: string; commune: string };

/** A place visited that the caisse does not know; the words are empty when the volunteer gave none. */
export type SuggestedOutlet = {
  visit: string;
  name: string;
  kind: string;
  commune: string;
  begun_at: number;
  people: string[];
  point: { lat_e7: number; lon_e7: number } | null;
  sent: boolean;
};

export type OutletOfVisit = { outlet: string } | { new: { kind: string; sheet: Sheet } };

export type VisitPlan = { outlet: string; people: string[]; planned_on: string | null; trial: boolean };

export type Member = { id: string; name: string; email: string | null; roles: Role[] };

export type SignInCode = { code: string; link: string; lapses_at: number };

export type Device = {
  id: string;
  label: string;
  people: Person[];
  paired_at: number;
  seen_at: number;
  revoked_at: number | null;
};

export type PairingCode = { code: string; lapses_at: number };

export type Verification = {
  /** Null while the register has no line. */
  head: { n: number; hash: string } | null;
  follows: number;
  attested: number;
  failures: { n: number; words: string }[];
};
