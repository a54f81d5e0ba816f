// Every question of the visit on one page: those without an answer first, and a search that needs no network.
import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { givenAnswer, listFamilies } from "../../state/reading.ts";
import { indexCharter, search, type Hit } from "../../state/search.ts";
import { isOpen, type QuestionStop } from "../../state/stops.ts";
import type { VisitModel } from "../../state/visit.ts";
import { ANSWERING, sayFound } from "../../text/answering.ts";
import { sayText } from "../../text/charter.ts";
import { TEXT } from "../../text/visits.ts";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Chip } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { Page } from "./page.tsx";
import { sayAnswer } from "./say-answer.ts";
import { hrefOfStop } from "./stop-link.ts";

const FIELD = "recherche";

/** What is typed goes into the address: the back button finds the same search again. */
export function QuestionsScreen({ model, asked }: { model: VisitModel; asked: string }): JSX.Element {
  const { charter, visit } = model.subject;
  const [typed, setTyped] = useState(asked);
  const type = (text: string): void => {
    setTyped(text);
    history.replaceState(history.state, "", toHref({ page: "questions", visit: visit.id, typed: text }));
  };
  const index = useMemo(() => indexCharter(charter), [charter]);
  const list = useRef<HTMLDivElement>(null);
  const stops = model.stops.value;
  const hits = search(charter, index, stops, typed);
  const isSearching = typed.trim() !== "";
  return (
    <Page
      title={ANSWERING.find_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit: visit.id }), label: TEXT.back_to_visit }}
      at={FIELD}
    >
      <form
        role="search"
        class="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          list.current?.querySelector<HTMLElement>("a.row")?.click();
        }}
      >
        <Field label={ANSWERING.find_label} hint={ANSWERING.find_hint} type="search" id={FIELD} text={typed} maxLength={100} onType={type} />
      </form>
      <p class="strong" role="status">{isSearching ? sayFound(hits.length) : ""}</p>
      {/* The arrows are a help beside Tab, which reaches every link as well. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={list} class="stack" onKeyDown={moveAmongLinks}>
        {isSearching ? <Hits model={model} hits={hits} /> : <All model={model} stops={stops.filter((stop) => stop.kind === "question")} />}
      </div>
    </Page>
  );
}

/** Down and up go from one link to the next. */
function moveAmongLinks(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a.row")];
  const next = links[links.findIndex((link) => link === document.activeElement) + step];
  if (step === 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

function Hits({ model, hits }: { model: VisitModel; hits: readonly Hit[] }): JSX.Element | null {
  const here = listFamilies(model.reading.value);
  if (hits.length === 0) return null;
  return (
    <ul class="rows rows-long" aria-label={ANSWERING.find_title}>
      {hits.map((hit) =>
        hit.kind === "family" ? (
          <FamilyRow key={`family ${hit.family.code}`} model={model} hit={hit} isHere={here.includes(hit.family.code)} />
        ) : (
          <QuestionRow key={keyOf(hit.stop)} model={model} stop={hit.stop} />
        ),
      )}
    </ul>
  );
}

function All({ model, stops }: { model: VisitModel; stops: readonly QuestionStop[] }): JSX.Element {
  const lists = [
    { title: ANSWERING.open_list, stops: stops.filter(isOpen) },
    { title: ANSWERING.answered_list, stops: stops.filter((stop) => !isOpen(stop)) },
  ];
  return (
    <>
      {lists.filter((list) => list.stops.length > 0).map((list) => (
        <section key={list.title} class="stack-tight">
          <h2>{`${list.title} (${list.stops.length})`}</h2>
          <ul class="rows rows-long" aria-label={list.title}>
            {list.stops.map((stop) => <QuestionRow key={keyOf(stop)} model={model} stop={stop} />)}
          </ul>
        </section>
      ))}
    </>
  );
}

function QuestionRow({ model, stop }: { model: VisitModel; stop: QuestionStop }): JSX.Element {
  const given = givenAnswer(model.reading.value, stop.question.code, stop.family);
  return (
    <li>
      <a class="row" href={hrefOfStop(model.subject.visit.id, stop)}>
        <span class="row-main">
          <span class="row-title">{sayText(stop.question.text)}</span>
          <span class="cluster-small">
            <span class="muted">{sayText(stop.title)}</span>
            {isOpen(stop) && <Chip tone="wait">{ANSWERING.unanswered}</Chip>}
            {given !== null && <span class="strong">{sayAnswer(stop.question, given)}</span>}
          </span>
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
}

function FamilyRow({ model, hit, isHere }: { model: VisitModel; hit: Extract<Hit, { kind: "family" }>; isHere: boolean }): JSX.Element {
  const { family } = hit;
  const visit = model.subject.visit.id;
  return (
    <li>
      <a class="row" href={isHere ? toHref({ page: "family", visit, family: family.code }) : toHref({ page: "products", visit })}>
        <Icon name="basket" />
        <span class="row-main">
          <span class="row-title">{sayText(family.label)}</span>
          <span class="muted">{isHere ? `${ANSWERING.family}, ${ANSWERING.family_here}` : ANSWERING.family}</span>
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
}

function keyOf({ question, family }: QuestionStop): string {
  return `${question.code} ${family ?? ""}`;
}
