// A visit made on paper: its day, the photos of its pages, and the name of who types it in.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { findPaper, listPhotos } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { PRINTING, sayTyped, sayVisitCode } from "../../text/printing.ts";
import { TEXT } from "../../text/visits.ts";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { useApp } from "./context.ts";
import { CorrectionBanner } from "./correction.tsx";
import { Page } from "./page.tsx";
import { PaperPhotos } from "./paper-photos.tsx";
import { TwoPress } from "./two-press.tsx";

/** At the foot of a visit to come: the way in for who holds a sheet of paper. */
export function PaperOffer({ model }: { model: VisitModel }): JSX.Element | null {
  if (model.frozen.value || findPaper(model.reading.value) !== null) return null;
  return (
    <a class="button button-quiet" href={toHref({ page: "paper", visit: model.subject.visit.id })}>
      <Icon name="page" />
      {PRINTING.paper}
    </a>
  );
}

/** On a visit typed in from paper: by whom, of which day, and whether the paper is photographed. */
export function PaperBanner({ model }: { model: VisitModel }): JSX.Element | null {
  const said = useSaid(model);
  if (said === null) return null;
  return (
    <Notice tone={hasPhoto(model) ? "plain" : "wait"}>
      <p>{said}</p>
      {!hasPhoto(model) && <p>{PRINTING.paper_photo_missing}</p>}
      <a class="button" href={toHref({ page: "paper", visit: model.subject.visit.id })}>{PRINTING.paper_photos_go}</a>
    </Notice>
  );
}

export function PaperScreen({ model }: { model: VisitModel }): JSX.Element {
  const { visit } = model.subject;
  const paper = findPaper(model.reading.value);
  return (
    <Page
      title={PRINTING.paper_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit: visit.id }), label: TEXT.back_to_visit }}
    >
      {visit.trial && <Notice tone="wait"><p>{TEXT.trial_notice}</p></Notice>}
      <CorrectionBanner model={model} />
      <p class="lead">{PRINTING.paper_lead}</p>
      <div class="card stack-tight">
        <p>
          {`${PRINTING.paper_code} `}
          <strong class="lead">{sayVisitCode(visit.id)}</strong>
        </p>
        <p class="small muted">{PRINTING.paper_code_hint}</p>
      </div>
      {paper === null ? <Day key="new" model={model} known="" words={PRINTING.paper_begin} main /> : <Begun model={model} day={paper.visited_on ?? ""} />}
    </Page>
  );
}

function Begun({ model, day }: { model: VisitModel; day: string }): JSX.Element {
  const said = useSaid(model);
  const frozen = model.frozen.value;
  return (
    <>
      <Notice tone="good"><p>{said}</p></Notice>
      <PaperPhotos model={model} />
      <a class="button button-main" href={toHref({ page: "visit", visit: model.subject.visit.id })}>
        <Icon name="pencil" />
        {PRINTING.paper_answers}
      </a>
      {!frozen && <Day key={day} model={model} known={day} words={PRINTING.paper_change_day} />}
      {!frozen && (
        <TwoPress sure={PRINTING.paper_not_sure} confirm={PRINTING.paper_not_confirm} onConfirm={() => model.setPaper(null)}>
          {PRINTING.paper_not}
        </TwoPress>
      )}
    </>
  );
}

type DayProps = { model: VisitModel; known: string; words: string; main?: boolean };

function Day({ model, known, words, main = false }: DayProps): JSX.Element {
  const [day, setDay] = useState(known);
  const [isChecked, setChecked] = useState(false);
  const isGood = model.isPast(day);
  const keep = (): void => {
    setChecked(true);
    if (isGood && day !== known) void model.setPaper(day);
  };
  return (
    <div class="stack">
      <Field label={PRINTING.paper_day} type="date" text={day} fault={isChecked && !isGood ? PRINTING.paper_day_fault : null} onType={setDay} />
      <button type="button" class={main ? "button button-main" : "button button-fit"} onClick={keep}>{words}</button>
    </div>
  );
}

/** Who typed the visit in, from the paper of which day; null for a visit that was not made on paper. */
function useSaid(model: VisitModel): string | null {
  const people = useApp().device.value?.people ?? [];
  const paper = findPaper(model.reading.value);
  if (paper === null) return null;
  const typist = people.find((one) => one.id === paper.typist)?.name ?? TEXT.someone;
  return sayTyped(typist, paper.visited_on);
}

function hasPhoto(model: VisitModel): boolean {
  return listPhotos(model.reading.value, null, null).length > 0;
}
