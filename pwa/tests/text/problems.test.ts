// The catalogue holds a sentence for every problem that the server or the tablet can name.
import { describe, expect, it } from "vitest";
import { PROBLEMS, REASONS, sayProblem, sayReason } from "../../src/text/problems.ts";
import { RESCUE, sayExport, sayFile, sayMissing, sayWaiting } from "../../src/text/rescue.ts";
import { typeset } from "../../src/text/typeset.ts";
import { TEXT } from "../../src/text/visits.ts";

const SERVER = import.meta.glob<string>("../../../backend/**/*.py", { query: "?raw", import: "default", eager: true });
const CRITERIA = import.meta.glob<string>("../../../criteria/{entries,fold}.py", { query: "?raw", import: "default", eager: true });
const TABLET = import.meta.glob<string>("../../src/{state,sync,visits}/**/*.ts", { query: "?raw", import: "default", eager: true });
/** Problems of rooms that a tablet never enters: they are the committee's to say. */
const NOT_FOR_TABLETS = /\/(deciding|reckoning|register|publishing|accounts|simulating|rescue|outlets)\/|\/charters\/(drafts|problems)\.py$|\/visits\/(commands|suggested)\.py$|\/backend\/draft\.py$/;

function listSlugs(sources: Record<string, string>, pattern: RegExp): string[] {
  const visited = Object.entries(sources).filter(([path]) => !NOT_FOR_TABLETS.test(path));
  return [...new Set(visited.flatMap(([, source]) => [...source.matchAll(pattern)].map((found) => found[1] ?? "")))];
}

/** What the server's sources can write as the reason of an outcome: names with underscores, keys left out. */
function listReasons(): string[] {
  const source = (path: string): string => ({ ...SERVER, ...CRITERIA })[`../../../${path}`] ?? "";
  const found = [
    ...source("criteria/entries.py").matchAll(/^ {4}reason = "([a-z]+_[a-z_]+)"/gm),
    ...[...source("criteria/fold.py").matchAll(/^(?:Misnaming|SubmissionFault) = Literal\[([^\]]+)\]/gm)].flatMap(([, names]) => [
      ...(names ?? "").matchAll(/"(\w+)"/g),
    ]),
    ...["parking", "push", "submissions"].flatMap((name) => [...source(`backend/visits/${name}.py`).matchAll(/"([a-z]+(?:_[a-z]+)+)"(?!:)/g)]),
  ];
  return [...new Set(found.map(([, name]) => name ?? ""))].sort();
}

/** A verb in the imperative: what the reader is to do. */
const ASKS = /(?<!\p{L})\p{L}+ez(?!\p{L})/u;

const unsaid = (slugs: readonly string[]): string[] => slugs.filter((slug) => !Object.hasOwn(PROBLEMS, slug));

describe("the catalogue of problems", () => {
  it("says each slug that the server's sources name", () => {
    const slugs = listSlugs(SERVER, /Problem\(\s*\d{3},\s*"([a-z-]+)"/g);

    expect(unsaid(slugs)).toEqual([]);
  });

  it("says each slug that the server gives to a refusal of the framework", () => {
    const slugs = listSlugs(SERVER, /\b\d{3}: "([a-z-]+)"/g);

    expect(slugs).toContain("too-many-attempts");
    expect(unsaid([...slugs, "refused", "server-failed"])).toEqual([]);
  });

  it("says each reason for which the server puts an entry aside or leaves it on the tablet", () => {
    const reasons = listReasons();

    expect(reasons).toEqual(expect.arrayContaining(["amends_nothing", "charter_not_adopted", "names_itself", "keys_differ", "too_deep"]));
    expect(reasons.filter((reason) => !Object.hasOwn(REASONS, reason))).toEqual([]);
    expect(Object.keys(REASONS).filter((reason) => !reasons.includes(reason))).toEqual([]);
  });

  it("says of each problem and reason what to do next", () => {
    const said = Object.entries({ ...PROBLEMS, ...REASONS });

    expect(said.filter(([, text]) => !ASKS.test(text)).map(([name]) => name)).toEqual([]);
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
    const said = [...Object.values(PROBLEMS), ...Object.values(REASONS), ...Object.values(TEXT), ...Object.values(RESCUE),
      sayWaiting({ entries: 3, photos: 2, refused: [] }, 14), sayExport(3, 0), sayFile("f.grillon", 3, 2, 1_234_567), sayMissing(2)];

    expect(said.filter((text) => / [:;!?»]|'|« /.test(text))).toEqual([]);
    expect(said.filter((text) => /audit|contrôle|sanction|\w·\w/i.test(text))).toEqual([]);
    expect(typeset("Qui êtes-vous ?")).toBe("Qui êtes-vous\u00a0?");
  });
});
