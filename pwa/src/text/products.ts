// What the volunteer space says of products beside the charter's own words.
import { typeset, typesetAll } from "./typeset.ts";

export const PRODUCTS = typesetAll({
  as_last_time: "Comme la dernière fois",
  because: "Pourquoi cette classe :",
});

/** What was sold here at the last visit. */
export function sayLastTime(families: readonly string[]): string {
  return typeset(`À la dernière visite, ce lieu vendait : ${families.join(", ")}.`);
}
