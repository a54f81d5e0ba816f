// Reads the entries that the cases write in short, with names for ids.
import { canonicalBytes, sha256Hex } from "../../src/domain/canonical.ts";
import { isEntry } from "../../src/domain/entry-check.ts";
import { entrySha256, type Entry } from "../../src/domain/entry.ts";

export type ShortEntry = {
  readonly id: string;
  readonly field: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly kind?: string;
  readonly author?: string;
  readonly visit?: string;
  readonly replaces?: readonly string[];
};

const DEFAULTS: Readonly<Record<string, object>> = {
  opening: { outlet: null, suggested: null, charter: "c".repeat(64) },
  photo: { sha256: "a".repeat(64), size_bytes: 9, width_px: 4, height_px: 3, family: null },
};

/** The id that a short name stands for. */
export const idOf = (name: string): string => {
  const hex = Array.from(new TextEncoder().encode(name), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `018f0000-0000-7000-8000-${hex.padStart(12, "0")}`;
};

export const idsOf = (names: Iterable<string>): string[] => Array.from(names, idOf).sort();

/** Ids in place of the `{name}`s of a text. */
export const withIds = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => idOf(name));

const listFrom = async (content: Readonly<Record<string, unknown>>, known: ReadonlyMap<string, Entry>) => {
  const { names, wrong = [], reason } = content as { names: string[]; wrong?: string[]; reason?: string };
  const named = [...names].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)).map(async (name) => {
    const entry = known.get(idOf(name));
    return [idOf(name), entry === undefined || wrong.includes(name) ? "0".repeat(64) : await entrySha256(entry)];
  });
  const entries = await Promise.all(named);
  const sha256 = wrong.includes("list") ? "0".repeat(64) : await sha256Hex(canonicalBytes(entries));
  return { entries, sha256, ...(reason === undefined ? {} : { reason }) };
};

/** One short entry; a submission finds the hashes of what it names among `known`. */
export const entryFrom = async (short: ShortEntry, known: ReadonlyMap<string, Entry>): Promise<Entry> => {
  const kind = short.kind ?? "answer";
  const content = { ...DEFAULTS[kind], ...short.content };
  const entry = {
    id: idOf(short.id),
    visit: idOf(short.visit ?? "v1"),
    author: idOf(short.author ?? "alice"),
    device: idOf("tablet"),
    device_time: 1_760_000_000_000,
    kind,
    field: withIds(short.field),
    content: "names" in content ? await listFrom(content, known) : content,
    replaces: idsOf(short.replaces ?? []),
  };
  if (!isEntry(entry)) throw new Error(`the case's entry ${short.id} is not one`);
  return entry;
};

/** Short entries, by id; a submission stands after what it names. */
export const entriesFrom = async (shorts: readonly unknown[]): Promise<Map<string, Entry>> => {
  const known = new Map<string, Entry>();
  for (const short of shorts as readonly ShortEntry[]) {
    const entry = await entryFrom(short, known);
    known.set(entry.id, entry);
  }
  return known;
};
