// Criteria met and still possible, at once after each answer.
import type { JSX } from "preact";
import { leastNeeded } from "../../domain/tiers.ts";
import { listSections } from "../../state/charters.ts";
import { findSection, standingOf, type Standing } from "../../state/progress.ts";
import type { VisitModel } from "../../state/visit.ts";
import { ANSWERING } from "../../text/answering.ts";
import { sayText } from "../../text/charter.ts";
import { sayScore, sayStanding, sayThreshold, TEXT } from "../../text/visits.ts";
import { Notice } from "../../ui/notice.tsx";

const LOOKS: Record<Standing, string> = {
  met: "meter-met", met_so_far: "meter-met", open: "meter-open",
  out_of_reach: "meter-lost", not_assessable: "meter-lost", not_applicable: "meter-lost",
};

export function ScorePanel({ model }: { model: VisitModel }): JSX.Element {
  if (!model.showsScore.value) return <HiddenScore />;
  const { result } = model.reading.value;
  const { charter, visit } = model.subject;
  if (!result) return <Notice tone="bad"><p>{TEXT.score_unknown}</p></Notice>;
  const needed = leastNeeded(charter, visit.outlet?.kind ?? "", result.criteria);
  return (
    <section class="card score stack-tight" aria-label={TEXT.criteria}>
      <p class="score-said">{sayScore(result.criteria_met, result.possible)}</p>
      <div class="meter" aria-hidden="true">
        {result.criteria.map((one) => <span key={one.code} class={`meter-part ${LOOKS[standingOf(one)]}`} />)}
      </div>
      <p class="small muted">{sayThreshold(needed)}</p>
      <ul class="visually-hidden">
        {listSections(charter).map((section) => {
          const found = findSection(result, section.code);
          return found && <li key={section.code}>{`${sayText(section.title)} : ${sayStanding(standingOf(found))}`}</li>;
        })}
      </ul>
    </section>
  );
}

function HiddenScore(): JSX.Element {
  return (
    <Notice tone="plain">
      <p class="strong">{ANSWERING.score_hidden_title}</p>
      <p class="small">{ANSWERING.score_hidden}</p>
    </Notice>
  );
}
