// The built committee space: what a first page loads, and what waits until a preview is asked for.
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, it, vi } from "vitest";

/** What a first page costs, compressed; the preview adds to none of it. */
const BUDGET_BYTES = 64 * 1024;
const ASIDE = "node_modules/.grillon-build-committee";

let made: Rolldown.RolldownOutput["output"];

async function gzipBytes(text: string): Promise<number> {
  const squeezed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(squeezed).arrayBuffer()).byteLength;
}

const chunks = (): Rolldown.OutputChunk[] => made.filter((one) => one.type === "chunk");

/** The chunks that the page's own script brings with it. */
function listFirst(): Rolldown.OutputChunk[] {
  const found = new Set(chunks().filter(({ isEntry }) => isEntry));
  for (const chunk of found) for (const name of chunk.imports) for (const one of chunks()) if (one.fileName === name) found.add(one);
  return [...found];
}

const modulesOf = (some: readonly Rolldown.OutputChunk[]): string[] => some.flatMap(({ moduleIds }) => moduleIds);

describe("the built committee space", () => {
  beforeAll(async () => {
    vi.stubEnv("NODE_ENV", "production");
    const built = await build({ configFile: "vite.committee.config.ts", logLevel: "silent", build: { outDir: `../${ASIDE}`, emptyOutDir: true } });
    made = (built as Rolldown.RolldownOutput).output;
  }, 60_000);

  it("loads neither the volunteers' screens nor their store before a preview is asked for", () => {
    const ofVolunteers = /\/src\/(visits|preview|store|sync|state)\//;

    expect(modulesOf(chunks()).some((name) => ofVolunteers.test(name))).toBe(true);
    expect(modulesOf(listFirst()).filter((name) => ofVolunteers.test(name))).toEqual([]);
  });

  it("costs at most 64 kB of JavaScript on a first page", async () => {
    const sizes = await Promise.all(listFirst().map(({ code }) => gzipBytes(code)));
    const total = sizes.reduce((sum, size) => sum + size, 0);

    expect(total).toBeGreaterThan(10_000);
    expect(total).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  it("keeps the volunteers' styles out of the page's own", () => {
    const page = made.find(({ fileName }) => fileName === "index.html");
    const linked = made.filter(({ fileName }) => fileName.endsWith(".css") && String(page?.type === "asset" && page.source).includes(fileName));
    const volunteers = made.filter((one) => one.type === "asset" && one.fileName.endsWith(".css") && String(one.source).includes(".question-text"));

    expect(linked).toHaveLength(1);
    expect(volunteers).toHaveLength(1);
    expect(linked).not.toContain(volunteers[0]);
  });
});
