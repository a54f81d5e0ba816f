// A version or draft tried with the volunteers' own screens: a kind of outlet to choose, then an empty visit to fill.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Caisse } from "../api/shapes.ts";
import type { Charter } from "../domain/charter.ts";
import type { App } from "../state/app.ts";
import { sayText } from "../text/charter.ts";
import { PREVIEW } from "../text/preview.ts";
import { sayProblem } from "../text/problems.ts";
import { Notice } from "../ui/notice.tsx";
import { createPreparer } from "../visits/photos/prepare.ts";
import { goTo, toHref, toRoute, type Route } from "../visits/router.ts";
import { AppContext, HomeProvider } from "../visits/screens/context.ts";
import { Page, type Back } from "../visits/screens/page.tsx";
import { VisitPages } from "../visits/screens/visit-pages.tsx";
import styles from "./preview.css?url";
import { rehearse, type Rehearsal } from "./rehearse.ts";

/** `home`: the way back to where the preview was asked for. */
type Props = { charter: Charter; caisse: Caisse; home: Back };

/** Its addresses are those of the volunteers, after the #; its styles go when it does. */
export function Preview({ charter, caisse, home }: Props): JSX.Element {
  const [isStyled, setStyled] = useState(false);
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null);
  const prepare = useMemo(createPreparer, []);
  const route = useRoute();
  useEffect(() => () => rehearsal?.app.stop(), [rehearsal]);
  const begin = async (kind: string): Promise<void> => {
    const begun = await rehearse({ charter, caisse, kind, names: { person: PREVIEW.you, outlet: PREVIEW.outlet } }, prepare);
    setRehearsal(begun);
    goTo({ page: "visit", visit: begun.visit });
  };
  const settle = (): void => setStyled(true);
  return (
    <div id="content" tabIndex={-1}>
      <link rel="stylesheet" href={styles} onLoad={settle} onError={settle} />
      {!isStyled && <p role="status" class="preview-banner">{PREVIEW.waiting}</p>}
      {isStyled && <Banner app={rehearsal?.app ?? null} home={home} />}
      {isStyled && <Screen charter={charter} rehearsal={rehearsal} route={route} home={home} onBegin={(kind) => void begin(kind)} />}
    </div>
  );
}

/** On every page: that nothing is kept, the way back, and what went wrong if something did. */
function Banner({ app, home: { label, ...link } }: { app: App | null; home: Back }): JSX.Element {
  const said = app?.announcement.value?.said;
  return (
    <section class="preview-banner stack" aria-label={PREVIEW.banner}>
      <Notice tone="wait">
        <div class="preview-line">
          <p class="strong">{PREVIEW.banner}</p>
          <a class="button" {...link}>{label}</a>
        </div>
      </Notice>
      {said?.kind === "problem" && (
        <Notice tone="bad" urgent>
          <p>{sayProblem(said.slug)}</p>
          <button type="button" class="button" onClick={app?.dismiss}>{PREVIEW.understood}</button>
        </Notice>
      )}
    </section>
  );
}

type ScreenProps = { charter: Charter; rehearsal: Rehearsal | null; route: Route; home: Back; onBegin: (kind: string) => void };

function Screen({ charter, rehearsal, route, home, onBegin }: ScreenProps): JSX.Element {
  if (rehearsal === null || !("visit" in route) || route.visit !== rehearsal.visit)
    return <Start charter={charter} rehearsal={rehearsal} onBegin={onBegin} />;
  if (route.page === "send") return <NotSent visit={route.visit} />;
  return (
    <AppContext.Provider value={rehearsal.app}>
      <HomeProvider value={home}>
        <VisitPages route={route} />
      </HomeProvider>
    </AppContext.Provider>
  );
}

/** The kinds of outlet of the charter; an essai left a moment ago can be taken up again. */
function Start({ charter, rehearsal, onBegin }: Omit<ScreenProps, "route" | "home">): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.closest("main")?.querySelector("h1")?.focus({ preventScroll: true }), []);
  return (
    <Page title={PREVIEW.title} over={PREVIEW.version(sayText(charter.title), charter.version)}>
      <p>{PREVIEW.promise}</p>
      <p class="lead">{PREVIEW.lead}</p>
      <div class="choices choices-list" ref={place}>
        {charter.kinds.map(({ code, label }) => (
          <button key={code} type="button" class="choice" onClick={() => onBegin(code)}>
            {sayText(label)}
          </button>
        ))}
      </div>
      {rehearsal && <a class="button button-fit" href={toHref({ page: "visit", visit: rehearsal.visit })}>{PREVIEW.resume}</a>}
    </Page>
  );
}

/** In the place of the page that sends. */
function NotSent({ visit }: { visit: string }): JSX.Element {
  return (
    <Page title={PREVIEW.sendTitle} over={PREVIEW.outlet} back={{ href: toHref({ page: "visit", visit }), label: PREVIEW.backToVisit }}>
      <p class="lead">{PREVIEW.sendText}</p>
      <a class="button button-fit" href={toHref({ page: "visits" })}>{PREVIEW.again}</a>
    </Page>
  );
}

/** The part of the address after the #, followed while the preview is shown. */
function useRoute(): Route {
  const [route, setRoute] = useState(() => toRoute(location.hash));
  useEffect(() => {
    const follow = (): void => setRoute(toRoute(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}
