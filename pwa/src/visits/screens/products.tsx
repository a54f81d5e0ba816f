// What is sold here: families to choose, each with its class and rate at once.
import type { JSX } from "preact";
import type { Charter, Family } from "../../domain/charter.ts";
import { explain } from "../../domain/explain.ts";
import type { FamilyResult } from "../../domain/result.ts";
import { leastNeeded } from "../../domain/tiers.ts";
import { familyField } from "../../domain/entry.ts";
import { listProductQuestions } from "../../state/charters.ts";
import { disputeAt } from "../../state/disputes.ts";
import { isAsked, progressOf } from "../../state/progress.ts";
import { listProposed, whyClass } from "../../state/products.ts";
import { listFamilies } from "../../state/reading.ts";
import type { VisitModel } from "../../state/visit.ts";
import { sayText } from "../../text/charter.ts";
import { PRODUCTS, sayLastTime } from "../../text/products.ts";
import { sayProgress, TEXT } from "../../text/visits.ts";
import { Choices } from "../../ui/choices.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Notice, type Tone } from "../../ui/notice.tsx";
import { toHref } from "../router.ts";
import { CorrectionBanner } from "./correction.tsx";
import { DisputeNotice } from "./dispute.tsx";
import { Page } from "./page.tsx";
import { cardId } from "./question-card.tsx";
import { QuestionList } from "./question-list.tsx";

const TONES: Record<FamilyResult["state"], Tone> = { rated: "good", to_confirm: "wait", not_admitted: "bad", no_rate: "plain" };

export function ProductsScreen({ model }: { model: VisitModel }): JSX.Element {
  const { charter, visit } = model.subject;
  const present = listFamilies(model.reading.value);
  const options = charter.products.families.map((family) => ({ code: family.code, label: sayText(family.label) }));
  return (
    <Page
      title={TEXT.products_title}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "visit", visit: visit.id }), label: TEXT.back_to_visit }}
    >
      <CorrectionBanner model={model} />
      <p class="lead">{TEXT.products_lead}</p>
      {!model.frozen.value && <LastTime model={model} />}
      <div class="families" role="group" aria-label={TEXT.products_title}>
        {options.map((option) => {
          const here = present.includes(option.code);
          const dispute = disputeAt(model.reading.value, familyField(option.code));
          return (
            <div key={option.code} class="family stack-tight">
              <Choices options={[option]} chosen={here ? option.code : null} disabled={model.frozen.value} listed onPress={(code) => void model.setFamily(code, !here)} />
              {dispute && <DisputeNotice model={model} dispute={dispute} title={TEXT.family_disputed} hint={TEXT.family_dispute_settle} />}
              {here && <FamilyLine model={model} code={option.code} />}
            </div>
          );
        })}
      </div>
      <a class="button" href={toHref({ page: "position", visit: visit.id })}>{`${TEXT.next_criterion}\u00a0: ${TEXT.position.toLowerCase()}`}</a>
    </Page>
  );
}

/** Proposed, never written by itself: what is sold changes from one visit to the next. */
function LastTime({ model }: { model: VisitModel }): JSX.Element | null {
  const { charter, visit } = model.subject;
  const proposed = listProposed(model.reading.value, charter, visit.last?.families ?? []);
  if (proposed.length === 0) return null;
  const choose = async (): Promise<void> => {
    await model.addFamilies(proposed);
    document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  };
  return (
    <Notice tone="plain">
      <p>{sayLastTime(proposed.map((code) => nameOf(charter, code)))}</p>
      <button type="button" class="button" onClick={() => void choose()}>
        <Icon name="undo" />
        {PRODUCTS.as_last_time}
      </button>
    </Notice>
  );
}

function FamilyLine({ model, code }: { model: VisitModel; code: string }): JSX.Element {
  const { charter, visit } = model.subject;
  const result = findFamily(model, code);
  const progress = progressOf(result?.questions ?? []);
  return (
    <>
      {result && model.showsScore.value && <Rate charter={charter} result={result} open={isTierOpen(model)} />}
      {progress.asked > 0 && result?.state !== "not_admitted" && (
        <a class="button" href={toHref({ page: "family", visit: visit.id, family: code })}>
          {`${TEXT.family_questions} (${sayProgress(progress)})`}
          <span class="visually-hidden">{` : ${nameOf(charter, code)}`}</span>
          <Icon name="next" />
        </a>
      )}
    </>
  );
}

type FamilyProps = { model: VisitModel; family: Family; question: string | undefined };

export function FamilyScreen({ model, family, question: wanted }: FamilyProps): JSX.Element {
  const { charter, visit } = model.subject;
  const result = findFamily(model, family.code);
  const asked = listProductQuestions(charter).filter((question) => {
    const state = result?.questions.find((one) => one.question === question.code);
    return state !== undefined && isAsked(state);
  });
  return (
    <Page
      title={sayText(family.label)}
      over={visit.outlet?.name ?? TEXT.unnamed_outlet}
      back={{ href: toHref({ page: "products", visit: visit.id }), label: TEXT.back_to_products }}
      at={wanted === undefined ? undefined : cardId(wanted)}
      {...(result && model.showsScore.value ? { aside: <Rate charter={charter} result={result} open={isTierOpen(model)} /> } : {})}
    >
      <CorrectionBanner model={model} />
      {!result && <Notice tone="plain"><p>{TEXT.family_absent}</p></Notice>}
      {result && asked.length === 0 && <Notice tone="plain"><p>{TEXT.family_none}</p></Notice>}
      <QuestionList model={model} family={family.code} questions={listProductQuestions(charter)} asked={asked} />
      <a class="button" href={toHref({ page: "products", visit: visit.id })}>{TEXT.products_again}</a>
    </Page>
  );
}

/** Class and percent, the line that settles them, and the answers that gave the class, in the words of the charter. */
function Rate({ charter, result, open }: { charter: Charter; result: FamilyResult; open: boolean }): JSX.Element {
  const named = charter.products.classes.find((one) => one.code === result.class)?.label;
  const why = explain(charter, whyClass(charter, result));
  return (
    <Notice tone={TONES[result.state]}>
      {named !== undefined && <p class="strong">{sayText(named)}</p>}
      <p role="status">{sayReason(charter, result, open)}</p>
      {why.length > 0 && (
        <div class="small">
          <p>{PRODUCTS.because}</p>
          <ul class="bullets">{why.map((line, i) => <li key={i}>{line}</li>)}</ul>
        </div>
      )}
    </Notice>
  );
}

/** Before enough criteria are met no rate is due yet: it is not refused for all that. */
function sayReason(charter: Charter, result: FamilyResult, open: boolean): string {
  if (open && result.reason.code === "no_tier") return TEXT.rate_later;
  return explain(charter, [result.reason])[0] ?? TEXT.class_unknown;
}

/** True while the criteria still possible reach the first tier. */
function isTierOpen(model: VisitModel): boolean {
  const { result } = model.reading.value;
  const { charter, visit } = model.subject;
  return result !== null && result.possible >= leastNeeded(charter, visit.outlet?.kind ?? "", result.criteria);
}

function findFamily(model: VisitModel, code: string): FamilyResult | null {
  return model.reading.value.result?.families.find((one) => one.code === code) ?? null;
}

function nameOf(charter: Charter, code: string): string {
  return charter.products.families.find((one) => one.code === code)?.label.fr ?? code;
}
