// What a question shows changes only when its own entries do: the others are not drawn again.
import { computed, effect, signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/domain/entry.ts";
import { createQuestionViews, type QuestionView } from "../../src/state/question-views.ts";
import { foldHeld, readVisit } from "../../src/state/reading.ts";
import { toHeld } from "../../src/store/rules.ts";
import { ALICE, answer, BOB, hex, signed, uuid } from "../builders.ts";
import { CHARTER } from "./charter.ts";

const photo = (n: number, question: string, over: Partial<Entry> = {}): Entry =>
  answer(n, {
    kind: "photo", field: `photo/${uuid(n)}`, ...over,
    content: { sha256: hex(n), size_bytes: 1, width_px: 1, height_px: 1, question, family: null, present: true },
  } as Partial<Entry>);

function openOn(...entries: Entry[]) {
  const held = signal(entries);
  const reading = computed(() =>
    readVisit(foldHeld(held.value.map((entry) => toHeld(signed(entry)))), { charter: CHARTER, kind: "producer", distance: null, day: "2026-11-25" }),
  );
  const viewOf = createQuestionViews(reading);
  return { viewOf, add: (entry: Entry) => (held.value = [...held.value, entry]) };
}

describe("the view of a question", () => {
  it("stays the very same value while others are answered", () => {
    const { viewOf, add } = openOn(answer(1));
    const drawn: QuestionView[] = [];
    effect(() => {
      drawn.push(viewOf("q1", null).value);
    });
    const before = viewOf("q1", null).value;
    add(answer(3, { content: { number: 5 } }));
    add(photo(9, "q3"));
    add(answer(8, { kind: "note", field: `note/${BOB}/q4`, author: BOB, content: { text: "bonjour" } }));

    expect(viewOf("q1", null).value).toBe(before);
    expect(drawn).toHaveLength(1);
  });

  it("follows its answer, photos, notes and disagreements", () => {
    const { viewOf, add } = openOn(answer(1));

    expect(viewOf("q1", null).value).toEqual({ given: { choice: "yes" }, dispute: null, photos: [], photoDisputes: [], notes: [] });

    add(photo(9, "q1"));
    add(answer(8, { kind: "note", field: `note/${BOB}/q1`, author: BOB, content: { text: "bonjour" } }));
    add(answer(2, { field: "answer/q1", author: BOB, content: { choice: "no" } }));

    expect(viewOf("q1", null).value).toMatchObject({
      given: null,
      dispute: { field: "answer/q1" },
      photos: [{ first: uuid(9), sha256: hex(9), author: ALICE }],
      notes: [{ author: BOB, text: "bonjour" }],
    });
  });

  it("of a family is apart from that of the same question elsewhere", () => {
    const { viewOf } = openOn(answer(1, { field: "answer/p1/veg", content: { choice: "no" } }));

    expect(viewOf("p1", "veg").value.given).toEqual({ choice: "no" });
    expect(viewOf("p1", "wine").value.given).toBeNull();
    expect(viewOf("p1", null).value.given).toBeNull();
  });
});
