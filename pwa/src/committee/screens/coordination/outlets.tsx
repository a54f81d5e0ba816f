// The outlets of the caisse, to find one and change its public sheet, or to add one.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { COORDINATION } from "../../../text/committee/coordination.ts";
import { OUTLETS } from "../../../text/committee/outlets.ts";
import { placed } from "../../../text/committee-words.ts";
import { Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import type { ListedOutlet } from "../../api/shapes.ts";
import { searchOutlets } from "../../state/search.ts";
import { useCaisse, useKindLabels, useLoad } from "../../widgets/context.ts";
import { Link } from "../../widgets/link.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

export function Outlets(): JSX.Element {
  const { caisse, client } = useCaisse();
  const outlets = useLoad("outlets", client.outlets);
  return (
    <Page title={OUTLETS.title} back={{ to: { page: "coordination", caisse: caisse.slug }, label: COORDINATION.title }}>
      <div class="stack">
        <div>
          <Link to={{ page: "outlet-add", caisse: caisse.slug }} classes="button button-main">
            {OUTLETS.addTitle}
          </Link>
        </div>
        <Loaded of={outlets}>{(all) => (all.length === 0 ? <p class="muted">{OUTLETS.empty}</p> : <Listed all={all} />)}</Loaded>
      </div>
    </Page>
  );
}

function Listed({ all }: { all: readonly ListedOutlet[] }): JSX.Element {
  const { caisse } = useCaisse();
  const kindOf = useKindLabels();
  const searched = useSignal("");
  const found = searchOutlets(all, searched.value);
  return (
    <>
      <Field label={OUTLETS.search} text={searched.value} onType={(text) => (searched.value = text)} />
      <div role="status">{found.length === 0 && <p class="muted">{OUTLETS.noMatch}</p>}</div>
      {found.length > 0 && (
        <ul class="rows">
          {found.map(({ id, name, kind, commune }) => (
            <li key={id}>
              <Link to={{ page: "sheet", caisse: caisse.slug, outlet: id }} classes="row">
                <span class="row-main">
                  <span class="row-title">{name}</span>
                  <span class="muted small">
                    {placed(kindOf(kind), commune)}
                  </span>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
