// The shapes that the committee space reads and sends are those that the server publishes: the type check is the test.
import type { components } from "../../src/api/types.d.ts";
import type * as ours from "../../src/committee/api/shapes.ts";

type Theirs = components["schemas"];

/** A type whose named words are any text: the server names some of them as text only. */
type Loose<T> = T extends string
  ? string
  : T extends readonly (infer Part)[]
    ? Loose<Part>[]
    : T extends object
      ? { [Key in keyof T]: Loose<T[Key]> }
      : T;

/** Compiles only when the server's answer holds all that we read of it. */
type Reads<Read, Answered extends Loose<Read>> = [Read, Answered];

/** Compiles only when what we send is what the server takes. */
type Sends<Sent extends Taken, Taken> = [Sent, Taken];

export type Agreed = [
  Reads<ours.Session, Theirs["SessionView"]>,
  Reads<ours.Board, Theirs["BoardView"]>,
  Reads<ours.Dossier, Theirs["Dossier"]>,
  Reads<ours.Decided, Theirs["DecisionView"]>,
  Reads<ours.Revoked, Theirs["RevocationView"]>,
  Reads<ours.CharterVersion, Theirs["CharterView"]>,
  Reads<ours.ListedOutlet, Theirs["OutletView"]>,
  Reads<ours.Member, Theirs["PersonView"]>,
  Reads<ours.Device, Theirs["DeviceView"]>,
  Reads<ours.SignInCode, Theirs["SignInCodeView"]>,
  Reads<ours.PairingCode, Theirs["PairingView"]>,
  Reads<ours.Verification, Theirs["VerificationView"]>,
  Sends<ours.DecisionDraft, Theirs["DecisionDraft"]>,
  Sends<ours.RevocationDraft, Theirs["RevocationDraft"]>,
  Sends<ours.AdoptionDraft, Theirs["AdoptionDraft"]>,
  Sends<ours.TakeoverDraft, Theirs["TakeoverDraft"]>,
  Sends<ours.VisitPlan, Theirs["VisitDraft"]>,
  Sends<ours.Sheet, Theirs["SheetDraft"]>,
];
