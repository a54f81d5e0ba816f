// What a canvas wrote beside the picture goes; the picture stays byte for byte.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepPictureOnly } from "../../src/visits/photos/segments.ts";

const bytesOf = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0));
const segment = (code: number, content: readonly number[]): number[] =>
  [0xff, code, (content.length + 2) >> 8, (content.length + 2) & 0xff, ...content];

const START = [0xff, 0xd8];
const END = [0xff, 0xd9];
const JFIF = segment(0xe0, [...bytesOf("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const TABLES = segment(0xdb, [0, 1, 2, 3]);
const HUFFMAN = segment(0xc4, [16, 1, 2]);
const FRAME = segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 17, 0]);
const PROGRESSIVE = segment(0xc2, [8, 0, 1, 0, 1, 1, 1, 17, 0]);
const scan = (...data: number[]): number[] => [...segment(0xda, [1, 1, 0, 0, 63, 0]), ...data];
const EXIF = segment(0xe1, [...bytesOf("Exif\0\0"), 0x4d, 0x4d, 0, 42]);
const COMMENT = segment(0xfe, bytesOf("fait par Alice"));

const jpeg = (...parts: number[][]): Uint8Array => new Uint8Array([START, ...parts, END].flat());

describe("a JPEG cleaned", () => {
  it.each([
    ["EXIF", EXIF],
    ["a comment", COMMENT],
    ["a thumbnail beside JFIF", segment(0xe0, bytesOf("JFXX\0"))],
    ["IPTC", segment(0xed, bytesOf("Photoshop 3.0\0"))],
    ["a colour profile", segment(0xe2, bytesOf("ICC_PROFILE\0"))],
    ["an empty application segment", segment(0xe5, [])],
    ["EXIF as long as a segment may be", segment(0xe1, new Array<number>(65_533).fill(0xd9))],
  ])("loses %s, before the picture and between two scans", (_, told) => {
    const found = keepPictureOnly(jpeg(JFIF, told, TABLES, told, PROGRESSIVE, HUFFMAN, scan(1, 2), told, HUFFMAN, scan(3), told));

    expect(found).toEqual(jpeg(JFIF, TABLES, PROGRESSIVE, HUFFMAN, scan(1, 2), HUFFMAN, scan(3)));
  });

  it("keeps a picture that tells nothing as it is", () => {
    const picture = jpeg(JFIF, TABLES, FRAME, HUFFMAN, scan(1, 2, 3));

    expect(keepPictureOnly(picture)).toEqual(picture);
  });

  it("keeps what looks like a segment inside a scan: stuffed zeros, restarts, padding", () => {
    const data = [0xff, 0x00, 0xe1, 0xff, 0xd0, 7, 0xff, 0x00, 0xff, 0xd7, 9, 0xff];

    expect(keepPictureOnly(jpeg(FRAME, scan(...data), EXIF))).toEqual(jpeg(FRAME, scan(...data)));
  });

  it("loses the padding before a segment", () => {
    const padding = [0xff, 0xff];

    expect(keepPictureOnly(jpeg(padding, EXIF, padding, TABLES, padding, FRAME, scan(1)))).toEqual(jpeg(TABLES, FRAME, scan(1)));
  });

  it("loses what follows its end", () => {
    const picture = jpeg(JFIF, FRAME, scan(1, 2, 3));

    expect(keepPictureOnly(new Uint8Array([...picture, ...EXIF, 1, 2]))).toEqual(picture);
  });

  it("is not made of bytes that are cut anywhere", () => {
    const whole = jpeg(JFIF, EXIF, TABLES, PROGRESSIVE, HUFFMAN, scan(1, 0xff, 0x00, 2), HUFFMAN, scan(3));
    const cuts = Array.from(whole, (_, length) => keepPictureOnly(whole.subarray(0, length)));

    expect(cuts.filter((cut) => cut !== null)).toEqual([]);
  });

  it.each([
    ["nothing", []],
    ["another kind of file", bytesOf("\x89PNG\r\n")],
    ["a segment shorter than its own length", [...START, 0xff, 0xe1, 0, 1, ...END]],
  ])("is not made of %s", (_, given) => {
    expect(keepPictureOnly(new Uint8Array(given))).toBeNull();
  });

  it("cleaned again is the same, whatever the segments and the data", () => {
    const content = fc.array(fc.nat(255), { maxLength: 12 });
    const segments = fc.array(fc.tuple(fc.constantFrom(0xdb, 0xc4, 0xe0, 0xe1, 0xee, 0xfe), content).map(([code, held]) => segment(code, held)));
    const data = fc.array(fc.nat(254), { maxLength: 20 });
    fc.assert(
      fc.property(segments, data, segments, (before, held, after) => {
        const once = keepPictureOnly(jpeg(...before, scan(...held), ...after));

        expect(once).not.toBeNull();
        expect(keepPictureOnly(once ?? new Uint8Array())).toEqual(once);
      }),
    );
  });
});
