// The decision as the meeting says it: who is in the room, the voices, the dates, the reasons.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { DATES } from "../../../text/committee/dates.ts";
import { DECISION } from "../../../text/committee/decision.ts";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { inWords } from "../../../text/committee-words.ts";
import { Field } from "../../../ui/field.tsx";
import { More } from "../../../ui/more.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Dossier } from "../../api/shapes.ts";
import { blankDecision, findFormFaults, visitToDecide } from "../../state/deciding.ts";
import { isDay, type DatesFault } from "../../state/days.ts";
import { recallMeeting } from "../../state/meeting.ts";
import { useCaisse, useDraft, useLoad, useSpace } from "../../widgets/context.ts";
import { Form } from "../../widgets/inputs.tsx";
import { Link } from "../../widgets/link.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";
import { ReasonsField } from "../../widgets/reasons-field.tsx";
import { VotesField } from "../../widgets/votes-field.tsx";
import { Disagreements } from "../dossier/alerts.tsx";
import { Links } from "../dossier/people.tsx";

export function DecisionForm({ outlet }: { outlet: string }): JSX.Element {
  const { caisse, client } = useCaisse();
  const dossier = useLoad(`dossier ${outlet}`, () => client.dossier(outlet));
  return (
    <Page title={DECISION.title} back={{ to: { page: "dossier", caisse: caisse.slug, outlet }, label: DECISION.backToDossier }} narrow>
      <Loaded of={dossier}>{(value) => <WhenVotable dossier={value} />}</Loaded>
    </Page>
  );
}

function WhenVotable({ dossier }: { dossier: Dossier }): JSX.Element {
  const visit = visitToDecide(dossier);
  if (visit === null) return <NoVisit outlet={dossier.outlet.id} />;
  if (visit.disagreements.length > 0) {
    return (
      <div class="stack">
        <p class="lead">{DECISION.about(dossier.outlet.name)}</p>
        <Disagreements visit={visit} />
      </div>
    );
  }
  return (
    <div class="stack">
      <p class="lead">
        <span class="strong">{dossier.outlet.name}</span>
        <br />
        {DOSSIER.criteriaWords(visit.criteria_met, visit.criteria_total)}. {DOSSIER.needed(visit.needed, visit.eligible)}
      </p>
      {visit.amended_since_decision && <Again isConventioned={dossier.stage === "conventioned"} />}
      {!visit.eligible && <Notice tone="wait">{DOSSIER.notEligible}</Notice>}
      <Links visitors={visit.visitors} />
      <Fields key={visit.submission} outlet={dossier.outlet.id} submission={visit.submission} />
    </div>
  );
}

/** What a second vote on a visit changes, and what it leaves. */
function Again({ isConventioned }: { isConventioned: boolean }): JSX.Element {
  return (
    <Notice tone="plain">
      <p>{DECISION.again}</p>
      {isConventioned && <p>{DECISION.againConventioned}</p>}
    </Notice>
  );
}

export function NoVisit({ outlet }: { outlet: string }): JSX.Element {
  const { caisse } = useCaisse();
  return (
    <Notice tone="plain">
      <p>{DECISION.noVisit}</p>
      <Link to={{ page: "dossier", caisse: caisse.slug, outlet }} classes="button">
        {DECISION.backToDossier}
      </Link>
    </Notice>
  );
}

/** The kept decision of one submission. */
export function useDecisionDraft(submission: string) {
  const { kept } = useSpace();
  const { caisse, today } = useCaisse();
  return useDraft(`decision ${submission}`, blankDecision(today(), recallMeeting(kept, caisse.slug, today())));
}

const WHEN_FAULTS: readonly (DatesFault | null)[] = ["no-starts-on", "no-ends-on", "ends-before-start"];

function Fields({ outlet, submission }: { outlet: string; submission: string }): JSX.Element {
  const space = useSpace();
  const { caisse, today } = useCaisse();
  const draft = useDecisionDraft(submission);
  const isChecked = useSignal(false);
  const form = draft.value.value;
  const faults = isChecked.value ? findFormFaults(form, today()) : null;
  const goOn = (): boolean => {
    isChecked.value = true;
    if (findFormFaults(form, today()) !== null) return false;
    space.go({ page: "decision-check", caisse: caisse.slug, outlet });
    return true;
  };
  const saying = (...keys: (DatesFault | null)[]): string | null =>
    faults?.dates != null && keys.includes(faults.dates) ? DATES.faults[faults.dates] : null;
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
            fault={saying("no-decided-on", "decided-in-the-future")}
            onType={(decided_on) => draft.change({ decided_on })}
          />
          <Field
            label={DATES.startsOn}
            hint={isDay(form.starts_on) ? inWords(form.starts_on) : DATES.startsOnHint}
            type="date"
            text={form.starts_on}
            fault={saying("no-starts-on")}
            onType={(starts_on) => draft.change({ starts_on })}
          />
        </div>
        <More label={DATES.endsOn} open={form.ends_on !== "" || WHEN_FAULTS.slice(1).includes(faults?.dates ?? null)}>
          <Field
            label={DATES.endsOn}
            labelHidden
            hint={DATES.endsOnHint}
            type="date"
            text={form.ends_on}
            fault={saying("no-ends-on", "ends-before-start")}
            onType={(ends_on) => draft.change({ ends_on })}
          />
        </More>
      </section>
      {faults !== null && (
        <Notice tone="bad" urgent>
          {DECISION.fix}
        </Notice>
      )}
      <div class="stack-tight">
        <div>
          <button type="submit" class="button button-main">
            {DECISION.continue}
          </button>
        </div>
        <p class="muted small">{DECISION.kept}</p>
      </div>
    </Form>
  );
}
