// The 8-character code, as people type it.

const LENGTH = 8;
const LOOKALIKES: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };

/** Upper-case, without spaces or hyphens, O read as 0, I and L as 1: the alphabet of codes has no O, I, L. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/[OIL]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

export function isCodeComplete(typed: string): boolean {
  return normaliseCode(typed).length === LENGTH;
}

/** « ABCD-1234 », easier to read back. */
export function showCode(typed: string): string {
  const code = normaliseCode(typed).slice(0, LENGTH);
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
