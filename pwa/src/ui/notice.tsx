// A framed message: what is so, and what can be done about it.
import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "good" | "bad" | "wait" | "plain";

const ICONS: Record<Tone, IconName> = { good: "check", bad: "alert", wait: "clock", plain: "info" };

/** `urgent` makes a screen reader say it at once. */
export function Notice({ tone, urgent = false, children }: { tone: Tone; urgent?: boolean; children: ComponentChildren }): JSX.Element {
  return (
    <div class={`notice notice-${tone}`} role={urgent ? "alert" : undefined}>
      <Icon name={ICONS[tone]} />
      <div class="notice-body">{children}</div>
    </div>
  );
}

/** A state in words; the colour only repeats it. */
export function Chip({ tone, children }: { tone: Tone; children: ComponentChildren }): JSX.Element {
  return <span class={`chip chip-${tone}`}>{children}</span>;
}
