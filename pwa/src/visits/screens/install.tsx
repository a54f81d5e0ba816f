// In a browser tab on iOS: how to install, in two steps. Nothing is begun here; what an earlier version left can leave.
import type { JSX } from "preact";
import { INSTALL } from "../../text/install.ts";
import { Notice } from "../../ui/notice.tsx";
import { useApp } from "./context.ts";
import { Page } from "./page.tsx";
import { SyncPanel } from "./sync-panel.tsx";

export function InstallScreen(): JSX.Element {
  const app = useApp();
  const isPaired = app.device.value !== null;
  return (
    <Page title={INSTALL.title}>
      <Notice tone="wait"><p class="lead">{INSTALL.lead}</p></Notice>
      <section class="card stack-tight">
        <h2>{INSTALL.steps}</h2>
        <ol class="steps">
          <li>{INSTALL.share}</li>
          <li>{INSTALL.open}</li>
        </ol>
      </section>
      {isPaired && (
        <>
          {app.outbox.value.length > 0 && <Notice tone="bad"><p>{INSTALL.held}</p></Notice>}
          <SyncPanel />
        </>
      )}
    </Page>
  );
}
