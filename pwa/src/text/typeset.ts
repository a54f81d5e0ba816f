// French typography: unbreakable spaces and curly apostrophes, so that catalogues stay readable in the source.
import { SPACE } from "../domain/french.ts";

/** The sentence as it is printed: « ainsi », l’usage, vraiment ? */
export function typeset(text: string): string {
  return text
    .replace(/ ([:;!?»%€])/g, `${SPACE}$1`)
    .replace(/« /g, `«${SPACE}`)
    .replace(/'/g, "’");
}

/** A catalogue with each sentence typeset; functions are typeset when they answer. */
export function typesetAll<T extends Record<string, string>>(catalogue: T): T {
  return Object.fromEntries(Object.entries(catalogue).map(([key, text]) => [key, typeset(text)])) as T;
}

/** Several sentences, each typeset. */
export function typesetLines(...lines: string[]): string[] {
  return lines.map(typeset);
}
