// What waits, what arrived, what was put aside, and the button.
import type { JSX } from "preact";
import type { Notice as Kept, OutboxRow } from "../../store/records.ts";
import { countWaiting } from "../../state/summary.ts";
import { sayReason } from "../../text/problems.ts";
import { sayContact, saySync, sayWaiting, TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
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

function Refused({ rows }: { rows: readonly OutboxRow[] }): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <Notice tone="bad">
      <p class="strong">{TEXT.refused_title}</p>
      <ul class="bullets">
        {countBy(rows.map((row) => `${row.kind === "photo" ? "photo" : "réponse"} : ${sayReason(row.refusal)}`)).map(([said, count]) => (
          <li key={said}>{count > 1 ? `${said} (${count})` : said}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Parked({ notices }: { notices: readonly Kept[] }): JSX.Element | null {
  if (notices.length === 0) return null;
  const sentences = notices.map((kept) => (kept.outcome === "conflict" ? TEXT.conflict_said : sayReason(kept.reason)));
  return (
    <Notice tone="wait">
      <p class="strong">{TEXT.parked_title}</p>
      <ul class="bullets">
        {countBy(sentences).map(([said, count]) => (
          <li key={said}>{count > 1 ? `${said} (${count} réponses)` : said}</li>
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
