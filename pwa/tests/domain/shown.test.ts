// What a person who signs has been shown: the cases shared with Python.
import { describe, expect, test } from "vitest";
import cases from "../../../criteria/cases/shown.json" with { type: "json" };
import { fold } from "../../src/domain/fold.ts";
import { shownCells, shownSha256 } from "../../src/domain/shown.ts";
import { entriesFrom, idOf, idsOf, withIds } from "./short-entries.ts";

describe("what is shown", () => {
  test.each(cases.cases)("$name", async ({ entries, parked = [], cells, sha256 }) => {
    const known = await entriesFrom(entries);
    const shown = shownCells(fold(known.values(), new Set(idsOf(parked))), known);
    const expected = (cells as unknown as [string, unknown[]][]).map(([field, contents]) => [withIds(field), contents]);

    expect(shown.map(({ field, heads }) => [field, heads.map(({ content }) => content)])).toEqual(expected);
    expect(await shownSha256(idOf("v1"), shown)).toBe(sha256);
  });
});
