// The decision is recorded: what changed for the public.
import type { JSX } from "preact";
import { DECISION } from "../../../text/committee/decision.ts";
import { Notice } from "../../../ui/notice.tsx";
import { findRecorded } from "../../state/outcome.ts";
import { useCaisse, useSpace } from "../../widgets/context.ts";
import { Link } from "../../widgets/link.tsx";
import { Page } from "../../widgets/page.tsx";
import { RateList } from "../../widgets/rates.tsx";
import { Redirect } from "../../widgets/redirect.tsx";
import { OUTCOME_TONES } from "./consequences.tsx";

export function DecisionDone({ outlet }: { outlet: string }): JSX.Element {
  const { kept } = useSpace();
  const { caisse, today } = useCaisse();
  const recorded = findRecorded(kept, "decided", outlet);
  if (recorded === null) return <Redirect to={{ page: "dossier", caisse: caisse.slug, outlet }} />;
  return (
    <Page title={DECISION.doneTitle} narrow>
      <div class="stack">
        <Notice tone={OUTCOME_TONES[recorded.outcome]}>
          <h2 class="outcome">{DECISION.outcome[recorded.outcome]}</h2>
          <p>{DECISION.done(recorded.outcome, recorded.since, today())}</p>
        </Notice>
        {recorded.families.length > 0 && (
          <section class="card stack-tight">
            <h2>{DECISION.rates}</h2>
            <RateList rates={recorded.families} />
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
