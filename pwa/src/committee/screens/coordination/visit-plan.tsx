// A visit to come: where, who, when.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { COORDINATION } from "../../../text/committee/coordination.ts";
import { DECISION } from "../../../text/committee/decision.ts";
import { VISIT_PLAN } from "../../../text/committee/visit-plan.ts";
import { Field } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ListedOutlet, Member } from "../../api/shapes.ts";
import { isDay } from "../../state/days.ts";
import { both } from "../../state/loading.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { PRINTING } from "../../../text/printing.ts";
import { DocumentLink } from "../../widgets/document-link.tsx";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Checks, Form, Select, Submit } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

/** `outlet`: the one to visit when it is already known. */
export function PlanVisit({ outlet }: { outlet: string | null }): JSX.Element {
  const { caisse, client } = useCaisse();
  const loaded = useLoad("outlets and people", () => both(client.outlets(), client.people()));
  const back =
    outlet === null
      ? ({ to: { page: "coordination", caisse: caisse.slug }, label: COORDINATION.title } as const)
      : ({ to: { page: "dossier", caisse: caisse.slug, outlet }, label: DECISION.backToDossier } as const);
  return (
    <Page title={VISIT_PLAN.title} back={back} narrow>
      <Loaded of={loaded}>
        {([outlets, people]) => {
          const volunteers = people.filter(({ roles }) => roles.includes("volunteer"));
          if (outlets.length === 0) return <Notice tone="plain">{VISIT_PLAN.noOutlets}</Notice>;
          if (volunteers.length === 0) return <Notice tone="plain">{VISIT_PLAN.noVolunteers}</Notice>;
          return <Fields first={outlet ?? ""} outlets={outlets} volunteers={volunteers} />;
        }}
      </Loaded>
    </Page>
  );
}

const TRIAL = "trial";

function Fields({ first, outlets, volunteers }: { first: string; outlets: readonly ListedOutlet[]; volunteers: readonly Member[] }): JSX.Element {
  const space = useSpace();
  const { caisse, client } = useCaisse();
  const [outlet, people, day, trial] = [useSignal(first), useSignal<string[]>([]), useSignal(""), useSignal<string[]>([])];
  const isChecked = useSignal(false);
  const { isBusy, failure, run } = useAction(() =>
    client.planVisit({ outlet: outlet.value, people: people.value, planned_on: isDay(day.value) ? day.value : null, trial: trial.value.includes(TRIAL) }),
  );
  const submit = async (): Promise<boolean> => {
    isChecked.value = true;
    if (outlet.value === "" || people.value.length === 0) return false;
    if ((await run()) === null) return true;
    space.go({ page: "dossier", caisse: caisse.slug, outlet: outlet.value }, { say: VISIT_PLAN.saved });
    return true;
  };
  return (
    <Form onSubmit={submit}>
      <Select
        label={VISIT_PLAN.outlet}
        items={outlets.map(({ id, name, commune }) => ({ code: id, label: `${name}, ${commune}` }))}
        chosen={outlet.value}
        empty={VISIT_PLAN.choose}
        fault={isChecked.value && outlet.value === "" ? VISIT_PLAN.outletFault : null}
        onChoose={(code) => (outlet.value = code)}
      />
      {outlet.value !== "" && (
        <div>
          <DocumentLink href={client.formAddress({ outlet: outlet.value })} words={PRINTING.form} />
        </div>
      )}
      <Checks
        legend={VISIT_PLAN.people}
        hint={VISIT_PLAN.peopleHint}
        items={volunteers.map(({ id, name }) => ({ code: id, label: name }))}
        checked={people.value}
        fault={isChecked.value && people.value.length === 0 ? VISIT_PLAN.peopleFault : null}
        onChange={(checked) => (people.value = checked)}
      />
      <Field label={VISIT_PLAN.day} type="date" text={day.value} onType={(text) => (day.value = text)} />
      <Checks
        legend={VISIT_PLAN.kind}
        items={[{ code: TRIAL, label: VISIT_PLAN.trial, hint: VISIT_PLAN.trialHint }]}
        checked={trial.value}
        onChange={(checked) => (trial.value = checked)}
      />
      <FailureNotice failure={failure.value} />
      <div>
        <Submit words={VISIT_PLAN.save} isBusy={isBusy.value} />
      </div>
    </Form>
  );
}
