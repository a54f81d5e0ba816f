// Sending the visit: what is missing, one last word, then a state that rests on receipts only.
import type { JSX } from "preact";
import { POSITION_FIELD } from "../../domain/entry.ts";
import { listDisputes } from "../../state/disputes.ts";
import { listMissing, type Missing } from "../../state/progress.ts";
import { listUngiven } from "../../state/people.ts";
import { findPosition } from "../../state/reading.ts";
import { isOpen, type QuestionStop, type Stop } from "../../state/stops.ts";
import type { Stage } from "../../state/summary.ts";
import type { VisitModel } from "../../state/visit.ts";
import { PEOPLE, sayUngiven } from "../../text/people.ts";
import { sayMissing, TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { useApp } from "./context.ts";
import { CorrectionOffer, CorrectionPanel } from "./correction.tsx";
import { Page } from "./page.tsx";
import { PaperBanner } from "./paper.tsx";
import { ReportButton } from "./report-button.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { SyncPanel } from "./sync-panel.tsx";
import { TwoPress } from "./two-press.tsx";

export function SendScreen({ model }: { model: VisitModel }): JSX.Element {
  const { visit } = model.subject;
  return (
    <Page
      title={model.correcting.value ? TEXT.correction_title : TEXT.send_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit: visit.id }), label: TEXT.back_to_visit }}
      aside={<ScorePanel model={model} />}
    >
      {model.correcting.value ? <CorrectionPanel model={model} /> : model.sent.value ? <Sent model={model} /> : <ToSend model={model} />}
    </Page>
  );
}

function Sent({ model }: { model: VisitModel }): JSX.Element {
  const stage = useApp().summaries.value.find((one) => one.visit.id === model.subject.visit.id)?.stage ?? "sending";
  return (
    <>
      <Arrival stage={stage} />
      <ReportButton visit={model.subject.visit.id} />
      <CorrectionOffer model={model} />
      <SyncPanel />
    </>
  );
}

function Arrival({ stage }: { stage: Stage }): JSX.Element {
  const arrived = stage === "sent" || stage === "decided";
  return (
    <Notice tone={arrived ? "good" : "wait"}>
      <p class="strong lead" role="status">{arrived ? TEXT.stage_sent_title : TEXT.stage_sending_title}</p>
      <p>{arrived ? TEXT.stage_sent : TEXT.stage_sending}</p>
    </Notice>
  );
}

function ToSend({ model }: { model: VisitModel }): JSX.Element {
  const { result } = model.reading.value;
  const disputes = listDisputes(model.reading.value);
  const hasPosition = findPosition(model.reading.value) !== null || disputes.some(({ field }) => field === POSITION_FIELD);
  const missing = result ? listMissing({ charter: model.subject.charter, result, hasPosition, disputed: disputes.length }) : [];
  const people = useUngiven(model);
  return (
    <>
      <p class="lead">{TEXT.send_lead}</p>
      <PaperBanner model={model} />
      {model.faults.value.size > 0 && <Notice tone="bad"><p>{TEXT.fields_unfinished}</p></Notice>}
      {missing.length + people.length === 0 ? (
        <Notice tone="good"><p>{TEXT.nothing_missing}</p></Notice>
      ) : (
        <section class="stack-tight">
          <h2>{TEXT.missing_title}</h2>
          <ul class="rows">
            {missing.map((one) => <MissingRow key={sayMissing(one)} href={hrefOf(model, one)} said={sayMissing(one)} />)}
            {people.map(({ href, said }) => <MissingRow key={said} href={href} said={said} />)}
          </ul>
          <p class="muted">{TEXT.missing_allowed}</p>
        </section>
      )}
      <TwoPress
        main
        sure={TEXT.submit_sure}
        confirm={TEXT.submit_confirm}
        waiting={model.preparing.value > 0 ? TEXT.photos_preparing : null}
        onConfirm={model.submit}
      >
        <Icon name="send" />
        {TEXT.submit}
      </TwoPress>
    </>
  );
}

function MissingRow({ href, said }: { href: string; said: string }): JSX.Element {
  return (
    <li>
      <a class="row" href={href}>
        <span class="row-main">{said}</span>
        <Icon name="next" />
      </a>
    </li>
  );
}

/** Pledges and links that are not given, and the signature that nobody was asked for. */
function useUngiven({ reading, subject }: VisitModel): { href: string; said: string }[] {
  const people = useApp().device.value?.people ?? [];
  const { id, people: planned } = subject.visit;
  const ungiven = listUngiven(reading.value, [subject.person, ...planned]);
  const said = sayUngiven(ungiven, (person) => people.find((one) => one.id === person)?.name ?? TEXT.someone);
  return [
    ...said.map((one) => ({ href: toHref({ page: "visitors", visit: id }), said: one })),
    ...(ungiven.signature ? [{ href: toHref({ page: "meeting", visit: id }), said: PEOPLE.signature_missing }] : []),
  ];
}

/** Straight to the first question without an answer, where there is one. */
function hrefOf(model: VisitModel, missing: Missing): string {
  const visit = model.subject.visit.id;
  const firstOpen = (isThere: (stop: QuestionStop) => boolean): Stop | undefined =>
    model.stops.value.find((stop) => stop.kind === "question" && isOpen(stop) && isThere(stop));
  switch (missing.kind) {
    case "families":
      return toHref({ page: "products", visit });
    case "position":
      return toHref({ page: "position", visit });
    case "disputed":
      return toHref({ page: "disputes", visit });
    case "family_questions":
      return toHref({ page: "family", visit, family: missing.family, ...questionOf(firstOpen((stop) => stop.family === missing.family)) });
    case "questions":
      return toHref({ page: "criterion", visit, criterion: missing.section, ...questionOf(firstOpen((stop) => stop.section === missing.section)) });
  }
}

function questionOf(stop: Stop | undefined): { question?: string } {
  return stop?.kind === "question" ? { question: stop.question.code } : {};
}
