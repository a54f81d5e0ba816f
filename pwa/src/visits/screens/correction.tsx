// Correcting a visit that was sent: the offer on a sent visit, the banner while one corrects, the page that sends it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Entry } from "../../domain/entry.ts";
import { REASON_FIELD, type Change } from "../../state/correction.ts";
import { listDisputes } from "../../state/disputes.ts";
import type { VisitModel } from "../../state/visit.ts";
import { sayChanges, sayDisputed, sayDisputes, sayLate, TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { useApp } from "./context.ts";
import { nameCell, sayEntry } from "./say-entry.ts";
import { TwoPress } from "./two-press.tsx";
import { TypedField } from "./typed-field.tsx";

/** On a sent visit: what still wants a correction, in words, and the way to make one. */
export function CorrectionOffer({ model }: { model: VisitModel }): JSX.Element {
  const { visit } = model.subject;
  const decided = useApp().summaries.value.some((one) => one.visit.id === visit.id && one.stage === "decided");
  const { rivals, disputed, changes } = model.standing.value;
  const late = changes.filter((change) => change.isLate).length;
  const start = async (): Promise<void> => {
    await model.startCorrection();
    location.hash = toHref({ page: "send", visit: visit.id });
  };
  if (decided) return <p class="muted">{TEXT.decided_correction}</p>;
  return (
    <>
      {rivals && <Notice tone="wait"><p>{TEXT.rivals}</p></Notice>}
      {!rivals && disputed > 0 && <Notice tone="wait"><p>{sayDisputed(disputed)}</p></Notice>}
      {late > 0 && <Notice tone="plain"><p>{sayLate(late)}</p></Notice>}
      <button type="button" class="button button-fit" onClick={() => void start()}>
        <Icon name="pencil" />
        {TEXT.correct}
      </button>
    </>
  );
}

/** On every page of a visit being corrected: why, and the way to send it. */
export function CorrectionBanner({ model }: { model: VisitModel }): JSX.Element | null {
  if (!model.correcting.value) return null;
  const reason = model.textOf(REASON_FIELD).trim();
  return (
    <Notice tone="wait">
      <p>
        {`${TEXT.correction_banner} `}
        <strong>{reason === "" ? TEXT.correction_no_reason : reason}</strong>
      </p>
      <a class="button" href={toHref({ page: "send", visit: model.subject.visit.id })}>{TEXT.correction_go}</a>
    </Notice>
  );
}

export function CorrectionPanel({ model }: { model: VisitModel }): JSX.Element {
  const { rivals, changes } = model.standing.value;
  const disputed = listDisputes(model.reading.value).length;
  return (
    <>
      <p class="lead">{TEXT.correction_lead}</p>
      {rivals && <Notice tone="wait"><p>{TEXT.rivals}</p></Notice>}
      <TypedField model={model} field={REASON_FIELD} label={TEXT.correction_reason} hint={TEXT.correction_reason_hint} multiline />
      {disputed > 0 && (
        <a class="button" href={toHref({ page: "disputes", visit: model.subject.visit.id })}>
          <Icon name="alert" />
          {sayDisputes(disputed)}
        </a>
      )}
      <Changes model={model} />
      <a class="button" href={toHref({ page: "visit", visit: model.subject.visit.id })}>
        <Icon name="pencil" />
        {TEXT.correction_edit}
      </a>
      {(rivals || changes.length > 0) && <SendButton model={model} />}
      <TwoPress sure={TEXT.correction_cancel_sure} confirm={TEXT.correction_cancel_confirm} onConfirm={model.cancelCorrection}>
        {TEXT.correction_cancel}
      </TwoPress>
    </>
  );
}

function SendButton({ model }: { model: VisitModel }): JSX.Element {
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await model.sendCorrection();
    setBusy(false);
  };
  return (
    <button type="button" class="button button-main" aria-disabled={busy} onClick={() => void send()}>
      <Icon name="send" />
      {busy && model.preparing.value > 0 ? TEXT.photos_preparing : TEXT.correction_send}
    </button>
  );
}

function Changes({ model }: { model: VisitModel }): JSX.Element {
  const { changes } = model.standing.value;
  if (changes.length === 0) return <p class="muted">{TEXT.correction_same}</p>;
  return (
    <section class="stack-tight">
      <h2>{TEXT.correction_changes}</h2>
      <p role="status">{sayChanges(changes.length, changes.filter((change) => change.isLate).length)}</p>
      <ul class="bullets">
        {changes.map((change) => (
          <li key={change.field}>
            <span class="strong">{nameCell(model.subject.charter, change.field, [...change.now, ...change.was])}</span>
            {change.isLate && <span class="muted">{` (${TEXT.correction_late})`}</span>}
            <Words model={model} change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Before and after. */
function Words({ model, change }: { model: VisitModel; change: Change }): JSX.Element {
  const say = (heads: readonly Entry[]): string => {
    const said = heads.map((head) => sayEntry(model.subject.charter, head));
    return said.length === 0 ? TEXT.correction_nothing : [...new Set(said)].join(" / ");
  };
  return <p>{`${TEXT.correction_was} ${say(change.was)}. ${TEXT.correction_now} ${say(change.now)}.`}</p>;
}
