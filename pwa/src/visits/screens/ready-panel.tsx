// « Prêt pour le hors-ligne », after a real check, with what is missing in words.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Check, Readiness } from "../../state/readiness.ts";
import { READY, sayCheck } from "../../text/readiness.ts";
import { TEXT } from "../../text/visits.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { More } from "../../ui/more.tsx";
import type { Tone } from "../../ui/notice.tsx";
import { useApp } from "./context.ts";

const ICONS: Record<Check["state"], IconName> = { ok: "check", missing: "cross", advice: "info" };

export function ReadyPanel(): JSX.Element {
  const app = useApp();
  const contact = app.contact.value?.at_ms ?? null;
  const { running } = app.sync.value;
  // A check made halfway through a round would say that a grid is missing while it is on its way.
  useEffect(() => {
    if (!running) void app.checkReadiness();
  }, [app, contact, running]);
  const found = app.readiness.value;
  const readiness = found === "checking" ? null : found;
  const { tone, icon, said } = judge(readiness);
  const missing = readiness?.checks.filter((check) => check.state === "missing") ?? [];
  // As high while it is checked as when all is well: the visits below do not move under a finger.
  return (
    <section class={`notice notice-${tone}`}>
      <Icon name={icon} />
      <div class="notice-body">
        <p class="strong lead" role="status">{said}</p>
        {readiness && missing.length > 0 && <Checks checks={missing} readiness={readiness} />}
        <More label={TEXT.check_detail}>
          <div class="stack-tight">
            {readiness && <Checks checks={readiness.checks} readiness={readiness} />}
            <p class="small muted">{READY.probe_when}</p>
            <button type="button" class="button" onClick={() => void app.checkReadiness(true)}>{READY.check_again}</button>
          </div>
        </More>
      </div>
    </section>
  );
}

function judge(readiness: Readiness | null): { tone: Tone; icon: IconName; said: string } {
  if (readiness === null) return { tone: "plain", icon: "clock", said: TEXT.checking };
  return readiness.ready ? { tone: "good", icon: "check", said: TEXT.ready } : { tone: "wait", icon: "alert", said: TEXT.not_ready };
}

function Checks({ checks, readiness }: { checks: readonly Check[]; readiness: Readiness }): JSX.Element {
  return (
    <ul class="checks">
      {checks.map((check) => (
        <li key={check.name}>
          <Icon name={ICONS[check.state]} />
          {sayCheck(check, readiness)}
        </li>
      ))}
    </ul>
  );
}
