// The plain facts: the outlet, the visit, the convention in force, what the register says.
import type { ComponentChildren, JSX } from "preact";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { inWords, listed } from "../../../text/committee-words.ts";
import type { Convention as ConventionShape, DossierOutlet, HistoryLine, VisitDossier } from "../../api/shapes.ts";
import { writePoint } from "../../state/coordinates.ts";
import { PRINTING, sayPaper } from "../../../text/printing.ts";
import { useCaisse } from "../../widgets/context.ts";
import { DocumentLink } from "../../widgets/document-link.tsx";
import { RateList } from "../../widgets/rates.tsx";

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function OutletFacts({ outlet }: { outlet: DossierOutlet }): JSX.Element {
  return (
    <section class="card stack-tight">
      <h2>{DOSSIER.outlet}</h2>
      <dl class="facts">
        <Fact name={DOSSIER.kind}>{outlet.kind_label}</Fact>
        <Fact name={DOSSIER.address}>{[outlet.address, outlet.commune].filter((part) => part !== "").join(", ")}</Fact>
        {outlet.phone !== null && (
          <Fact name={DOSSIER.phone}>
            <a href={`tel:${outlet.phone.replace(/\s/g, "")}`}>{outlet.phone}</a>
          </Fact>
        )}
        {outlet.website !== null && (
          <Fact name={DOSSIER.website}>
            <a href={outlet.website} rel="noreferrer">
              {outlet.website.replace(/^https?:\/\//, "")}
            </a>
          </Fact>
        )}
        <Fact name={DOSSIER.position}>{writePoint(outlet)}</Fact>
      </dl>
    </section>
  );
}

export function VisitFacts({ visit }: { visit: VisitDossier }): JSX.Element {
  const { client } = useCaisse();
  return (
    <section class="card stack-tight">
      <h2>{DOSSIER.visit}</h2>
      <dl class="facts">
        <Fact name={DOSSIER.visitedBy}>{listed(visit.people.map(({ name }) => name))}</Fact>
        {visit.submitted_on !== null && <Fact name={DOSSIER.visitedOn}>{inWords(visit.submitted_on)}</Fact>}
        {visit.submitted_on === null && visit.planned_on !== null && <Fact name={DOSSIER.plannedOn}>{inWords(visit.planned_on)}</Fact>}
        {visit.paper && <Fact name={PRINTING.typed}>{sayPaper(visit.paper.typed_by, visit.paper.visited_on)}</Fact>}
        <Fact name={DOSSIER.charter}>{visit.charter.title}</Fact>
      </dl>
      <div class="cluster no-print">
        {visit.submission === null ? (
          <DocumentLink href={client.visitFormAddress(visit.id)} words={PRINTING.form} />
        ) : (
          <DocumentLink href={client.reportAddress(visit.id)} words={PRINTING.report} />
        )}
      </div>
    </section>
  );
}

export function Convention({ convention }: { convention: ConventionShape }): JSX.Element {
  return (
    <section class="card card-good stack-tight">
      <h2>{DOSSIER.convention}</h2>
      <p>
        {DOSSIER.since(convention.since, convention.until)} {convention.tier_label}
        {convention.taken_over && DOSSIER.takenOver}
      </p>
      <RateList rates={convention.families} />
    </section>
  );
}

export function History({ lines }: { lines: readonly HistoryLine[] }): JSX.Element {
  return (
    <section class="card stack-tight">
      <h2>{DOSSIER.history}</h2>
      <p class="muted small">{DOSSIER.historyLead}</p>
      {lines.length === 0 && <p>{DOSSIER.noHistory}</p>}
      <ol class="history">
        {lines.map((line) => (
          <li key={line.n}>
            <p>{line.words}</p>
            <p class="muted small">
              {line.decided_on !== null && `${DOSSIER.decidedOn(line.decided_on)}, `}
              {DOSSIER.recordedOn(line.recorded_on)} ({DOSSIER.line(line.n)})
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
