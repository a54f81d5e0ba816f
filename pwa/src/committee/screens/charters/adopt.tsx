// The adoption of a version or draft that the committee voted.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { CHARTERS } from "../../../text/committee/charters.ts";
import { DATES } from "../../../text/committee/dates.ts";
import { FRAME } from "../../../text/committee/frame.ts";
import { Field } from "../../../ui/field.tsx";
import { isDay } from "../../state/days.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useSpace } from "../../widgets/context.ts";
import { Dialog } from "../../widgets/dialog.tsx";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Form, Select } from "../../widgets/inputs.tsx";

export type Adoptable = { sha256: string; title: string; version: string };

export function Adopt({ versions, onAdopted }: { versions: readonly Adoptable[]; onAdopted: () => void }): JSX.Element | null {
  const { said } = useSpace();
  const { client, today } = useCaisse();
  const [which, decidedOn, effectiveOn, minutes] = [useSignal(""), useSignal(today()), useSignal(today()), useSignal("")];
  const [isChecked, isAsking] = [useSignal(false), useSignal(false)];
  const { isBusy, failure, run } = useAction(() =>
    client.adopt({ charter: which.value, decided_on: decidedOn.value, effective_on: effectiveOn.value, minutes: minutes.value.trim().normalize("NFC") }),
  );
  const decidedFault = isDay(decidedOn.value) ? (decidedOn.value > today() ? DATES.faults["decided-in-the-future"] : null) : DATES.faults["no-decided-on"];
  const effectiveFault = isDay(effectiveOn.value) ? null : DATES.noDay;
  const submit = (): boolean => {
    isChecked.value = true;
    isAsking.value = which.value !== "" && minutes.value.trim() !== "" && decidedFault === null && effectiveFault === null;
    return isAsking.value;
  };
  const adopt = async (): Promise<void> => {
    const done = await run();
    isAsking.value = false;
    if (done === null) return;
    said.value = CHARTERS.done(done.value.n);
    [which.value, minutes.value, isChecked.value] = ["", "", false];
    onAdopted();
  };
  if (versions.length === 0) return null;
  return (
    <section class="stack">
      <h2>{CHARTERS.adopt}</h2>
      <Form classes="card stack" onSubmit={submit}>
        <Select
          label={CHARTERS.which}
          items={versions.map(({ sha256, title, version }) => ({ code: sha256, label: `${title} (${CHARTERS.version(version)})` }))}
          chosen={which.value}
          empty={CHARTERS.chooseVersion}
          fault={isChecked.value && which.value === "" ? CHARTERS.whichFault : null}
          onChoose={(code) => (which.value = code)}
        />
        <div class="pair">
          <Field label={DATES.decidedOn} type="date" text={decidedOn.value} fault={isChecked.value ? decidedFault : null} onType={(text) => (decidedOn.value = text)} />
          <Field label={DATES.adoptedFrom} type="date" text={effectiveOn.value} fault={isChecked.value ? effectiveFault : null} onType={(text) => (effectiveOn.value = text)} />
        </div>
        <Field
          label={CHARTERS.minutes}
          hint={CHARTERS.minutesHint}
          multiline
          maxLength={5000}
          text={minutes.value}
          fault={isChecked.value && minutes.value.trim() === "" ? CHARTERS.minutesFault : null}
          onType={(text) => (minutes.value = text)}
        />
        <FailureNotice failure={failure.value} />
        <div>
          <button type="submit" class="button button-main">
            {CHARTERS.save}
          </button>
        </div>
      </Form>
      {isAsking.value && (
        <Dialog title={CHARTERS.confirmTitle(versions.find(({ sha256 }) => sha256 === which.value)?.title ?? "")} onClose={() => (isAsking.value = false)}>
          <div class="stack">
            <p>{CHARTERS.confirmText}</p>
            <div class="cluster">
              <button type="button" class="button button-main" aria-disabled={isBusy.value} onClick={() => void adopt()}>
                {CHARTERS.save}
              </button>
              <button type="button" class="button" onClick={() => (isAsking.value = false)}>
                {FRAME.cancel}
              </button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  );
}
