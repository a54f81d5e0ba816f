// One page per outlet: everything that the committee needs to decide, explained.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { BOARD, STAGES } from "../../../text/committee/board.ts";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { FRAME } from "../../../text/committee/frame.ts";
import { Chip, Notice, type Tone } from "../../../ui/notice.tsx";
import type { Dossier as DossierShape, Stage, VisitDossier } from "../../api/shapes.ts";
import { visitToShow } from "../../state/deciding.ts";
import { useCaisse, useLoad } from "../../widgets/context.ts";
import { placed } from "../../../text/committee-words.ts";
import { PRINTING } from "../../../text/printing.ts";
import { DocumentLink } from "../../widgets/document-link.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";
import { Actions } from "./actions.tsx";
import { Alerts, Asides } from "./alerts.tsx";
import { Convention, History, OutletFacts, VisitFacts } from "./facts.tsx";
import { Criteria } from "./criteria.tsx";
import { Commitments, Links, Signatures, Visitors } from "./people.tsx";
import { Photos } from "./photos.tsx";
import { Products } from "./products.tsx";
import { Answers, Documents, Notes, Word } from "./remarks.tsx";
import { Sendings } from "./sendings.tsx";
import { Summary } from "./summary.tsx";

export const STAGE_TONES: Readonly<Record<Stage, Tone>> = {
  to_visit: "plain",
  to_decide: "wait",
  conventioned: "good",
  refused: "bad",
  adjourned: "wait",
  ended: "plain",
  erased: "plain",
};

export function Dossier({ outlet }: { outlet: string }): JSX.Element {
  const { caisse, client } = useCaisse();
  const dossier = useLoad(`dossier ${outlet}`, () => client.dossier(outlet));
  useOpenForPrint();
  const state = dossier.state.value;
  const stage = state.kind === "ready" ? state.value.stage : null;
  return (
    <Page
      title={state.kind === "ready" ? state.value.outlet.name : DOSSIER.loadingTitle}
      back={{ to: { page: "board", caisse: caisse.slug }, label: FRAME.board }}
      lead={state.kind === "ready" ? placed(state.value.outlet.kind_label, state.value.outlet.commune) : undefined}
      beside={stage && <Chip tone={STAGE_TONES[stage]}>{STAGES[stage]}</Chip>}
    >
      <Loaded of={dossier}>{(value) => <Content dossier={value} onChange={() => void dossier.refresh()} />}</Loaded>
    </Page>
  );
}

function Content({ dossier, onChange }: { dossier: DossierShape; onChange: () => void }): JSX.Element {
  const visit = visitToShow(dossier);
  const others = dossier.visits.filter(({ id }) => id !== visit?.id);
  const isErased = dossier.stage === "erased";
  const hasFindings = visit !== null && visit.state !== "planned" && !isErased;
  return (
    <div class="stack-wide">
      <div class="stack">
        {visit && !isErased && <Alerts visit={visit} stage={dossier.stage} />}
        {visit && !isErased && <Links visitors={visit.visitors} />}
        {isErased && (
          <Notice tone="plain">
            <p class="strong">{DOSSIER.erasedTitle}</p>
            <p>{DOSSIER.erasedText}</p>
          </Notice>
        )}
        {hasFindings && <Summary visit={visit} />}
        <Actions dossier={dossier} onChange={onChange} />
        {visit && !isErased && <Asides visit={visit} onAccepted={onChange} />}
      </div>
      <div class="dossier">
        <div class="dossier-main stack-wide">
          {dossier.convention && <Convention convention={dossier.convention} />}
          {hasFindings && <Findings visit={visit} />}
          {!hasFindings && !isErased && <Notice tone="plain">{visit ? DOSSIER.pending : DOSSIER.noVisit}</Notice>}
        </div>
        <div class="dossier-side stack-wide">
          {visit && !isErased && <VisitFacts visit={visit} />}
          {hasFindings && <Visitors visitors={visit.visitors} />}
          {visit && !isErased && <Sendings visit={visit} />}
          {!isErased && <OutletFacts outlet={dossier.outlet} />}
          <History lines={dossier.history} />
          {others.length > 0 && <Others visits={others} />}
        </div>
      </div>
    </div>
  );
}

function Findings({ visit }: { visit: VisitDossier }): JSX.Element {
  return (
    <>
      <Criteria visit={visit} />
      <Products families={visit.families} />
      <Documents answers={visit.answers} />
      <Word word={visit.word} />
      <Commitments commitments={visit.commitments} />
      <Signatures signatures={visit.signatures} />
      <Notes notes={visit.notes} />
      <Photos photos={visit.photos} />
      <Answers answers={visit.answers} />
    </>
  );
}

function Others({ visits }: { visits: readonly VisitDossier[] }): JSX.Element {
  const { client } = useCaisse();
  return (
    <section class="card stack-tight">
      <h2>{DOSSIER.otherVisits}</h2>
      <ul class="stack-tight">
        {visits.map((visit) => (
          <li key={visit.id}>
            <p class="strong">{DOSSIER.otherVisit(visit.submitted_on ?? visit.planned_on)}</p>
            <p class="small">{visit.trial ? BOARD.trial : DOSSIER.criteriaWords(visit.criteria_met, visit.criteria_total)}</p>
            {visit.submission !== null && (
              <p class="no-print">
                <DocumentLink href={client.reportAddress(visit.id)} words={PRINTING.report} about={DOSSIER.otherVisit(visit.submitted_on ?? visit.planned_on)} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** On paper everything is read: what is folded opens for the printer and folds again after. */
function useOpenForPrint(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = (): void => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
      for (const details of opened) details.open = true;
    };
    const fold = (): void => {
      for (const details of opened) details.open = false;
    };
    addEventListener("beforeprint", open);
    addEventListener("afterprint", fold);
    return () => {
      removeEventListener("beforeprint", open);
      removeEventListener("afterprint", fold);
    };
  }, []);
}
