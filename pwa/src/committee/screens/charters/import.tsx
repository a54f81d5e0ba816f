// An amended charter file, imported as a draft; all that is wrong with it is said at once, place by place.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { CHARTERS } from "../../../text/committee/charters.ts";
import { Notice } from "../../../ui/notice.tsx";
import type { Failure } from "../../api/exchange.ts";
import type { CharterFault } from "../../api/shapes.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Form } from "../../widgets/inputs.tsx";

export function Import({ onImported }: { onImported: () => void }): JSX.Element {
  const { said } = useSpace();
  const { client } = useCaisse();
  const id = useId();
  const file = useSignal<File | null>(null);
  const isChecked = useSignal(false);
  const doubts = useSignal<readonly CharterFault[]>([]);
  const { isBusy, failure, run } = useAction((chosen: File) => client.importDraft(chosen));
  const submit = async (): Promise<boolean> => {
    isChecked.value = true;
    doubts.value = [];
    if (file.value === null) return false;
    const done = await run(file.value);
    if (done === null) return true;
    said.value = CHARTERS.imported;
    doubts.value = done.value.doubts;
    onImported();
    return true;
  };
  const fault = isChecked.value && file.value === null ? CHARTERS.fileFault : null;
  return (
    <section class="stack">
      <h2>{CHARTERS.import}</h2>
      <Form classes="card stack" onSubmit={submit}>
        <div class="field">
          <label for={id}>{CHARTERS.file}</label>
          <input
            id={id}
            class="input"
            type="file"
            accept=".toml"
            aria-invalid={fault !== null}
            aria-describedby={fault === null ? undefined : `${id}-fault`}
            onChange={(event) => {
              file.value = event.currentTarget.files?.[0] ?? null;
              failure.value = null;
            }}
          />
          {fault !== null && (
            <p id={`${id}-fault`} class="fault" role="alert">
              {fault}
            </p>
          )}
        </div>
        <FailureNotice failure={failure.value} />
        <Places title={CHARTERS.faults} faults={faultsOf(failure.value)} />
        <Places title={CHARTERS.doubts} faults={doubts.value} />
        <div>
          <button type="submit" class="button" aria-disabled={isBusy.value}>
            {CHARTERS.importSave}
          </button>
        </div>
      </Form>
    </section>
  );
}

function Places({ title, faults }: { title: string; faults: readonly CharterFault[] }): JSX.Element | null {
  if (faults.length === 0) return null;
  return (
    <Notice tone="plain">
      <h3>{title}</h3>
      <ul class="bullets">
        {faults.map(({ place, words }, index) => (
          <li key={index}>
            <strong>{place}</strong>
            {`\u00a0: ${words}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The faults that a refusal names; none for another failure. */
function faultsOf(failure: Failure | null): readonly CharterFault[] {
  if (failure === null || failure.kind !== "problem" || failure.slug !== "charter-refused") return [];
  const faults: unknown = failure.facts["faults"];
  return Array.isArray(faults) ? (faults as CharterFault[]) : [];
}
