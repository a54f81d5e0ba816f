// What must be known before the rest: what blocks the vote, what came late, what is set aside.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { RESCUE_FILES } from "../../../text/rescue-committee.ts";
import { typeset } from "../../../text/typeset.ts";
import { Notice } from "../../../ui/notice.tsx";
import type { ParkedEntry, Stage, VisitDossier } from "../../api/shapes.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Link } from "../../widgets/link.tsx";
import { AmendedSince } from "./sendings.tsx";

/** What bears on the vote itself. */
export function Alerts({ visit, stage }: { visit: VisitDossier; stage: Stage }): JSX.Element {
  const isToVote = stage === "to_decide" || visit.amended_since_decision;
  const isIneligible = isToVote && !visit.eligible && !visit.trial;
  return (
    <>
      {visit.trial && <Notice tone="wait">{DOSSIER.trial}</Notice>}
      <AmendedSince visit={visit} />
      {visit.state === "in_progress" && <Notice tone="wait">{DOSSIER.inProgress}</Notice>}
      {visit.arriving && <Notice tone="wait">{DOSSIER.arriving}</Notice>}
      {visit.rivals && <Notice tone="bad">{DOSSIER.rivals}</Notice>}
      {visit.disagreements.length > 0 && <Disagreements visit={visit} />}
      {isIneligible && <Notice tone="wait">{DOSSIER.notEligible}</Notice>}
    </>
  );
}

/** What is good to know, and changes nothing today. */
export function Asides({ visit, onAccepted }: { visit: VisitDossier; onAccepted: () => void }): JSX.Element {
  return (
    <>
      {visit.old_charter && <Notice tone="plain">{DOSSIER.oldCharter}</Notice>}
      {visit.late > 0 && <Notice tone="plain">{DOSSIER.late(visit.late)}</Notice>}
      {visit.parked.length > 0 && <Parked entries={visit.parked} onAccepted={onAccepted} />}
    </>
  );
}

export function Disagreements({ visit }: { visit: VisitDossier }): JSX.Element {
  return (
    <Notice tone="bad">
      <h2>{DOSSIER.disagreementTitle}</h2>
      <p>{DOSSIER.disagreementText}</p>
      {visit.disagreements.map(({ field, question, answers }) => (
        <div key={field} class="disagreement">
          <h3>{question ?? DOSSIER.cellName(field)}</h3>
          <dl class="facts">
            {answers.map(({ author, words }, index) => (
              <div key={index}>
                <dt>{author}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Notice>
  );
}

function Parked({ entries, onAccepted }: { entries: readonly ParkedEntry[]; onAccepted: () => void }): JSX.Element {
  const { caisse, isCoordinator } = useCaisse();
  return (
    <Notice tone="wait">
      <h2>{DOSSIER.parkedTitle}</h2>
      <p>{DOSSIER.parkedText}</p>
      {isCoordinator && entries.length > 1 && (
        <p>
          <Link to={{ page: "rescue", caisse: caisse.slug }} classes="button">{RESCUE_FILES.allAtOnce}</Link>
        </p>
      )}
      <ul class="stack-tight">
        {entries.map((entry) => (
          <ParkedLine key={entry.id} entry={entry} onAccepted={onAccepted} />
        ))}
      </ul>
    </Notice>
  );
}

function ParkedLine({ entry, onAccepted }: { entry: ParkedEntry; onAccepted: () => void }): JSX.Element {
  const { said } = useSpace();
  const { client, isCoordinator } = useCaisse();
  const isGone = useSignal(false);
  const { isBusy, failure, run } = useAction(() => client.acceptParked(entry.id));
  const accept = async (): Promise<void> => {
    if ((await run()) === null) return;
    isGone.value = true;
    said.value = DOSSIER.accepted;
    onAccepted();
  };
  return (
    <li class="stack-tight">
      <p>{DOSSIER.parkedBy(entry.field, entry.author, typeset(entry.reason))}</p>
      <FailureNotice failure={failure.value} />
      {entry.is_acceptable && isCoordinator && !isGone.value && (
        <div>
          <button type="button" class="button" aria-disabled={isBusy.value} onClick={() => void accept()}>
            {DOSSIER.accept}
          </button>
        </div>
      )}
    </li>
  );
}
