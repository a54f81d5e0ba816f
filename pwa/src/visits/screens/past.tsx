// Before leaving and after coming back: where to go, what was seen last time, what the committee decided.
import type { JSX } from "preact";
import type { Outlet } from "../../api/shapes.ts";
import type { Charter } from "../../domain/charter.ts";
import { directionsTo } from "../../state/directions.ts";
import type { HeldVisit } from "../../store/records.ts";
import { PAST, sayCommitment, sayDecidedFamily, sayDecision, sayDirections, sayLast } from "../../text/past.ts";
import { TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { More } from "../../ui/more.tsx";
import { Notice } from "../../ui/notice.tsx";

type Props = { visit: HeldVisit; charter: Charter };

/** Address, telephone, way: what opens outside says so, and nothing is asked of it before a tap. */
export function Going({ outlet }: { outlet: Outlet }): JSX.Element {
  const directions = directionsTo(outlet, /Android/.test(navigator.userAgent));
  const address = [outlet.address, outlet.commune].filter(Boolean).join(", ");
  return (
    <div class="stack-tight">
      {address !== "" && <p>{address}</p>}
      <div class="cluster">
        {outlet.phone !== null && outlet.phone !== "" && (
          <a class="button" href={`tel:${outlet.phone.replace(/[^+\d]/g, "")}`}>
            <Icon name="phone" />
            {`${TEXT.call} ${outlet.phone}`}
          </a>
        )}
        {directions && (
          <a class="button" href={directions.href} target="_blank" rel="noreferrer noopener">
            <Icon name="pin" />
            {sayDirections(directions)}
          </a>
        )}
      </div>
    </div>
  );
}

/** The last report in a few lines, and what was promised then. */
export function LastVisitPart({ visit, charter }: Props): JSX.Element | null {
  if (!visit.last) return null;
  const { commitments } = visit.last;
  return (
    <section class="card stack-tight" aria-labelledby="last-title">
      <h2 id="last-title">{PAST.last_title}</h2>
      {sayLast(visit.last, charter).map((line) => <p key={line}>{line}</p>)}
      {commitments.length === 0 && <p class="muted">{PAST.no_commitment}</p>}
      {commitments.length > 0 && (
        <>
          <h3>{PAST.commitments_title}</h3>
          <ul class="bullets">
            {commitments.map((one, place) => <li key={place}>{sayCommitment(one)}</li>)}
          </ul>
        </>
      )}
    </section>
  );
}

/** What the committee decided on this visit. */
export function DecisionPart({ visit, charter }: Props): JSX.Element | null {
  if (!visit.decision) return null;
  const { outcome, families } = visit.decision;
  return (
    <Notice tone={outcome === "approved" ? "good" : "plain"}>
      <h2>{PAST.decision_title}</h2>
      {sayDecision(visit.decision).map((line) => <p key={line}>{line}</p>)}
      {families.length > 0 && (
        <More label={PAST.rates}>
          <ul class="bullets">
            {families.map((one) => <li key={one.family}>{sayDecidedFamily(one, charter)}</li>)}
          </ul>
        </More>
      )}
    </Notice>
  );
}
