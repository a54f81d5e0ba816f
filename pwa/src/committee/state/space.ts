// The running space: session, address shown, connection, what the status line says. Everything that screens share.
import { batch, signal, type Signal } from "@preact/signals";
import { createSessionClient, type SessionClient } from "../api/client.ts";
import type { Failure, Fetch } from "../api/exchange.ts";
import type { Session } from "../api/shapes.ts";
import { addressOf, isReturnPath, readRoute, type Route } from "../route.ts";
import type { KeptText } from "./kept.ts";
import { readToken } from "./session.ts";

export type SessionState =
  | { kind: "asking" }
  | { kind: "failed"; failure: Failure }
  | { kind: "out"; why: "never" | "lapsed" | "left" }
  | { kind: "in"; session: Session };

/** What the space needs of the browser; a test gives its own. */
export type Surroundings = {
  fetcher: Fetch;
  kept: KeptText;
  path: () => string;
  fragment: () => string;
  pushPath: (path: string, replace: boolean) => void;
};

export type Space = {
  session: Signal<SessionState>;
  route: Signal<Route>;
  /** The token of the link that opened the page; lives in memory only. */
  token: Signal<string | null>;
  isOnline: Signal<boolean>;
  said: Signal<string>;
  fetcher: Fetch;
  kept: KeptText;
  /** How many times another page was asked for since the start: focus moves to the title from the first on. */
  moves: Signal<number>;
  /** Shows another page; `say` is read out and shown there. */
  go: (route: Route, how?: { replace?: boolean; say?: string }) => void;
  follow: () => void;
  start: () => Promise<void>;
  signIn: (code: string) => Promise<Failure | null>;
  signOut: () => Promise<Failure | null>;
  askForLink: SessionClient["askForLink"];
};

const RETURN_KEY = "return";

/** Builds the space; `start` then asks who is signed in. */
export function createSpace(around: Surroundings): Space {
  const session = signal<SessionState>({ kind: "asking" });
  const route = signal(readRoute(around.path()));
  const token = signal<string | null>(null);
  const lapse = (): void => {
    if (session.peek().kind !== "in") return;
    keepReturn(around);
    session.value = { kind: "out", why: "lapsed" };
  };
  const fetcher = noticingEnd(around.fetcher, lapse);
  const client = createSessionClient(around.fetcher);

  const moves = signal(0);
  const said = signal("");
  const show = (next: Route, say: string): void => {
    batch(() => {
      said.value = say;
      moves.value += 1;
      route.value = next;
    });
  };
  const go: Space["go"] = (next, { replace = false, say = "" } = {}) => {
    around.pushPath(addressOf(next), replace);
    show(next, say);
  };
  const takeToken = (): void => {
    const found = route.peek().page === "sign-in" ? readToken(around.fragment()) : null;
    if (found === null) return;
    token.value = found;
    around.pushPath(addressOf({ page: "sign-in" }), true);
  };

  return {
    session,
    route,
    token,
    isOnline: signal(true),
    said,
    moves,
    fetcher,
    kept: around.kept,
    go,
    follow: () => {
      show(readRoute(around.path()), "");
      takeToken();
    },
    start: async () => {
      takeToken();
      const reply = await client.current();
      if (reply.kind === "ok") session.value = { kind: "in", session: reply.value };
      else if (reply.kind === "problem" && reply.status === 401) {
        keepReturn(around);
        session.value = { kind: "out", why: "never" };
      } else session.value = { kind: "failed", failure: reply };
    },
    signIn: async (code) => {
      const reply = await client.signIn(code);
      if (reply.kind !== "ok") return reply;
      token.value = null;
      session.value = { kind: "in", session: reply.value };
      go(takeReturn(around), { replace: true });
      return null;
    },
    signOut: async () => {
      const reply = await client.signOut();
      if (reply.kind === "unreachable") return reply;
      around.kept.removeAll();
      session.value = { kind: "out", why: "left" };
      go({ page: "sign-in" });
      return null;
    },
    askForLink: client.askForLink,
  };
}

/** Any refused session, on whatever call, ends the one shown: drafts stay kept. */
function noticingEnd(fetcher: Fetch, lapse: () => void): Fetch {
  return async (url, init) => {
    const response = await fetcher(url, init);
    if (response.status === 401) lapse();
    return response;
  };
}

function keepReturn({ kept, path }: Surroundings): void {
  if (isReturnPath(path())) kept.write(RETURN_KEY, path());
}

function takeReturn({ kept }: Surroundings): Route {
  const path = kept.read(RETURN_KEY) ?? "";
  kept.remove(RETURN_KEY);
  return isReturnPath(path) ? readRoute(path) : { page: "home" };
}
