// « Non observé », « refus », « sans objet », and the note that goes with them.
import type { JSX } from "preact";
import type { SpecialAnswer } from "../../domain/entry.ts";
import { TEXT } from "../../text/visits.ts";
import { Choices, type Option } from "../../ui/choices.tsx";
import type { QuestionProps } from "./question-card.tsx";
import { TypedField } from "./typed-field.tsx";

/** Apart from the ordinary answers, so that the thumb does not meet them first. */
export function SpecialAnswers({ model, question, family }: QuestionProps): JSX.Element {
  const { given } = model.viewOf(question.code, family).value;
  const chosen = given !== null && "special" in given ? given.special : null;
  const codes: SpecialAnswer["special"][] = ["not_observed", "refused", ...(question.not_applicable_allowed === true ? ["not_applicable" as const] : [])];
  const options = codes.map((code): Option => ({ code, label: TEXT[code], look: "special" }));
  const press = (code: string): void => {
    const special = codes.find((one) => one === code);
    if (special) void model.answer(question.code, family, special === chosen ? { cleared: true } : { special });
  };
  const noteField = { kind: "special" as const, question: question.code, family };
  const needsNote = chosen === "not_applicable" && model.textOf(noteField).trim() === "";
  return (
    <div class="stack-tight" role="group" aria-label={TEXT.other_answer}>
      <Choices options={options} chosen={chosen} disabled={model.frozen.value} listed onPress={press} />
      {chosen !== null && (
        <TypedField key={chosen} model={model} field={noteField} label={TEXT.special_note} multiline {...(needsNote ? { hint: TEXT.special_note_needed } : {})} />
      )}
    </div>
  );
}
