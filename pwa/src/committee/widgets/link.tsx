// A link to another page of the space: shown without reloading, opened in a new tab when asked so.
import type { ComponentChildren, JSX } from "preact";
import { addressOf, type Route } from "../route.ts";
import { useSpace } from "./context.ts";

type Props = { to: Route; classes?: string; current?: boolean; children: ComponentChildren };

export function Link({ to, classes, current = false, children }: Props): JSX.Element {
  const space = useSpace();
  return (
    <a
      href={addressOf(to)}
      class={classes}
      aria-current={current ? "page" : undefined}
      onClick={(event) => follow(event, () => space.go(to))}
    >
      {children}
    </a>
  );
}

/** Goes there without reloading, unless the press asks for another tab or window. */
export function follow(event: MouseEvent, go: () => void): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go();
}
