// Every call of the committee space; each answers a value and never throws.
import type { Charter } from "../../domain/charter.ts";
import { ask, LONG_MS, type Fetch, type Reply } from "./exchange.ts";
import type {
  Accepted,
  AdoptionDraft,
  Board,
  Caisse,
  CharterVersion,
  Decided,
  DecisionDraft,
  Device,
  Differences,
  Dossier,
  DraftVersion,
  ErasureRule,
  ImportedDraft,
  ListedOutlet,
  Member,
  OutletOfVisit,
  PairingCode,
  ParkedGroup,
  Rescued,
  RevocationDraft,
  Revoked,
  Role,
  Session,
  Sheet,
  SignInCode,
  Simulation,
  SuggestedOutlet,
  TakeoverDraft,
  Trial,
  TrialExplanation,
  Verification,
  VisitPlan,
} from "./shapes.ts";

type Answer<T> = Promise<Reply<T>>;

/** What anyone may ask: who is signed in, sign in, sign out, a link by e-mail. */
export type SessionClient = {
  current: () => Answer<Session>;
  signIn: (code: string) => Answer<Session>;
  signOut: () => Answer<undefined>;
  askForLink: (email: string) => Answer<undefined>;
};

/** Binds the calls of sign-in to a fetcher. */
export function createSessionClient(fetcher: Fetch): SessionClient {
  return {
    current: () => ask(fetcher, "GET", "/api/sessions/current"),
    signIn: (code) => ask(fetcher, "POST", "/api/sessions", { code }),
    signOut: () => ask(fetcher, "DELETE", "/api/sessions/current"),
    askForLink: (email) => ask(fetcher, "POST", "/api/sign-in-requests", { email }),
  };
}

/** What committee and coordination may ask of one caisse. */
export type CaisseClient = {
  board: () => Answer<Board>;
  dossier: (outlet: string) => Answer<Dossier>;
  photoAddress: (sha256: string) => string;
  /** The report of a visit that was sent, as PDF. */
  reportAddress: (visit: string) => string;
  /** The paper form of a visit, prefilled. */
  visitFormAddress: (visit: string) => string;
  /** The paper form of a charter, or of the one in force for an outlet. */
  formAddress: (of: { charter: string } | { outlet: string }) => string;
  previewDecision: (draft: DecisionDraft) => Answer<Decided>;
  recordDecision: (draft: DecisionDraft) => Answer<Decided>;
  recordRevocation: (draft: RevocationDraft) => Answer<Revoked>;
  charters: () => Answer<CharterVersion[]>;
  charter: (sha256: string) => Answer<Charter>;
  /** A version or a draft, as a volunteer would have it. */
  charterRead: (sha256: string) => Answer<Charter>;
  drafts: () => Answer<DraftVersion[]>;
  /** The file of a version or a draft. */
  sourceAddress: (sha256: string) => string;
  importDraft: (file: Blob) => Answer<ImportedDraft>;
  deleteDraft: (sha256: string) => Answer<undefined>;
  restoreDraft: (sha256: string) => Answer<undefined>;
  differences: (before: string, after: string) => Answer<Differences>;
  simulate: (trial: Trial) => Answer<Simulation>;
  explainTrial: (visit: string, trial: Trial) => Answer<TrialExplanation>;
  adopt: (draft: AdoptionDraft) => Answer<{ n: number }>;
  takeOver: (draft: TakeoverDraft) => Answer<unknown>;
  erase: (outlet: string, rule: ErasureRule) => Answer<{ n: number }>;
  outlets: () => Answer<ListedOutlet[]>;
  addOutlet: (kind: string, sheet: Sheet) => Answer<{ id: string }>;
  changeSheet: (outlet: string, sheet: Sheet) => Answer<unknown>;
  /** Places visited that the caisse does not know. */
  suggested: () => Answer<SuggestedOutlet[]>;
  /** Says of which outlet such a visit is. */
  giveOutlet: (visit: string, outlet: OutletOfVisit) => Answer<{ id: string }>;
  planVisit: (plan: VisitPlan) => Answer<{ id: string }>;
  settings: () => Answer<Caisse>;
  changeSettings: (change: { hides_score: boolean }) => Answer<Caisse>;
  people: () => Answer<Member[]>;
  addPerson: (name: string, email: string | null, roles: readonly Role[]) => Answer<Member>;
  changeRoles: (person: string, roles: readonly Role[]) => Answer<unknown>;
  makeSignInCode: (person: string) => Answer<SignInCode>;
  devices: () => Answer<Device[]>;
  revokeDevice: (device: string) => Answer<unknown>;
  makePairingCode: (people: readonly string[]) => Answer<PairingCode>;
  acceptParked: (entry: string) => Answer<unknown>;
  /** What is set aside in the caisse, in groups. */
  parkedGroups: () => Answer<ParkedGroup[]>;
  /** However many, a part at a time; what was accepted before a failure stays accepted. */
  acceptAllParked: (entries: readonly string[]) => Answer<Accepted>;
  importRescueFile: (file: Blob) => Answer<Rescued>;
  verification: () => Answer<Verification>;
  registerAddress: string;
};

