// The catalogue holds a sentence for every problem that the server or the tablet can name.
import { describe, expect, it } from "vitest";
import { PROBLEMS, REASONS, sayProblem, sayReason } from "../../src/text/problems.ts";
import { typeset } from "../../src/text/typeset.ts";
import { TEXT } from "../../src/text/visits.ts";

const SERVER = import.meta.glob<string>("../../../backend/**/*.py", { query: "?raw", import: "default", eager: true });
const TABLET = import.meta.glob<string>("../../src/{state,sync,visits}/**/*.ts", { query: "?raw", import: "default", eager: true });
/** Problems of rooms that a tablet never enters: they are the committee's to say. */
const NOT_FOR_TABLETS = /\/(deciding|register|publishing|accounts)\//;

function listSlugs(sources: Record<string, string>, pattern: RegExp): string[] {
  const visited = Object.entries(sources).filter(([path]) => !NOT_FOR_TABLETS.test(path));
  return [...new Set(visited.flatMap(([, source]) => [...source.matchAll(pattern)].map((found) => found[1] ?? "")))];
}

const unsaid = (slugs: readonly string[]): string[] => slugs.filter((slug) => !Object.hasOwn(PROBLEMS, slug));

describe("the catalogue of problems", () => {
  it("says each slug that the server's sources name", () => {
    const slugs = listSlugs(SERVER, /Problem\(\s*\d{3},\s*"([a-z-]+)"/g);

    expect(unsaid(slugs)).toEqual([]);
  });

  it("says each slug that the tablet names itself", () => {
    const slugs = listSlugs(TABLET, /(?:slug: |reason: |refuse\(|fault: )"([a-z-]+)"/g);

    expect(slugs.length).toBeGreaterThan(10);
    expect(unsaid(slugs)).toEqual([]);
  });

  it("names a slug that it does not know rather than hide it", () => {
    expect(sayProblem("never-seen")).toContain("never-seen");
    expect(sayReason("keys_differ $.x")).toBe(REASONS.keys_differ);
    expect(sayReason("constructor")).toContain("constructor");
  });

  it("is typeset in French and free of the words and signs that we avoid", () => {
    const said = [...Object.values(PROBLEMS), ...Object.values(REASONS), ...Object.values(TEXT)];

    expect(said.filter((text) => / [:;!?»]|'|« /.test(text))).toEqual([]);
    expect(said.filter((text) => /audit|contrôle|sanction|\w·\w/i.test(text))).toEqual([]);
    expect(typeset("Qui êtes-vous ?")).toBe("Qui êtes-vous\u00a0?");
  });
});
