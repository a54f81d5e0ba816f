// The shapes that the screens rest on agree with the types generated from the routes: the compiler is the test.
import type { components } from "../../src/api/types.d.ts";
import type * as device from "../../src/api/shapes.ts";
import type * as quote from "../../src/domain/quote.ts";
import type * as result from "../../src/domain/result.ts";
import type * as committee from "../../src/committee/api/shapes.ts";

type Server = components["schemas"];

/** What the first gives can be used where the second is wanted. */
type Fits<Given extends Wanted, Wanted> = [Given, Wanted];

export type Received = [
  Fits<Server["PairedView"], device.Paired>,
  Fits<Server["OwnDeviceView"], device.DeviceInfo>,
  Fits<Server["VisitView"], device.VisitView>,
  Fits<Omit<Server["PullView"], "entries">, Omit<device.PullReply, "entries">>,
  Fits<Omit<Server["PulledEntry"], "entry">, Omit<device.PulledEntry, "entry">>,
  Fits<Server["PhotoReceipt"], device.PhotoReceipt>,
  Fits<Server["SessionView"], committee.Session>,
  Fits<Server["BoardView"], committee.Board>,
  Fits<Server["Dossier"], committee.Dossier>,
  Fits<Server["DecisionView"], committee.Decided>,
  Fits<Server["RevocationView"], committee.Revoked>,
  Fits<Server["CharterView"], committee.CharterVersion>,
  Fits<Server["DraftView"], committee.DraftVersion>,
  Fits<Server["ImportedDraft"], committee.ImportedDraft>,
  Fits<Server["DifferencesView"], committee.Differences>,
  Fits<Server["SimulationView"], committee.Simulation>,
  Fits<Server["ExplanationView"], committee.TrialExplanation>,
  Fits<Server["OutletView"], committee.ListedOutlet>,
  Fits<Server["SuggestedOutlet"], committee.SuggestedOutlet>,
  Fits<Server["PersonView"], committee.Member>,
  Fits<Server["SignInCodeView"], committee.SignInCode>,
  Fits<Server["DeviceView"], committee.Device>,
  Fits<Server["PairingView"], committee.PairingCode>,
  Fits<Server["RescueView"], committee.Rescued>,
  Fits<Server["ParkedGroup"], committee.ParkedGroup>,
  Fits<Server["AcceptedView"], committee.Accepted>,
  Fits<Server["VerificationView"], committee.Verification>,
  Fits<Server["Quote"], quote.Quote>,
  Fits<Server["Result"], result.Result>,
];

export type Sent = [
  Fits<committee.DecisionDraft, Server["DecisionDraft"]>,
  Fits<committee.RevocationDraft, Server["RevocationDraft"]>,
  Fits<committee.AdoptionDraft, Server["AdoptionDraft"]>,
  Fits<committee.Trial, Server["TrialDraft"]>,
  Fits<committee.TakeoverDraft, Server["TakeoverDraft"]>,
  Fits<committee.VisitPlan, Server["VisitDraft"]>,
  Fits<committee.OutletOfVisit, Server["OutletOfVisit"]>,
  Fits<committee.Sheet, Server["SheetDraft"]>,
  Fits<quote.Item, Server["Item"]>,
];
