// Boxes to tick, one choice among several, and the form that holds them.
import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";

export type Item = { code: string; label: string; hint?: string };

type ChecksProps = {
  legend: string;
  hint?: string;
  items: readonly Item[];
  checked: readonly string[];
  fault?: string | null;
  onChange: (checked: string[]) => void;
};

/** Several of a list, in the order of the list. */
export function Checks({ legend, hint, items, checked, fault = null, onChange }: ChecksProps): JSX.Element {
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={fault === null ? undefined : `${id}-fault`}>
      <legend class="label">{legend}</legend>
      {hint !== undefined && <p class="small muted">{hint}</p>}
      <div class="checks">
        {items.map(({ code, label, hint: detail }) => (
          <label key={code} class="check">
            <input
              type="checkbox"
              checked={checked.includes(code)}
              aria-invalid={fault !== null}
              onChange={(event) => {
                const isChecked = event.currentTarget.checked;
                onChange(items.map((item) => item.code).filter((each) => (each === code ? isChecked : checked.includes(each))));
              }}
            />
            <span class="check-words">
              {label}
              {detail !== undefined && <span class="small muted">{detail}</span>}
            </span>
          </label>
        ))}
      </div>
      {fault !== null && (
        <p id={`${id}-fault`} class="fault" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

type SelectProps = {
  label: string;
  labelHidden?: boolean;
  items: readonly Item[];
  chosen: string;
  /** The first line, chosen while nothing is. */
  empty?: string;
  fault?: string | null;
  onChoose: (code: string) => void;
};

/** One of a list, by the browser's own menu. */
export function Select({ label, labelHidden = false, items, chosen, empty, fault = null, onChoose }: SelectProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id} class={labelHidden ? "visually-hidden" : undefined}>
        {label}
      </label>
      <select
        id={id}
        class="input"
        value={chosen}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {items.map(({ code, label: words }) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
      {fault !== null && (
        <p id={`${id}-fault`} class="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

type FormProps = { label?: string; classes?: string; onSubmit: () => boolean | Promise<boolean>; children: ComponentChildren };

/** A form; when `onSubmit` answers false, the first field at fault takes the focus. */
export function Form({ label, classes = "stack", onSubmit, children }: FormProps): JSX.Element {
  const box = useRef<HTMLFormElement>(null);
  const isBusy = useRef(false);
  const submit = async (): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const isDone = await onSubmit();
    isBusy.current = false;
    if (!isDone) requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form
      ref={box}
      class={classes}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
    </form>
  );
}

/** The form's main button; its words change while the server is asked. */
export function Submit({ words, busyWords, isBusy, danger = false }: { words: string; busyWords?: string; isBusy: boolean; danger?: boolean }): JSX.Element {
  return (
    <button type="submit" class={danger ? "button button-danger" : "button button-main"} aria-disabled={isBusy}>
      {isBusy ? (busyWords ?? words) : words}
    </button>
  );
}
