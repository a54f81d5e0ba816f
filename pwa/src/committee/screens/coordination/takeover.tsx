// A convention that existed before Grillon, copied from its minutes: no score is invented.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Charter } from "../../../domain/charter.ts";
import { DATES } from "../../../text/committee/dates.ts";
import { DECISION } from "../../../text/committee/decision.ts";
import { TAKEOVER } from "../../../text/committee/takeover.ts";
import { Field } from "../../../ui/field.tsx";
import { findDatesFault } from "../../state/days.ts";
import { currentCharter } from "../../state/charter.ts";
import { both } from "../../state/loading.ts";
import { readTakenFamilies, type TakenFamily } from "../../state/takeover.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Checks, Form, Select, Submit } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

export function Takeover({ outlet }: { outlet: string }): JSX.Element {
  const { caisse, client } = useCaisse();
  const loaded = useLoad(`dossier and charter ${outlet}`, () => both(client.dossier(outlet), currentCharter(client)));
  return (
    <Page
      title={TAKEOVER.title}
      lead={TAKEOVER.lead}
      back={{ to: { page: "dossier", caisse: caisse.slug, outlet }, label: DECISION.backToDossier }}
      narrow
    >
      <Loaded of={loaded}>
        {([dossier, charter]) => (
          <div class="stack">
            <p class="lead strong">{dossier.outlet.name}</p>
            <Fields outlet={outlet} charter={charter} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Fields({ outlet, charter }: { outlet: string; charter: Charter }): JSX.Element {
  const space = useSpace();
  const { caisse, client, today } = useCaisse();
  const taken = useSignal<TakenFamily[]>([]);
  const [decidedOn, startsOn, endsOn, minutes] = [useSignal(""), useSignal(""), useSignal(""), useSignal("")];
  const isChecked = useSignal(false);
  const { isBusy, failure, run } = useAction(client.takeOver);
  const families = readTakenFamilies(taken.value);
  const dates = findDatesFault({ decided_on: decidedOn.value, starts_on: startsOn.value, ends_on: endsOn.value }, today());
  const submit = async (): Promise<boolean> => {
    isChecked.value = true;
    if (families === null || dates !== null || minutes.value.trim() === "") return false;
    const draft = { outlet, decided_on: decidedOn.value, starts_on: startsOn.value, ends_on: endsOn.value === "" ? null : endsOn.value };
    if ((await run({ ...draft, families, minutes: minutes.value.trim().normalize("NFC") })) === null) return true;
    space.go({ page: "dossier", caisse: caisse.slug, outlet }, { say: TAKEOVER.done });
    return true;
  };
  const saying = (...keys: string[]): string | null => (isChecked.value && dates !== null && keys.includes(dates) ? DATES.faults[dates] : null);
  return (
    <Form classes="stack-wide" onSubmit={submit}>
      <Families charter={charter} taken={taken.value} isAtFault={isChecked.value && families === null} onChange={(next) => (taken.value = next)} />
      <div class="stack">
        <div class="pair">
          <Field label={TAKEOVER.decidedOn} type="date" text={decidedOn.value} fault={saying("no-decided-on", "decided-in-the-future")} onType={(text) => (decidedOn.value = text)} />
          <Field label={TAKEOVER.startsOn} type="date" text={startsOn.value} fault={saying("no-starts-on")} onType={(text) => (startsOn.value = text)} />
        </div>
        <Field label={TAKEOVER.endsOn} type="date" text={endsOn.value} fault={saying("no-ends-on", "ends-before-start")} onType={(text) => (endsOn.value = text)} />
        <Field
          label={TAKEOVER.minutes}
          hint={TAKEOVER.minutesHint}
          multiline
          maxLength={5000}
          text={minutes.value}
          fault={isChecked.value && minutes.value.trim() === "" ? TAKEOVER.minutesFault : null}
          onType={(text) => (minutes.value = text)}
        />
      </div>
      <FailureNotice failure={failure.value} />
      <div>
        <Submit words={TAKEOVER.save} isBusy={isBusy.value} />
      </div>
    </Form>
  );
}

type FamiliesProps = { charter: Charter; taken: readonly TakenFamily[]; isAtFault: boolean; onChange: (taken: TakenFamily[]) => void };

function Families({ charter, taken, isAtFault, onChange }: FamiliesProps): JSX.Element {
  const admitted = charter.products.families.filter((family) => family.admitted);
  const classes = charter.products.classes.filter((each) => each.admitted).map(({ code, label }) => ({ code, label: label.fr }));
  const onlyClass = classes.length === 1 ? (classes[0]?.code ?? "") : "";
  const change = (family: string, part: Partial<TakenFamily>): void =>
    onChange(taken.map((each) => (each.family === family ? { ...each, ...part } : each)));
  return (
    <div class="stack">
      <Checks
        legend={TAKEOVER.families}
        hint={TAKEOVER.familiesHint}
        items={admitted.map(({ code, label }) => ({ code, label: label.fr }))}
        checked={taken.map(({ family }) => family)}
        fault={isAtFault ? TAKEOVER.familiesFault : null}
        onChange={(codes) => onChange(codes.map((family) => taken.find((each) => each.family === family) ?? { family, class: onlyClass, percent: "" }))}
      />
      {taken.map((each) => {
        const label = admitted.find(({ code }) => code === each.family)?.label.fr ?? each.family;
        return (
          <fieldset key={each.family} class="card pair">
            <legend class="visually-hidden">{label}</legend>
            <Field label={TAKEOVER.percentOf(label)} mode="numeric" short unit="%" maxLength={3} text={each.percent} onType={(percent) => change(each.family, { percent })} />
            {classes.length > 1 && (
              <Select label={TAKEOVER.classOf(label)} items={classes} chosen={each.class} empty={TAKEOVER.chooseClass} onChoose={(code) => change(each.family, { class: code })} />
            )}
          </fieldset>
        );
      })}
    </div>
  );
}
