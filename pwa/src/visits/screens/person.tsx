// Who holds the tablet now: a name, and on a shared tablet the code that goes with it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Person } from "../../api/shapes.ts";
import { PINS } from "../../text/pins.ts";
import { TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { More } from "../../ui/more.tsx";
import { Notice } from "../../ui/notice.tsx";
import { goTo, toHref, type Route } from "../router.ts";
import { useApp } from "./context.ts";
import { Page } from "./page.tsx";
import { ChoosePin, EnterPin } from "./pin-forms.tsx";
import { SyncPanel } from "./sync-panel.tsx";

type Step = { kind: "names" } | { kind: "enter" | "choose" | "forgotten"; person: string };

const NAMES: Step = { kind: "names" };

/** `route`: where to go once someone holds the tablet. */
export function PersonScreen({ route }: { route: Route }): JSX.Element {
  const app = useApp();
  const people = app.device.value?.people ?? [];
  const [step, setStep] = useState<Step>(() => firstStep(app.person.peek(), app.chosen.peek()));
  const hasPin = (person: string): boolean => app.pins.value.some((one) => one.person === person);
  const pick = async (person: string): Promise<void> => {
    if (person === app.person.peek()) goTo({ page: "visits" });
    else if (hasPin(person)) setStep({ kind: "enter", person });
    else if (people.length > 1) setStep({ kind: "choose", person });
    else {
      await app.choosePerson(person);
      arrive();
    }
  };
  const arrive = (): void => {
    setStep(NAMES);
    if (route.page === "person") goTo({ page: "visits" });
  };
  const person = step.kind === "names" ? undefined : people.find((one) => one.id === step.person);
  if (step.kind !== "names" && person) return <Code key={`${step.kind} ${person.id}`} step={step.kind} person={person} onStep={setStep} onOpen={arrive} />;
  return <Names people={people} onPick={(id) => void pick(id)} onStep={setStep} />;
}

/** A tablet that was in someone's hands asks for their code first. */
function firstStep(holding: string | null, chosen: string | null): Step {
  return holding === null && chosen !== null ? { kind: "enter", person: chosen } : NAMES;
}

type CodeProps = { step: "enter" | "choose" | "forgotten"; person: Person; onStep: (step: Step) => void; onOpen: () => void };

function Code({ step, person, onStep, onOpen }: CodeProps): JSX.Element {
  const app = useApp();
  const keep = async (code: string): Promise<void> => {
    const isKept = step === "forgotten" ? await app.resetPin(person.id, code) : await app.choosePin(person.id, code);
    if (isKept) onOpen();
  };
  return (
    <Page title={step === "enter" ? PINS.enter_title : PINS.choose_title} over={person.name}>
      {step === "enter" ? <EnterPin person={person.id} onOpen={onOpen} /> : (
        <>
          <p class="lead">{step === "forgotten" ? PINS.forgotten_text : PINS.choose_lead}</p>
          <ChoosePin onKeep={keep} />
        </>
      )}
      {step === "enter" && (
        <More label={PINS.forgotten}>
          <p>{PINS.forgotten_text}</p>
          <button type="button" class="button button-fit" onClick={() => onStep({ kind: "forgotten", person: person.id })}>{PINS.forgotten_do}</button>
        </More>
      )}
      <button type="button" class="button button-fit" onClick={() => onStep(NAMES)}>
        <Icon name="people" />
        {PINS.other}
      </button>
    </Page>
  );
}

type NamesProps = { people: readonly Person[]; onPick: (person: string) => void; onStep: (step: Step) => void };

function Names({ people, onPick, onStep }: NamesProps): JSX.Element {
  const holding = useApp().person.value;
  return (
    <Page title={TEXT.who_title} {...(holding === null ? {} : { back: { href: toHref({ page: "visits" }), label: TEXT.back_to_visits } })}>
      <p class="lead">{people.length > 1 ? PINS.lead_shared : TEXT.who_lead}</p>
      {people.length === 0 && (
        <>
          <Notice tone="wait"><p>{TEXT.nobody}</p></Notice>
          <SyncPanel />
        </>
      )}
      {people.length > 0 && (
        <ul class="rows">
          {people.map(({ id, name }) => (
            <li key={id}>
              <button type="button" class="row" aria-current={id === holding ? "true" : undefined} onClick={() => onPick(id)}>
                <Icon name="people" />
                <span class="row-main"><span class="row-title">{name}</span></span>
                <Icon name={id === holding ? "check" : "next"} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {holding !== null && <OwnCode person={holding} isShared={people.length > 1} onStep={onStep} />}
    </Page>
  );
}

/** What who holds the tablet may do with their own code: on a tablet of one's own it is as one likes. */
function OwnCode({ person, isShared, onStep }: { person: string; isShared: boolean; onStep: (step: Step) => void }): JSX.Element {
  const app = useApp();
  const isProtected = app.pins.value.some((one) => one.person === person);
  const choose = (): void => onStep({ kind: "choose", person });
  if (!isProtected) {
    return <button type="button" class="button button-fit" onClick={choose}>{PINS.add}</button>;
  }
  return (
    <div class="cluster">
      <button type="button" class="button" onClick={() => void app.lock()}>{PINS.lock}</button>
      <button type="button" class="button" onClick={choose}>{PINS.change}</button>
      {!isShared && <button type="button" class="button" onClick={() => void app.removePin()}>{PINS.remove}</button>}
    </div>
  );
}
