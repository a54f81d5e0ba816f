// The report asked for on the tablet: bytes of a PDF, or why not.
import { describe, expect, it } from "vitest";
import { fetchReport } from "../../src/api/device.ts";

const CREDENTIAL = { device: "d", secret: "s", caisse: "c" };

function answering(body: BodyInit, status: number, type: string): { asked: [string, RequestInit][]; fetcher: (url: string, init: RequestInit) => Promise<Response> } {
  const asked: [string, RequestInit][] = [];
  return {
    asked,
    fetcher: (url, init) => {
      asked.push([url, init]);
      return Promise.resolve(new Response(body, { status, headers: { "content-type": type } }));
    },
  };
}

describe("the report of a visit", () => {
  it("is asked for as the device, without a cookie", async () => {
    const { asked, fetcher } = answering("%PDF-1.7", 200, "application/pdf");
    const reply = await fetchReport(fetcher, CREDENTIAL, "v");
    const [url, init] = asked[0] ?? ["", {}];

    expect(reply.kind === "ok" ? new TextDecoder().decode(reply.value) : reply).toBe("%PDF-1.7");
    expect(url).toBe("/api/caisses/c/visits/v/report.pdf");
    expect(init).toMatchObject({ headers: { authorization: "Bearer d.s" }, credentials: "omit" });
  });

  it("that a café's sign-in page stands for is no report", async () => {
    const { fetcher } = answering("<html>", 200, "text/html");

    expect(await fetchReport(fetcher, CREDENTIAL, "v")).toEqual({ kind: "unreachable" });
  });

  it("refused says why", async () => {
    const { fetcher } = answering('{"type":"/problems/visit-not-sent"}', 409, "application/problem+json");

    expect(await fetchReport(fetcher, CREDENTIAL, "v")).toMatchObject({ kind: "problem", slug: "visit-not-sent" });
  });
});
