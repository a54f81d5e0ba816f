// What was said: the word of the person visited, the visitors' notes, every answer with its author.
import type { JSX } from "preact";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { DOCUMENTS } from "../../../text/documents.ts";
import { More } from "../../../ui/more.tsx";
import { Chip } from "../../../ui/notice.tsx";
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

/** The dated documents, where they are seen without opening anything: a label that has run out matters to the vote. */
export function Documents({ answers }: { answers: VisitDossier["answers"] }): JSX.Element | null {
  const dated = answers.flatMap(({ expiry, ...answer }) => (expiry ? [{ ...answer, expiry }] : []));
  if (dated.length === 0) return null;
  return (
    <section class="stack-tight">
      <h2>{DOCUMENTS.title}</h2>
      <ul class="card stack-tight">
        {dated.map(({ question, criterion, expiry }, index) => (
          <li key={index}>
            <p class="muted small">{`${question} (${criterion})`}</p>
            <p class="cluster">
              <span class="strong">{expiry.words}</span>
              {expiry.is_over && <Chip tone="wait">{DOCUMENTS.over}</Chip>}
            </p>
          </li>
        ))}
      </ul>
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
                .map(({ question, words, author, expiry }, index) => (
                  <div key={index}>
                    <dt>{question}</dt>
                    <dd>
                      <span class="strong">{words}</span> <span class="muted small">({author})</span>
                      {expiry && ` ${expiry.words}`}
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
