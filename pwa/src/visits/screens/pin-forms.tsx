// The two forms of a code: giving it, and choosing one.
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { isPinShaped } from "../../state/pins.ts";
import { PINS } from "../../text/pins.ts";
import { Field } from "../../ui/field.tsx";
import { useApp } from "./context.ts";

const LONGEST = 6;

/** Gives the code of a person; `onOpen` once their screens are open. */
export function EnterPin({ person, onOpen }: { person: string; onOpen: () => void }): JSX.Element {
  const app = useApp();
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const enter = async (): Promise<void> => {
    if (!isPinShaped(code)) setFault(PINS.shape);
    else if (await app.unlock(person, code)) onOpen();
    else {
      setCode("");
      setFault(PINS.wrong);
    }
  };
  return (
    <Codes words={PINS.open} onSubmit={enter}>
      <Field label={PINS.enter} text={code} mode="numeric" classes="input-pin" maxLength={LONGEST} fault={fault} takesFocus onType={setCode} />
    </Codes>
  );
}

/** Chooses a code, twice the same; `onKeep` says whether it could be kept. */
export function ChoosePin({ onKeep }: { onKeep: (code: string) => Promise<unknown> }): JSX.Element {
  const [code, setCode] = useState("");
  const [again, setAgain] = useState("");
  const [asked, setAsked] = useState(false);
  const faults = asked ? { code: isPinShaped(code) ? null : PINS.shape, again: again === code ? null : PINS.differs } : { code: null, again: null };
  const keep = async (): Promise<void> => {
    setAsked(true);
    if (isPinShaped(code) && again === code) await onKeep(code);
  };
  return (
    <Codes words={PINS.keep} onSubmit={keep}>
      <Field label={PINS.choose} text={code} mode="numeric" classes="input-pin" maxLength={LONGEST} fault={faults.code} takesFocus onType={setCode} />
      <Field label={PINS.repeat} text={again} mode="numeric" classes="input-pin" maxLength={LONGEST} fault={faults.again} onType={setAgain} />
      <p class="small muted">{PINS.honest}</p>
    </Codes>
  );
}

/** A form that works one press at a time; the first field at fault takes the focus. */
function Codes({ words, onSubmit, children }: { words: string; onSubmit: () => Promise<void>; children: JSX.Element | JSX.Element[] }): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await onSubmit();
    setBusy(false);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form
      ref={form}
      class="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      <button type="submit" class="button button-main button-wide" aria-disabled={busy}>{words}</button>
    </form>
  );
}
