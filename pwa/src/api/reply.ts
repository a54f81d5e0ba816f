// One HTTP exchange turned into a value: what was answered, the named problem, or silence.

export type Problem = { kind: "problem"; slug: string; status: number };
export type Unreachable = { kind: "unreachable" };
export type Reply<T> = { kind: "ok"; value: T } | Problem | Unreachable;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends one request. Never throws: a dead network, a time-out and a captive portal are all `unreachable`. */
export async function exchange<T>(
  fetcher: Fetch,
  url: string,
  init: RequestInit,
  read: (response: Response) => Promise<T | null>,
): Promise<Reply<T>> {
  try {
    const response = await fetcher(url, { cache: "no-store", credentials: "omit", redirect: "error", ...init });
    if (!response.ok) return await readProblem(response);
    const value = await read(response);
    return value === null ? { kind: "unreachable" } : { kind: "ok", value };
  } catch {
    return { kind: "unreachable" };
  }
}

/** Reads a JSON body that must carry `keys`; anything else (a café's sign-in page) gives null. */
export function jsonWith<T>(keys: readonly (keyof T & string)[]): (response: Response) => Promise<T | null> {
  return async (response) => {
    if (!(response.headers.get("content-type") ?? "").includes("json")) return null;
    const body: unknown = await response.json();
    const complete = isRecord(body) && keys.every((key) => key in body);
    return complete ? (body as T) : null;
  };
}

/** Gives the body's exact bytes: a charter's name is their SHA-256. */
export async function bytesOf(response: Response): Promise<ArrayBuffer> {
  return await response.arrayBuffer();
}

/** Gives the bytes of a PDF; anything else (a café's sign-in page) gives null. */
export async function pdfOf(response: Response): Promise<ArrayBuffer | null> {
  return (response.headers.get("content-type") ?? "").startsWith("application/pdf") ? await response.arrayBuffer() : null;
}

async function readProblem(response: Response): Promise<Problem | Unreachable> {
  const type = response.headers.get("content-type") ?? "";
  const body: unknown = type.includes("json") ? await response.json().catch(() => null) : null;
  const named = isRecord(body) && typeof body["type"] === "string" ? body["type"] : "";
  const slug = named.startsWith("/problems/") ? named.slice("/problems/".length) : `status-${response.status}`;
  return { kind: "problem", slug, status: response.status };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
