// One question: its answer, then in one row what else can be done: another answer, a photo, a note.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Question } from "../../domain/charter.ts";
import { givenAnswer, listSides, type Side } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { sayText } from "../../text/charter.ts";
import { TEXT } from "../../text/visits.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { More } from "../../ui/more.tsx";
import { Notice } from "../../ui/notice.tsx";
import { AnswerInput } from "./answer-input.tsx";
import { useApp } from "./context.ts";
import { NoteBox } from "./note-box.tsx";
import { PhotoInput, PhotoList, PhotoWanted } from "./photo-box.tsx";
import { sayAnswer } from "./say-answer.ts";
import { SpecialAnswers } from "./special-answers.tsx";

export type QuestionProps = { model: VisitModel; question: Question; family: string | null };

export function QuestionCard(props: QuestionProps): JSX.Element {
  const { model, question, family } = props;
  const sides = listSides(model.reading.value, question.code, family);
  return (
    <fieldset class={sides.length > 0 ? "card question question-disputed" : "card question"}>
      <legend><span class="question-text">{sayText(question.text)}</span></legend>
      <div class="stack">
        {(question.help ?? question.partly) && (
          <More label={TEXT.help}>
            <div class="stack-tight">
              {question.help && <p>{sayText(question.help)}</p>}
              {question.partly && <p>{`${TEXT.partly_means} ${sayText(question.partly)}`}</p>}
            </div>
          </More>
        )}
        {sides.length > 0 && <Dispute question={question} sides={sides} />}
        <AnswerInput {...props} />
        <Extras {...props} />
      </div>
    </fieldset>
  );
}

/** What is rarer than the answer itself: closed until asked for, open when it holds something. */
function Extras(props: QuestionProps): JSX.Element {
  const { model, question, family } = props;
  const [special, setSpecial] = useState(false);
  const [note, setNote] = useState(false);
  const given = givenAnswer(model.reading.value, question.code, family);
  const isSpecial = given !== null && "special" in given;
  const hasNote = family === null && model.textOf({ kind: "note", question: question.code, family }) !== "";
  const wanted = question.evidence === "photo" || question.kind === "photo";
  const frozen = model.frozen.value;
  return (
    <>
      {wanted && <PhotoWanted {...props} />}
      {!frozen && (
        <div class="tools">
          {!isSpecial && <Tool label={TEXT.other_answer} open={special} onPress={() => setSpecial(!special)} />}
          <PhotoInput {...props} wanted={wanted} />
          {family === null && !hasNote && <Tool icon="pencil" label={TEXT.note_add} open={note} onPress={() => setNote(!note)} />}
        </div>
      )}
      {(special || isSpecial) && <SpecialAnswers {...props} />}
      <PhotoList {...props} />
      {family === null && <NoteBox {...props} open={note || hasNote} takesFocus={note} />}
    </>
  );
}

function Tool({ icon, label, open, onPress }: { icon?: IconName; label: string; open: boolean; onPress: () => void }): JSX.Element {
  return (
    <button type="button" class="button button-quiet" aria-expanded={open} onClick={onPress}>
      {icon && <Icon name={icon} />}
      {label}
    </button>
  );
}

function Dispute({ question, sides }: { question: Question; sides: readonly Side[] }): JSX.Element {
  const people = useApp().device.value?.people ?? [];
  return (
    <Notice tone="wait">
      <p class="strong">{TEXT.disputed}</p>
      <ul class="bullets">
        {sides.map((side) => (
          <li key={side.id}>
            {`${people.find((one) => one.id === side.author)?.name ?? TEXT.someone}\u00a0: `}
            <strong>{sayAnswer(question, side.content)}</strong>
          </li>
        ))}
      </ul>
      <p>{TEXT.dispute_settle}</p>
    </Notice>
  );
}
