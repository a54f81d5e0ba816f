// A drawing as an entry keeps it: whole numbers on a paper of 1000, never more than the entry may hold.
import fc from "fast-check";
import { expect, it } from "vitest";
import { entryRefusal } from "../../src/domain/entry-check.ts";
import { signatureEntry } from "../../src/domain/entry.ts";
import { toStrokes } from "../../src/state/strokes.ts";
import { ALICE, hex, TABLET, uuid, VISIT } from "../builders.ts";

const size = { width: 500, height: 200 };

it("is measured on the longer side of the pad", () => {
  expect(toStrokes([[{ x: 0, y: 0 }, { x: 250, y: 100 }, { x: 500, y: 200 }]], size)).toEqual([[0, 0, 500, 200, 1000, 400]]);
});

it("keeps to the paper, and says a point once when the finger rests", () => {
  expect(toStrokes([[{ x: -3, y: 1 }, { x: -2, y: 1 }, { x: 501, y: 1 }]], size)).toEqual([[0, 2, 1000, 2]]);
});

it("of nothing, or of more lines than an entry holds, is none", () => {
  expect(toStrokes([], size)).toBeNull();
  expect(toStrokes([[]], size)).toBeNull();
  expect(toStrokes(Array.from({ length: 201 }, () => [{ x: 1, y: 1 }]), size)).toBeNull();
});

it("keeps the ends of a line that it thins", () => {
  const line = Array.from({ length: 9_001 }, (_, i) => ({ x: i % 2 === 0 ? 0 : 500, y: i / 50 }));
  const [stroke = []] = toStrokes([line], size) ?? [];

  expect(stroke.length).toBeLessThanOrEqual(8_000);
  expect([stroke.slice(0, 2), stroke.slice(-2)]).toEqual([[0, 0], [0, 360]]);
});

it("is always one that the server keeps", () => {
  const point = fc.record({ x: fc.float({ min: -50, max: 2_000, noNaN: true }), y: fc.float({ min: -50, max: 2_000, noNaN: true }) });
  const lines = fc.array(fc.array(point, { minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 200 });

  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 2_000 }), (drawn, width, height) => {
      const strokes = toStrokes(drawn, { width, height }) ?? [];
      const edit = { id: uuid(1), visit: VISIT, author: ALICE, device: TABLET, device_time: 1, replaces: [] };
      const content = { name: "Jeanne", shown_sha256: hex(1), refused: false, strokes };

      expect(entryRefusal(signatureEntry({ ...edit, person: uuid(1), content }))).toBeNull();
    }),
    { numRuns: 60 },
  );
});
