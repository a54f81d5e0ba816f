// The last resort: all that has not been received, in one file for the coordination.
import type { JSX } from "preact";
import { countSent, countWaiting } from "../../state/summary.ts";
import { RESCUE, sayWaiting } from "../../text/rescue.ts";
import { TEXT } from "../../text/visits.ts";
import { Notice } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { useApp } from "./context.ts";
import { FileMaker } from "./file-maker.tsx";
import { Page } from "./page.tsx";

export function RescueScreen(): JSX.Element {
  const app = useApp();
  const rows = app.outbox.value;
  return (
    <Page title={RESCUE.title} over={app.device.value?.caisse.name ?? ""} back={{ href: toHref({ page: "visits" }), label: TEXT.back_to_visits }}>
      <p class="lead">{RESCUE.lead}</p>
      {rows.length === 0 ? (
        <Notice tone="good"><p>{RESCUE.nothing}</p></Notice>
      ) : (
        <section class="card stack">
          <p class="strong">{sayWaiting(countWaiting(rows), countSent(app.summaries.value, rows))}</p>
          <FileMaker picked={null} label={RESCUE.make} main />
          <p class="muted">{RESCUE.copy}</p>
        </section>
      )}
      <section class="stack-tight" aria-labelledby="rescue-next">
        <h2 id="rescue-next">{RESCUE.next_title}</h2>
        <ul class="bullets">
          <li>{RESCUE.next_how}</li>
          <li>{RESCUE.next_what}</li>
          <li>{RESCUE.next_who}</li>
          <li>{RESCUE.next_twice}</li>
        </ul>
      </section>
    </Page>
  );
}
