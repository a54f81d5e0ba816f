// Ids made on the device: version, time, and an order that no clock breaks.
import fc from "fast-check";
import { expect, test } from "vitest";
import { uuid7Maker } from "../../src/domain/uuid7.ts";

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const filled = (byte: number) => (count: number) => new Uint8Array(count).fill(byte);

test("an id is the UUIDv7 of RFC 9562, appendix A.6", () => {
  const random = () => Uint8Array.from([0x03, 0x30, 0xd8, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);

  expect(uuid7Maker({ now: () => 0x017f22e279b0, random })()).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
});

test("every bit that may be random is", () => {
  expect(uuid7Maker({ now: () => 0, random: filled(0xff) })()).toBe("00000000-0000-7fff-bfff-ffffffffffff");
  expect(uuid7Maker({ now: () => 0, random: filled(0) })()).toBe("00000000-0000-7000-8000-000000000000");
});

test("ids ascend whatever the clock and the dice do, also after a restart", () => {
  const clock = fc.array(fc.integer({ min: 0, max: 2 ** 42 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(clock, fc.integer({ min: 0, max: 255 }), (times, byte) => {
      let last: string | undefined;
      for (const time of times) {
        const make = uuid7Maker({ now: () => time, random: filled(byte), ...(last === undefined ? {} : { last }) });
        for (const id of [make(), make()]) {
          expect(id).toMatch(UUID7);
          expect(last === undefined || last < id).toBe(true);
          last = id;
        }
      }
    }),
  );
});

test("a full millisecond spills into the next one", () => {
  const make = uuid7Maker({ now: () => 5, random: filled(0xff) });

  expect(make()).toBe("00000000-0005-7fff-bfff-ffffffffffff");
  expect(make()).toBe("00000000-0006-7fff-bfff-ffffffffffff");
});
