// A labelled field: its text is kept while typed, its fault is said beside it.
import type { JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

export type FieldProps = {
  label: string;
  /** The label is read but not shown: the question above already says it. */
  labelHidden?: boolean;
  text: string;
  type?: "text" | "date" | "search";
  mode?: "text" | "numeric" | "decimal";
  short?: boolean;
  multiline?: boolean;
  unit?: string;
  fault?: string | null;
  hint?: string;
  locked?: boolean;
  maxLength?: number;
  autocomplete?: string;
  classes?: string;
  /** Given: an address leads to this field. */
  id?: string;
  /** On appearing, because the person has just asked for this field. */
  takesFocus?: boolean;
  onType: (text: string) => void;
  onLeave?: () => void;
};

/** One line or several; the caller decides what a keystroke does. */
export function Field(props: FieldProps): JSX.Element {
  const made = useId();
  const id = props.id ?? made;
  const { label, labelHidden = false, unit, fault = null, hint } = props;
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === null ? [] : [`${id}-fault`])].join(" ");
  return (
    <div class="field">
      <label for={id} class={labelHidden ? "visually-hidden" : undefined}>
        {label}
      </label>
      {hint !== undefined && <p id={`${id}-hint`} class="small muted">{hint}</p>}
      <div class="field-line">
        <Input {...props} id={id} described={described} />
        {unit !== undefined && <span>{unit}</span>}
      </div>
      {fault !== null && <p id={`${id}-fault`} class="fault" role="alert">{fault}</p>}
    </div>
  );
}

function Input(props: FieldProps & { id: string; described: string }): JSX.Element {
  const { id, described, text, type = "text", mode = "text", short = false, multiline = false, fault = null } = props;
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (props.takesFocus === true) field.current?.focus();
  }, []);
  const shared = {
    id,
    ref: field,
    class: ["input", ...(short ? ["input-short"] : []), ...(props.classes === undefined ? [] : [props.classes])].join(" "),
    value: text,
    readOnly: props.locked === true,
    maxLength: props.maxLength ?? 10_000,
    autocomplete: props.autocomplete ?? "off",
    "aria-invalid": fault !== null,
    "aria-describedby": described === "" ? undefined : described,
    onInput: (event: { currentTarget: { value: string } }) => props.onType(event.currentTarget.value),
    onBlur: () => props.onLeave?.(),
  };
  if (multiline) return <textarea {...shared} rows={3} />;
  if (type === "date") return <input {...shared} type="date" />;
  if (type === "search") return <input {...shared} type="search" enterKeyHint="search" />;
  return <input {...shared} type="text" inputMode={mode} enterKeyHint="done" />;
}
