// Big answers side by side; a second press takes the answer back.
import type { JSX } from "preact";
import { Icon } from "./icon.tsx";

export type Option = { code: string; label: string; look?: "partly" | "no" | "special" };

type Props = {
  options: readonly Option[];
  chosen: string | null;
  disabled?: boolean;
  /** One under the other, for long labels. */
  listed?: boolean;
  onPress: (code: string) => void;
};

/** Toggle buttons: arrow keys never change an answer by accident, as they would with radio buttons. */
export function Choices({ options, chosen, disabled = false, listed = false, onPress }: Props): JSX.Element {
  return (
    <div class={listed ? "choices choices-list" : "choices"}>
      {options.map(({ code, label, look }) => (
        <button
          key={code}
          type="button"
          class={look ? `choice choice-${look}` : "choice"}
          aria-pressed={chosen === code}
          aria-disabled={disabled}
          onClick={() => {
            if (!disabled) onPress(code);
          }}
        >
          <span class="tick">{chosen === code && <Icon name="check" />}</span>
          {label}
        </button>
      ))}
    </div>
  );
}
