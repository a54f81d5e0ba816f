// One criterion: its questions one under the other; follow-ups appear when they are asked.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Criterion } from "../../domain/charter.ts";
import { listSections } from "../../state/charters.ts";
import { findSection, isAsked, progressOf, standingOf } from "../../state/progress.ts";
import type { VisitModel } from "../../state/visit.ts";
import { sayText } from "../../text/charter.ts";
import { sayProgress, sayStanding, TEXT } from "../../text/visits.ts";
import { More } from "../../ui/more.tsx";
import { Notice } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { CorrectionBanner } from "./correction.tsx";
import { Page } from "./page.tsx";
import { cardId } from "./question-card.tsx";
import { QuestionList } from "./question-list.tsx";
import { ScorePanel } from "./score-panel.tsx";

type Props = { model: VisitModel; section: Criterion; question: string | undefined };

/** As many questions as a screen holds: they can be answered while the others are drawn. */
const FIRST = 4;

export function CriterionScreen({ model, section, question: wanted }: Props): JSX.Element {
  const { result } = model.reading.value;
  const found = result && findSection(result, section.code);
  const hidden = new Set((found?.questions ?? []).filter((state) => !isAsked(state)).map((state) => state.question));
  const asked = section.questions.filter((question) => !hidden.has(question.code));
  const visit = model.subject.visit.id;
  const [isWhole, setWhole] = useState(wanted !== undefined || asked.length <= FIRST);
  useEffect(() => setWhole(true), []);
  return (
    <Page
      title={sayText(section.title)}
      over={model.subject.visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit }), label: TEXT.back_to_visit }}
      aside={<ScorePanel model={model} />}
      at={wanted === undefined ? undefined : cardId(wanted)}
    >
      <CorrectionBanner model={model} />
      {found && <p class="muted" role="status">{model.showsScore.value ? `${sayProgress(progressOf(found.questions))} · critère ${sayStanding(standingOf(found))}` : sayProgress(progressOf(found.questions))}</p>}
      {section.help && <More label={TEXT.help}><p>{sayText(section.help)}</p></More>}
      {asked.length === 0 && <Notice tone="plain"><p>{TEXT.no_question}</p></Notice>}
      <QuestionList model={model} family={null} questions={section.questions} asked={isWhole ? asked : asked.slice(0, FIRST)} />
      {isWhole && <NextLink model={model} section={section} />}
    </Page>
  );
}

function NextLink({ model, section }: { model: VisitModel; section: Criterion }): JSX.Element {
  const { charter, visit } = model.subject;
  const sections = listSections(charter);
  const next = sections[sections.findIndex((one) => one.code === section.code) + 1];
  const href = next ? toHref({ page: "criterion", visit: visit.id, criterion: next.code }) : toHref({ page: "products", visit: visit.id });
  return (
    <a class="button" href={href}>
      {next ? `${TEXT.next_criterion}\u00a0: ${sayText(next.title)}` : TEXT.to_products}
    </a>
  );
}