/** Binds the calls to one caisse. */
export function createCaisseClient(fetcher: Fetch, caisse: string): CaisseClient {
  const at = (path: string): string => `/api/caisses/${caisse}/${path}`;
  const get = <T>(path: string): Answer<T> => ask<T>(fetcher, "GET", at(path));
  const post = <T>(path: string, body?: unknown): Answer<T> => ask<T>(fetcher, "POST", at(path), body);
  return {
    board: () => get("board"),
    dossier: (outlet) => get(`outlets/${outlet}`),
    photoAddress: (sha256) => at(`photos/${sha256}`),
    reportAddress: (visit) => at(`visits/${visit}/report.pdf`),
    visitFormAddress: (visit) => at(`visits/${visit}/paper-form.pdf`),
    formAddress: (of) => at(`paper-form.pdf?${new URLSearchParams(of).toString()}`),
    previewDecision: (draft) => post("decisions/preview", draft),
    recordDecision: (draft) => post("decisions", draft),
    recordRevocation: (draft) => post("revocations", draft),
    charters: () => get("charters"),
    charter: (sha256) => get(`charters/${sha256}`),
    charterRead: (sha256) => get(`charter-drafts/${sha256}`),
    drafts: () => get("charter-drafts"),
    sourceAddress: (sha256) => at(`charter-drafts/${sha256}/source`),
    importDraft: (file) => post("charter-drafts", file),
    deleteDraft: (sha256) => ask(fetcher, "DELETE", at(`charter-drafts/${sha256}`)),
    restoreDraft: (sha256) => post(`charter-drafts/${sha256}/restoration`),
    differences: (before, after) => get(`charters/${before}/differences/${after}`),
    simulate: (trial) => post("simulations", trial),
    explainTrial: (visit, trial) => post(`simulations/${visit}`, trial),
    adopt: (draft) => post("adoptions", draft),
    takeOver: (draft) => post("takeovers", draft),
    erase: (outlet, rule) => post("erasures", { outlet, rule }),
    outlets: () => get("outlets"),
    addOutlet: (kind, sheet) => post("outlets", { kind, sheet }),
    changeSheet: (outlet, sheet) => ask(fetcher, "PUT", at(`outlets/${outlet}/sheet`), sheet),
    suggested: () => get("suggested-outlets"),
    giveOutlet: (visit, outlet) => ask(fetcher, "PUT", at(`visits/${visit}/outlet`), outlet),
    planVisit: (plan) => post("visits", plan),
    settings: () => get("settings"),
    changeSettings: (change) => ask(fetcher, "PUT", at("settings"), change),
    people: () => get("people"),
    addPerson: (name, email, roles) => post("people", { name, email, roles }),
    changeRoles: (person, roles) => ask(fetcher, "PUT", at(`people/${person}/roles`), { roles }),
    makeSignInCode: (person) => post(`people/${person}/sign-in-codes`),
    devices: () => get("devices"),
    revokeDevice: (device) => ask(fetcher, "DELETE", at(`devices/${device}`)),
    makePairingCode: (people) => post("pairing-codes", { people }),
    acceptParked: (entry) => post(`parked-entries/${entry}/acceptance`),
    parkedGroups: () => get("parked-entries"),
    acceptAllParked: (entries) => acceptInParts(entries, (part) => post("parked-entries/acceptance", { entries: part })),
    importRescueFile: (file) => ask(fetcher, "POST", at("rescue-files"), new Blob([file], { type: "application/octet-stream" }), LONG_MS),
    verification: () => get("register/verification"),
    registerAddress: at("register"),
  };
}

const ACCEPTED_AT_ONCE = 200;

async function acceptInParts(entries: readonly string[], accept: (part: readonly string[]) => Answer<Accepted>): Answer<Accepted> {
  const sum: Accepted = { accepted: 0, kept_aside: 0 };
  for (let start = 0; start < entries.length; start += ACCEPTED_AT_ONCE) {
    const reply = await accept(entries.slice(start, start + ACCEPTED_AT_ONCE));
    if (reply.kind !== "ok") return reply;
    sum.accepted += reply.value.accepted;
    sum.kept_aside += reply.value.kept_aside;
  }
  return { kind: "ok", value: sum };
}
