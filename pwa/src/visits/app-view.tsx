// The frame around every screen: skip link, header, new version, status line; and which screen to show.
import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Announced, Announcement } from "../state/announce.ts";
import type { App } from "../state/app.ts";
import { sayProblem } from "../text/problems.ts";
import { READY } from "../text/readiness.ts";
import { TEXT } from "../text/visits.ts";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { toHref, type Route } from "./router.ts";
import { BeginScreen } from "./screens/begin.tsx";
import { AppContext } from "./screens/context.ts";
import { InstallScreen } from "./screens/install.tsx";
import { Page } from "./screens/page.tsx";
import { PairScreen } from "./screens/pair.tsx";
import { PersonScreen } from "./screens/person.tsx";
import { RescueScreen } from "./screens/rescue.tsx";
import { UnknownPage, VisitPages } from "./screens/visit-pages.tsx";
import { VisitsScreen } from "./screens/visits.tsx";

type Props = { app: App; route: ReadonlySignal<Route>; mustInstall: boolean; onTakeNewVersion: () => void; onReload: () => void };

export function AppView({ app, route, mustInstall, onTakeNewVersion, onReload }: Props): JSX.Element {
  return (
    <AppContext.Provider value={app}>
      <a class="skip" href="#contenu" onClick={focusContent}>{TEXT.skip}</a>
      <Header app={app} />
      {app.outdated.value && (
        <div class="banner">
          <Notice tone="bad" urgent>
            <p>{TEXT.outdated}</p>
            <button type="button" class="button" onClick={onReload}>{TEXT.reload}</button>
          </Notice>
        </div>
      )}
      {app.newVersion.value && !app.outdated.value && (
        <div class="banner">
          <Notice tone="plain">
            <p role="status">{TEXT.new_version}</p>
            <button type="button" class="button" onClick={onTakeNewVersion}>{TEXT.take_new_version}</button>
          </Notice>
        </div>
      )}
      <Screen app={app} route={route.value} mustInstall={mustInstall} />
      <StatusLine announced={app.announcement.value} onRead={app.dismiss} />
    </AppContext.Provider>
  );
}

/** The link of the skip would be taken for an address of ours: the focus is moved by hand. */
function focusContent(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>("h1")?.focus();
}

function Header({ app }: { app: App }): JSX.Element {
  const device = app.device.value;
  const person = device?.people.find((one) => one.id === app.person.value);
  return (
    <header class="header">
      <a class="brand" href={toHref({ page: "visits" })}>
        <img src="/visites/icons/grillon.svg" alt="" width="40" height="40" />
        <span>{TEXT.brand}</span>
      </a>
      {person && (
        <a class="who" href={toHref({ page: "person" })}>
          <Icon name="people" />
          {person.name}
          <span class="visually-hidden">{` : ${TEXT.change_person}`}</span>
        </a>
      )}
    </header>
  );
}

function Screen({ app, route, mustInstall }: { app: App; route: Route; mustInstall: boolean }): JSX.Element {
  if (app.broken.value) return <Broken isRefused={app.refused.value} />;
  if (mustInstall) return <InstallScreen />;
  if (!app.device.value || route.page === "pair") return <PairScreen />;
  if (route.page === "rescue") return <RescueScreen />;
  if (app.person.value === null || route.page === "person") return <PersonScreen key={app.person.value === null ? "closed" : "open"} route={route} />;
  if (route.page === "visits") return <VisitsScreen />;
  if (route.page === "begin") return <BeginScreen />;
  return route.page === "unknown" ? <UnknownPage /> : <VisitPages route={route} />;
}

/** The storage cannot be read: the browser refuses it, or it does not answer. */
function Broken({ isRefused }: { isRefused: boolean }): JSX.Element {
  return (
    <Page title={isRefused ? READY.refused_title : TEXT.broken_title}>
      <Notice tone="bad" urgent><p>{isRefused ? READY.refused : TEXT.broken}</p></Notice>
    </Page>
  );
}

/** « Enregistré » only once the transaction has completed; a problem stays until the next word. */
function StatusLine({ announced, onRead }: { announced: Announced | null; onRead: () => void }): JSX.Element {
  const trouble = announced?.said.kind === "problem";
  const words = announced && <p key={announced.serial}><Icon name={trouble ? "alert" : "check"} />{say(announced.said)}</p>;
  return (
    <div class={trouble ? "status status-bad" : "status status-good"}>
      <div role="status">{trouble ? null : words}</div>
      <div role="alert">{trouble ? words : null}</div>
      {trouble && <button type="button" class="button" onClick={onRead}>{TEXT.understood}</button>}
    </div>
  );
}

function say(announcement: Announcement): string {
  switch (announcement.kind) {
    case "saved":
      return TEXT.saved;
    case "problem":
      return sayProblem(announcement.slug);
    case "submitted":
      return TEXT.submitted;
    case "amended":
      return TEXT.amended;
    case "paired":
      return TEXT.paired;
  }
}
