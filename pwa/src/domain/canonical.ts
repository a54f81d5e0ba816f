// The one byte form of a value: RFC 8785 restricted to integers, ASCII keys and NFC text (design 7).
// Twin of criteria/canonical.py, on the vectors of criteria/cases/canonical.json.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type CanonicalFault =
  | "not_an_integer"
  | "integer_too_large"
  | "key_not_ascii"
  | "lone_surrogate"
  | "not_nfc"
  | "unsupported"
  | "too_deep"
  | "not_canonical";

export const MAX_DEPTH = 32;

/** A value or bytes outside the restricted form; `path` says where, as in `$.content.text`. */
export class NotCanonical extends Error {
  readonly reason: CanonicalFault;
  readonly path: string;
  constructor(reason: CanonicalFault, path: string) {
    super(`${reason} at ${path}`);
    this.name = "NotCanonical";
    this.reason = reason;
    this.path = path;
  }
}

const numberText = (value: number, path: string): string => {
  if (!Number.isInteger(value)) throw new NotCanonical("not_an_integer", path);
  if (!Number.isSafeInteger(value)) throw new NotCanonical("integer_too_large", path);
  return String(value);
};

const stringText = (value: string, path: string): string => {
  if (/\p{Surrogate}/u.test(value)) throw new NotCanonical("lone_surrogate", path);
  if (value.normalize("NFC") !== value) throw new NotCanonical("not_nfc", path);
  return JSON.stringify(value);
};

const isPlain = (value: object): value is Record<string, unknown> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const objectText = (value: object, path: string, depth: number): string => {
  if (depth === MAX_DEPTH) throw new NotCanonical("too_deep", path);
  if (Array.isArray(value)) {
    const items = Array.from(value as unknown[], (item, i) => text(item, `${path}[${i}]`, depth + 1));
    return `[${items.join(",")}]`;
  }
  if (!isPlain(value)) throw new NotCanonical("unsupported", path);
  const members = Object.keys(value).sort().map((key) => {
    // eslint-disable-next-line no-control-regex -- ASCII is exactly this range.
    if (!/^[\x00-\x7f]*$/.test(key)) throw new NotCanonical("key_not_ascii", path);
    return `${JSON.stringify(key)}:${text(value[key], `${path}.${key}`, depth + 1)}`;
  });
  return `{${members.join(",")}}`;
};

const text = (value: unknown, path: string, depth: number): string => {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value, path);
  if (typeof value === "string") return stringText(value, path);
  if (typeof value === "object") return objectText(value, path, depth);
  throw new NotCanonical("unsupported", path);
};

/** The canonical form as a string; throws NotCanonical with the place of the first fault. */
export const canonicalText = (value: unknown): string => text(value, "$", 0);

/** The canonical form in UTF-8; throws NotCanonical with the place of the first fault. */
export const canonicalBytes = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(canonicalText(value));

/** SHA-256 in lowercase hexadecimal, by the platform. */
export const sha256Hex = async (bytes: BufferSource): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** The value these bytes are the canonical form of; anything else (space, key order, twice the same key) is refused. */
export const parseCanonical = (bytes: Uint8Array): Json => {
  let written: string;
  let value: Json;
  try {
    written = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(written) as Json;
  } catch {
    throw new NotCanonical("not_canonical", "$");
  }
  if (canonicalText(value) !== written) throw new NotCanonical("not_canonical", "$");
  return value;
};
