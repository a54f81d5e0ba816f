// The answer to a question, by its kind; a second press on the same answer takes it back.
import type { JSX } from "preact";
import { isExpired, sayExpiry } from "../../domain/expiry.ts";
import { codesOf } from "../../domain/question.ts";
import { sayLimits } from "../../text/answering.ts";
import { sayText } from "../../text/charter.ts";
import { sayDistance, TEXT } from "../../text/visits.ts";
import { Choices, type Option } from "../../ui/choices.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import type { QuestionProps } from "./question-card.tsx";
import { sayChoice } from "./say-answer.ts";
import { ShareField, TypedField } from "./typed-field.tsx";

export function AnswerInput(props: QuestionProps): JSX.Element | null {
  const { model, question, family } = props;
  const field = { kind: "answer" as const, question: question.code, family };
  switch (question.kind) {
    case "yes_no":
    case "choice":
      return <ChoiceInput {...props} />;
    case "number":
      return <NumberInput {...props} />;
    case "share":
      return <ShareField model={model} field={field} />;
    case "text":
      return <TypedField model={model} field={field} label={TEXT.answer} labelHidden multiline />;
    case "date":
      return (
        <div class="stack-tight">
          <TypedField model={model} field={field} label={TEXT.answer} labelHidden type="date" short />
          {question.expires === true && <Expiry {...props} />}
        </div>
      );
    case "position":
    case "distance":
      return <PlaceInput {...props} />;
    case "photo":
      return null;
  }
}

/** How long the document is still valid; said, never counted. */
function Expiry({ model, question, family }: QuestionProps): JSX.Element | null {
  const { given } = model.viewOf(question.code, family).value;
  if (given === null || !("date" in given)) return null;
  const { day } = model.reading.peek();
  const said = <p role="status">{sayExpiry(given.date, day)}</p>;
  return isExpired(given.date, day) ? <Notice tone="wait">{said}</Notice> : said;
}

/** A number that may be below zero needs the whole keyboard: digits alone have no minus on most phones. */
function NumberInput({ model, question, family }: QuestionProps): JSX.Element {
  const field = { kind: "answer" as const, question: question.code, family };
  const mode = question.min !== undefined && question.min < 0 ? "text" : question.decimals ? "decimal" : "numeric";
  const limits = sayLimits(question);
  return (
    <TypedField
      model={model} field={field} label={TEXT.answer} labelHidden mode={mode} short
      {...(limits === null ? {} : { hint: limits })}
      {...(question.unit ? { unit: sayText(question.unit) } : {})}
    />
  );
}

function ChoiceInput({ model, question, family }: QuestionProps): JSX.Element {
  const { given } = model.viewOf(question.code, family).value;
  const chosen = given !== null && "choice" in given ? given.choice : null;
  const options = codesOf(question).map((code): Option => ({ code, label: sayChoice(question, code), ...lookOf(question.kind, code) }));
  const press = (code: string): void => void model.answer(question.code, family, code === chosen ? { cleared: true } : { choice: code });
  return <Choices options={options} chosen={chosen} disabled={model.frozen.value} listed={question.kind === "choice"} onPress={press} />;
}

function lookOf(kind: string, code: string): Pick<Option, "look"> {
  return kind === "yes_no" && (code === "partly" || code === "no") ? { look: code } : {};
}

function PlaceInput({ model, question }: QuestionProps): JSX.Element {
  const { charter, caisse, visit } = model.subject;
  const distance = model.distance.value;
  return (
    <div class="stack-tight">
      {question.kind === "distance" && distance && charter.perimeter && (
        <p class="strong">{sayDistance(distance, caisse.territory, charter.perimeter.radius_m)}</p>
      )}
      <a class="button button-fit" href={toHref({ page: "position", visit: visit.id })}>
        <Icon name="pin" />
        {distance ? TEXT.see_position : TEXT.go_to_position}
      </a>
    </div>
  );
}
