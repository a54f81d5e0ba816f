// An answer in words, with the question's own labels.
import type { Question } from "../../domain/charter.ts";
import type { AnswerContent } from "../../domain/entry.ts";
import { writeDate, writeDecimal } from "../../domain/french.ts";
import { sayText } from "../../text/charter.ts";
import { TEXT } from "../../text/visits.ts";

const SPECIAL = { not_observed: TEXT.not_observed, refused: TEXT.refused, not_applicable: TEXT.not_applicable };
const YES_NO: Record<string, string> = { yes: TEXT.yes, partly: TEXT.partly, no: TEXT.no };

export function sayAnswer(question: Question, content: AnswerContent): string {
  if ("cleared" in content) return TEXT.cleared;
  if ("special" in content) return content.note ? `${SPECIAL[content.special]} (${content.note})` : SPECIAL[content.special];
  if ("choice" in content) return sayChoice(question, content.choice);
  if ("share" in content) return `${content.share.count} ${TEXT.share_of} ${content.share.total}`;
  if ("text" in content) return content.text;
  if ("date" in content) return writeDate(content.date);
  const number = writeDecimal(content.number, question.decimals ?? 0);
  return question.unit ? `${number}\u00a0${sayText(question.unit)}` : number;
}

export function sayChoice(question: Question, code: string): string {
  const label = question.choices?.find((choice) => choice.code === code)?.label;
  return label ? capitalise(sayText(label)) : (YES_NO[code] ?? code);
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
}
