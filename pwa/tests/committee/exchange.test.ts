// One exchange with the server, as a value.
import { describe, expect, it } from "vitest";
import { ask } from "../../src/committee/api/exchange.ts";

const answering = (response: Response) => () => Promise.resolve(response);

describe("an exchange", () => {
  it("gives the body of an answer", async () => {
    expect(await ask(answering(new Response('{"n":1}')), "GET", "/x")).toEqual({ kind: "ok", value: { n: 1 } });
  });

  it("gives nothing for an answer without a body", async () => {
    expect(await ask(answering(new Response(null, { status: 204 })), "DELETE", "/x")).toEqual({ kind: "ok", value: undefined });
  });

  it("names a problem by its slug and keeps its facts", async () => {
    const body = { type: "/problems/effective-before-notice", status: 422, earliest: "2026-12-22" };
    const reply = await ask(answering(new Response(JSON.stringify(body), { status: 422 })), "POST", "/x", {});

    expect(reply).toEqual({ kind: "problem", slug: "effective-before-notice", status: 422, facts: body });
  });

  it("takes a proxy's own error page for silence", async () => {
    expect(await ask(answering(new Response("<h1>Bad gateway</h1>", { status: 502 })), "GET", "/x")).toEqual({ kind: "unreachable" });
  });

  it("takes a page that is not JSON for silence", async () => {
    expect(await ask(answering(new Response("<h1>Wifi du café</h1>")), "GET", "/x")).toEqual({ kind: "unreachable" });
  });

  it("never throws without a network", async () => {
    expect(await ask(() => Promise.reject(new TypeError("no network")), "GET", "/x")).toEqual({ kind: "unreachable" });
  });

  it("sends the session's cookie to our origin only", async () => {
    const sent: RequestInit[] = [];
    await ask((_, init) => (sent.push(init), Promise.resolve(new Response("{}"))), "PUT", "/x", { roles: [] });

    expect(sent[0]).toMatchObject({ method: "PUT", credentials: "same-origin", redirect: "error", body: '{"roles":[]}' });
  });
});
