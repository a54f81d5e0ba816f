// The reasons of a decision, as long as needed.
import type { JSX } from "preact";
import { DECISION } from "../../text/committee/decision.ts";
import { Field } from "../../ui/field.tsx";
import { LONGEST_REASONS } from "../state/deciding.ts";

export function ReasonsField({ reasons, isAtFault, onType }: { reasons: string; isAtFault: boolean; onType: (text: string) => void }): JSX.Element {
  return (
    <section class="stack-tight">
      <h2>{DECISION.reasons}</h2>
      <Field
        label={DECISION.reasons}
        labelHidden
        hint={DECISION.reasonsHint}
        text={reasons}
        multiline
        classes="input-long"
        maxLength={LONGEST_REASONS}
        fault={isAtFault ? DECISION.reasonsFault : null}
        onType={onType}
      />
    </section>
  );
}
