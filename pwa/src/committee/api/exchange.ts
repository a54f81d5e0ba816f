// One exchange of the committee space with the server, as a value: the answer, the named problem with its facts, or silence.
import type { Fetch, Unreachable } from "../../api/reply.ts";

export type { Fetch };

/** A refusal of the server (RFC 9457): its slug is the contract, its facts explain it. */
export type Refusal = { kind: "problem"; slug: string; status: number; facts: Readonly<Record<string, unknown>> };

export type Failure = Refusal | Unreachable;

export type Reply<T> = { kind: "ok"; value: T } | Failure;

const LIMIT_MS = 20_000;

/** For a file of many photos on a slow line: what has arrived stays, and sending it again costs nothing. */
export const LONG_MS = 1_800_000;

/** Sends one request with the session's cookie. Never throws: a dead network, a time-out and an unreadable answer are `unreachable`. */
export async function ask<T>(fetcher: Fetch, method: string, url: string, body?: unknown, limit_ms = LIMIT_MS): Promise<Reply<T>> {
  try {
    const response = await fetcher(url, requestOf(method, body, limit_ms));
    if (!response.ok) return await readRefusal(response);
    if (response.status === 202 || response.status === 204) return { kind: "ok", value: undefined as T };
    return { kind: "ok", value: (await response.json()) as T };
  } catch {
    return { kind: "unreachable" };
  }
}

function requestOf(method: string, body: unknown, limit_ms: number): RequestInit {
  return {
    method,
    cache: "no-store",
    credentials: "same-origin",
    redirect: "error",
    signal: AbortSignal.timeout(limit_ms),
    ...contentOf(body),
  };
}

/** A file goes as its bytes, of the type it says; anything else as JSON. */
function contentOf(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof Blob) return { headers: { "content-type": body.type === "" ? "application/toml" : body.type }, body };
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

async function readRefusal(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null);
  if (!isRecord(body)) return response.status >= 502 ? { kind: "unreachable" } : refusal(response.status, {});
  return refusal(response.status, body);
}

function refusal(status: number, facts: Record<string, unknown>): Refusal {
  const type = typeof facts["type"] === "string" ? facts["type"] : "";
  const slug = type.startsWith("/problems/") ? type.slice("/problems/".length) : `status-${status}`;
  return { kind: "problem", slug, status, facts };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
