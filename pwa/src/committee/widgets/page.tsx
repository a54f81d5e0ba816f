// One page: its title takes the focus when the page is come to, and names the tab.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Route } from "../route.ts";
import { useSpace } from "./context.ts";
import { Link } from "./link.tsx";

type Props = {
  title: string;
  /** Where the page comes from, and its name. */
  back?: { to: Route; label: string };
  /** Beside the title: a state in words. */
  beside?: ComponentChildren;
  lead?: string | undefined;
  narrow?: boolean;
  children: ComponentChildren;
};

export function Page({ title, back, beside, lead, narrow = false, children }: Props): JSX.Element {
  const { moves, said } = useSpace();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moves.peek() > 0) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} | Grillon`;
  }, [title]);
  return (
    <main id="content" class={narrow ? "page page-narrow" : "page"} tabIndex={-1}>
      <div role="status" class="said">
        {said.value !== "" && <Notice tone="good">{said.value}</Notice>}
      </div>
      <header class="page-head">
        {back && (
          <Link to={back.to} classes="back">
            <Icon name="back" />
            {back.label}
          </Link>
        )}
        <div class="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {beside}
        </div>
        {lead !== undefined && <p class="lead muted">{lead}</p>}
      </header>
      {children}
    </main>
  );
}
