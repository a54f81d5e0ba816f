// What every screen has: a way back, one title that takes the focus, and a document title.
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../ui/icon.tsx";
import { TEXT } from "../../text/visits.ts";

/** A way back; `onClick` follows it without loading a page again. */
export type Back = { href: string; label: string; onClick?: (event: MouseEvent) => void };

type Props = {
  title: string;
  /** Above the title: where we are. */
  over?: string;
  back?: Back;
  children: ComponentChildren;
  /** The id of the element that the address leads to: it takes the focus in place of the title. */
  at?: string | undefined;
  /** Beside the page on wide screens, above it on narrow ones. */
  aside?: ComponentChildren;
};

let visited = false;

/** The first screen leaves the focus alone; each next one moves it to its title, and the page to its top. An address
 *  that leads to a part of the page moves the focus there, from the first screen on. All that before the page can be
 *  seen: later, it would move under a finger. */
export function Page({ title, over, back, children, aside, at }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${title} · ${TEXT.brand}`;
    if (at !== undefined && goToElement(at)) {
      visited = true;
      return;
    }
    if (visited) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    visited = true;
  }, [title, at]);
  return (
    <main class={aside === undefined ? "page" : "page page-with-aside"} id="contenu">
      <div class="page-head stack-tight">
        {back && (
          <a class="back" href={back.href} {...(back.onClick ? { onClick: back.onClick } : {})}>
            <Icon name="back" />
            {back.label}
          </a>
        )}
        {over !== undefined && <p class="over">{over}</p>}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
      </div>
      {aside !== undefined && <aside class="page-aside">{aside}</aside>}
      <div class="page-body stack">{children}</div>
    </main>
  );
}

/** Moves page and focus to an element; false when it is not there. */
export function goToElement(id: string): boolean {
  const element = document.getElementById(id);
  if (!element) return false;
  element.scrollIntoView({ block: "start" });
  element.focus({ preventScroll: true });
  return true;
}
