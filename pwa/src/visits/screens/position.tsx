// Where the visit takes place: taken by the tablet or written by hand, and what that says of the perimeter, offline.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { POSITION_FIELD, type PositionContent } from "../../domain/entry.ts";
import { disputeAt } from "../../state/disputes.ts";
import { parseDegrees } from "../../state/distance.ts";
import { findPosition } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { sayProblem } from "../../text/problems.ts";
import { sayDistance, sayPosition, TEXT } from "../../text/visits.ts";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { More } from "../../ui/more.tsx";
import { Notice, type Tone } from "../../ui/notice.tsx";
import { takeFix } from "../fix.ts";
import { toHref } from "../router.ts";
import { CorrectionBanner } from "./correction.tsx";
import { DisputeNotice } from "./dispute.tsx";
import { Page } from "./page.tsx";

const TONES: Record<"inside" | "outside" | "to_confirm", Tone> = { inside: "good", outside: "bad", to_confirm: "wait" };

export function PositionScreen({ model }: { model: VisitModel }): JSX.Element {
  const { charter, visit } = model.subject;
  const [taking, setTaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (): Promise<void> => {
    if (taking) return;
    setTaking(true);
    setProblem(null);
    const fix = await takeFix();
    setTaking(false);
    if (fix.kind === "refused") setProblem(sayProblem(fix.reason));
    else await model.setPosition(fix.content);
  };
  const frozen = model.frozen.value;
  return (
    <Page
      title={TEXT.position_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit: visit.id }), label: TEXT.back_to_visit }}
    >
      <CorrectionBanner model={model} />
      <p class="lead">{charter.perimeter?.measured === "production" ? TEXT.position_lead_production : TEXT.position_lead}</p>
      <Known model={model} />
      {problem !== null && <Notice tone="bad" urgent><p>{problem}</p></Notice>}
      {!frozen && (
        <>
          <button type="button" class="button button-main" aria-disabled={taking} onClick={() => void take()}>
            <Icon name="pin" />
            {taking ? TEXT.taking_position : TEXT.take_position}
          </button>
          <ByHand onKeep={(content) => void model.setPosition(content)} />
        </>
      )}
      <a class="button" href={toHref({ page: "send", visit: visit.id })}>{`${TEXT.next_criterion}\u00a0: ${TEXT.send_title.toLowerCase()}`}</a>
    </Page>
  );
}

function Known({ model }: { model: VisitModel }): JSX.Element {
  const { reading, distance, subject } = model;
  const { charter, caisse } = subject;
  const position = findPosition(reading.value);
  const dispute = disputeAt(reading.value, POSITION_FIELD);
  if (dispute) return <DisputeNotice model={model} dispute={dispute} title={TEXT.position_disputed} hint={TEXT.position_dispute_settle} />;
  if (!position) return <Notice tone="plain"><p>{TEXT.position_none}</p></Notice>;
  const measured = distance.value;
  return (
    <Notice tone={measured ? TONES[measured.verdict] : "plain"}>
      {measured && charter.perimeter && (
        <p class="strong" role="status">{sayDistance(measured, caisse.territory, charter.perimeter.radius_m)}</p>
      )}
      <p>{sayPosition(position.content)}</p>
    </Notice>
  );
}

function ByHand({ onKeep }: { onKeep: (content: PositionContent) => void }): JSX.Element {
  const [lat, setLat] = useState("");
  const [lon, setLon] = useState("");
  const [asked, setAsked] = useState(false);
  const [lat_e7, lon_e7] = [parseDegrees(lat, 90), parseDegrees(lon, 180)];
  const keep = (): void => {
    setAsked(true);
    if (lat_e7 !== null && lon_e7 !== null) onKeep({ lat_e7, lon_e7, accuracy_m: 10, source: "map" });
  };
  return (
    <More label={TEXT.position_by_hand}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <p class="small muted">{TEXT.position_by_hand_hint}</p>
        <div class="pair">
          <Field label={TEXT.latitude} text={lat} maxLength={18} fault={asked && lat_e7 === null ? sayProblem("not-a-latitude") : null} onType={setLat} />
          <Field label={TEXT.longitude} text={lon} maxLength={18} fault={asked && lon_e7 === null ? sayProblem("not-a-longitude") : null} onType={setLon} />
        </div>
        <button type="submit" class="button">{TEXT.keep_position}</button>
      </form>
    </More>
  );
}
