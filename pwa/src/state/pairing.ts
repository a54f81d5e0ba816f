// The 8-character code, as people type it.

const LENGTH = 8;

/** Upper-case, without spaces, hyphens or anything else that is neither letter nor digit. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
}

/** The characters that no code has, because they look alike: 0 O 1 I L. */
export function listImpossible(typed: string): string[] {
  return [...new Set(normaliseCode(typed).match(/[0O1IL]/g) ?? [])];
}

export function isCodeComplete(typed: string): boolean {
  return normaliseCode(typed).length === LENGTH;
}

/** « ABCD-1234 », easier to read back. */
export function showCode(typed: string): string {
  const code = normaliseCode(typed).slice(0, LENGTH);
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
