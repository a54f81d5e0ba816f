// Puts the volunteer space together: the browser's own things are handed to the application as arguments.
import { render } from "preact";
import { loadDistanceM } from "../domain/perimeter.ts";
import { uuid7Maker } from "../domain/uuid7.ts";
import { createApp } from "../state/app.ts";
import { mustInstall } from "../state/installing.ts";
import { openIndexedStore } from "../store/indexed.ts";
import { after, exclusively, ifAlone, watchLeaving, watchWaking } from "../sync/browser.ts";
import "../ui/base.css";
import "../ui/widgets.css";
import "../ui/dialog.css";
import { AppView } from "./app-view.tsx";
import { createPreparer } from "./photos/prepare.ts";
import { watchRoute } from "./router.ts";
import { askPersistence } from "./persistence.ts";
import { inspectWorker, registerWorker, takeNewVersion } from "./service-worker.ts";
import { readSurroundings } from "./surroundings.ts";
import "./frame.css";
import "./pages.css";

const DATABASE = "grillon-visits";

const tabs = "BroadcastChannel" in window ? new BroadcastChannel("grillon-visits") : null;
/** Another tab wants the database for a newer version: what is being typed here is written first. */
async function endHere(): Promise<void> {
  app.outdated.value = true;
  await app.keepDrafts();
}

const app = createApp({
  store: openIndexedStore(DATABASE, { onOutdated: endHere, watchLeaving }),
  fetcher: (url, init) => fetch(url, init),
  prepare: createPreparer(),
  loadDistanceM,
  now: () => Date.now(),
  idsAfter: (last) =>
    uuid7Maker({
      now: () => Date.now(),
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
      ...(last === null ? {} : { last }),
    }),
  random: () => Math.random(),
  exclusively,
  ifAlone,
  watchWaking,
  after,
  inspectWorker,
  askPersistence,
  tellTabs: () => tabs?.postMessage("changed"),
  listenToTabs: (onChange) => tabs?.addEventListener("message", onChange),
});

/** What is being typed is written before the page is hidden, frozen or thrown away; from then on time counts for the code. */
function keepDraftsOnHide(): void {
  const keep = (): void => void app.keepDrafts();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
    void (document.visibilityState === "hidden" ? app.leave() : app.comeBack());
  });
  document.addEventListener("freeze", keep);
  window.addEventListener("pagehide", keep);
}

const route = watchRoute();
const first = route.peek();

/** Shows the application in place of the words that the page came with. */
function show(root: Element): void {
  const afterDrafts = (then: () => void) => () => void app.keepDrafts().then(then);
  root.replaceChildren();
  render(
    <AppView
      app={app}
      route={route}
      mustInstall={mustInstall(readSurroundings())}
      onTakeNewVersion={afterDrafts(() => void takeNewVersion())}
      onReload={afterDrafts(() => location.reload())}
    />,
    root,
  );
}

keepDraftsOnHide();
// Until the store is read, the page says what it came with.
void app.start("visit" in first ? first.visit : undefined).then(() => {
  const root = document.querySelector("#app");
  if (root) show(root);
  void registerWorker({ onNewVersion: () => (app.newVersion.value = true), onInCharge: () => void app.checkReadiness() });
});
