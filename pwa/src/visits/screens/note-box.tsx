// Notes on a question: mine, to write; those of others, to read.
import type { JSX } from "preact";
import { TEXT } from "../../text/visits.ts";
import { useApp } from "./context.ts";
import type { QuestionProps } from "./question-card.tsx";
import { TypedField } from "./typed-field.tsx";

/** `takesFocus`: the person has just asked for the field, and goes on to write. */
export function NoteBox({ model, question, open, takesFocus }: QuestionProps & { open: boolean; takesFocus: boolean }): JSX.Element {
  const people = useApp().device.value?.people ?? [];
  const field = { kind: "note" as const, question: question.code, family: null };
  const others = model.viewOf(question.code, null).value.notes.filter((note) => note.author !== model.subject.person);
  return (
    <>
      {others.map((note) => (
        <blockquote key={note.author} class="quote">
          <p class="small muted">{people.find((one) => one.id === note.author)?.name ?? TEXT.someone}</p>
          <p>{note.text}</p>
        </blockquote>
      ))}
      {open && <TypedField model={model} field={field} label={TEXT.note} multiline takesFocus={takesFocus} />}
    </>
  );
}
