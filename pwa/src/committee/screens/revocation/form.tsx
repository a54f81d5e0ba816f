// The end of a convention as the meeting voted it.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { DATES } from "../../../text/committee/dates.ts";
import { DECISION } from "../../../text/committee/decision.ts";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { REVOCATION } from "../../../text/committee/revocation.ts";
import { inWords } from "../../../text/committee-words.ts";
import { Field } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Dossier } from "../../api/shapes.ts";
import { blankRevocation, findRevocationFaults } from "../../state/deciding.ts";
import { isDay } from "../../state/days.ts";
import { recallMeeting } from "../../state/meeting.ts";
import { useCaisse, useDraft, useLoad, useSpace } from "../../widgets/context.ts";
import { Form } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";
import { ReasonsField } from "../../widgets/reasons-field.tsx";
import { VotesField } from "../../widgets/votes-field.tsx";

export function RevocationForm({ outlet }: { outlet: string }): JSX.Element {
  const { caisse, client } = useCaisse();
  const dossier = useLoad(`dossier ${outlet}`, () => client.dossier(outlet));
  return (
    <Page
      title={REVOCATION.title}
      lead={REVOCATION.lead}
      back={{ to: { page: "dossier", caisse: caisse.slug, outlet }, label: DECISION.backToDossier }}
      narrow
    >
      <Loaded of={dossier}>{(value) => <WhenConventioned dossier={value} />}</Loaded>
    </Page>
  );
}

function WhenConventioned({ dossier: { outlet, convention } }: { dossier: Dossier }): JSX.Element {
  if (convention === null) return <Notice tone="plain">{REVOCATION.notConventioned}</Notice>;
  return (
    <div class="stack">
      <p class="lead">
        <span class="strong">{outlet.name}</span>
        <br />
        {DOSSIER.since(convention.since, convention.until)}
      </p>
      <Fields outlet={outlet.id} />
    </div>
  );
}

/** The kept end of one outlet's convention. */
export function useRevocationDraft(outlet: string) {
  const { kept } = useSpace();
  const { caisse, today } = useCaisse();
  return useDraft(`revocation ${outlet}`, blankRevocation(today(), recallMeeting(kept, caisse.slug, today())));
}

function Fields({ outlet }: { outlet: string }): JSX.Element {
  const space = useSpace();
  const { caisse, today } = useCaisse();
  const draft = useRevocationDraft(outlet);
  const isChecked = useSignal(false);
  const form = draft.value.value;
  const faults = isChecked.value ? findRevocationFaults(form, today()) : null;
  const goOn = (): boolean => {
    isChecked.value = true;
    if (findRevocationFaults(form, today()) !== null) return false;
    space.go({ page: "revocation-check", caisse: caisse.slug, outlet });
    return true;
  };
  return (
    <Form classes="stack-wide" onSubmit={goOn}>
      <VotesField votes={form.votes} showFaults={faults?.votes === true} onChange={(votes) => draft.change({ votes })} />
      <ReasonsField reasons={form.reasons} isAtFault={faults?.reasons === true} onType={(reasons) => draft.change({ reasons })} />
      <section class="stack">
        <h2>{DATES.title}</h2>
        <div class="pair">
          <Field
            label={DATES.decidedOn}
            hint={isDay(form.decided_on) ? inWords(form.decided_on) : DATES.decidedOnHint}
            type="date"
            text={form.decided_on}
            fault={faults?.decided_on == null ? null : DATES.faults[faults.decided_on]}
            onType={(decided_on) => draft.change({ decided_on })}
          />
          <Field
            label={DATES.effectiveOn}
            hint={isDay(form.effective_on) ? inWords(form.effective_on) : DATES.effectiveOnHint}
            type="date"
            text={form.effective_on}
            fault={faults?.effective_on === true ? DATES.beforeDecision : null}
            onType={(effective_on) => draft.change({ effective_on })}
          />
        </div>
      </section>
      {faults !== null && (
        <Notice tone="bad" urgent>
          {DECISION.fix}
        </Notice>
      )}
      <div>
        <button type="submit" class="button button-main">
          {REVOCATION.continue}
        </button>
      </div>
    </Form>
  );
}
