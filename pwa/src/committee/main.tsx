// Starts the committee space in the page: the only place that touches the browser's address and storage.
import { render } from "preact";
import { App } from "./app.tsx";
import { keepIn } from "./state/kept.ts";
import { createSpace } from "./state/space.ts";
import { SpaceContext } from "./widgets/context.ts";
import "./styles/committee.css";

const space = createSpace({
  fetcher: (url, init) => fetch(url, init),
  kept: keepIn(sessionStorage),
  path: () => location.pathname,
  fragment: () => location.hash,
  pushPath: (path, replace) => {
    if (replace) history.replaceState(null, "", path);
    else {
      history.pushState(null, "", path);
      scrollTo(0, 0);
    }
  },
});

const followConnection = (): void => {
  space.isOnline.value = navigator.onLine;
};

addEventListener("popstate", space.follow);
addEventListener("hashchange", space.follow);
addEventListener("online", followConnection);
addEventListener("offline", followConnection);
followConnection();
void space.start();

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(
    <SpaceContext.Provider value={space}>
      <App />
    </SpaceContext.Provider>,
    root,
  );
}
