// The pages of one visit: opens it once, then shows the part that the address names.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { listSections } from "../../state/charters.ts";
import type { Opened } from "../../state/app.ts";
import type { VisitModel } from "../../state/visit.ts";
import { BEGIN } from "../../text/begin.ts";
import { PINS } from "../../text/pins.ts";
import { PEOPLE } from "../../text/people.ts";
import { TEXT } from "../../text/visits.ts";
import { Later } from "../../ui/later.tsx";
import { Notice } from "../../ui/notice.tsx";
import { toHref, type PeoplePage, type Route } from "../router.ts";
import { useApp, useHome } from "./context.ts";
import { CriterionScreen } from "./criterion.tsx";
import { DisputesScreen } from "./disputes.tsx";
import { Page } from "./page.tsx";
import { PhotosScreen } from "./photos.tsx";
import { PaperScreen } from "./paper.tsx";
import { PositionScreen } from "./position.tsx";
import { FamilyScreen, ProductsScreen } from "./products.tsx";
import { QuestionsScreen } from "./questions.tsx";
import { SendScreen } from "./send.tsx";
import { SyncPanel } from "./sync-panel.tsx";
import { ThumbBar } from "./thumb-bar.tsx";
import { VisitScreen } from "./visit.tsx";

export type VisitRoute = Extract<Route, { visit: string }>;

export function VisitPages({ route }: { route: VisitRoute }): JSX.Element {
  const app = useApp();
  const [opened, setOpened] = useState<Opened | null>(() => app.findOpen(route.visit));
  const charters = app.contact.value?.at_ms;
  useEffect(() => {
    let gone = false;
    void app.openVisit(route.visit).then((found) => {
      if (!gone) setOpened((before) => (isOne(before, found) ? before : found));
    });
    return () => (gone = true);
  }, [app, route.visit, charters]);
  if (!opened) return <Page title={TEXT.loading}><p class="muted">{TEXT.loading}</p></Page>;
  if (opened.kind !== "open") return <NotOpen kind={opened.kind} />;
  return (
    <>
      {opened.model.subject.visit.trial && <TrialMark />}
      <Part model={opened.model} route={route} />
      <ThumbBar model={opened.model} route={route} />
    </>
  );
}

/** The same visit opened again is not drawn again. */
function isOne(before: Opened | null, found: Opened): boolean {
  return before?.kind === "open" && found.kind === "open" && before.model === found.model;
}

/** On every page of a visite d'essai, in words above and across the page behind. */
function TrialMark(): JSX.Element {
  return <aside class="trial-mark" aria-label={TEXT.trial}>{BEGIN.trial_band}</aside>;
}

function NotOpen({ kind }: { kind: Exclude<Opened["kind"], "open"> }): JSX.Element {
  const back = useHome();
  if (kind === "hidden") {
    return (
      <Page title={PINS.hidden_title} back={back}>
        <Notice tone="wait"><p>{PINS.hidden}</p></Notice>
        <SyncPanel />
      </Page>
    );
  }
  if (kind !== "no-charter") return <Page title={TEXT.unknown_visit} back={back}><SyncPanel /></Page>;
  return (
    <Page title={TEXT.no_charter_title} back={back}>
      <Notice tone="wait"><p>{TEXT.no_charter}</p></Notice>
      <SyncPanel />
    </Page>
  );
}

function Part({ model, route }: { model: VisitModel; route: VisitRoute }): JSX.Element {
  const { charter } = model.subject;
  switch (route.page) {
    case "visit":
      return <VisitScreen model={model} />;
    case "criterion": {
      const section = listSections(charter).find((one) => one.code === route.criterion);
      return section ? <CriterionScreen key={section.code} model={model} section={section} question={route.question} /> : <UnknownPage />;
    }
    case "products":
      return <ProductsScreen model={model} />;
    case "family": {
      const family = charter.products.families.find((one) => one.code === route.family);
      return family ? <FamilyScreen key={family.code} model={model} family={family} question={route.question} /> : <UnknownPage />;
    }
    case "questions":
      return <QuestionsScreen model={model} asked={route.typed ?? ""} />;
    case "position":
      return <PositionScreen model={model} />;
    case "photos":
      return <PhotosScreen model={model} />;
    case "disputes":
      return <DisputesScreen model={model} />;
    case "visitors":
    case "meeting":
    case "signing":
      return <LaterPage model={model} page={route.page} />;
    case "send":
      return <SendScreen model={model} />;
    case "paper":
      return <PaperScreen model={model} />;
  }
}

const loadPeoplePages = async () => (await import("./people/people-pages.tsx")).PeoplePages;

/** Pages that nobody needs before the first question come when they are asked for. */
function LaterPage({ model, page }: { model: VisitModel; page: PeoplePage }): JSX.Element {
  const back = { href: toHref({ page: "visit", visit: model.subject.visit.id }), label: TEXT.back_to_visit };
  return (
    <Later
      load={loadPeoplePages}
      props={{ model, page }}
      waiting={<Page title={TEXT.loading} back={back}>{null}</Page>}
      failed={<Page title={PEOPLE.meeting} back={back}><Notice tone="bad"><p>{PEOPLE.page_failed}</p></Notice></Page>}
    />
  );
}

export function UnknownPage(): JSX.Element {
  const back = useHome();
  return <Page title={TEXT.unknown_page} back={back}>{null}</Page>;
}
