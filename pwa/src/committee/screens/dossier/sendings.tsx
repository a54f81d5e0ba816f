// What the volunteers sent, in order: who completed the visit, when and why, and which sending was voted on.
import type { JSX } from "preact";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { inWords } from "../../../text/committee-words.ts";
import { Chip, Notice } from "../../../ui/notice.tsx";
import type { VisitDossier } from "../../api/shapes.ts";
import { listSendings, type Sending } from "../../state/sendings.ts";

/** Said before everything else: the vote did not know what this page shows. */
export function AmendedSince({ visit }: { visit: VisitDossier }): JSX.Element | null {
  if (!visit.amended_since_decision) return null;
  const since = listSendings(visit).filter(({ isSince }) => isSince);
  return (
    <Notice tone="wait">
      <h2>{DOSSIER.amendedTitle}</h2>
      <p>{DOSSIER.amendedText}</p>
      <ul class="stack-tight">
        {since.map((sending, index) => (
          <li key={index}>
            <Words sending={sending} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Only where there are several: a visit sent once has nothing to tell apart. */
export function Sendings({ visit }: { visit: VisitDossier }): JSX.Element | null {
  const sendings = listSendings(visit);
  if (sendings.length < 2) return null;
  return (
    <section class="card stack-tight">
      <h2>{DOSSIER.sendings}</h2>
      <p class="muted small">{DOSSIER.sendingsLead}</p>
      <ol class="history">
        {sendings.map((sending, index) => (
          <li key={index} class="stack-tight">
            <Words sending={sending} />
            {(sending.isDecided || sending.isSince) && (
              <p>
                <Chip tone={sending.isDecided ? "good" : "wait"}>{sending.isDecided ? DOSSIER.sendingDecided : DOSSIER.sendingSince}</Chip>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Words({ sending: { amends, day } }: { sending: Sending }): JSX.Element {
  return (
    <>
      <p class="strong">{amends === null ? DOSSIER.sendingFirst : DOSSIER.sendingAmended(amends.author)}</p>
      {amends !== null && <p>{DOSSIER.sendingReason(amends.reason)}</p>}
      {day !== null && <p class="muted small">{DOSSIER.sendingDay(inWords(day))}</p>}
    </>
  );
}
