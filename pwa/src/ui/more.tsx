// Something more, shown when asked: help in place, other answers.
import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./icon.tsx";

export function More({ label, open, children }: { label: string; open?: boolean; children: ComponentChildren }): JSX.Element {
  return (
    <details class="more" open={open}>
      <summary>
        <Icon name="next" turns />
        {label}
      </summary>
      <div class="more-body">{children}</div>
    </details>
  );
}
