// What the person visited reads, then signs or not: what was noted, what becomes of it, the signature itself.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { listSignatures, type HeldSignature } from "../../../state/people.ts";
import type { VisitModel } from "../../../state/visit.ts";
import { listDataFacts, MEETING } from "../../../text/meeting.ts";
import { TEXT } from "../../../text/visits.ts";
import { Icon } from "../../../ui/icon.tsx";
import { toHref } from "../../router.ts";
import { CorrectionBanner } from "../correction.tsx";
import { Page } from "../page.tsx";
import { SignForm } from "./sign-form.tsx";
import { ShownList } from "./shown-list.tsx";
import { Signatures, useShown } from "./signatures.tsx";

/** Who is asked to sign: someone new, or someone who has signed or refused already. */
export type Signer = { signer: string | null; name: string };
const SOMEONE_NEW: Signer = { signer: null, name: "" };

export function SigningScreen({ model }: { model: VisitModel }): JSX.Element {
  const { visit } = model.subject;
  const shown = useShown(model);
  const signed = listSignatures(model.reading.value).length > 0;
  const [asked, setAsked] = useState<Signer | null>(null);
  const signer = asked ?? (signed ? null : SOMEONE_NEW);
  const done = (): void => {
    setAsked(null);
    document.querySelector<HTMLElement>("h1")?.focus();
  };
  return (
    <Page
      title={MEETING.signing_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "meeting", visit: visit.id }), label: MEETING.meeting_title }}
    >
      <CorrectionBanner model={model} />
      <p class="lead">{MEETING.signing_lead}</p>
      <section class="stack-tight">
        <h2>{MEETING.shown_title}</h2>
        <p>{MEETING.shown_lead}</p>
        {shown !== null && <ShownList model={model} cells={shown.cells} />}
      </section>
      <DataNotice caisse={model.subject.caisse.name} />
      {!signed && model.frozen.value && <p>{MEETING.signature_never}</p>}
      {signed && <Already model={model} isAsking={signer !== null} onAsk={setAsked} />}
      {signer !== null && shown !== null && !model.frozen.value && (
        <SignForm key={signer.signer ?? ""} model={model} signer={signer} seen={shown.sha256} onDone={done} {...(signed ? { onCancel: done } : {})} />
      )}
    </Page>
  );
}

function Already({ model, isAsking, onAsk }: { model: VisitModel; isAsking: boolean; onAsk: (signer: Signer) => void }): JSX.Element {
  const again = ({ signer, content }: HeldSignature): void => onAsk({ signer, name: content.name });
  return (
    <section class="stack-tight">
      <h2>{MEETING.signatures_title}</h2>
      <Signatures model={model} {...(isAsking ? {} : { onAgain: again })} />
      {!isAsking && !model.frozen.value && (
        <button type="button" class="button button-fit" onClick={() => onAsk(SOMEONE_NEW)}>
          <Icon name="plus" />
          {MEETING.sign_other}
        </button>
      )}
    </section>
  );
}

/** What is kept, how long, whom to write to: before the signature, never folded. */
function DataNotice({ caisse }: { caisse: string }): JSX.Element {
  return (
    <section class="card stack-tight">
      <h2>{MEETING.data_title}</h2>
      <dl class="shown">
        {listDataFacts(caisse).map(({ name, said }) => (
          <div key={name}>
            <dt class="strong">{name}</dt>
            <dd class="plain">{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
