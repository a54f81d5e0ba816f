// The charter's own words on screen: as written by the committee, with French typography.
import type { Text } from "../domain/charter.ts";
import { typeset } from "./typeset.ts";

/** The French text, which every charter has. */
export function sayText(text: Text): string {
  return typeset(text.fr);
}
