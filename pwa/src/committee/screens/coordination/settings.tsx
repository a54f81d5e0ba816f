// What a coordinator sets for the whole caisse.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { COORDINATION } from "../../../text/committee/coordination.ts";
import { SETTINGS } from "../../../text/committee/settings.ts";
import type { Caisse } from "../../api/shapes.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Checks, Form, Submit } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

export function Settings(): JSX.Element {
  const { caisse, client } = useCaisse();
  const loaded = useLoad("settings", () => client.settings());
  return (
    <Page title={SETTINGS.title} back={{ to: { page: "coordination", caisse: caisse.slug }, label: COORDINATION.title }} narrow>
      <Loaded of={loaded}>{(held) => <Fields held={held} onSaved={() => void loaded.refresh()} />}</Loaded>
    </Page>
  );
}

const HIDES_SCORE = "hides_score";

function Fields({ held, onSaved }: { held: Caisse; onSaved: () => void }): JSX.Element {
  const { client } = useCaisse();
  const { said } = useSpace();
  const checked = useSignal<string[]>(held.hides_score === true ? [HIDES_SCORE] : []);
  const { isBusy, failure, run } = useAction(client.changeSettings);
  const submit = async (): Promise<boolean> => {
    if ((await run({ hides_score: checked.value.includes(HIDES_SCORE) })) === null) return true;
    said.value = SETTINGS.saved;
    onSaved();
    return true;
  };
  return (
    <Form classes="card stack" onSubmit={submit}>
      <Checks
        legend={SETTINGS.visits}
        items={[{ code: HIDES_SCORE, label: SETTINGS.hidesScore, hint: SETTINGS.hidesScoreHint }]}
        checked={checked.value}
        onChange={(codes) => (checked.value = codes)}
      />
      <FailureNotice failure={failure.value} />
      <div>
        <Submit words={SETTINGS.save} isBusy={isBusy.value} />
      </div>
    </Form>
  );
}
