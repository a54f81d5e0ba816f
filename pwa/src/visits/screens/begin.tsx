// Beginning a visit that nobody planned: an unknown farm, or an essai.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Charter } from "../../domain/charter.ts";
import type { Suggested } from "../../state/suggested.ts";
import { BEGIN } from "../../text/begin.ts";
import { sayText } from "../../text/charter.ts";
import { TEXT } from "../../text/visits.ts";
import { Choices } from "../../ui/choices.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { goTo, toHref } from "../router.ts";
import { useApp } from "./context.ts";
import { Page } from "./page.tsx";
import { SyncPanel } from "./sync-panel.tsx";

const MAX_NAME = 200;

export function BeginScreen(): JSX.Element {
  const app = useApp();
  const [charter, setCharter] = useState<Charter | "none" | null>(null);
  const contact = app.contact.value?.at_ms;
  useEffect(() => {
    void app.findCharterInForce().then((found) => setCharter(found ?? "none"));
  }, [app, contact]);
  return (
    <Page title={BEGIN.title} back={{ href: toHref({ page: "visits" }), label: TEXT.back_to_visits }}>
      <p class="lead">{BEGIN.lead}</p>
      {charter === "none" && (
        <>
          <Notice tone="wait"><p>{BEGIN.no_charter}</p></Notice>
          <SyncPanel />
        </>
      )}
      {charter !== null && charter !== "none" && <Form charter={charter} />}
    </Page>
  );
}

function Form({ charter }: { charter: Charter }): JSX.Element {
  const app = useApp();
  const form = useRef<HTMLFormElement>(null);
  const only = charter.kinds.length === 1 ? (charter.kinds[0]?.code ?? "") : "";
  const [name, setName] = useState("");
  const [commune, setCommune] = useState("");
  const [kind, setKind] = useState(only);
  const [trial, setTrial] = useState(false);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const begin = async (): Promise<void> => {
    setAsked(true);
    const written = { name: name.trim(), kind, commune: commune.trim() };
    const suggested = trial ? toPractise(written, charter) : written;
    if (!trial && Object.values(suggested).includes("")) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .fault-group .choice')?.focus());
      return;
    }
    if (busy) return;
    setBusy(true);
    const visit = await app.beginVisit({ suggested, trial });
    setBusy(false);
    if (visit !== null) goTo({ page: "visit", visit });
  };
  const missing = (text: string, fault: string): string | null => (asked && !trial && text.trim() === "" ? fault : null);
  return (
    <form
      ref={form}
      class="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <Field label={BEGIN.name} hint={BEGIN.name_hint} text={name} maxLength={MAX_NAME} fault={missing(name, BEGIN.name_fault)} onType={setName} />
      {charter.kinds.length > 1 && (
        <Group legend={BEGIN.kind} fault={missing(kind, BEGIN.kind_fault)}>
          <Choices listed options={charter.kinds.map(({ code, label }) => ({ code, label: sayText(label) }))} chosen={kind} onPress={setKind} />
        </Group>
      )}
      <Field label={BEGIN.commune} text={commune} maxLength={MAX_NAME} fault={missing(commune, BEGIN.commune_fault)} onType={setCommune} />
      <p class="small muted">{BEGIN.position_later}</p>
      <Group legend={BEGIN.trial_question} hint={BEGIN.trial_hint}>
        <Choices
          options={[{ code: "real", label: BEGIN.real }, { code: "trial", label: BEGIN.trial }]}
          chosen={trial ? "trial" : "real"}
          onPress={(code) => setTrial(code === "trial")}
        />
      </Group>
      <button type="submit" class="button button-main button-wide" aria-disabled={busy}>{BEGIN.begin}</button>
    </form>
  );
}

/** An essai needs no place: what is left empty is filled. */
function toPractise({ name, kind, commune }: Suggested, charter: Charter): Suggested {
  return { name: name === "" ? BEGIN.trial_name : name, kind: kind === "" ? (charter.kinds[0]?.code ?? "") : kind, commune };
}

function Group({ legend, hint, fault = null, children }: { legend: string; hint?: string; fault?: string | null; children: JSX.Element }): JSX.Element {
  return (
    <fieldset class={fault === null ? "field" : "field fault-group"}>
      <legend class="label">{legend}</legend>
      {hint !== undefined && <p class="small muted">{hint}</p>}
      {children}
      {fault !== null && <p class="fault" role="alert">{fault}</p>}
    </fieldset>
  );
}
