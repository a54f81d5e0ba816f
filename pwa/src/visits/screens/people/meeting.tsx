// The person visited: what they commit to, what they say, and the way to what they sign.
import type { JSX } from "preact";
import { personField } from "../../../domain/entry.ts";
import { disputeAt } from "../../../state/disputes.ts";
import { listOtherWords, listSignatures } from "../../../state/people.ts";
import type { VisitModel } from "../../../state/visit.ts";
import { MEETING } from "../../../text/meeting.ts";
import { TEXT } from "../../../text/visits.ts";
import { Icon } from "../../../ui/icon.tsx";
import { toHref } from "../../router.ts";
import { CorrectionBanner } from "../correction.tsx";
import { DisputeNotice } from "../dispute.tsx";
import { Page } from "../page.tsx";
import { TypedField } from "../typed-field.tsx";
import { Commitments } from "./commitments.tsx";
import { useNames } from "./names.ts";
import { Signatures } from "./signatures.tsx";

export function MeetingScreen({ model }: { model: VisitModel }): JSX.Element {
  const { visit } = model.subject;
  const signed = listSignatures(model.reading.value).length > 0;
  return (
    <Page
      title={MEETING.meeting_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit: visit.id }), label: TEXT.back_to_visit }}
    >
      <CorrectionBanner model={model} />
      <Commitments model={model} />
      <Word model={model} />
      <section class="stack-tight">
        <h2>{MEETING.signature_title}</h2>
        {signed ? <Signatures model={model} /> : <p>{model.frozen.value ? MEETING.signature_never : MEETING.signature_none}</p>}
      </section>
      <a class="button button-main" href={toHref({ page: "signing", visit: visit.id })}>
        <Icon name="pencil" />
        {signed || model.frozen.value ? MEETING.signature_see : MEETING.signature_go}
      </a>
    </Page>
  );
}

/** One word for the visit, whoever types it: its cell is that of the person visited. */
function Word({ model }: { model: VisitModel }): JSX.Element {
  const visited = model.subject.visit.id;
  const dispute = disputeAt(model.reading.value, personField("word", visited));
  const nameOf = useNames();
  return (
    <section class="stack-tight">
      <h2>{MEETING.word_title}</h2>
      {listOtherWords(model.reading.value, visited).map(({ author, text }) => (
        <blockquote key={author} class="quote">
          <p class="small muted">{nameOf(author)}</p>
          <p>{text}</p>
        </blockquote>
      ))}
      {dispute && <DisputeNotice model={model} dispute={dispute} title={MEETING.word_disputed} hint={MEETING.word_settle} />}
      <TypedField model={model} field={{ kind: "word", question: visited, family: null }} label={MEETING.word} hint={MEETING.word_hint} multiline />
    </section>
  );
}
