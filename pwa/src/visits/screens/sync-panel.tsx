// What waits, what arrived, what was put aside, and the button.
import type { JSX } from "preact";
import { writeCount } from "../../domain/french.ts";
import type { Notice as Kept, OutboxRow } from "../../store/records.ts";
import { countSent, countWaiting } from "../../state/summary.ts";
import type { Picked } from "../../sync/rescue.ts";
import { sayReason } from "../../text/problems.ts";
import { RESCUE, sayExport, sayWaiting } from "../../text/rescue.ts";
import { sayContact, saySync, TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice, type Tone } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { useApp } from "./context.ts";
import { FileMaker } from "./file-maker.tsx";

export function SyncPanel(): JSX.Element {
  const app = useApp();
  const waiting = countWaiting(app.outbox.value);
  const { running, last } = app.sync.value;
  const progress = sayWaiting(waiting, countSent(app.summaries.value, app.outbox.value));
  const trouble = running ? null : saySync(app.sync.value);
  return (
    <section class="card stack" aria-labelledby="sync-title">
      <h2 id="sync-title">{TEXT.sync_title}</h2>
      <div class="sync-line">
        <div class="stack-tight" role="status">
          <p class="strong">{running ? TEXT.syncing : progress}</p>
          <p class="small muted">{sayContact(app.contact.value?.at_ms ?? null, Date.now())}</p>
        </div>
        <button type="button" class="button" aria-disabled={running} onClick={() => void app.synchronise()}>
          <Icon name="sync" />
          {TEXT.sync}
        </button>
      </div>
      {running && waiting.entries + waiting.photos > 0 && <p class="muted">{progress}</p>}
      {trouble !== null && <Notice tone={last?.kind === "unreachable" ? "wait" : "bad"}><p>{trouble}</p></Notice>}
      {last?.kind === "unauthorised" && (
        <a class="button" href={toHref({ page: "pair" })}>
          {TEXT.pair_again}
        </a>
      )}
      <RescueOffer rows={app.outbox.value} />
      <Refused rows={waiting.refused} />
      <Parked notices={app.notices.value} />
    </section>
  );
}

/** Wherever something waits: the way out that needs no network. */
export function RescueOffer({ rows }: { rows: readonly OutboxRow[] }): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <div class="stack-tight">
      <p class="small muted">{RESCUE.offer}</p>
      <div>
        <a class="button" href={toHref({ page: "rescue" })}>
          <Icon name="save" />
          {RESCUE.title}
        </a>
      </div>
    </div>
  );
}

/** What the server would not take, and stays here. */
function Refused({ rows }: { rows: readonly OutboxRow[] }): JSX.Element | null {
  const said = rows.map(({ refusal, kind, name, visit }): Said => ({ words: sayReason(refusal), kind, name, visit }));
  return <Reasons tone="bad" title={TEXT.refused_title} said={said} />;
}

function Parked({ notices }: { notices: readonly Kept[] }): JSX.Element | null {
  const said = notices.map(({ id, outcome, reason, visit }): Said => ({
    words: sayReason(outcome === "conflict" ? "same_id_other_body" : reason), kind: "entry", name: id, visit,
  }));
  return <Reasons tone="wait" title={TEXT.parked_title} said={said} />;
}

type Said = { words: string; kind: OutboxRow["kind"]; name: string; visit: string };

/** Each sentence once a visit, with the number of things that it is said of, and the way to hand them over. */
function Reasons({ tone, title, said }: { tone: Tone; title: string; said: readonly Said[] }): JSX.Element | null {
  const { summaries } = useApp();
  if (said.length === 0) return null;
  const nameOf = (id: string): string => summaries.value.find(({ visit }) => visit.id === id)?.visit.outlet?.name ?? TEXT.unnamed_outlet;
  return (
    <Notice tone={tone}>
      <p class="strong">{title}</p>
      <ul class="set-aside stack">
        {groupAlike(said).map(([first, things]) => (
          <li key={`${first.visit} ${first.words}`} class="stack-tight">
            <p><span class="strong">{nameOf(first.visit)}</span><br />{sayTimes(first.words, things.length)}</p>
            <Export picked={toPicked(things)} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function sayTimes(words: string, count: number): string {
  return count > 1 ? `${words} (${writeCount(count, "fois", "fois")})` : words;
}

function Export({ picked }: { picked: Picked }): JSX.Element {
  return <FileMaker key={JSON.stringify(picked)} picked={picked} label={sayExport(picked.entries.length, picked.photos.length)} />;
}

function groupAlike(said: readonly Said[]): [Said, Said[]][] {
  const groups = new Map<string, [Said, Said[]]>();
  for (const one of said) {
    const key = `${one.visit} ${one.words}`;
    groups.set(key, [groups.get(key)?.[0] ?? one, [...(groups.get(key)?.[1] ?? []), one]]);
  }
  return [...groups.values()];
}

function toPicked(things: readonly Said[]): Picked {
  const named = (kind: Said["kind"]): string[] => things.filter((one) => one.kind === kind).map((one) => one.name);
  return { entries: named("entry"), photos: named("photo") };
}
