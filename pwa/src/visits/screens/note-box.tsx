// Notes on a question: mine, to write; those of others, to read.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { listNotes } from "../../state/reading.ts";
import { TEXT } from "../../text/visits.ts";
import { useApp } from "./context.ts";
import type { QuestionProps } from "./question-card.tsx";
import { TypedField } from "./typed-field.tsx";

export function NoteBox({ model, question }: QuestionProps): JSX.Element {
  const people = useApp().device.value?.people ?? [];
  const field = { kind: "note" as const, question: question.code, family: null };
  const others = listNotes(model.reading.value, question.code).filter((note) => note.author !== model.subject.person);
  const written = model.textOf(field) !== "";
  const [asked, setAsked] = useState(false);
  return (
    <div class="stack-tight">
      {others.map((note) => (
        <blockquote key={note.author} class="quote">
          <p class="small muted">{people.find((one) => one.id === note.author)?.name ?? TEXT.someone}</p>
          <p>{note.text}</p>
        </blockquote>
      ))}
      {written || asked ? (
        <TypedField model={model} field={field} label={TEXT.note} multiline />
      ) : (
        !model.frozen.value && (
          <button type="button" class="button button-quiet button-start" onClick={() => setAsked(true)}>{TEXT.note_add}</button>
        )
      )}
    </div>
  );
}
