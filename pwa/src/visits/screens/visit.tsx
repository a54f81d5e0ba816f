// One visit: where to go, how far it is, and the way to each part.
import type { ComponentChildren, JSX } from "preact";
import { POSITION_FIELD } from "../../domain/entry.ts";
import { listSections } from "../../state/charters.ts";
import { disputeAt, listDisputes } from "../../state/disputes.ts";
import { listUngiven, readMeeting } from "../../state/people.ts";
import { addProgress, findSection, progressOf, standingOf } from "../../state/progress.ts";
import { isSuggested } from "../../state/suggested.ts";
import { findPosition, listFamilies, listPhotos } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { writeCount } from "../../domain/french.ts";
import { BEGIN } from "../../text/begin.ts";
import { sayText } from "../../text/charter.ts";
import { PHOTOS, sayWhole } from "../../text/photos.ts";
import { PEOPLE, sayMeeting, sayVisitors } from "../../text/people.ts";
import { sayDay, sayDisputes, sayDistance, sayPosition, sayProgress, sayStanding, TEXT } from "../../text/visits.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { Chip, Notice, type Tone } from "../../ui/notice.tsx";
import type { Progress, Standing } from "../../state/progress.ts";
import { toHref } from "../router.ts";
import { useApp, useHome } from "./context.ts";
import { CorrectionBanner, CorrectionOffer } from "./correction.tsx";
import { Page } from "./page.tsx";
import { DecisionPart, Going, LastVisitPart } from "./past.tsx";
import { PaperBanner, PaperOffer } from "./paper.tsx";
import { RemoveOffer } from "./removal.tsx";
import { ReportButton } from "./report-button.tsx";
import { ScorePanel } from "./score-panel.tsx";

const TONES: Record<Standing, Tone> = {
  met: "good", met_so_far: "good", open: "plain", out_of_reach: "bad", not_assessable: "wait", not_applicable: "plain",
};

export function VisitScreen({ model }: { model: VisitModel }): JSX.Element {
  // An open visit keeps what it began with; what the server says of it since is in the list.
  const visit = useApp().summaries.value.find((one) => one.visit.id === model.subject.visit.id)?.visit ?? model.subject.visit;
  const { outlet, trial, planned_on } = visit;
  const home = useHome();
  return (
    <Page
      title={outlet?.name ?? TEXT.unnamed_outlet}
      over={`${TEXT.visit_of} · ${isSuggested(outlet) ? BEGIN.begun_here : sayDay(planned_on)}`}
      back={home}
      aside={<ScorePanel model={model} />}
    >
      {trial && <Notice tone="wait"><p>{TEXT.trial_notice}</p></Notice>}
      {isSuggested(outlet) && !trial && <Notice tone="plain"><p>{BEGIN.unknown_outlet}</p></Notice>}
      <CorrectionBanner model={model} />
      {model.sent.value && !model.correcting.value && (
        <>
          <Notice tone="good"><p>{TEXT.frozen}</p></Notice>
          <ReportButton visit={visit.id} />
          <CorrectionOffer model={model} />
        </>
      )}
      <PaperBanner model={model} />
      <DecisionPart visit={visit} charter={model.subject.charter} />
      {outlet && <Going outlet={outlet} />}
      <LastVisitPart visit={visit} charter={model.subject.charter} />
      <nav aria-label={TEXT.visit_of}>
        <ul class="rows">
          <Disputes model={model} />
          <Visitors model={model} />
          <Sections model={model} />
          {model.subject.charter.products.families.length > 0 && <Products model={model} />}
          <Position model={model} />
          <WholePlace model={model} />
          <Meeting model={model} />
        </ul>
      </nav>
      <a class="button button-main" href={toHref({ page: "send", visit: visit.id })}>
        <Icon name="send" />
        {model.correcting.value ? TEXT.correction_go : model.sent.value ? TEXT.read_sent : TEXT.send}
      </a>
      <PaperOffer model={model} />
      <RemoveOffer visit={visit.id} />
    </Page>
  );
}

