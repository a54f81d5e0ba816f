// Numbers, days and lists as the committee reads them.
import { SPACE, writeInteger } from "../domain/french.ts";
import { typeset } from "./typeset.ts";

let long: Intl.DateTimeFormat | null = null;

/** Made when a date is first written: the first format of a page takes a tablet a tenth of a second. */
function writeLong(day: Date): string {
  long ??= new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });
  return long.format(day);
}

/** A civil date in words, its day held to its month: "1er décembre 2026". */
export function inWords(day: string): string {
  return writeLong(new Date(`${day}T00:00:00Z`)).replace(/^1 /, "1er ").replace(" ", SPACE);
}

/** An instant in words, in a time zone: "22 novembre 2026 à 18 h 05". */
export function momentInWords(instant_ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short", timeZone }).formatToParts(instant_ms);
  const get = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  const day = get("day") === "1" ? "1er" : get("day");
  return `${day}${SPACE}${get("month")} ${get("year")} à ${get("hour").replace(/^0(?=\d)/, "")}${SPACE}h${SPACE}${get("minute")}`;
}

/** A number with its noun, none said in words: "aucun lieu", "1 lieu", "12 lieux". */
export function countOf(count: number, singular: string, plural: string, none: string): string {
  if (count === 0) return none;
  return `${writeInteger(count)}${SPACE}${count >= 2 ? plural : singular}`;
}

/** Several things in one phrase: "Alice, Bob et Chloé". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} et ${last}`;
}

/** A kind of outlet and its commune, whichever is known. */
export function placed(kind: string, commune: string): string {
  return [kind, commune].filter((part) => part !== "").join(", ");
}

/** A quoted title. */
export function quoted(text: string): string {
  return typeset(`« ${text} »`);
}

/** A hash in groups of eight, to be read aloud or copied by hand. */
export function grouped(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(" ") ?? hash;
}
