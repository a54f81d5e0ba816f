// The visits of the person, what waits to be sent, and whether the tablet may leave.
import type { JSX } from "preact";
import { SPACE } from "../../domain/french.ts";
import { isHidden } from "../../state/hiding.ts";
import { isSuggested } from "../../state/suggested.ts";
import type { Summary } from "../../state/summary.ts";
import type { HeldVisit } from "../../store/records.ts";
import { BEGIN } from "../../text/begin.ts";
import { sayOutcome, sayPromised } from "../../text/past.ts";
import { sayHidden } from "../../text/pins.ts";
import { sayDay, sayStage, TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { Chip, Notice, type Tone } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { useApp } from "./context.ts";
import { Page } from "./page.tsx";
import { ReadyPanel } from "./ready-panel.tsx";
import { Removed } from "./removal.tsx";
import { SyncPanel } from "./sync-panel.tsx";

const TONES: Record<Summary["stage"], Tone> = { todo: "plain", started: "wait", sending: "wait", sent: "good", decided: "good" };

export function VisitsScreen(): JSX.Element {
  const app = useApp();
  const person = app.person.value ?? "";
  const pin = app.pins.value.find((one) => one.person === person) ?? null;
  const held = app.summaries.value.filter(({ visit, stage }) => !visit.withdrawn || stage !== "todo");
  const shown = held.filter((one) => !isHidden(one, person, pin)).sort(byDay);
  const mine = shown.filter(({ visit }) => visit.people.includes(person));
  const others = shown.filter(({ visit }) => !visit.people.includes(person));
  return (
    <Page title={TEXT.visits_title} over={app.device.value?.caisse.name ?? ""}>
      <Removed />
      <ReadyPanel />
      {mine.length === 0 && <Notice tone="plain"><p>{TEXT.visits_none}</p></Notice>}
      {mine.length > 0 && <List summaries={mine} label={TEXT.visits_mine} />}
      {others.length > 0 && (
        <section class="stack-tight">
          <h2>{TEXT.visits_others}</h2>
          <List summaries={others} label={TEXT.visits_others} />
        </section>
      )}
      {shown.length < held.length && <Notice tone="wait"><p>{sayHidden(held.length - shown.length)}</p></Notice>}
      <a class="button button-fit" href={toHref({ page: "begin" })}>
        <Icon name="pencil" />
        {BEGIN.add}
      </a>
      <SyncPanel />
    </Page>
  );
}

function List({ summaries, label }: { summaries: readonly Summary[]; label: string }): JSX.Element {
  return (
    <ul class="rows" aria-label={label}>
      {summaries.map(({ visit, stage }) => (
        <li key={visit.id}>
          <a class="row" href={toHref({ page: "visit", visit: visit.id })}>
            <span class="row-main">
              <span class="row-title">{visit.outlet?.name ?? TEXT.unnamed_outlet}</span>
              <span class="muted">{[visit.outlet?.commune, sayWhen(visit)].filter(Boolean).join(" · ")}</span>
              <Reaching visit={visit} />
              <span class="cluster-small">
                <Standing visit={visit} stage={stage} />
                {visit.trial && <Chip tone="wait">{TEXT.trial}</Chip>}
                {visit.withdrawn && <Chip tone="plain">{TEXT.visit_withdrawn}</Chip>}
              </span>
            </span>
            <Icon name="next" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function sayWhen({ outlet, planned_on }: HeldVisit): string {
  return isSuggested(outlet) ? BEGIN.begun_here : sayDay(planned_on);
}

/** Where the visit stands: once the committee has decided, what it decided. */
function Standing({ visit, stage }: Pick<Summary, "visit" | "stage">): JSX.Element {
  if (!visit.decision) return <Chip tone={TONES[stage]}>{sayStage(stage)}</Chip>;
  const { outcome } = visit.decision;
  return <Chip tone={outcome === "approved" ? "good" : "plain"}>{sayOutcome(outcome)}</Chip>;
}

/** While it is still to do: the street, whom to call, what was promised last time. */
function Reaching({ visit }: { visit: HeldVisit }): JSX.Element | null {
  if (visit.state !== "planned") return null;
  const promised = visit.last?.commitments.length ?? 0;
  const said = [visit.outlet?.address, visit.outlet?.phone?.replace(/ /g, SPACE), promised > 0 && sayPromised(promised)].filter(Boolean).join(" · ");
  return said === "" ? null : <span class="muted">{said}</span>;
}

/** What is still to do comes first, by date; a visit without a date after the dated ones. */
function byDay(a: Summary, b: Summary): number {
  const rank = ({ stage, visit }: Summary): string => `${stage === "sent" || stage === "decided" ? 1 : 0}${visit.planned_on ?? "9999"}`;
  return rank(a) < rank(b) ? -1 : 1;
}
