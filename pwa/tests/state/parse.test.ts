import { describe, expect, it } from "vitest";
import type { Question } from "../../src/domain/charter.ts";
import { parseDegrees } from "../../src/state/distance.ts";
import { isCodeComplete, listImpossible, normaliseCode } from "../../src/state/pairing.ts";
import { parseTyped, toDecimal, toTyped } from "../../src/state/parse.ts";

const asks = (kind: Question["kind"], over: Partial<Question> = {}): Question => ({ code: "q", text: { fr: "?" }, kind, ...over });
const invalid = (fault: string): unknown => ({ kind: "invalid", fault });
const answer = (content: unknown): unknown => ({ kind: "answer", content });

describe("what is typed", () => {
  it.each([
    ["12,5", answer({ number: 125 })],
    ["12.5", answer({ number: 125 })],
    ["1 200", answer({ number: 12_000 })],
    ["12,", answer({ number: 120 })],
    ["-0", answer({ number: 0 })],
    ["", answer({ cleared: true })],
    ["12,55", invalid("too-many-decimals")],
    ["douze", invalid("not-a-number")],
    ["90000", invalid("out-of-bounds")],
  ])("reads the number %j", (typed, expected) => {
    expect(parseTyped(asks("number", { decimals: 1, min: 0, max: 500_000 }), typed)).toEqual(expected);
  });

  it.each([
    ["3/10", answer({ share: { count: 3, total: 10 } })],
    ["0/1", answer({ share: { count: 0, total: 1 } })],
    ["/", answer({ cleared: true })],
    ["3/", { kind: "unfinished" }],
    ["3/0", invalid("share-without-total")],
    ["11/10", invalid("share-too-large")],
    ["a/10", invalid("not-a-number")],
  ])("reads the share %j", (typed, expected) => {
    expect(parseTyped(asks("share"), typed)).toEqual(expected);
  });

  it.each([
    ["2026-02-28", answer({ date: "2026-02-28" })],
    ["2026-02-30", invalid("not-a-date")],
    ["0202-01-01", invalid("not-a-date")],
    ["", answer({ cleared: true })],
  ])("reads the date %j", (typed, expected) => {
    expect(parseTyped(asks("date"), typed)).toEqual(expected);
  });

  it("never keeps half an emoji", () => {
    expect(parseTyped(asks("text"), "bien \ud83d")).toEqual(answer({ text: "bien \ufffd" }));
  });

  it("gives back what was typed", () => {
    expect(toTyped(asks("number", { decimals: 2 }), { number: -5 })).toBe("-0,05");
    expect(toTyped(asks("share"), { share: { count: 3, total: 10 } })).toBe("3/10");
    expect(toDecimal(1250, 1)).toBe("125,0");
  });

  it.each([["44,8378", 448_378_000], ["-0.5792", -5_792_000], ["91", null], ["", null], ["1e3", null]])("reads the angle %j", (typed, expected) => {
    expect(parseDegrees(typed, 90)).toBe(expected);
  });

  it("forgives spaces, hyphens and case in a code, and names the signs that codes never have", () => {
    expect(normaliseCode(" abcd-23 45")).toBe("ABCD2345");
    expect(isCodeComplete("abcd-234")).toBe(false);
    expect(listImpossible("aO0-i1l")).toEqual(["O", "0", "I", "1", "L"]);
  });
});
