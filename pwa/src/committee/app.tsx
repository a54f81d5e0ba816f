// Which screen for which address and which person.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { FRAME } from "../text/committee/frame.ts";
import { SIGN_IN } from "../text/committee/sign-in.ts";
import { Notice } from "../ui/notice.tsx";
import type { Session } from "./api/shapes.ts";
import { addressOf, type Route } from "./route.ts";
import { openCaisse } from "./state/caisse.ts";
import { findSeat, listSeats } from "./state/session.ts";
import { Board } from "./screens/board.tsx";
import { Changes } from "./screens/charters/changes.tsx";
import { Charters } from "./screens/charters/charters.tsx";
import { PreviewOf } from "./screens/charters/preview.tsx";
import { Questions } from "./screens/charters/questions.tsx";
import { TrialOf } from "./screens/charters/trial.tsx";
import { Coordination } from "./screens/coordination/coordination.tsx";
import { Devices } from "./screens/coordination/devices.tsx";
import { Outlets } from "./screens/coordination/outlets.tsx";
import { AddOutlet, EditSheet } from "./screens/coordination/sheet.tsx";
import { Settings } from "./screens/coordination/settings.tsx";
import { SuggestedOutlets } from "./screens/coordination/suggested.tsx";
import { People } from "./screens/coordination/people.tsx";
import { RescueFiles } from "./screens/coordination/rescue.tsx";
import { Takeover } from "./screens/coordination/takeover.tsx";
import { PlanVisit } from "./screens/coordination/visit-plan.tsx";
import { Choice, NoSeat } from "./screens/choice.tsx";
import { DecisionCheck } from "./screens/decision/check.tsx";
import { DecisionDone } from "./screens/decision/done.tsx";
import { DecisionForm } from "./screens/decision/form.tsx";
import { Dossier } from "./screens/dossier/dossier.tsx";
import { Frame } from "./screens/frame.tsx";
import { Register } from "./screens/register.tsx";
import { RevocationCheck } from "./screens/revocation/check.tsx";
import { RevocationDone } from "./screens/revocation/done.tsx";
import { RevocationForm } from "./screens/revocation/form.tsx";
import { SignIn } from "./screens/sign-in.tsx";
import { CaisseContext, useSpace } from "./widgets/context.ts";
import { FailureNotice } from "./widgets/failure.tsx";
import { Link } from "./widgets/link.tsx";
import { Waiting } from "./widgets/loaded.tsx";
import { Page } from "./widgets/page.tsx";
import { Redirect } from "./widgets/redirect.tsx";

export function App(): JSX.Element {
  const space = useSpace();
  const session = space.session.value;
  if (session.kind === "asking") {
    return (
      <main class="page page-narrow">
        <h1 class="visually-hidden">Grillon</h1>
        <Waiting words={SIGN_IN.asking} />
      </main>
    );
  }
  if (session.kind === "failed") {
    return (
      <Page title={FRAME.failedTitle} narrow>
        <FailureNotice failure={session.failure} onRetry={() => void space.start()} />
      </Page>
    );
  }
  if (session.kind === "out") return <SignIn key={session.why} why={session.why} />;
  return <SignedIn session={session.session} />;
}

function SignedIn({ session }: { session: Session }): JSX.Element {
  const { route, token } = useSpace();
  const { page } = route.value;
  const seats = listSeats(session);
  const [first] = seats;
  if (page === "sign-in") return token.value === null ? <Redirect to={{ page: "home" }} /> : <SignIn why="never" />;
  if ("caisse" in route.value) return <InCaisse session={session} route={route.value} />;
  if (page === "home" && first && seats.length === 1) return <Redirect to={{ page: "board", caisse: first.caisse.slug }} />;
  return (
    <Frame session={session} caisse={null} isCoordinator={false}>
      {page === "unknown" ? <Unknown text={FRAME.unknownText} /> : first ? <Choice seats={seats} /> : <NoSeat />}
    </Frame>
  );
}

type CaisseRoute = Extract<Route, { caisse: string }>;

function InCaisse({ session, route }: { session: Session; route: CaisseRoute }): JSX.Element {
  const { fetcher } = useSpace();
  const seat = findSeat(session, route.caisse);
  const open = useMemo(() => (seat === null ? null : openCaisse(fetcher, seat)), [session, route.caisse]);
  if (open === null) {
    return (
      <Frame session={session} caisse={null} isCoordinator={false}>
        <Unknown text={FRAME.otherCaisse} />
      </Frame>
    );
  }
  const mayEnter = open.isCoordinator || !FOR_COORDINATION.has(route.page);
  return (
    <CaisseContext.Provider value={open}>
      <Frame session={session} caisse={open.caisse} isCoordinator={open.isCoordinator}>
        {mayEnter ? <Screen key={addressOf(route)} route={route} /> : <ForCoordination caisse={route.caisse} />}
      </Frame>
    </CaisseContext.Provider>
  );
}

const FOR_COORDINATION: ReadonlySet<CaisseRoute["page"]> = new Set([
  "coordination",
  "people",
  "devices",
  "rescue",
  "outlets",
  "outlet-add",
  "suggested",
  "visit-plan",
  "settings",
  "takeover",
  "sheet",
  "visit-here",
] as const);

function Screen({ route }: { route: CaisseRoute }): JSX.Element {
  switch (route.page) {
    case "board":
      return <Board />;
    case "register":
      return <Register />;
    case "coordination":
      return <Coordination />;
    case "people":
      return <People />;
    case "devices":
      return <Devices />;
    case "rescue":
      return <RescueFiles />;
    case "outlets":
      return <Outlets />;
    case "outlet-add":
      return <AddOutlet />;
    case "suggested":
      return <SuggestedOutlets />;
    case "visit-plan":
      return <PlanVisit outlet={null} />;
    case "settings":
      return <Settings />;
    case "charters":
      return <Charters />;
    case "charter-changes":
      return <Changes charter={route.charter} />;
    case "charter-questions":
      return <Questions charter={route.charter} />;
    case "charter-preview":
      return <PreviewOf charter={route.charter} />;
    case "charter-trial":
      return <TrialOf charter={route.charter} />;
    case "dossier":
      return <Dossier outlet={route.outlet} />;
    case "decision":
      return <DecisionForm outlet={route.outlet} />;
    case "decision-check":
      return <DecisionCheck outlet={route.outlet} />;
    case "decision-done":
      return <DecisionDone outlet={route.outlet} />;
    case "revocation":
      return <RevocationForm outlet={route.outlet} />;
    case "revocation-check":
      return <RevocationCheck outlet={route.outlet} />;
    case "revocation-done":
      return <RevocationDone outlet={route.outlet} />;
    case "takeover":
      return <Takeover outlet={route.outlet} />;
    case "visit-here":
      return <PlanVisit outlet={route.outlet} />;
    case "sheet":
      return <EditSheet outlet={route.outlet} />;
  }
}

function Unknown({ text }: { text: string }): JSX.Element {
  return (
    <Page title={FRAME.unknownTitle} narrow>
      <Notice tone="plain">
        <p>{text}</p>
        <Link to={{ page: "home" }} classes="button">
          {FRAME.toBoard}
        </Link>
      </Notice>
    </Page>
  );
}

function ForCoordination({ caisse }: { caisse: string }): JSX.Element {
  return (
    <Page title={FRAME.forCoordination} narrow>
      <Notice tone="plain">
        <p>{FRAME.forCoordinationText}</p>
        <Link to={{ page: "board", caisse }} classes="button">
          {FRAME.toBoard}
        </Link>
      </Notice>
    </Page>
  );
}
