// What changes from the version in force to another, part by part, in whole sentences.
import type { JSX } from "preact";
import { CHANGES } from "../../../text/committee/changes.ts";
import { CHARTERS } from "../../../text/committee/charters.ts";
import { Notice } from "../../../ui/notice.tsx";
import type { Reply } from "../../api/exchange.ts";
import type { CaisseClient } from "../../api/client.ts";
import type { Differences } from "../../api/shapes.ts";
import { useCaisse, useLoad } from "../../widgets/context.ts";
import { Link } from "../../widgets/link.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

/** The differences with the version in force; null while there is none. */
async function askChanges(client: CaisseClient, charter: string): Promise<Reply<Differences | null>> {
  const versions = await client.charters();
  if (versions.kind !== "ok") return versions;
  const current = versions.value.find((version) => version.current);
  return current ? client.differences(current.sha256, charter) : { kind: "ok", value: null };
}

export function Changes({ charter }: { charter: string }): JSX.Element {
  const { caisse, client } = useCaisse();
  const changes = useLoad(`changes ${charter}`, () => askChanges(client, charter));
  return (
    <Page title={CHANGES.title} back={{ to: { page: "charters", caisse: caisse.slug }, label: CHARTERS.title }} narrow>
      <Loaded of={changes}>
        {(found) => (
          <div class="stack">
            {found === null ? <Notice tone="plain">{CHANGES.noCharter}</Notice> : <List of={found} />}
            <div>
              <Link to={{ page: "charter-trial", caisse: caisse.slug, charter }} classes="button button-main">
                {CHANGES.trial}
              </Link>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function List({ of }: { of: Differences }): JSX.Element {
  const parts = [...new Set(of.differences.map(({ part }) => part))];
  if (parts.length === 0) return <Notice tone="good">{CHANGES.none}</Notice>;
  return (
    <>
      <p class="muted">{CHANGES.lead(of.before, of.after)}</p>
      {parts.map((part) => (
        <section key={part} class="card stack-tight">
          <h2>{part}</h2>
          <ul class="bullets">
            {of.differences
              .filter((one) => one.part === part)
              .map(({ words }, index) => (
                <li key={index}>{words}</li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
