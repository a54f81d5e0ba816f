import { describe, expect, it } from "vitest";
import { createDeviceClient, pairDevice } from "../../src/api/device.ts";
import type { Fetch } from "../../src/api/reply.ts";

const CREDENTIAL = { device: "d", secret: "s", caisse: "c" };

const answering = (body: string, init: ResponseInit): Fetch => () => Promise.resolve(new Response(body, init));
const json = (status: number, type = "application/json"): ResponseInit => ({ status, headers: { "content-type": type } });

describe("an exchange", () => {
  it("names the problem by its slug", async () => {
    const fetcher = answering('{"type":"/problems/code-spent"}', json(409, "application/problem+json"));

    expect(await pairDevice(fetcher, "ABCD2345", "x")).toEqual({ kind: "problem", slug: "code-spent", status: 409 });
  });

  it("names an unexplained error by its status", async () => {
    const fetcher = answering("<h1>Bad gateway</h1>", json(502, "text/html"));

    expect(await pairDevice(fetcher, "ABCD2345", "x")).toEqual({ kind: "problem", slug: "status-502", status: 502 });
  });

  it("takes the page of a captive portal for silence", async () => {
    const client = createDeviceClient(answering("<p>Accepter les conditions</p>", json(200, "text/html")), CREDENTIAL);

    expect(await client.push([])).toEqual({ kind: "unreachable" });
  });

  it("takes a JSON body of another shape for silence", async () => {
    const client = createDeviceClient(answering('{"hello":1}', json(200)), CREDENTIAL);

    expect(await client.pull({})).toEqual({ kind: "unreachable" });
  });

  it("takes a broken connection for silence", async () => {
    const client = createDeviceClient(() => Promise.reject(new TypeError("failed to fetch")), CREDENTIAL);

    expect(await client.info()).toEqual({ kind: "unreachable" });
  });

  it("signs each call with the device's credential and sends no cookie", async () => {
    let seen: RequestInit = {};
    const fetcher: Fetch = (_, init) => {
      seen = init;
      return Promise.resolve(new Response('{"outcomes":[]}', json(200)));
    };
    await createDeviceClient(fetcher, CREDENTIAL).push([]);

    expect(seen.headers).toEqual({ "content-type": "application/json", authorization: "Bearer d.s" });
    expect(seen.credentials).toBe("omit");
  });
});
