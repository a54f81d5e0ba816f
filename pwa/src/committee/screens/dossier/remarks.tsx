// What was said: the word of the person visited, the visitors' notes, every answer with its author.
import type { JSX } from "preact";
import { DOSSIER } from "../../../text/committee.ts";
import { More } from "../../../ui/more.tsx";
import type { VisitDossier } from "../../api/shapes.ts";

export function Word({ word }: { word: string | null }): JSX.Element | null {
  if (word === null) return null;
  return (
    <section class="stack-tight">
      <h2>{DOSSIER.word}</h2>
      <blockquote class="word">{word}</blockquote>
    </section>
  );
}

export function Notes({ notes }: { notes: VisitDossier["notes"] }): JSX.Element {
  return (
    <section class="stack-tight">
      <h2>{DOSSIER.notes}</h2>
      {notes.length === 0 && <p class="muted">{DOSSIER.noNotes}</p>}
      {notes.length > 0 && (
        <ul class="card stack">
          {notes.map(({ question, author, text }, index) => (
            <li key={index}>
              {question !== null && <p class="muted small">{question}</p>}
              <p class="kept-lines">{text}</p>
              <p class="small strong">{author}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function Answers({ answers }: { answers: VisitDossier["answers"] }): JSX.Element {
  const criteria = [...new Set(answers.map(({ criterion }) => criterion))];
  if (answers.length === 0) return <p class="muted">{DOSSIER.noAnswers}</p>;
  return (
    <section class="stack-tight">
      <h2>{DOSSIER.answers}</h2>
      <div class="card stack-tight">
        {criteria.map((criterion) => (
          <More key={criterion} label={criterion}>
            <dl class="facts">
              {answers
                .filter((answer) => answer.criterion === criterion)
                .map(({ question, words, author }, index) => (
                  <div key={index}>
                    <dt>{question}</dt>
                    <dd>
                      <span class="strong">{words}</span> <span class="muted small">({author})</span>
                    </dd>
                  </div>
                ))}
            </dl>
          </More>
        ))}
      </div>
    </section>
  );
}
