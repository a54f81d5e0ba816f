// What is said of printed documents and of paper: typeset in French, the same words as on the paper.
import { describe, expect, it } from "vitest";
import { PRINTING, sayPaper, sayTyped, sayVisitCode } from "../../src/text/printing.ts";

describe("the words of paper", () => {
  it("name who typed and the day of the paper", () => {
    expect(sayPaper(["Alice", "Hugo"], "2026-11-12")).toBe("saisi par Alice et Hugo, d’après le papier du 12/11/2026");
    expect(sayPaper(["Alice"], null)).toBe("saisi par Alice, d’après le papier");
    expect(sayTyped("Alice", "2026-11-12")).toBe("Visite saisie par Alice, d’après le papier du 12/11/2026.");
  });

  it("give the code that is printed on the form of the visit", () => {
    expect(sayVisitCode("5c59c64c-7342-4720-98ce-9c47bd1f26a9")).toBe("BD1F-26A9");
  });

  it("are typeset and free of the words that we avoid", () => {
    const said = Object.values(PRINTING);

    expect(said.filter((text) => / [:;!?»]|'|« /.test(text))).toEqual([]);
    expect(said.filter((text) => /audit|contrôle|sanction|\w·\w/i.test(text))).toEqual([]);
  });
});
