// Under the thumb, while something is left to answer: the next thing without an answer, and the way to find any question.
import type { JSX } from "preact";
import { countOpen, nextOpen, type Stop } from "../../state/stops.ts";
import type { VisitModel } from "../../state/visit.ts";
import { ANSWERING, sayOpen } from "../../text/answering.ts";
import { Icon } from "../../ui/icon.tsx";
import { toHref, type Route } from "../router.ts";
import { goToElement } from "./page.tsx";
import { cardId } from "./question-card.tsx";
import { hrefOfStop, placeOf } from "./stop-link.ts";

type Props = { model: VisitModel; route: Extract<Route, { visit: string }> };

/** The pages whose own main action keeps the first place. */
const WITH_MAIN_ACTION: readonly Route["page"][] = ["position", "send", "disputes", "visitors", "meeting", "paper"];

/** Where the last answer may be given: the way on is told there once nothing is left to answer. */
const WITH_ANSWERS: readonly Route["page"][] = ["criterion", "products", "family", "position"];

/** Nothing on a visit that may not be changed, nor on the page that the person visited reads and signs; once all is
 *  answered no bar, and at the end of a page of answers the way to send. */
export function ThumbBar({ model, route }: Props): JSX.Element | null {
  if (model.frozen.value || model.reading.value.result === null || route.page === "signing") return null;
  const { visit } = model.subject;
  const next = nextOpen(model.stops.value, placeOf(route));
  const classes = WITH_MAIN_ACTION.includes(route.page) ? "button thumb-next" : "button button-main thumb-next";
  if (next === null) {
    return !WITH_ANSWERS.includes(route.page) ? null : (
      <nav class="thumb-end" aria-label={ANSWERING.forward}>
        <a class={classes} href={toHref({ page: "send", visit: visit.id })}>
          {ANSWERING.all_answered}
          <Icon name="next" />
        </a>
      </nav>
    );
  }
  return (
    <nav class="thumb-bar" aria-label={ANSWERING.forward}>
      <a class="button thumb-find" href={toHref({ page: "questions", visit: visit.id })}>
        <Icon name="search" />
        {ANSWERING.find}
      </a>
      <a class={classes} href={hrefOfStop(visit.id, next)} onClick={(event) => stayHere(event.currentTarget, next)}>
        <span class="thumb-words">
          {labelOf(next)}
          <span class="small">{sayOpen(countOpen(model.stops.value))}</span>
        </span>
        <Icon name="next" />
      </a>
    </nav>
  );
}

function labelOf(next: Stop): string {
  if (next.kind === "question") return ANSWERING.next;
  return next.kind === "families" ? ANSWERING.next_products : ANSWERING.next_position;
}

/** The address is the one we are at: the browser goes nowhere, so the focus is moved by hand. */
function stayHere(link: HTMLAnchorElement, next: Stop): void {
  if (next.kind === "question" && link.hash === location.hash) goToElement(cardId(next.question.code));
}
