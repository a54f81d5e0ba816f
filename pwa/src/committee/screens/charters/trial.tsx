// Trying a version, thresholds or rates on the visits already made, before the vote. Nothing is stored.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Charter } from "../../../domain/charter.ts";
import { CHARTERS, TRIAL } from "../../../text/committee.ts";
import { Field } from "../../../ui/field.tsx";
import { More } from "../../../ui/more.tsx";
import type { Trial } from "../../api/shapes.ts";
import { listKnobs, readWhole, toTrial, type Knobs } from "../../state/trial.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useLoad } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Form, Submit } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";
import { TrialResult } from "./trial-result.tsx";

export function TrialOf({ charter }: { charter: string }): JSX.Element {
  const { caisse, client } = useCaisse();
  const read = useLoad(`charter ${charter}`, () => client.charterRead(charter));
  return (
    <Page title={TRIAL.title} lead={TRIAL.lead} back={{ to: { page: "charters", caisse: caisse.slug }, label: CHARTERS.title }} narrow>
      <Loaded of={read}>{(version) => <Try charter={version} sha256={charter} />}</Loaded>
    </Page>
  );
}

function Try({ charter, sha256 }: { charter: Charter; sha256: string }): JSX.Element {
  const { client, today } = useCaisse();
  const knobs = useMemo(() => listKnobs(charter, today(), TRIAL.rateOf), [charter]);
  const typed = useSignal<Readonly<Record<string, string>>>({});
  const tried = useSignal<Trial | null>(null);
  const { isBusy, failure, run } = useAction(client.simulate);
  const result = useSignal<Awaited<ReturnType<typeof run>>>(null);
  const submit = async (): Promise<boolean> => {
    const trial = toTrial(sha256, knobs, typed.value);
    if (trial === null) return false;
    result.value = await run(trial);
    tried.value = trial;
    return true;
  };
  return (
    <div class="stack-wide">
      <Form classes="card stack" onSubmit={submit}>
        <h2>{`${charter.title.fr}, ${CHARTERS.version(charter.version)}`}</h2>
        <Group title={TRIAL.thresholds} name="thresholds" knobs={knobs} unit={TRIAL.unit} typed={typed.value} onType={(next) => (typed.value = next)} />
        <Group title={TRIAL.tiers} name="tiers" knobs={knobs} unit={TRIAL.criteria} typed={typed.value} onType={(next) => (typed.value = next)} />
        <Group title={TRIAL.rates} name="rates" knobs={knobs} unit={TRIAL.unit} typed={typed.value} onType={(next) => (typed.value = next)} />
        <FailureNotice failure={failure.value} />
        <div>
          <Submit words={TRIAL.run} busyWords={TRIAL.running} isBusy={isBusy.value} />
        </div>
      </Form>
      <div role="status">{result.value && tried.value && <TrialResult result={result.value.value} trial={tried.value} />}</div>
    </div>
  );
}

type GroupProps = {
  title: string;
  name: keyof Knobs;
  knobs: Knobs;
  unit: string;
  typed: Readonly<Record<string, string>>;
  onType: (typed: Readonly<Record<string, string>>) => void;
};

function Group({ title, name, knobs, unit, typed, onType }: GroupProps): JSX.Element {
  return (
    <More label={title}>
      <div class="stack">
        {knobs[name].map(({ key, label, own }) => {
          const field = `${name} ${key}`;
          const text = typed[field] ?? String(own);
          return (
            <Field
              key={key}
              label={label}
              mode="numeric"
              short
              unit={unit}
              text={text}
              fault={readWhole(text) === null ? TRIAL.fault : null}
              onType={(next) => onType({ ...typed, [field]: next })}
            />
          );
        })}
      </div>
    </More>
  );
}
