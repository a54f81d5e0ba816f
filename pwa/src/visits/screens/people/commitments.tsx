// What the outlet will improve: one card a commitment, filled in its place, withdrawn and brought back.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { commitmentField } from "../../../domain/entry.ts";
import { listSections } from "../../../state/charters.ts";
import { disputeAt } from "../../../state/disputes.ts";
import { listCommitments, type HeldCommitment } from "../../../state/people.ts";
import type { VisitModel } from "../../../state/visit.ts";
import { sayText } from "../../../text/charter.ts";
import { MEETING, sayCommitmentTitle } from "../../../text/meeting.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Select } from "../../../ui/select.tsx";
import { DisputeNotice } from "../dispute.tsx";
import { TypedField } from "../typed-field.tsx";

export function Commitments({ model }: { model: VisitModel }): JSX.Element {
  const [removed, setRemoved] = useState<string | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  const show = async (first: string, present: boolean): Promise<void> => {
    setRemoved(present ? null : first);
    await model.changeCommitment(first, { present });
  };
  return (
    <section class="stack">
      <h2>{MEETING.commitments_title}</h2>
      <p>{MEETING.commitments_lead}</p>
      {listCommitments(model.reading.value).map((commitment, i) => (
        <Card key={commitment.first} model={model} commitment={commitment} number={i + 1} isNew={commitment.first === added} onRemove={() => void show(commitment.first, false)} />
      ))}
      {removed !== null && (
        <Notice tone="plain">
          <div class="cluster">
            <p role="status">{MEETING.commitment_removed}</p>
            <button type="button" class="button" onClick={() => void show(removed, true)}>
              <Icon name="undo" />
              {MEETING.commitment_undo}
            </button>
          </div>
        </Notice>
      )}
      {!model.frozen.value && (
        <button type="button" class="button button-fit" onClick={() => void model.addCommitment().then(setAdded)}>
          <Icon name="plus" />
          {MEETING.commitment_add}
        </button>
      )}
    </section>
  );
}

type CardProps = { model: VisitModel; commitment: HeldCommitment; number: number; isNew: boolean; onRemove: () => void };

/** A new one takes the focus: the person has just asked to write in it. */
function Card({ model, commitment: { first, content }, number, isNew, onRemove }: CardProps): JSX.Element {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) card.current?.querySelector("textarea")?.focus();
  }, [isNew]);
  const dispute = disputeAt(model.reading.value, commitmentField(first));
  const criteria = listSections(model.subject.charter).map(({ code, title }) => ({ code, label: sayText(title) }));
  const options = [{ code: "", label: MEETING.commitment_no_criterion }, ...criteria];
  return (
    <div ref={card} class="card stack-tight" role="group" aria-labelledby={`commitment-${first}`}>
      <h3 id={`commitment-${first}`}>{sayCommitmentTitle(number)}</h3>
      {dispute && <DisputeNotice model={model} dispute={dispute} title={MEETING.commitment_disputed} hint={MEETING.commitment_settle} />}
      <TypedField model={model} field={{ kind: "commitment", question: first, family: null }} label={MEETING.commitment_text} multiline />
      <div class="pair">
        <Select
          label={MEETING.commitment_criterion}
          options={options}
          chosen={content.criterion ?? ""}
          locked={model.frozen.value}
          onChoose={(code) => void model.changeCommitment(first, { criterion: code === "" ? null : code })}
        />
        <TypedField model={model} field={{ kind: "due", question: first, family: null }} label={MEETING.commitment_due} type="date" short />
      </div>
      {!model.frozen.value && (
        <button type="button" class="button button-quiet button-fit" onClick={onRemove}>
          <Icon name="trash" />
          {MEETING.commitment_remove}
          <span class="visually-hidden">{` : ${sayCommitmentTitle(number)}`}</span>
        </button>
      )}
    </div>
  );
}
