// What waits, what arrived, what was put aside, and the button.
import type { JSX } from "preact";
import { writeCount } from "../../domain/french.ts";
import type { Notice as Kept, OutboxRow } from "../../store/records.ts";
import { countWaiting } from "../../state/summary.ts";
import { sayReason } from "../../text/problems.ts";
import { sayContact, saySync, sayWaiting, TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice, type Tone } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { useApp } from "./context.ts";

export function SyncPanel(): JSX.Element {
  const app = useApp();
  const waiting = countWaiting(app.outbox.value);
  const { running, last } = app.sync.value;
  const trouble = running ? null : saySync(app.sync.value);
  return (
    <section class="card stack" aria-labelledby="sync-title">
      <h2 id="sync-title">{TEXT.sync_title}</h2>
      <div class="sync-line">
        <div class="stack-tight" role="status">
          <p class="strong">{running ? TEXT.syncing : sayWaiting(waiting)}</p>
          <p class="small muted">{sayContact(app.contact.value?.at_ms ?? null, Date.now())}</p>
        </div>
        <button type="button" class="button" aria-disabled={running} onClick={() => void app.synchronise()}>
          <Icon name="sync" />
          {TEXT.sync}
        </button>
      </div>
      {trouble !== null && <Notice tone={last?.kind === "unreachable" ? "wait" : "bad"}><p>{trouble}</p></Notice>}
      {last?.kind === "unauthorised" && (
        <a class="button" href={toHref({ page: "pair" })}>
          {TEXT.pair_again}
        </a>
      )}
      <Refused rows={waiting.refused} />
      <Parked notices={app.notices.value} />
    </section>
  );
}

/** What the server would not take, and stays here. */
function Refused({ rows }: { rows: readonly OutboxRow[] }): JSX.Element | null {
  return <Reasons tone="bad" title={TEXT.refused_title} said={rows.map((row) => sayReason(row.refusal))} />;
}

function Parked({ notices }: { notices: readonly Kept[] }): JSX.Element | null {
  const said = notices.map(({ outcome, reason }) => sayReason(outcome === "conflict" ? "same_id_other_body" : reason));
  return <Reasons tone="wait" title={TEXT.parked_title} said={said} />;
}

/** Each sentence once, with the number of things that it is said of. */
function Reasons({ tone, title, said }: { tone: Tone; title: string; said: readonly string[] }): JSX.Element | null {
  if (said.length === 0) return null;
  return (
    <Notice tone={tone}>
      <p class="strong">{title}</p>
      <ul class="bullets">
        {countBy(said).map(([sentence, count]) => (
          <li key={sentence}>{count > 1 ? `${sentence} (${writeCount(count, "fois", "fois")})` : sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}

function countBy(sentences: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const said of sentences) counts.set(said, (counts.get(said) ?? 0) + 1);
  return [...counts];
}
