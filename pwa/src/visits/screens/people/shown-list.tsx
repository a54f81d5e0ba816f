// Everything that was noted, part by part, as the person who signs reads it: exactly what their signature binds to.
import type { JSX } from "preact";
import { readAnswerField } from "../../../domain/entry.ts";
import type { ShownCell } from "../../../domain/shown.ts";
import { listSections } from "../../../state/charters.ts";
import type { VisitModel } from "../../../state/visit.ts";
import { sayText } from "../../../text/charter.ts";
import { MEETING, sayGroup } from "../../../text/meeting.ts";
import { PHOTOS } from "../../../text/photos.ts";
import { TEXT } from "../../../text/visits.ts";
import { More } from "../../../ui/more.tsx";
import { Thumbnail } from "../photo-box.tsx";
import { nameCell, sayEntry } from "../say-entry.ts";
import { useNames } from "./names.ts";

type Props = { model: VisitModel; cells: readonly ShownCell[] };

export function ShownList({ model, cells }: Props): JSX.Element {
  if (cells.length === 0) return <p class="muted">{MEETING.shown_nothing}</p>;
  return (
    <div class="card stack-tight">
      {groupCells(model, cells).map(([title, own]) => (
        <More key={title} label={sayGroup(title, own.length)}>
          <dl class="shown">
            {own.map((cell) => <Line key={cell.field} model={model} cell={cell} />)}
          </dl>
        </More>
      ))}
    </div>
  );
}

function Line({ model, cell: { field, heads } }: { model: VisitModel; cell: ShownCell }): JSX.Element {
  const { charter } = model.subject;
  const nameOf = useNames();
  const [kind, person = ""] = field.split("/");
  const signed = kind === "note" || kind === "interest" ? ` (${nameOf(person)})` : "";
  return (
    <div>
      <dt>{`${nameCell(charter, field, heads)}${signed}`}</dt>
      {heads.map((head) => (
        <dd key={head.id}>
          {head.kind === "photo" ? <Thumbnail sha256={head.content.sha256} alt={nameCell(charter, field, heads)} /> : sayEntry(charter, head)}
        </dd>
      ))}
    </div>
  );
}

/** The criteria in the order of the charter, then what belongs to none. */
function groupCells({ subject }: VisitModel, cells: readonly ShownCell[]): [string, ShownCell[]][] {
  const sections = listSections(subject.charter);
  const titleOf = new Map(sections.flatMap(({ title, questions }) => questions.map(({ code }) => [code, sayText(title)])));
  const order = [...sections.map(({ title }) => sayText(title)), ...OTHERS];
  const groups = new Map<string, ShownCell[]>(order.map((title) => [title, []]));
  for (const cell of cells) {
    const read = readAnswerField(cell.field);
    const own = read?.family === null ? titleOf.get(read.question) : undefined;
    groups.get(own ?? otherOf(cell.field))?.push(cell);
  }
  return [...groups].filter(([, own]) => own.length > 0);
}

const KINDS: Readonly<Record<string, string>> = {
  answer: TEXT.products,
  family: TEXT.products,
  position: TEXT.position,
  photo: PHOTOS.photos,
  note: MEETING.shown_notes,
  interest: MEETING.shown_links,
  commitment: MEETING.commitments_title,
  word: TEXT.word,
};
const OTHERS = [...new Set([...Object.values(KINDS), TEXT.other_entry])];

function otherOf(field: string): string {
  return KINDS[field.split("/")[0] ?? ""] ?? TEXT.other_entry;
}
