// An outlet's public sheet: a new outlet, or a change.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { loadDistanceM } from "../../../domain/perimeter.ts";
import { DECISION } from "../../../text/committee/decision.ts";
import { OUTLETS, sayAway } from "../../../text/committee/outlets.ts";
import { Field, type FieldProps } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Reply } from "../../api/exchange.ts";
import type { Sheet } from "../../api/shapes.ts";
import { currentCharter } from "../../state/charter.ts";
import { readPoint } from "../../state/coordinates.ts";
import { BLANK_SHEET, findSheetFaults, toSheet, toSheetForm, type SheetFault, type SheetForm } from "../../state/sheet.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Form, Select, Submit } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

export function AddOutlet(): JSX.Element {
  const space = useSpace();
  const { caisse, client } = useCaisse();
  const charter = useLoad("charter in force", () => currentCharter(client));
  const kind = useSignal("");
  return (
    <Page title={OUTLETS.addTitle} lead={OUTLETS.lead} back={{ to: { page: "outlets", caisse: caisse.slug }, label: OUTLETS.title }} narrow>
      <Loaded of={charter}>
        {({ kinds }) => (
          <SheetFields
            initial={BLANK_SHEET}
            kind={{ items: kinds.map(({ code, label }) => ({ code, label: label.fr })), chosen: kind.value, onChoose: (code) => (kind.value = code) }}
            words={OUTLETS.add}
            send={(sheet) => client.addOutlet(kind.value, sheet)}
            onDone={(added) => space.go({ page: "dossier", caisse: caisse.slug, outlet: added.id }, { say: OUTLETS.added })}
          />
        )}
      </Loaded>
    </Page>
  );
}

export function EditSheet({ outlet }: { outlet: string }): JSX.Element {
  const space = useSpace();
  const { caisse, client } = useCaisse();
  const dossier = useLoad(`dossier ${outlet}`, () => client.dossier(outlet));
  const to = { page: "dossier", caisse: caisse.slug, outlet } as const;
  return (
    <Page title={OUTLETS.editTitle} lead={OUTLETS.lead} back={{ to, label: DECISION.backToDossier }} narrow>
      <Loaded of={dossier}>
        {(value) => (
          <div class="stack">
            <SheetFields
              initial={toSheetForm(value.outlet)}
              words={OUTLETS.save}
              send={(sheet) => client.changeSheet(outlet, sheet)}
              onDone={() => space.go(to, { say: OUTLETS.saved })}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

type Kind = { items: { code: string; label: string }[]; chosen: string; onChoose: (code: string) => void };

type Props<T> = {
  initial: SheetForm;
  kind?: Kind;
  words: string;
  send: (sheet: Sheet) => Promise<Reply<T>>;
  onDone: (answer: T) => void;
};

/** The fields of a sheet, its kind too for a new outlet, and what becomes of them. */
export function SheetFields<T>({ initial, kind, words, send, onDone }: Props<T>): JSX.Element {
  const form = useSignal(useMemo(() => initial, []));
  const isChecked = useSignal(false);
  const { isBusy, failure, run } = useAction(send);
  const faults = isChecked.value ? findSheetFaults(form.value) : [];
  const submit = async (): Promise<boolean> => {
    isChecked.value = true;
    const sheet = toSheet(form.value);
    if (sheet === null || kind?.chosen === "") return false;
    const done = await run(sheet);
    if (done !== null) onDone(done.value);
    return true;
  };
  const field = (key: keyof SheetForm, label: string, more: Partial<FieldProps> = {}): JSX.Element => (
    <Field
      label={label}
      text={form.value[key]}
      maxLength={200}
      fault={sayFault(key, faults)}
      onType={(text) => (form.value = { ...form.value, [key]: text })}
      {...more}
    />
  );
  return (
    <Form classes="stack" onSubmit={submit}>
      {kind && (
        <Select
          label={OUTLETS.kind}
          items={kind.items}
          chosen={kind.chosen}
          empty={OUTLETS.chooseKind}
          fault={isChecked.value && kind.chosen === "" ? OUTLETS.kindFault : null}
          onChoose={kind.onChoose}
        />
      )}
      {field("name", OUTLETS.name, { maxLength: 120 })}
      <div class="pair">
        {field("address", OUTLETS.address)}
        {field("commune", OUTLETS.commune, { maxLength: 120 })}
      </div>
      {field("point", OUTLETS.point, { hint: OUTLETS.pointHint })}
      <Away text={form.value.point} />
      {field("hours", OUTLETS.hours, { hint: OUTLETS.hoursHint, maxLength: 300 })}
      {field("season", OUTLETS.season, { hint: OUTLETS.seasonHint })}
      <div class="pair">
        {field("phone", OUTLETS.phone, { maxLength: 40 })}
        {field("website", OUTLETS.website, { maxLength: 300 })}
      </div>
      <FailureNotice failure={failure.value} />
      <div>
        <Submit words={words} isBusy={isBusy.value} />
      </div>
    </Form>
  );
}

const FAULTS: Readonly<Record<SheetFault, string>> = {
  name: OUTLETS.nameFault,
  commune: OUTLETS.communeFault,
  point: OUTLETS.pointFault,
  website: OUTLETS.websiteFault,
};

function sayFault(key: keyof SheetForm, faults: readonly SheetFault[]): string | null {
  const fault = faults.find((each) => each === key);
  return fault === undefined ? null : FAULTS[fault];
}

/** How far the typed point is from the territory: two swapped numbers are seen at once. */
function Away({ text }: { text: string }): JSX.Element {
  const { client } = useCaisse();
  const { state } = useLoad("settings", () => client.settings());
  const territory = state.value.kind === "ready" ? state.value.value.territory : null;
  const away = useSignal<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const point = readPoint(text);
    away.value = null;
    if (point === null || territory === null) return;
    void loadDistanceM().then((measure) => {
      if (isCurrent) away.value = sayAway(measure(point, territory), territory);
    });
    return () => {
      isCurrent = false;
    };
  }, [text, territory]);
  return <div role="status">{away.value !== null && <Notice tone="plain">{away.value}</Notice>}</div>;
}
