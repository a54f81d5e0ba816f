// Linking the tablet to a caisse with a code, once, online.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { isCodeComplete, listImpossible } from "../../state/pairing.ts";
import { sayProblem } from "../../text/problems.ts";
import { sayImpossible, TEXT } from "../../text/visits.ts";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { goTo, toHref } from "../router.ts";
import { useApp } from "./context.ts";
import { Page } from "./page.tsx";
import { RescueOffer } from "./sync-panel.tsx";

export function PairScreen(): JSX.Element {
  const app = useApp();
  const [code, setCode] = useState("");
  const [label, setLabel] = useState<string>(TEXT.device_label_default);
  const [fault, setFault] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const paired = app.device.value !== null;

  const submit = async (): Promise<void> => {
    setProblem(null);
    const wrong = findFault(code);
    setFault(wrong);
    if (wrong !== null || busy) return;
    setBusy(true);
    const refused = await app.pair(code, label.trim() === "" ? TEXT.device_label_default : label.trim());
    setBusy(false);
    if (refused === null) goTo({ page: "visits" });
    else setProblem(refused === "unreachable" ? TEXT.pair_unreachable : sayProblem(refused));
  };
  return (
    <Page title={TEXT.pair_title} {...(paired ? { back: { href: toHref({ page: "visits" }), label: TEXT.back_to_visits } } : {})}>
      <p class="lead">{TEXT.pair_lead}</p>
      {paired && <Notice tone="plain"><p>{TEXT.pair_keeps}</p></Notice>}
      <form
        class="card stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label={TEXT.code} hint={TEXT.code_hint} text={code} classes="input-code" maxLength={20} fault={fault} onType={setCode} />
        <Field label={TEXT.device_label} hint={TEXT.device_label_hint} text={label} maxLength={80} onType={setLabel} />
        {problem !== null && <Notice tone="bad" urgent><p>{problem}</p></Notice>}
        <button class="button button-main button-wide" type="submit" aria-disabled={busy}>
          {busy ? TEXT.pairing : TEXT.pair}
        </button>
      </form>
      {paired && <RescueOffer rows={app.outbox.value} />}
    </Page>
  );
}

function findFault(code: string): string | null {
  const impossible = listImpossible(code);
  if (impossible.length > 0) return sayImpossible(impossible);
  return isCodeComplete(code) ? null : TEXT.code_short;
}
