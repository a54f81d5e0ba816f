// A code shown once: big enough to be read across a table, laid out to be printed and handed over.
import type { JSX } from "preact";
import { CODE } from "../../text/committee/code.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Dialog } from "./dialog.tsx";

type Props = {
  title: string;
  caisse: string;
  code: string;
  link?: string;
  until: string;
  steps: readonly string[];
  onClose: () => void;
};

export function CodeSheet({ title, caisse, code, link, until, steps, onClose }: Props): JSX.Element {
  return (
    <Dialog title={title} wide onClose={onClose}>
      <div class="code-sheet stack">
        <p class="muted">{caisse}</p>
        <p class="code">
          <span aria-hidden="true">
            {code.slice(0, 4)} {code.slice(4)}
          </span>
          <span class="visually-hidden">{CODE.spelled(code)}</span>
        </p>
        <p>
          {CODE.single} {until}
        </p>
        <section class="stack-tight">
          <h3>{CODE.how}</h3>
          <ol class="numbered">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        {link !== undefined && (
          <section class="stack-tight no-print">
            <h3>{CODE.orLink}</h3>
            <p class="address">{link}</p>
          </section>
        )}
        <div class="stack no-print">
          <Notice tone="wait">{CODE.once}</Notice>
          <div class="cluster">
            <button type="button" class="button button-main" onClick={() => print()}>
              {CODE.print}
            </button>
            <button type="button" class="button" onClick={onClose}>
              <Icon name="check" />
              {CODE.done}
            </button>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
