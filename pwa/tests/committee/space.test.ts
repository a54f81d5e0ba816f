// The running space: what a link spends, what a lapsed session keeps, where one comes back.
import { describe, expect, it } from "vitest";
import { ask, type Fetch, type Reply } from "../../src/committee/api/exchange.ts";
import { keepIn, openDraft, type KeptText } from "../../src/committee/state/kept.ts";
import { startLoad } from "../../src/committee/state/loading.ts";
import { keepMeeting, recallMeeting } from "../../src/committee/state/meeting.ts";
import { createSpace } from "../../src/committee/state/space.ts";
import { NO_VOTES } from "../../src/committee/state/votes.ts";

const BOB = { person: { id: "p2", name: "Bob" }, roles: [] };

function keeper(): KeptText {
  const texts = new Map<string, string>();
  return {
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
    removeAll: () => texts.clear(),
  };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

function opened(path: string, fragment: string, answers: Record<string, () => Response>) {
  const calls: string[] = [];
  let shown = path;
  const fetcher: Fetch = (url, init) => {
    calls.push(`${init.method ?? "GET"} ${url}`);
    const answer = answers[`${init.method ?? "GET"} ${url}`];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("no network"));
  };
  const kept = keeper();
  const space = createSpace({ fetcher, kept, path: () => shown, fragment: () => fragment, pushPath: (next) => (shown = next) });
  return { space, calls, kept, path: () => shown };
}

const REFUSED = (): Response => json(401, { type: "/problems/sign-in-needed", status: 401 });

describe("the space", () => {
  it("takes the token out of the address and spends nothing before the button", async () => {
    const { space, calls } = opened("/comite/connexion", "#jeton", { "GET /api/sessions/current": REFUSED });
    await space.start();

    expect(space.token.value).toBe("jeton");
    expect(calls).toEqual(["GET /api/sessions/current"]);
  });

  it("comes back to the page that asked for a sign-in", async () => {
    const { space, path } = opened("/comite/bordeaux/registre", "", {
      "GET /api/sessions/current": REFUSED,
      "POST /api/sessions": () => json(201, BOB),
    });
    await space.start();
    const failure = await space.signIn("K7MP3XQA");

    expect(failure).toBeNull();
    expect(space.session.value).toEqual({ kind: "in", session: BOB });
    expect(path()).toBe("/comite/bordeaux/registre");
  });

  it("says that a session lapsed, whatever call finds out, and keeps the drafts", async () => {
    const { space, kept } = opened("/comite/bordeaux", "", {
      "GET /api/sessions/current": () => json(200, BOB),
      "GET /api/caisses/c/board": REFUSED,
    });
    await space.start();
    kept.write("decision s1", "{}");
    await ask(space.fetcher, "GET", "/api/caisses/c/board");

    expect(space.session.value).toEqual({ kind: "out", why: "lapsed" });
    expect(kept.read("decision s1")).toBe("{}");
  });

  it("forgets the drafts when the person signs out", async () => {
    const { space, kept } = opened("/comite/bordeaux", "", {
      "GET /api/sessions/current": () => json(200, BOB),
      "DELETE /api/sessions/current": () => new Response(null, { status: 204 }),
    });
    await space.start();
    kept.write("decision s1", "{}");
    await space.signOut();

    expect(space.session.value).toEqual({ kind: "out", why: "left" });
    expect(kept.read("decision s1")).toBeNull();
  });

  it("stays signed in when the server cannot be told otherwise", async () => {
    const { space } = opened("/comite/bordeaux", "", { "GET /api/sessions/current": () => json(200, BOB) });
    await space.start();
    const failure = await space.signOut();

    expect(failure).toEqual({ kind: "unreachable" });
    expect(space.session.value.kind).toBe("in");
  });
});

describe("a draft", () => {
  it("comes back after a reload, and not once forgotten", () => {
    const kept = keeper();
    openDraft(kept, "d", { reasons: "", ends_on: "" }).change({ reasons: "Une haie." });
    const again = openDraft(kept, "d", { reasons: "", ends_on: "" });

    expect(again.value.value).toEqual({ reasons: "Une haie.", ends_on: "" });

    again.forget();
    again.change({ reasons: "Après coup." });

    expect(kept.read("d")).toBeNull();
  });

  it("ignores what was kept in another shape", () => {
    const kept = keeper();
    kept.write("d", '{"reasons":3,"other":"x"}');

    expect(openDraft(kept, "d", { reasons: "" }).value.value).toEqual({ reasons: "" });
  });

  it("survives a browser that refuses to keep anything", () => {
    const refusing = { getItem: fail, setItem: fail, removeItem: fail } as unknown as Storage;

    expect(() => keepIn(refusing).write("a", "b")).not.toThrow();
    expect(keepIn(refusing).read("a")).toBeNull();
  });
});

function fail(): never {
  throw new DOMException("denied");
}

describe("a meeting", () => {
  it("hands the room, and no voice, to the next item of the same day", () => {
    const kept = keeper();
    keepMeeting(kept, "bordeaux", { ...NO_VOTES, members: 15, present: 9, for: 7 }, "2026-11-22");

    expect(recallMeeting(kept, "bordeaux", "2026-11-22")).toEqual({ ...NO_VOTES, members: 15, present: 9 });
    expect(recallMeeting(kept, "bordeaux", "2026-11-23")).toEqual(NO_VOTES);
    expect(recallMeeting(kept, "libourne", "2026-11-22")).toEqual(NO_VOTES);
  });
});

describe("loading", () => {
  const SILENCE = { kind: "unreachable" } as const;
  const answer = (value: string): Reply<string> => ({ kind: "ok", value });

  /** A load whose answers arrive when the test says, in the order that it says. */
  function startSlowly() {
    const arrive: ((reply: Reply<string>) => void)[] = [];
    const load = startLoad(() => new Promise<Reply<string>>((resolve) => arrive.push(resolve)));
    const settle = (index: number, reply: Reply<string>): Promise<void> => {
      arrive[index]?.(reply);
      return new Promise((resolve) => setTimeout(resolve));
    };
    return { load, settle };
  }

  it("keeps what is shown when a second answer fails", async () => {
    const { load, settle } = startSlowly();
    await settle(0, answer("a"));
    void load.refresh();
    await settle(1, SILENCE);

    expect(load.state.value).toEqual({ kind: "ready", value: "a" });
  });

  it("never lets an older answer cover a newer one", async () => {
    const { load, settle } = startSlowly();
    void load.refresh();
    await settle(1, answer("new"));
    await settle(0, answer("old"));

    expect(load.state.value).toEqual({ kind: "ready", value: "new" });
  });

  it("shows the wait again, then the failure, when asked to begin again", async () => {
    const { load, settle } = startSlowly();
    await settle(0, answer("a"));
    void load.reload();

    expect(load.state.value).toEqual({ kind: "loading" });

    await settle(1, SILENCE);

    expect(load.state.value).toEqual({ kind: "failed", failure: SILENCE });
  });
});
