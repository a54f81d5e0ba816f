// The built volunteer space: light enough for a first load in the field, and nothing inline for the content policy.
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, it, vi } from "vitest";

const BUDGET_BYTES = 100 * 1024;
const LAZY = /geographiclib|people-pages/;
/** Built aside: what `make` serves is left alone. */
const ASIDE = "node_modules/.grillon-build";

type File = { name: string; text: string };

let files: File[] = [];
let worker = "";

function toFile(made: Rolldown.OutputChunk | Rolldown.OutputAsset): File {
  const text = made.type === "chunk" ? made.code : made.source;
  return { name: made.fileName, text: typeof text === "string" ? text : "" };
}

async function gzipBytes(text: string): Promise<number> {
  const squeezed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(squeezed).arrayBuffer()).byteLength;
}

const listScripts = (): File[] => files.filter(({ name }) => name.endsWith(".js"));
const page = (): string => files.find(({ name }) => name === "index.html")?.text ?? "";

describe("the built volunteer space", () => {
  beforeAll(async () => {
    vi.stubEnv("NODE_ENV", "production");
    const built = (await build({ configFile: "vite.visits.config.ts", logLevel: "silent", build: { outDir: `../${ASIDE}`, emptyOutDir: true } })) as Rolldown.RolldownOutput;
    files = built.output.map(toFile);
    const read = (await import(/* @vite-ignore */ `../../${ASIDE}/sw.js?raw`)) as { default: string };
    worker = read.default;
  }, 60_000);

  it("asks for at most 100 kB of JavaScript before the first question, the service worker included", async () => {
    const first = [...listScripts().filter(({ name }) => !LAZY.test(name)).map(({ text }) => text), worker];
    const sizes = await Promise.all(first.map(gzipBytes));

    expect(sizes.length).toBe(3);
    expect(Math.min(...sizes)).toBeGreaterThan(100);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  it("loads the geodesic and the pages about people, with the pad of a signature, only when they are wanted", () => {
    const later = listScripts().flatMap(({ name }) => LAZY.exec(name)?.[0] ?? []);

    expect(later.sort()).toEqual(["geographiclib", "people-pages"]);
    expect(page()).toContain("<script");
    expect(page()).not.toMatch(LAZY);
  });

  it("has no inline script, no inline style, and no address of another origin", () => {
    expect(page()).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page()).not.toMatch(/<style|style=/);
    expect(page()).not.toMatch(/https?:\/\//);
  });

  it("keeps every file that it needs for offline, and never a call to the API", () => {
    const needed = files.map(({ name }) => name).filter((name) => /\.(js|css|html)$/.test(name));

    expect(needed.filter((name) => !worker.includes(name))).toEqual([]);
    expect(worker).toMatch(/\\\/api\\\//);
  });
});
