// The parts of the photo pipeline that need no canvas; the whole of it runs in a real browser.
import { afterEach, describe, expect, it, vi } from "vitest";
import { sha256Hex } from "../../src/domain/canonical.ts";
import { fitWithin, shrink, type CanvasMaker } from "../../src/visits/photos/shrink.ts";

const ONE = new Uint8Array([1]).buffer;
const canvas = (blob: Blob | null, context: unknown = { fillRect: () => undefined, drawImage: () => undefined }): CanvasMaker =>
  () => ({ context: context as CanvasRenderingContext2D, toJpeg: () => Promise.resolve(blob) });

afterEach(() => vi.unstubAllGlobals());

const decodes = (width: number, height: number): void => {
  vi.stubGlobal("createImageBitmap", () => Promise.resolve({ width, height, close: () => undefined }));
};

describe("a photo made smaller", () => {
  it.each([
    [4000, 3000, { width_px: 1600, height_px: 1200 }],
    [3000, 4000, { width_px: 1200, height_px: 1600 }],
    [800, 600, { width_px: 800, height_px: 600 }],
    [20_000, 3, { width_px: 1600, height_px: 1 }],
  ])("of %i × %i keeps its proportions and is never enlarged", (width, height, expected) => {
    expect(fitWithin(width, height, 1600)).toEqual(expected);
  });

  it("is named by the hash of its own bytes, of which the canvas's EXIF is no part", async () => {
    decodes(4000, 3000);
    const [start, exif, end] = [[0xff, 0xd8], [0xff, 0xe1, 0x00, 0x04, 0x45, 0x78], [0xff, 0xd9]];
    const made = new Uint8Array([...start, ...exif, ...end]);
    const left = new Uint8Array([...start, ...end]);
    const prepared = await shrink(ONE, "image/jpeg", canvas(new Blob([made], { type: "image/jpeg" })));

    expect(prepared).toEqual({ kind: "prepared", width_px: 1600, height_px: 1200, bytes: left.buffer, sha256: await sha256Hex(left) });
  });

  it("that came out unfinished is refused", async () => {
    decodes(10, 10);
    const cut = new Uint8Array([0xff, 0xd8, 0xff]);

    expect(await shrink(ONE, "image/jpeg", canvas(new Blob([cut], { type: "image/jpeg" })))).toEqual({ kind: "refused", reason: "photo-too-heavy" });
  });

  it("that is empty is refused before anything is decoded", async () => {
    expect(await shrink(new ArrayBuffer(0), "image/jpeg", canvas(null))).toEqual({ kind: "refused", reason: "photo-empty" });
  });

  it("that the browser cannot decode is refused", async () => {
    vi.stubGlobal("createImageBitmap", () => Promise.reject(new DOMException("no", "InvalidStateError")));

    expect(await shrink(ONE, "image/heic", canvas(null))).toEqual({ kind: "refused", reason: "photo-unreadable" });
  });

  it("that an iPhone made and this browser cannot decode is refused by its name", async () => {
    vi.stubGlobal("createImageBitmap", () => Promise.reject(new DOMException("no", "InvalidStateError")));
    const box = [0, 0, 0, 24, ...Array.from("ftypmif1\0\0\0\0heicmif1", (sign) => sign.charCodeAt(0))];

    expect(await shrink(new Uint8Array(box).buffer, "", canvas(null))).toEqual({ kind: "refused", reason: "photo-heic" });
  });

  it("of which the end is missing is refused, though a browser would show what came", async () => {
    decodes(10, 10);
    const [frame, scan] = [[0xff, 0xc0, 0, 4, 8, 0], [0xff, 0xda, 0, 2, 1, 2, 3]];
    const cut = new Uint8Array([0xff, 0xd8, ...frame, ...scan]).buffer;

    expect(await shrink(cut, "image/jpeg", canvas(null))).toEqual({ kind: "refused", reason: "photo-cut" });
  });

  it("that came out in another format than JPEG is refused", async () => {
    decodes(10, 10);

    expect(await shrink(ONE, "image/jpeg", canvas(new Blob([ONE], { type: "image/png" })))).toEqual({ kind: "refused", reason: "photo-too-heavy" });
  });

  it("for which there is no memory is refused", async () => {
    decodes(10, 10);

    expect(await shrink(ONE, "image/jpeg", canvas(null, null))).toEqual({ kind: "refused", reason: "photo-too-heavy" });
  });
});
