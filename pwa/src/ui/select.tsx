// A choice among many, in a list that opens.
import type { JSX } from "preact";
import { useId } from "preact/hooks";

type Props = { label: string; options: readonly { code: string; label: string }[]; chosen: string; locked?: boolean; onChoose: (code: string) => void };

export function Select({ label, options, chosen, locked = false, onChoose }: Props): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} class="input" value={chosen} disabled={locked} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map((option) => <option key={option.code} value={option.code}>{option.label}</option>)}
      </select>
    </div>
  );
}
