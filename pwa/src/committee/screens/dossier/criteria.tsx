// Criteria and conditions: the verdict in words, the calculation line by line when asked.
import type { JSX } from "preact";
import { DOSSIER, VERDICTS } from "../../../text/committee/dossier.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Chip, type Tone } from "../../../ui/notice.tsx";
import type { CriterionFinding, CriterionVerdict, VisitDossier } from "../../api/shapes.ts";

const TONES: Readonly<Record<CriterionVerdict, Tone>> = { met: "good", not_met: "bad", not_assessable: "wait", not_applicable: "plain" };

export function Criteria({ visit }: { visit: VisitDossier }): JSX.Element {
  return (
    <>
      <section class="stack-tight">
        <h2>{DOSSIER.criteria}</h2>
        <Findings findings={visit.criteria} />
      </section>
      {visit.gates.length > 0 && (
        <section class="stack-tight">
          <h2>{DOSSIER.gates}</h2>
          <p class="muted">{DOSSIER.gatesLead}</p>
          <Findings findings={visit.gates} />
        </section>
      )}
    </>
  );
}

function Findings({ findings }: { findings: readonly CriterionFinding[] }): JSX.Element {
  return (
    <ul class="rows">
      {findings.map((finding) => (
        <li key={finding.code}>
          <details class="finding">
            <summary>
              <Icon name="next" turns />
              <span class="row-main">
                <span class="row-title">{finding.title}</span>
                <span class="muted small">{DOSSIER.points(finding.points, finding.max_points)}</span>
              </span>
              <Chip tone={TONES[finding.verdict]}>{VERDICTS[finding.verdict]}</Chip>
            </summary>
            <Lines lines={finding.lines} />
          </details>
        </li>
      ))}
    </ul>
  );
}

/** An explanation, one sentence a line. */
export function Lines({ lines }: { lines: readonly string[] }): JSX.Element {
  return (
    <ol class="explanation">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ol>
  );
}
