// An action that is asked for twice: the second press is in the same place, and takes the focus.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { TEXT } from "../../text/visits.ts";

type Props = {
  /** What the first press shows: words, perhaps an icon before them. */
  children: ComponentChildren;
  main?: boolean;
  sure: string;
  confirm: string;
  /** In place of `confirm` while one waits for something that can be named. */
  waiting?: string | null;
  onConfirm: () => Promise<unknown>;
};

export function TwoPress({ children, main = false, sure, confirm, waiting = null, onConfirm }: Props): JSX.Element {
  const id = useId();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const second = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) second.current?.focus();
  }, [asked]);
  const act = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await onConfirm();
    setBusy(false);
    setAsked(false);
  };
  const classes = main ? "button button-main" : "button";
  if (!asked) return <button type="button" class={classes} onClick={() => setAsked(true)}>{children}</button>;
  return (
    <div class="card stack" role="group" aria-labelledby={`${id}-sure`}>
      <p id={`${id}-sure`} class="lead strong">{sure}</p>
      <div class="cluster">
        <button type="button" class={classes} ref={second} aria-disabled={busy} onClick={() => void act()}>{(busy ? waiting : null) ?? confirm}</button>
        <button type="button" class="button" aria-disabled={busy} onClick={() => !busy && setAsked(false)}>{TEXT.submit_cancel}</button>
      </div>
    </div>
  );
}
