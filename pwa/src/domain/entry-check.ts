// Whether a value is an entry that the server will keep: the same refusals, in the same order, as
// criteria/entries.py, on the cases of criteria/cases/entries.json. An entry that fails here is never written.
import { canonicalText, NotCanonical } from "./canonical.ts";
import { answerField, type Entry, type EntryKind } from "./entry.ts";

export const MAX_TEXT = 10_000;
export const MAX_NAME = 200;
export const MAX_LISTED_ENTRIES = 20_000;
export const MAX_REPLACES = 1_000;
export const MAX_STROKES = 200;
/** Numbers in all strokes of a drawing: two a point. */
export const MAX_DRAWN = 8_000;
/** The longer side of the paper on which strokes are counted. */
export const STROKE_SIDE = 1_000;

export type EntryRefusal = {
  readonly reason:
    | "not_restricted_json"
    | "keys_differ"
    | "not_a_uuid"
    | "not_a_time"
    | "unknown_kind"
    | "field_differs"
    | "replaces_unsorted"
    | "content_misshapen";
  readonly path: string;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const matches = (pattern: RegExp, value: unknown): value is string => typeof value === "string" && pattern.test(value);
const isAscending = (ids: readonly string[]): boolean => ids.every((id, i) => i === 0 || (ids[i - 1] ?? "") < id);

// A shape tells the place of the first fault, null when there is none. --------------------------------------------

type Shape = (value: unknown, path: string) => string | null;

const holds = (test: (value: unknown) => boolean): Shape => (value, path) => (test(value) ? null : path);
const orNull = (shape: Shape): Shape => (value, path) => (value === null ? null : shape(value, path));
const oneOf = (...allowed: readonly unknown[]): Shape => holds((value) => allowed.includes(value));
const within = (least: number, most: number): Shape =>
  holds((value) => typeof value === "number" && Number.isInteger(value) && value >= least && value <= most);
/** Length in code points, as Python counts. */
const textUpTo = (max: number): Shape =>
  holds((value) => typeof value === "string" && (value.length <= max || Array.from(value).length <= max));

const isCivilDate = (value: unknown): boolean => {
  if (!matches(/^\d{4}-\d{2}-\d{2}$/, value) || value.startsWith("0000")) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
};

/** An object with exactly these keys, `optional` ones apart, that satisfies `whole`. */
const record = (
  members: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {},
  whole: (value: Record<string, unknown>) => boolean = () => true,
): Shape => (value, path) => {
  if (!isRecord(value)) return path;
  const known = Object.keys(members).every((key) => key in value);
  if (!known || !Object.keys(value).every((key) => key in members || key in optional)) return path;
  for (const [key, shape] of Object.entries({ ...members, ...optional })) {
    const fault = key in value ? shape(value[key], `${path}.${key}`) : null;
    if (fault !== null) return fault;
  }
  return whole(value) ? null : path;
};

const TEXT = textUpTo(MAX_TEXT);
const NAME = textUpTo(MAX_NAME);
const FLAG = oneOf(true, false);
const COUNT = within(0, Number.MAX_SAFE_INTEGER);
const CODE_SHAPE = holds((value) => matches(CODE, value));
const SHA256_SHAPE = holds((value) => matches(SHA256, value));
const DATE = holds(isCivilDate);

const namedEntries: Shape = (value, path) => {
  if (!Array.isArray(value) || value.length > MAX_LISTED_ENTRIES) return path;
  for (const [i, pair] of (value as unknown[]).entries()) {
    if (!Array.isArray(pair) || pair.length !== 2) return `${path}[${i}]`;
    if (!matches(UUID7, pair[0])) return `${path}[${i}][0]`;
    if (!matches(SHA256, pair[1])) return `${path}[${i}][1]`;
  }
  return null;
};
const isListSorted = (value: Record<string, unknown>): boolean =>
  isAscending((value.entries as [string, string][]).map(([id]) => id));

const ANSWERS: Readonly<Record<string, Shape>> = {
  choice: record({ choice: CODE_SHAPE }),
  number: record({ number: within(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) }),
  share: record({
    share: record({ count: COUNT, total: within(1, Number.MAX_SAFE_INTEGER) }, {}, (share) =>
      Number(share.count) <= Number(share.total)),
  }),
  text: record({ text: TEXT }),
  date: record({ date: DATE }),
  special: record({ special: oneOf("not_observed", "refused", "not_applicable") }, { note: TEXT }),
  cleared: record({ cleared: oneOf(true) }),
};

const listOf = (least: number, most: number, item: Shape): Shape => (value, path) => {
  if (!Array.isArray(value) || value.length < least || value.length > most) return path;
  for (const [i, one] of (value as unknown[]).entries()) {
    const fault = item(one, `${path}[${i}]`);
    if (fault !== null) return fault;
  }
  return null;
};

/** x, y, x, y… of the points of one line. */
const STROKE = listOf(2, MAX_DRAWN, within(0, STROKE_SIDE));

/** Whether strokes, each already a list of numbers, are made of points, and not of too many. */
const isDrawable = ({ strokes = [] }: { strokes?: unknown }): boolean => {
  const lengths = (strokes as readonly unknown[][]).map((stroke) => stroke.length);
  return lengths.every((length) => length % 2 === 0) && lengths.reduce((sum, length) => sum + length, 0) <= MAX_DRAWN;
};

const answer: Shape = (value, path) => {
  const key = isRecord(value) ? Object.keys(ANSWERS).find((one) => one in value) : undefined;
  const shape = key === undefined ? undefined : ANSWERS[key];
  return shape === undefined ? path : shape(value, path);
};

const CONTENTS: Readonly<Record<EntryKind, Shape>> = {
  opening: record({
    outlet: orNull(holds((value) => matches(UUID, value))),
    suggested: orNull(record({ name: NAME, kind: NAME, commune: NAME })),
    charter: SHA256_SHAPE,
    trial: FLAG,
    paper: FLAG,
  }, { visited_on: DATE }),
  answer,
  position: record({
    lat_e7: within(-900_000_000, 900_000_000),
    lon_e7: within(-1_800_000_000, 1_800_000_000),
    accuracy_m: within(0, 100_000_000),
    source: oneOf("tablet", "map"),
  }),
  note: record({ text: TEXT }),
  family: record({ present: FLAG }),
  photo: record({
    sha256: SHA256_SHAPE,
    size_bytes: COUNT,
    width_px: COUNT,
    height_px: COUNT,
    question: orNull(CODE_SHAPE),
    family: orNull(CODE_SHAPE),
    present: FLAG,
  }),
  commitment: record({ text: TEXT, criterion: orNull(CODE_SHAPE), due_on: orNull(DATE), present: FLAG }),
  pledge: record({ accepted: FLAG, version: NAME }, { role: oneOf("member", "peer", "companion") }),
  interest: record({ declared: FLAG, text: TEXT }),
  word: record({ text: TEXT }),
  signature: record({ name: NAME, shown_sha256: SHA256_SHAPE, refused: FLAG }, { strokes: listOf(1, MAX_STROKES, STROKE) }, isDrawable),
  submission: record({ entries: namedEntries, sha256: SHA256_SHAPE }, {}, isListSorted),
  amendment: record({ entries: namedEntries, sha256: SHA256_SHAPE, reason: TEXT }, {}, isListSorted),
};

// The entry around its content. -----------------------------------------------------------------------------------

const KEYS = ["author", "content", "device", "device_time", "field", "id", "kind", "replaces", "visit"];

const isKind = (value: unknown): value is EntryKind => typeof value === "string" && Object.hasOwn(CONTENTS, value);

const replacesFault = (replaces: unknown): EntryRefusal | null => {
  const path = "$.replaces";
  if (!Array.isArray(replaces) || replaces.length > MAX_REPLACES) return { reason: "replaces_unsorted", path };
  const wrong = replaces.findIndex((one) => !matches(UUID7, one));
  if (wrong >= 0) return { reason: "not_a_uuid", path: `${path}[${wrong}]` };
  return isAscending(replaces as string[]) ? null : { reason: "replaces_unsorted", path };
};

/** Whether the field is one that the kind, the author and the id allow. */
const isField = (raw: Record<string, unknown>, kind: EntryKind): boolean => {
  if (typeof raw.field !== "string") return false;
  const parts = raw.field.split("/").slice(1);
  const [first, second] = parts;
  switch (kind) {
    case "opening":
      return raw.field === "visit";
    case "position":
      return raw.field === "position";
    case "submission":
    case "amendment":
      return raw.field === "submission";
    case "answer":
      return raw.field === answerField(first ?? "", second ?? null) && parts.every((part) => CODE.test(part));
    case "note":
      return raw.field === `note/${String(raw.author)}/${second ?? ""}` && matches(CODE, second);
    case "family":
      return raw.field === `family/${first ?? ""}` && matches(CODE, first);
    case "photo":
    case "commitment":
      // A new one is its own first; an edit names the first one's id, which the fold checks.
      if (raw.field !== `${kind}/${first ?? ""}` || !matches(UUID7, first)) return false;
      return (raw.replaces as unknown[]).length > 0 || first === raw.id;
    case "pledge":
    case "interest":
    case "word":
    case "signature":
      return raw.field === `${kind}/${first ?? ""}` && matches(UUID, first);
  }
};

const restrictedFault = (raw: unknown): EntryRefusal | null => {
  try {
    canonicalText(raw);
    return null;
  } catch (fault) {
    if (fault instanceof NotCanonical) return { reason: "not_restricted_json", path: fault.path };
    throw fault;
  }
};

/** The first reason why a value is not an entry, null when it is one. */
export const entryRefusal = (raw: unknown): EntryRefusal | null => {
  const unrestricted = restrictedFault(raw);
  if (unrestricted !== null) return unrestricted;
  if (!isRecord(raw) || Object.keys(raw).sort().join() !== KEYS.join()) return { reason: "keys_differ", path: "$" };
  for (const key of ["id", "visit", "author", "device"])
    if (!matches(key === "id" ? UUID7 : UUID, raw[key])) return { reason: "not_a_uuid", path: `$.${key}` };
  if (COUNT(raw.device_time, "") !== null) return { reason: "not_a_time", path: "$.device_time" };
  if (!isKind(raw.kind)) return { reason: "unknown_kind", path: "$.kind" };
  const replaces = replacesFault(raw.replaces);
  if (replaces !== null) return replaces;
  const content = CONTENTS[raw.kind](raw.content, "$.content");
  if (content !== null) return { reason: "content_misshapen", path: content };
  return isField(raw, raw.kind) ? null : { reason: "field_differs", path: "$.field" };
};

/** Whether a value is an entry that the server will keep. */
export const isEntry = (raw: unknown): raw is Entry => entryRefusal(raw) === null;
