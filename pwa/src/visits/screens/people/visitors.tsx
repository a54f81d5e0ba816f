// Who visits and in which role: each gives the pledge and declares their link, under their own name.
import type { JSX } from "preact";
import { findInterest, findPledge, listVisitors, type Visitor } from "../../../state/people.ts";
import type { VisitModel } from "../../../state/visit.ts";
import { MEETING, PLEDGE_VERSION, PLEDGES, ROLE_CODES, sayRole, sayYou } from "../../../text/meeting.ts";
import { TEXT } from "../../../text/visits.ts";
import { Choices } from "../../../ui/choices.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Chip } from "../../../ui/notice.tsx";
import { toHref } from "../../router.ts";
import { useApp } from "../context.ts";
import { CorrectionBanner } from "../correction.tsx";
import { Page } from "../page.tsx";
import { TypedField } from "../typed-field.tsx";
import { useNames } from "./names.ts";

export function VisitorsScreen({ model }: { model: VisitModel }): JSX.Element {
  const { visit, person } = model.subject;
  const others = listVisitors(model.reading.value, visit.people).filter((one) => one.person !== person);
  const nameOf = useNames();
  return (
    <Page
      title={MEETING.visitors_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit: visit.id }), label: TEXT.back_to_visit }}
    >
      <CorrectionBanner model={model} />
      <p class="lead">{MEETING.visitors_lead}</p>
      <h2>{sayYou(nameOf(person))}</h2>
      <Role model={model} />
      <Pledge model={model} />
      <Interest model={model} />
      {others.length > 0 && <Others visitors={others} />}
      <a class="button button-main" href={toHref({ page: "visit", visit: visit.id })}>{MEETING.visitors_done}</a>
    </Page>
  );
}

function Role({ model }: { model: VisitModel }): JSX.Element {
  const pledge = findPledge(model.reading.value, model.subject.person);
  const options = ROLE_CODES.map((code) => ({ code, label: sayRole(code) }));
  const choose = (code: string): void => {
    const role = ROLE_CODES.find((one) => one === code);
    if (role !== undefined && role !== pledge?.role) void model.setPledge({ role, version: pledge?.version ?? PLEDGE_VERSION });
  };
  return (
    <section class="card stack-tight" role="group" aria-labelledby="role">
      <h3 id="role">{MEETING.role}</h3>
      <Choices options={options} chosen={pledge?.role ?? null} disabled={model.frozen.value} listed onPress={choose} />
    </section>
  );
}

function Pledge({ model }: { model: VisitModel }): JSX.Element {
  const pledge = findPledge(model.reading.value, model.subject.person);
  const accepted = pledge?.accepted === true;
  const version = accepted ? pledge.version : PLEDGE_VERSION;
  return (
    <section class="card stack-tight" role="group" aria-labelledby="pledge">
      <h3 id="pledge">{MEETING.pledge_title}</h3>
      <p>{MEETING.pledge_lead}</p>
      <ul class="bullets">
        {(PLEDGES[version] ?? []).map((sentence) => <li key={sentence}>{sentence}</li>)}
      </ul>
      {PLEDGES[version] === undefined && <p class="muted">{MEETING.pledge_other_version}</p>}
      <Choices
        options={[{ code: "accepted", label: MEETING.pledge_give }]}
        chosen={accepted ? "accepted" : null}
        disabled={model.frozen.value}
        listed
        onPress={() => void model.setPledge({ accepted: !accepted, version: PLEDGE_VERSION })}
      />
    </section>
  );
}

function Interest({ model }: { model: VisitModel }): JSX.Element {
  const { person } = model.subject;
  const interest = findInterest(model.reading.value, person);
  const chosen = interest === null ? null : interest.declared ? "declared" : "none";
  const options = [{ code: "none", label: MEETING.interest_none }, { code: "declared", label: MEETING.interest_declared }];
  return (
    <section class="card stack-tight" role="group" aria-labelledby="interest">
      <h3 id="interest">{MEETING.interest_title}</h3>
      <p>{MEETING.interest_lead}</p>
      <Choices options={options} chosen={chosen} disabled={model.frozen.value} listed onPress={(code) => code !== chosen && void model.setInterest(code === "declared")} />
      {chosen === "declared" && (
        <TypedField model={model} field={{ kind: "interest", question: person, family: null }} label={MEETING.interest_text} hint={MEETING.interest_hint} multiline />
      )}
    </section>
  );
}

function Others({ visitors }: { visitors: readonly Visitor[] }): JSX.Element {
  const nameOf = useNames();
  const isShared = (useApp().device.value?.people.length ?? 0) > 1;
  return (
    <section class="stack-tight">
      <h2>{MEETING.others_title}</h2>
      <p>{MEETING.others_lead}</p>
      <ul class="rows">
        {visitors.map(({ person, pledge, interest }) => (
          <li key={person} class="row">
            <span class="row-main">
              <span class="row-title">{nameOf(person)}</span>
              <span class="muted">{pledge?.role === undefined ? MEETING.role_unknown : sayRole(pledge.role)}</span>
              <span class="cluster-small">
                <Chip tone={pledge?.accepted === true ? "good" : "wait"}>{pledge?.accepted === true ? MEETING.pledge_given : MEETING.pledge_missing}</Chip>
                <Chip tone={interest?.declared === false ? "good" : "wait"}>{sayLink(interest)}</Chip>
              </span>
            </span>
          </li>
        ))}
      </ul>
      {isShared && (
        <a class="button button-fit" href={toHref({ page: "person" })}>
          <Icon name="people" />
          {MEETING.change_person}
        </a>
      )}
    </section>
  );
}

function sayLink(interest: Visitor["interest"]): string {
  if (interest === null) return MEETING.link_missing;
  return interest.declared ? MEETING.link_declared : MEETING.link_none;
}
