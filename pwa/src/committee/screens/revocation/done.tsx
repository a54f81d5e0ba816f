// The vote on the end of a convention is recorded: what changed for the public.
import type { JSX } from "preact";
import { DECISION } from "../../../text/committee/decision.ts";
import { REVOCATION } from "../../../text/committee/revocation.ts";
import { Notice } from "../../../ui/notice.tsx";
import { findRecorded } from "../../state/outcome.ts";
import { useCaisse, useSpace } from "../../widgets/context.ts";
import { Link } from "../../widgets/link.tsx";
import { Page } from "../../widgets/page.tsx";
import { Redirect } from "../../widgets/redirect.tsx";

export function RevocationDone({ outlet }: { outlet: string }): JSX.Element {
  const { kept } = useSpace();
  const { caisse, today } = useCaisse();
  const recorded = findRecorded(kept, "revoked", outlet);
  if (recorded === null) return <Redirect to={{ page: "dossier", caisse: caisse.slug, outlet }} />;
  return (
    <Page title={DECISION.doneTitle} narrow>
      <div class="stack">
        <Notice tone={recorded.outcome === "adjourned" ? "wait" : "good"}>
          <h2 class="outcome">{REVOCATION.outcome[recorded.outcome]}</h2>
          <p>{REVOCATION.done(recorded.outcome, recorded.since ?? today(), today())}</p>
        </Notice>
        {recorded.words.length > 0 && (
          <section class="card stack-tight">
            <h2>{DECISION.counted}</h2>
            {recorded.words.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        )}
        <div class="cluster">
          <Link to={{ page: "board", caisse: caisse.slug }} classes="button button-main">
            {DECISION.toBoard}
          </Link>
          <Link to={{ page: "dossier", caisse: caisse.slug, outlet }} classes="button">
            {DECISION.toDossier}
          </Link>
        </div>
      </div>
    </Page>
  );
}
