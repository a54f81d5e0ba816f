// The JSON that a paired device exchanges with the server (snake_case, as on the wire).
import type { Entry } from "../domain/entry.ts";
import type { Territory } from "../domain/perimeter.ts";

export type Caisse = {
  id: string;
  slug: string;
  name: string;
  currency: string;
  time_zone: string;
  territory: Territory & { label: string };
  /** Volunteers see points and verdicts once the visit is sent; a server may leave it out: they see them at once. */
  hides_score?: boolean;
};

export type Person = { id: string; name: string };

/** The caisse's public key comes with the pairing; an older server leaves it out. */
export type Paired = { device: string; secret: string; caisse: Caisse; people: Person[]; public_key?: string; key_id?: string };

export type DeviceInfo = {
  device: string;
  label: string;
  caisse: Caisse;
  people: Person[];
  public_key: string;
  key_id: string;
  /** Versions wanted offline beside those of the visits; a server may leave it out. */
  charters?: string[];
  server_time: number;
  /** The version in force today; a server may leave it out. */
  charter?: string | null;
};

export type Outlet = {
  id: string;
  name: string;
  kind: string;
  address: string;
  commune: string;
  lat_e7: number | null;
  lon_e7: number | null;
  phone: string | null;
};

export type DecisionOutcome = "approved" | "refused" | "adjourned";

/** The visit sent before at that outlet, in the same caisse. */
export type LastVisit = {
  visited_on: string | null;
  people: string[];
  /** Null while two submissions of it differ. */
  criteria_met: number | null;
  /** Codes of the product families sold there. */
  families: string[];
  commitments: { text: string; criterion: string | null; due_on: string | null }[];
  decided: { decided_on: string; outcome: DecisionOutcome } | null;
};

/** What the committee decided on the visit; days are null without an approval. */
export type VisitDecision = {
  decided_on: string;
  outcome: DecisionOutcome;
  criteria_met: number;
  starts_on: string | null;
  ends_on: string | null;
  families: { family: string; class: string; percent: number }[];
};

export type VisitView = {
  id: string;
  /** Null: the visit was begun on a device and no outlet was planned. */
  outlet: Outlet | null;
  /** Null until the caisse has adopted a charter. */
  charter: string | null;
  planned_on: string | null;
  people: string[];
  trial: boolean;
  state: "planned" | "submitted" | "decided";
  /** An older server leaves these out. */
  last?: LastVisit | null;
  decision?: VisitDecision | null;
};

export type PulledEntry = { number: number; parked: boolean; reason: string | null; entry: Entry };

export type PullReply = {
  visits: VisitView[];
  withdrawn: string[];
  entries: PulledEntry[];
  more: boolean;
  server_time: number;
};

export type Outcome = {
  id: string;
  outcome: "stored" | "parked" | "conflict" | "refused";
  sha256: string | null;
  number: number | null;
  reason: string | null;
  other_sha256: string | null;
};

export type PushReply = { outcomes: Outcome[] };

export type PhotoReceipt = { sha256: string; size_bytes: number };
