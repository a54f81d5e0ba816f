// The visit at a glance, readable from the back of the room.
import type { JSX } from "preact";
import { writeDistance } from "../../../domain/french.ts";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { VisitDossier } from "../../api/shapes.ts";

export function Summary({ visit }: { visit: VisitDossier }): JSX.Element {
  const rated = visit.families.filter(({ state }) => state === "rated");
  const isSettled = visit.secured === visit.possible;
  return (
    <section class="summary" aria-label={DOSSIER.summary}>
      <div class={visit.eligible ? "summary-part summary-good" : "summary-part summary-bad"}>
        <h2>{DOSSIER.criteria}</h2>
        <p class="summary-figure">
          <span aria-hidden="true">{DOSSIER.criteriaMet(visit.criteria_met, visit.criteria_total)}</span>
          <span class="visually-hidden">{DOSSIER.criteriaWords(visit.criteria_met, visit.criteria_total)}</span>
        </p>
        <Meter met={visit.criteria_met} total={visit.criteria_total} />
        <p>{DOSSIER.needed(visit.needed, visit.eligible)}</p>
        {!isSettled && <p class="small">{DOSSIER.bounds(visit.secured, visit.possible)}</p>}
        {visit.tier_label !== null && <p class="strong">{visit.tier_label}</p>}
      </div>
      {visit.distance && (
        <div class={`summary-part summary-${visit.distance.verdict}`}>
          <h2>{DOSSIER.distance}</h2>
          <p class="summary-figure" aria-hidden="true">{writeDistance(visit.distance.distance_m)}</p>
          <p>{visit.distance.words}</p>
        </div>
      )}
      <div class="summary-part">
        <h2>{DOSSIER.products}</h2>
        <p class="summary-words">{DOSSIER.ratesCount(rated.length)}</p>
        <ul class="small">
          {rated.map(({ family, label, percent }) => (
            <li key={family} class="spread">
              <span>{label}</span>
              <span class="strong">{DOSSIER.percent(percent ?? 0)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** One dot per criterion; the words beside it say the same. */
function Meter({ met, total }: { met: number; total: number }): JSX.Element {
  return (
    <div class="dots" aria-hidden="true">
      {Array.from({ length: total }, (_, index) => (
        <span key={index} class={index < met ? "dot dot-met" : "dot"}>
          {index < met && <Icon name="check" />}
        </span>
      ))}
    </div>
  );
}
