// One question: its answer, the other answers, its photos and its notes.
import type { JSX } from "preact";
import type { Question } from "../../domain/charter.ts";
import { listSides, type Side } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { TEXT } from "../../text/visits.ts";
import { More } from "../../ui/more.tsx";
import { Notice } from "../../ui/notice.tsx";
import { AnswerInput, SpecialAnswers } from "./answer-input.tsx";
import { sayAnswer } from "./say-answer.ts";
import { NoteBox } from "./note-box.tsx";
import { PhotoBox } from "./photo-box.tsx";
import { useApp } from "./context.ts";

export type QuestionProps = { model: VisitModel; question: Question; family: string | null };

export function QuestionCard({ model, question, family }: QuestionProps): JSX.Element {
  const sides = listSides(model.reading.value, question.code, family);
  const wantsPhoto = question.evidence === "photo" || question.kind === "photo";
  return (
    <fieldset class={sides.length > 0 ? "card question question-disputed" : "card question"}>
      <legend><span class="question-text">{question.text.fr}</span></legend>
      <div class="stack">
        {(question.help ?? question.partly) && (
          <More label={TEXT.help}>
            <div class="stack-tight">
              {question.help && <p>{question.help.fr}</p>}
              {question.partly && <p>{`${TEXT.partly_means} ${question.partly.fr}`}</p>}
            </div>
          </More>
        )}
        {sides.length > 0 && <Dispute question={question} sides={sides} />}
        <AnswerInput model={model} question={question} family={family} />
        <SpecialAnswers model={model} question={question} family={family} />
        <PhotoBox model={model} question={question} family={family} wanted={wantsPhoto} />
        {family === null && <NoteBox model={model} question={question} family={family} />}
      </div>
    </fieldset>
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
