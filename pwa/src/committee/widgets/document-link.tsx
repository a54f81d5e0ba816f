// A way to a printed document: it opens beside the page, so that nothing being written is lost.
import type { JSX } from "preact";
import { PRINTING } from "../../text/printing.ts";

/** `about` is read, not shown: it tells the links of a list apart. */
export function DocumentLink({ href, words, about }: { href: string; words: string; about?: string }): JSX.Element {
  return (
    <a class="button" href={href} target="_blank" rel="noopener">
      {words}
      <span class="visually-hidden">{`${about === undefined ? "" : `, ${about}`}, ${PRINTING.newTab}`}</span>
    </a>
  );
}
