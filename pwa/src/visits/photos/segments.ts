// The segments of a JPEG (ITU-T T.81 annex B): the picture stays, what tells of its making goes. Some browsers write
// an EXIF segment into what a canvas encodes, and the server refuses every photo that carries one (design 10).

const MARK = 0xff;
const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;
const [FIRST_APPLICATION, LAST_APPLICATION] = [0xe0, 0xef];
const JFIF = [0x4a, 0x46, 0x49, 0x46, 0x00];

type Segment = { code: number; from: number; to: number };

/** The same picture with no comment, no application segment but JFIF's, no padding between segments, and nothing
 *  after its end; null for bytes that are no whole JPEG. */
export function keepPictureOnly(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (bytes[0] !== MARK || bytes[1] !== START_OF_IMAGE) return null;
  const kept = [bytes.subarray(0, 2)];
  let place = 2;
  let isInScan = false;
  for (;;) {
    const segment = findSegment(bytes, place);
    if (segment === null) return null;
    if (isInScan) kept.push(bytes.subarray(place, segment.from));
    if (!tellsOfMaking(bytes, segment)) kept.push(bytes.subarray(segment.from, segment.to));
    if (segment.code === END_OF_IMAGE) return joined(kept);
    isInScan = segment.code === START_OF_SCAN;
    place = segment.to;
  }
}

/** The next segment; null when the bytes end before it does. */
function findSegment(bytes: Uint8Array, place: number): Segment | null {
  for (let from = bytes.indexOf(MARK, place); from !== -1; from = bytes.indexOf(MARK, from + 1)) {
    const code = bytes[from + 1];
    if (code === undefined) return null;
    if (standsAlone(code)) continue;
    const to = from + 2 + (code === END_OF_IMAGE ? 0 : lengthAt(bytes, from + 2));
    return to > bytes.length ? null : { code, from, to };
  }
  return null;
}

/** After a mark, what opens no segment: a stuffed zero, padding, a restart inside a scan, the start of an image. */
function standsAlone(code: number): boolean {
  return code <= 0x01 || code === MARK || (code >= 0xd0 && code <= START_OF_IMAGE);
}

/** The length that a segment gives, its own two bytes included; without end when they are missing or say less. */
function lengthAt(bytes: Uint8Array, place: number): number {
  const [high, low] = [bytes[place], bytes[place + 1]];
  if (high === undefined || low === undefined) return Infinity;
  const length = high * 256 + low;
  return length < 2 ? Infinity : length;
}

function tellsOfMaking(bytes: Uint8Array, { code, from }: Segment): boolean {
  if (code === COMMENT) return true;
  if (code < FIRST_APPLICATION || code > LAST_APPLICATION) return false;
  return code !== FIRST_APPLICATION || JFIF.some((byte, i) => bytes[from + 4 + i] !== byte);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
