// Erasing an applicant's data: the reason, what will go, and a word typed so that no press does it by mistake.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { ERASURE } from "../../../text/committee/erasure.ts";
import { Field } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ErasureRule } from "../../api/shapes.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useSpace } from "../../widgets/context.ts";
import { Dialog } from "../../widgets/dialog.tsx";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Form, Select, Submit } from "../../widgets/inputs.tsx";

const RULES: readonly ErasureRule[] = ["refused_one_year", "request"];

export function Erasure({ outlet, onClose, onErased }: { outlet: string; onClose: () => void; onErased: () => void }): JSX.Element {
  const { client } = useCaisse();
  const { said } = useSpace();
  const rule = useSignal<ErasureRule>("request");
  const word = useSignal("");
  const fault = useSignal<string | null>(null);
  const { isBusy, failure, run } = useAction(() => client.erase(outlet, rule.value));
  const submit = async (): Promise<boolean> => {
    fault.value = word.value.trim().toLowerCase() === ERASURE.word ? null : ERASURE.fault;
    if (fault.value !== null) return false;
    const done = await run();
    if (done === null) return true;
    said.value = ERASURE.done(done.value.n);
    onErased();
    onClose();
    return true;
  };
  return (
    <Dialog title={ERASURE.title} onClose={onClose}>
      <Form onSubmit={submit}>
        <Notice tone="bad">{ERASURE.text}</Notice>
        <Select
          label={ERASURE.rule}
          items={RULES.map((code) => ({ code, label: ERASURE.rules[code] }))}
          chosen={rule.value}
          onChoose={(code) => (rule.value = code === "refused_one_year" ? code : "request")}
        />
        <Field label={ERASURE.ask} text={word.value} fault={fault.value} onType={(text) => (word.value = text)} />
        <FailureNotice failure={failure.value} />
        <div class="cluster">
          <button type="button" class="button button-main" onClick={onClose}>
            {ERASURE.keep}
          </button>
          <Submit words={ERASURE.confirm} isBusy={isBusy.value} danger />
        </div>
      </Form>
    </Dialog>
  );
}
