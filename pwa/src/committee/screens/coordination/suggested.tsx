// Places that volunteers visited and the caisse does not know: one that is known after all, or a new one.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Charter } from "../../../domain/charter.ts";
import { COORDINATION } from "../../../text/committee/coordination.ts";
import { listed, momentInWords, placed } from "../../../text/committee-words.ts";
import { SUGGESTED } from "../../../text/suggested.ts";
import { More } from "../../../ui/more.tsx";
import { Chip } from "../../../ui/notice.tsx";
import type { ListedOutlet, SuggestedOutlet } from "../../api/shapes.ts";
import { currentCharter } from "../../state/charter.ts";
import { writePoint } from "../../state/coordinates.ts";
import { both } from "../../state/loading.ts";
import { BLANK_SHEET } from "../../state/sheet.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useKindLabels, useLoad, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Form, Select, Submit } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";
import { SheetFields } from "./sheet.tsx";

export function SuggestedOutlets(): JSX.Element {
  const { caisse, client } = useCaisse();
  const loaded = useLoad("suggested and outlets", () => both(client.suggested(), client.outlets()));
  return (
    <Page title={SUGGESTED.title} lead={SUGGESTED.lead} back={{ to: { page: "coordination", caisse: caisse.slug }, label: COORDINATION.title }} narrow>
      <Loaded of={loaded}>
        {([suggested, outlets]) =>
          suggested.length === 0 ? (
            <p class="muted">{SUGGESTED.empty}</p>
          ) : (
            <ul class="stack">
              {suggested.map((one) => <Suggestion key={one.visit} suggested={one} outlets={outlets} />)}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

type Props = { suggested: SuggestedOutlet; outlets: readonly ListedOutlet[] };

function Suggestion({ suggested, outlets }: Props): JSX.Element {
  const { caisse, client } = useCaisse();
  const kindOf = useKindLabels();
  const charter = useLoad("charter in force", () => currentCharter(client));
  const { name, kind, commune, people, begun_at, sent } = suggested;
  return (
    <li class="card stack">
      <div class="stack-tight">
        <h2>{name === "" ? SUGGESTED.unnamed : name}</h2>
        <p>{placed(kindOf(kind), commune)}</p>
        <p class="muted">{SUGGESTED.by(listed(people), momentInWords(begun_at, caisse.time_zone))}</p>
        <Chip tone={sent ? "good" : "wait"}>{sent ? SUGGESTED.sent : SUGGESTED.under_way}</Chip>
      </div>
      {outlets.length > 0 && (
        <More label={SUGGESTED.known}>
          <Known visit={suggested.visit} outlets={outlets} />
        </More>
      )}
      <More label={SUGGESTED.create}>
        <Loaded of={charter}>{(value) => <Create suggested={suggested} charter={value} />}</Loaded>
      </More>
    </li>
  );
}

function Known({ visit, outlets }: { visit: string; outlets: readonly ListedOutlet[] }): JSX.Element {
  const space = useSpace();
  const { caisse, client } = useCaisse();
  const kindOf = useKindLabels();
  const outlet = useSignal("");
  const isChecked = useSignal(false);
  const { isBusy, failure, run } = useAction(() => client.giveOutlet(visit, { outlet: outlet.value }));
  const submit = async (): Promise<boolean> => {
    isChecked.value = true;
    if (outlet.value === "") return false;
    if ((await run()) !== null) space.go({ page: "dossier", caisse: caisse.slug, outlet: outlet.value }, { say: SUGGESTED.linked });
    return true;
  };
  return (
    <Form onSubmit={submit}>
      <p class="small muted">{SUGGESTED.knownHint}</p>
      <Select
        label={SUGGESTED.outlet}
        items={outlets.map(({ id, name, kind, commune }) => ({ code: id, label: `${name}, ${placed(kindOf(kind), commune)}` }))}
        chosen={outlet.value}
        empty={SUGGESTED.choose}
        fault={isChecked.value && outlet.value === "" ? SUGGESTED.outletFault : null}
        onChoose={(code) => (outlet.value = code)}
      />
      <FailureNotice failure={failure.value} />
      <div>
        <Submit words={SUGGESTED.link} isBusy={isBusy.value} />
      </div>
    </Form>
  );
}

function Create({ suggested, charter }: { suggested: SuggestedOutlet; charter: Charter }): JSX.Element {
  const space = useSpace();
  const { caisse, client } = useCaisse();
  const { visit, name, commune, point } = suggested;
  const kind = useSignal(charter.kinds.some(({ code }) => code === suggested.kind) ? suggested.kind : "");
  return (
    <div class="stack">
      <p class="small muted">{SUGGESTED.createHint}</p>
      <SheetFields
        initial={{ ...BLANK_SHEET, name, commune, point: point === null ? "" : writePoint(point) }}
        kind={{ items: charter.kinds.map(({ code, label }) => ({ code, label: label.fr })), chosen: kind.value, onChoose: (code) => (kind.value = code) }}
        words={SUGGESTED.save}
        send={(sheet) => client.giveOutlet(visit, { new: { kind: kind.value, sheet } })}
        onDone={({ id }) => space.go({ page: "dossier", caisse: caisse.slug, outlet: id }, { say: SUGGESTED.created })}
      />
    </div>
  );
}
