// A double of the server at the level of the device client: it keeps what it was sent and can be told to misbehave.
import type { DeviceClient } from "../../src/api/device.ts";
import type { Problem, Reply } from "../../src/api/reply.ts";
import type { Outcome, PulledEntry, VisitView } from "../../src/api/shapes.ts";
import { canonicalText, sha256Hex } from "../../src/domain/canonical.ts";
import { entrySha256, type Entry } from "../../src/domain/entry.ts";
import { ALICE, BOB, CAISSE, TABLET } from "../builders.ts";

type Call = { name: keyof DeviceClient; size: number };

export type FakeServer = DeviceClient & {
  entries: Map<string, { entry: Entry; number: number; pushed: number }>;
  photos: Map<string, ArrayBuffer>;
  visits: VisitView[];
  withdrawn: string[];
  charters: Map<string, ArrayBuffer>;
  calls: Call[];
  /** Answers given in place of the real one, one a call; « lost » does the work and loses the response. */
  faults: Partial<Record<keyof DeviceClient, (Problem | "unreachable" | "lost")[]>>;
  /** Outcome forced on an entry. */
  verdicts: Map<string, Partial<Outcome>>;
  /** Why a photo is not taken. */
  photoProblems: Map<string, string>;
  /** Entries of which no batch can be read. */
  unreadable: Set<string>;
  pageSize: number;
  clock_ms: number;
};

export function problem(status: number, slug: string): Problem {
  return { kind: "problem", status, slug };
}

export function createFakeServer(): FakeServer {
  const called = async <T>(name: keyof DeviceClient, size: number, work: () => Promise<Reply<T>>): Promise<Reply<T>> => {
    server.calls.push({ name, size });
    const fault = server.faults[name]?.shift();
    if (fault === undefined) return work();
    if (fault === "lost") await work();
    return typeof fault === "string" ? { kind: "unreachable" } : fault;
  };
  const server: FakeServer = {
    entries: new Map(), photos: new Map(), visits: [], withdrawn: [], charters: new Map(), calls: [],
    faults: {}, verdicts: new Map(), photoProblems: new Map(), unreadable: new Set(), pageSize: 500, clock_ms: 0,
    info: () =>
      called("info", 0, () => ok({
        device: TABLET, label: "Tablette 1", caisse: CAISSE, public_key: "key", key_id: "k1",
        people: [{ id: ALICE, name: "Alice" }, { id: BOB, name: "Bob" }],
        charters: [...server.charters.keys()], server_time: server.clock_ms,
      })),
    charter: (sha256) =>
      called("charter", 0, () => {
        const bytes = server.charters.get(sha256);
        return bytes ? ok(bytes) : Promise.resolve(problem(404, "unknown-charter"));
      }),
    push: (entries) => called("push", entries.length, () => push(server, entries)),
    pull: (cursors) => called("pull", 0, () => pull(server, cursors)),
    putPhoto: (sha256, bytes) =>
      called("putPhoto", bytes.byteLength, () => {
        const slug = server.photoProblems.get(sha256);
        if (slug !== undefined) return Promise.resolve(problem(422, slug));
        server.photos.set(sha256, bytes);
        return ok({ sha256, size_bytes: bytes.byteLength });
      }),
  };
  return server;
}

async function push(server: FakeServer, entries: readonly Entry[]): Promise<Reply<{ outcomes: Outcome[] }>> {
  if (entries.some((entry) => server.unreadable.has(entry.id))) return problem(400, "malformed");
  const outcomes = [];
  for (const entry of entries) outcomes.push(await store(server, entry));
  return ok({ outcomes });
}

async function store(server: FakeServer, entry: Entry): Promise<Outcome> {
  const base: Outcome = { id: entry.id, outcome: "stored", sha256: await entrySha256(entry), number: null, reason: null, other_sha256: null };
  const verdict = server.verdicts.get(entry.id);
  if (verdict?.outcome === "refused") return { ...base, ...verdict };
  const known = server.entries.get(entry.id);
  if (known && canonicalText(known.entry) !== canonicalText(entry))
    return { ...base, outcome: "conflict", other_sha256: await entrySha256(known.entry) };
  const number = known?.number ?? server.entries.size + 1;
  server.entries.set(entry.id, { entry, number, pushed: (known?.pushed ?? 0) + 1 });
  return { ...base, number, ...verdict };
}

function pull(server: FakeServer, cursors: Record<string, number>): Promise<Reply<{
  visits: VisitView[]; withdrawn: string[]; entries: PulledEntry[]; more: boolean; server_time: number;
}>> {
  const newer = [...server.entries.values()]
    .filter(({ entry, number }) => number > (cursors[entry.visit] ?? 0))
    .sort((a, b) => a.number - b.number)
    .map(({ entry, number }) => ({ entry, number, parked: server.verdicts.get(entry.id)?.outcome === "parked", reason: null }));
  return ok({
    visits: server.visits, withdrawn: server.withdrawn, entries: newer.slice(0, server.pageSize),
    more: newer.length > server.pageSize, server_time: server.clock_ms,
  });
}

function ok<T>(value: T): Promise<Reply<T>> {
  return Promise.resolve({ kind: "ok", value });
}

export async function charterBytes(text: string): Promise<{ sha256: string; bytes: ArrayBuffer }> {
  const bytes = new TextEncoder().encode(text).buffer;
  return { sha256: await sha256Hex(bytes), bytes };
}
