// Every disagreement of a visit on one page, so that two people settle them one after the other, together.
import type { JSX } from "preact";
import { POSITION_FIELD, readAnswerField } from "../../domain/entry.ts";
import { listSections } from "../../state/charters.ts";
import { listDisputes, type Dispute } from "../../state/disputes.ts";
import type { VisitModel } from "../../state/visit.ts";
import { sayDisputes, TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { toHref } from "../router.ts";
import { CorrectionBanner } from "./correction.tsx";
import { Sides } from "./dispute.tsx";
import { Page } from "./page.tsx";
import { nameCell } from "./say-entry.ts";

export function DisputesScreen({ model }: { model: VisitModel }): JSX.Element {
  const { visit } = model.subject;
  const disputes = listDisputes(model.reading.value);
  return (
    <Page
      title={TEXT.disputes_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit: visit.id }), label: TEXT.back_to_visit }}
    >
      <CorrectionBanner model={model} />
      <p class="lead" role="status">{disputes.length === 0 ? TEXT.disputes_none : sayDisputes(disputes.length)}</p>
      {disputes.length > 0 && <p>{model.frozen.value ? TEXT.disputes_frozen : TEXT.disputes_lead}</p>}
      {disputes.map((dispute) => <DisputeCard key={dispute.field} model={model} dispute={dispute} />)}
      <a class={disputes.length === 0 ? "button button-main" : "button"} href={toHref({ page: "send", visit: visit.id })}>
        {model.sent.value ? TEXT.disputes_to_sent : TEXT.disputes_to_send}
      </a>
    </Page>
  );
}

function DisputeCard({ model, dispute }: { model: VisitModel; dispute: Dispute }): JSX.Element {
  const href = hrefOf(model, dispute.field);
  return (
    <section class="card stack">
      <h2>{nameCell(model.subject.charter, dispute.field, dispute.sides)}</h2>
      <Sides model={model} dispute={dispute} />
      {href !== null && !model.frozen.value && (
        <a class="button button-quiet button-fit" href={href}>
          {dispute.field === POSITION_FIELD ? TEXT.dispute_other_position : TEXT.dispute_otherwise}
          <Icon name="next" />
        </a>
      )}
    </section>
  );
}

/** Where another answer than these can be given; null where there is no such place. */
function hrefOf({ subject }: VisitModel, field: string): string | null {
  const visit = subject.visit.id;
  const read = readAnswerField(field);
  if (read === null) return field === POSITION_FIELD ? toHref({ page: "position", visit }) : null;
  if (read.family !== null) return toHref({ page: "family", visit, family: read.family });
  const section = listSections(subject.charter).find((one) => one.questions.some(({ code }) => code === read.question));
  return section ? toHref({ page: "criterion", visit, criterion: section.code }) : null;
}
