// Between what is typed and an answer: « 12,5 » is 125 tenths, « 3 » of « 10 » is a share. Pure.
import type { Question } from "../domain/charter.ts";
import type { AnswerContent, GivenAnswer } from "../domain/entry.ts";

export type ParseFault = "not-a-number" | "too-many-decimals" | "out-of-bounds" | "share-without-total" | "share-too-large" | "not-a-date" | "reason-missing";

/** `unfinished`: nothing is wrong yet, nothing can be kept either. */
export type Parsed =
  | { kind: "answer"; content: AnswerContent }
  | { kind: "unfinished" }
  | { kind: "invalid"; fault: ParseFault };

const CLEARED: Parsed = { kind: "answer", content: { cleared: true } };
export const SHARE_SEPARATOR = "/";

/** Reads typed text against its question; empty text takes the answer back. */
export function parseTyped(question: Question, typed: string): Parsed {
  switch (question.kind) {
    case "number":
      return parseNumber(question, typed);
    case "share":
      return parseShare(typed);
    case "date":
      return parseDate(typed);
    default:
      return typed.trim() === "" ? CLEARED : { kind: "answer", content: { text: toWellFormed(typed) } };
  }
}

/** The text that gives this answer back when typed; empty for an answer that is not typed. */
export function toTyped(question: Question, answer: GivenAnswer | null): string {
  if (answer === null) return "";
  if ("number" in answer) return toDecimal(answer.number, question.decimals ?? 0);
  if ("share" in answer) return `${answer.share.count}${SHARE_SEPARATOR}${answer.share.total}`;
  if ("text" in answer) return answer.text;
  return "date" in answer ? answer.date : "";
}

/** 125 with one decimal is « 12,5 »; exact, no floating point. */
export function toDecimal(value: number, decimals: number): string {
  if (decimals === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, -decimals);
  return `${value < 0 ? "-" : ""}${whole},${digits.slice(-decimals)}`;
}

/** Half an emoji, left by some keyboards, is no text: it becomes the replacement character. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD").normalize("NFC");
}

function parseNumber({ decimals = 0, min, max }: Question, typed: string): Parsed {
  const text = typed.replace(/[\s\u00a0\u202f]/g, "").replace(".", ",");
  if (text === "") return CLEARED;
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d{1,12})(?:,(\d*))?$/.exec(text) ?? [];
  if (whole === "") return { kind: "invalid", fault: "not-a-number" };
  if (fraction.length > decimals) return { kind: "invalid", fault: "too-many-decimals" };
  const size = Number(whole + fraction.padEnd(decimals, "0"));
  const number = sign === "-" && size !== 0 ? -size : size;
  const outside = (min !== undefined && number < min) || (max !== undefined && number > max) || !Number.isSafeInteger(number);
  return outside ? { kind: "invalid", fault: "out-of-bounds" } : { kind: "answer", content: { number } };
}

function parseShare(typed: string): Parsed {
  const [count = "", total = ""] = typed.split(SHARE_SEPARATOR).map((part) => part.trim());
  if (count === "" && total === "") return CLEARED;
  if (count === "" || total === "") return { kind: "unfinished" };
  if (!/^\d{1,9}$/.test(count) || !/^\d{1,9}$/.test(total)) return { kind: "invalid", fault: "not-a-number" };
  const share = { count: Number(count), total: Number(total) };
  if (share.total < 1) return { kind: "invalid", fault: "share-without-total" };
  return share.count > share.total ? { kind: "invalid", fault: "share-too-large" } : { kind: "answer", content: { share } };
}

function parseDate(typed: string): Parsed {
  if (typed === "") return CLEARED;
  return isDay(typed) ? { kind: "answer", content: { date: typed } } : { kind: "invalid", fault: "not-a-date" };
}

/** Whether a text is a civil date of this age or the last: "2026-11-25". */
export function isDay(typed: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(typed) && typed >= "1900";
}
