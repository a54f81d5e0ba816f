// The charter: its versions and drafts, what may be done with each, and the adoption that the committee voted.
import type { JSX } from "preact";
import { CHARTERS } from "../../../text/committee/charters.ts";
import { Chip } from "../../../ui/notice.tsx";
import type { CharterVersion, DraftVersion } from "../../api/shapes.ts";
import { both } from "../../state/loading.ts";
import { useCaisse, useLoad } from "../../widgets/context.ts";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";
import { Adopt } from "./adopt.tsx";
import { Drafts } from "./drafts.tsx";
import { Import } from "./import.tsx";
import { Version } from "./version.tsx";

export function Charters(): JSX.Element {
  const { client } = useCaisse();
  const charters = useLoad("charters", () => both(client.charters(), client.drafts()));
  return (
    <Page title={CHARTERS.title} lead={CHARTERS.lead} narrow>
      <Loaded of={charters}>
        {([versions, drafts]) => <Shelf versions={versions} drafts={drafts} onChanged={() => void charters.refresh()} />}
      </Loaded>
    </Page>
  );
}

type ShelfProps = { versions: readonly CharterVersion[]; drafts: readonly DraftVersion[]; onChanged: () => void };

function Shelf({ versions, drafts, onChanged }: ShelfProps): JSX.Element {
  const { isCoordinator } = useCaisse();
  const adoptable = [...drafts.filter(({ deleted }) => !deleted), ...versions.filter(({ current, adoptable: moves }) => moves ?? !current)];
  return (
    <div class="stack-wide">
      <section class="stack">
        <h2>{CHARTERS.versions}</h2>
        {versions.length === 0 ? <p class="muted">{CHARTERS.empty}</p> : <Versions versions={versions} />}
      </section>
      <Drafts drafts={drafts} onChanged={onChanged} />
      {isCoordinator ? (
        <>
          <Import onImported={onChanged} />
          <Adopt versions={adoptable} onAdopted={onChanged} />
        </>
      ) : (
        <p class="muted">{CHARTERS.onlyCoordination}</p>
      )}
    </div>
  );
}

function Versions({ versions }: { versions: readonly CharterVersion[] }): JSX.Element {
  return (
    <ul class="rows">
      {versions.map((version) => (
        <Version
          key={version.sha256}
          version={version}
          comparable={!version.current}
          detail={version.adopted_on === null ? null : CHARTERS.adoptedOn(version.adopted_on)}
          chip={
            <Chip tone={version.current ? "good" : "plain"}>
              {version.current ? CHARTERS.current : version.adopted_on === null ? CHARTERS.available : CHARTERS.adopted}
            </Chip>
          }
        />
      ))}
    </ul>
  );
}
