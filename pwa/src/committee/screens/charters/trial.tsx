// Trying a version, thresholds or rates on the visits already made, before the vote. Nothing is stored.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Charter } from "../../../domain/charter.ts";
import { CHARTERS } from "../../../text/committee/charters.ts";
import { TRIAL } from "../../../text/committee/trial.ts";
import { Field } from "../../../ui/field.tsx";
import { More } from "../../../ui/more.tsx";
import type { Trial } from "../../api/shapes.ts";
import {
  fieldOf,
  findFault,
  flatten,
  listKindKnobs,
  listKnobs,
  readWhole,
  textOf,
  toTrial,
  type Group,
  type KindKnobs,
  type Knobs,
  type Typed,
} from "../../state/trial.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useLoad } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Form, Select, Submit } from "../../widgets/inputs.tsx";
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
  const kinds = useMemo(() => listKindKnobs(charter, knobs), [knobs]);
  const typed = useSignal<Typed>({});
  const kind = useSignal("");
  const tried = useSignal<Trial | null>(null);
  const { isBusy, failure, run } = useAction(client.simulate);
  const result = useSignal<Awaited<ReturnType<typeof run>>>(null);
  const submit = async (): Promise<boolean> => {
    const trial = toTrial(sha256, [knobs, ...kinds.map((one) => one.knobs)].flatMap(flatten), typed.value);
    if (trial === null) {
      kind.value = kinds.find((one) => findFault(flatten(one.knobs), typed.value) !== null)?.code ?? kind.value;
      return false;
    }
    result.value = await run(trial);
    tried.value = trial;
    return true;
  };
  const type = (next: Typed): void => void (typed.value = next);
  return (
    <div class="stack-wide">
      <Form classes="card stack" onSubmit={submit}>
        <h2>{`${charter.title.fr}, ${CHARTERS.version(charter.version)}`}</h2>
        {GROUPS.map((group) => (
          <More key={group} label={TRIAL[group]}>
            <Numbers group={group} knobs={knobs} typed={typed.value} onType={type} />
          </More>
        ))}
        {kinds.length > 0 && <ForKind kinds={kinds} chosen={kind.value} typed={typed.value} onChoose={(code) => (kind.value = code)} onType={type} />}
        <FailureNotice failure={failure.value} />
        <div>
          <Submit words={TRIAL.run} busyWords={TRIAL.running} isBusy={isBusy.value} />
        </div>
      </Form>
      <div role="status">{result.value && tried.value && <TrialResult result={result.value.value} trial={tried.value} />}</div>
    </div>
  );
}

const GROUPS = ["thresholds", "answered", "tiers", "rates"] as const satisfies readonly Group[];
const GROUPS_OF_KIND = ["thresholds", "answered", "tiers"] as const satisfies readonly Group[];
const UNITS: Record<Group, string> = { thresholds: TRIAL.unit, answered: TRIAL.answers, tiers: TRIAL.criteria, rates: TRIAL.unit };

type ForKindProps = {
  kinds: readonly KindKnobs[];
  chosen: string;
  typed: Typed;
  onChoose: (code: string) => void;
  onType: (typed: Typed) => void;
};

/** The numbers of one kind of outlet; while it has none of its own, those of all kinds count. */
function ForKind({ kinds, chosen, typed, onChoose, onType }: ForKindProps): JSX.Element {
  const kind = kinds.find(({ code }) => code === chosen);
  return (
    <More label={TRIAL.forKind}>
      <div class="stack">
        <p class="muted">{TRIAL.forKindText}</p>
        <Select label={TRIAL.kind} items={kinds} chosen={chosen} empty={TRIAL.chooseKind} onChoose={onChoose} />
        {kind &&
          GROUPS_OF_KIND.map((group) => (
            <section key={`${kind.code} ${group}`} class="stack">
              <h3>{TRIAL[group]}</h3>
              <Numbers group={group} knobs={kind.knobs} typed={typed} onType={onType} />
            </section>
          ))}
      </div>
    </More>
  );
}

type NumbersProps = { group: Group; knobs: Knobs; typed: Typed; onType: (typed: Typed) => void };

function Numbers({ group, knobs, typed, onType }: NumbersProps): JSX.Element {
  return (
    <div class="stack">
      {knobs[group].map((knob) => {
        const text = textOf(knob, typed);
        return (
          <Field
            key={fieldOf(knob)}
            label={knob.label}
            mode="numeric"
            short
            unit={UNITS[group]}
            text={text}
            fault={readWhole(text) === null ? TRIAL.fault : null}
            onType={(next) => onType({ ...typed, [fieldOf(knob)]: next })}
          />
        );
      })}
    </div>
  );
}
