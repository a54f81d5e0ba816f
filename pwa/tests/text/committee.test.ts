// What the committee space says: French typography, words that the design keeps off the screen, every slug in words.
import { describe, expect, it } from "vitest";
import { BOARD } from "../../src/text/committee/board.ts";
import { CHARTERS } from "../../src/text/committee/charters.ts";
import { DECISION } from "../../src/text/committee/decision.ts";
import { DEVICES } from "../../src/text/committee/devices.ts";
import { DOSSIER } from "../../src/text/committee/dossier.ts";
import { REVOCATION } from "../../src/text/committee/revocation.ts";
import { VOTES } from "../../src/text/committee/votes.ts";
import { PREVIEW } from "../../src/text/preview.ts";
import { COMMITTEE_PROBLEMS, sayRefusal } from "../../src/text/committee-problems.ts";
import { RESCUE_FILES } from "../../src/text/rescue-committee.ts";
import { countOf, grouped, inWords, listed, momentInWords, placed } from "../../src/text/committee-words.ts";

const CATALOGUE = import.meta.glob<Record<string, unknown>>("../../src/text/committee/*.ts", { eager: true });

function sentencesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
}

const SAID = [
  ...sentencesOf(CATALOGUE),
  ...sentencesOf(PREVIEW),
  PREVIEW.version("Charte", "2026-1"),
  ...sentencesOf(RESCUE_FILES),
  RESCUE_FILES.group(2, "Alice", "Tablette bleue"),
  RESCUE_FILES.accepted(3, 1),
  ...Object.values(COMMITTEE_PROBLEMS),
  VOTES.tally(9, 8),
  VOTES.tally(7, 8),
  VOTES.tally(null, null),
  VOTES.fault({ kind: "cast-over-voters", over: 2 }),
  BOARD.charter("Charte", "2026-11-22"),
  DOSSIER.needed(3, true),
  DOSSIER.parkedBy("answer/G1.1", "Alice", "la tablette avait été retirée"),
  DOSSIER.photoAlt("Y a-t-il des haies ?", "Alice"),
  DEVICES.revokeAsk("Tablette bleue"),
  CHARTERS.confirmTitle("Charte"),
  ...DECISION.effect("approved", "2026-11-22", null, "2026-11-22"),
  ...REVOCATION.effect("2026-12-22", "2026-11-22"),
  sayRefusal("never-heard-of"),
];

const SERVER = import.meta.glob<string>("../../../backend/**/*.py", { query: "?raw", import: "default", eager: true });

/** Refusals that only a tablet meets. */
const OF_THE_TABLET = ["device-revoked", "not-one-caisse", "photo-carries-exif", "photo-hash-differs", "photo-not-an-image", "photo-too-large"];

function slugsOfServer(): string[] {
  const found = Object.values(SERVER).flatMap((source) => [...source.matchAll(/Problem\(\s*\d{3},\s*"([a-z-]+)"/g)]);
  return [...new Set(found.map((match) => match[1] ?? ""))];
}

describe("the catalogue", () => {
  it("says each slug that the server's sources name and a tablet does not meet alone", () => {
    const unsaid = slugsOfServer().filter((slug) => !Object.hasOwn(COMMITTEE_PROBLEMS, slug) && !OF_THE_TABLET.includes(slug));

    expect(slugsOfServer().length).toBeGreaterThan(20);
    expect(unsaid).toEqual([]);
  });

  it("says of each refusal what to do next", () => {
    const said = Object.entries(COMMITTEE_PROBLEMS);

    expect(said.filter(([, text]) => !/(?<!\p{L})\p{L}+ez(?!\p{L})/u.test(text)).map(([name]) => name)).toEqual([]);
  });

  it("has sentences to check", () => {
    expect(SAID.length).toBeGreaterThan(250);
  });

  it("holds signs to their word", () => {
    expect(SAID.filter((text) => / [:;!?»%€]|« /.test(text))).toEqual([]);
  });

  it("writes curly apostrophes and no point médian", () => {
    expect(SAID.filter((text) => /['·•]/.test(text))).toEqual([]);
  });

  it("keeps words of suspicion off the screen", () => {
    expect(SAID.filter((text) => /audit|contrôle|sanction|non-conform/i.test(text))).toEqual([]);
  });

  it("names a slug it does not know", () => {
    expect(sayRefusal("never-heard-of")).toContain("never-heard-of");
    expect(sayRefusal("constructor")).toContain("constructor");
  });
});

describe("numbers and days", () => {
  it("are written as French readers expect", () => {
    expect(inWords("2026-12-01")).toBe("1er\u00a0décembre 2026");
    expect(momentInWords(Date.UTC(2026, 10, 22, 6, 5), "Europe/Paris")).toBe("22\u00a0novembre 2026 à 7\u00a0h\u00a005");
    expect([0, 1, 2].map((count) => countOf(count, "lieu", "lieux", "aucun lieu"))).toEqual(["aucun lieu", "1\u00a0lieu", "2\u00a0lieux"]);
    expect(listed(["Alice", "Bob", "Chloé"])).toBe("Alice, Bob et Chloé");
    expect(placed("Ferme", "")).toBe("Ferme");
    expect(grouped("0123456789abcdef")).toBe("01234567 89abcdef");
  });
});