/** Only while there are some: nobody looks for them. */
function Disputes({ model }: { model: VisitModel }): JSX.Element | null {
  const count = listDisputes(model.reading.value).length;
  if (count === 0) return null;
  const href = toHref({ page: "disputes", visit: model.subject.visit.id });
  return <Line href={href} icon="alert" title={TEXT.disputes_title} said={sayDisputes(count)} />;
}

function Sections({ model }: { model: VisitModel }): JSX.Element {
  const { result } = model.reading.value;
  const { charter, visit } = model.subject;
  return (
    <>
      {listSections(charter).map((section) => {
        const found = result && findSection(result, section.code);
        const standing = found ? standingOf(found) : null;
        const progress = progressOf(found?.questions ?? []);
        return (
          <Line key={section.code} href={toHref({ page: "criterion", visit: visit.id, criterion: section.code })} title={sayText(section.title)} said={found ? sayProgress(progress) : ""} progress={progress}>
            {standing !== null && model.showsScore.value && <Chip tone={TONES[standing]}>{sayStanding(standing)}</Chip>}
          </Line>
        );
      })}
    </>
  );
}

function Products({ model }: { model: VisitModel }): JSX.Element {
  const { reading, subject } = model;
  const families = listFamilies(reading.value);
  const { asked, answered } = addProgress((reading.value.result?.families ?? []).map((family) => progressOf(family.questions)));
  const count = families.length === 0 ? "à choisir" : writeCount(families.length, "famille", "familles");
  const said = asked === 0 ? count : `${count}, ${sayProgress({ asked, answered })}`;
  return <Line href={toHref({ page: "products", visit: subject.visit.id })} icon="basket" title={TEXT.products} said={said} />;
}

function Position({ model }: { model: VisitModel }): JSX.Element {
  const { subject, reading, distance } = model;
  const position = findPosition(reading.value);
  const perimeter = subject.charter.perimeter;
  const measured = distance.value && perimeter ? sayDistance(distance.value, subject.caisse.territory, perimeter.radius_m) : null;
  const unnoted = disputeAt(reading.value, POSITION_FIELD) ? sayDisputes(1) : "à noter";
  const said = measured ?? (position ? sayPosition(position.content) : unnoted);
  return <Line href={toHref({ page: "position", visit: subject.visit.id })} icon="pin" title={TEXT.position} said={said} />;
}

function WholePlace({ model }: { model: VisitModel }): JSX.Element {
  const count = listPhotos(model.reading.value, null, null).length;
  return <Line href={toHref({ page: "photos", visit: model.subject.visit.id })} icon="camera" title={PHOTOS.whole_title} said={sayWhole(count)} />;
}

/** First, because a visit begins with it. */
function Visitors({ model }: { model: VisitModel }): JSX.Element {
  const { visit } = model.subject;
  const said = sayVisitors(listUngiven(model.reading.value, visit.people));
  return <Line href={toHref({ page: "visitors", visit: visit.id })} icon="people" title={PEOPLE.visitors} said={said} />;
}

/** Last, because a visit ends with it. */
function Meeting({ model }: { model: VisitModel }): JSX.Element {
  const { visit } = model.subject;
  const said = sayMeeting(readMeeting(model.reading.value));
  return <Line href={toHref({ page: "meeting", visit: visit.id })} icon="pencil" title={PEOPLE.meeting} said={said} />;
}

type LineProps = { href: string; title: string; said: string; icon?: IconName; progress?: Progress; children?: ComponentChildren };

function Line({ href, title, said, icon, progress, children }: LineProps): JSX.Element {
  return (
    <li>
      <a class="row" href={href}>
        {icon && <Icon name={icon} />}
        <span class="row-main">
          <span class="row-title">{title}</span>
          <span class="cluster-small"><span class="muted">{said}</span>{children}</span>
          {progress && progress.asked > 0 && <progress class="row-progress" aria-hidden="true" value={progress.answered} max={progress.asked} />}
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
}
