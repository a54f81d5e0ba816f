// A version as a volunteer sees it: the questions in order, what each asks to look at, what may be answered.
import type { JSX } from "preact";
import type { Charter, Question } from "../../../domain/charter.ts";
import { sayText } from "../../../text/charter.ts";
import { CHARTERS } from "../../../text/committee/charters.ts";
import { QUESTIONS } from "../../../text/committee/questions.ts";
import { DOCUMENTS } from "../../../text/documents.ts";
import { useCaisse, useLoad } from "../../widgets/context.ts";
import { Link } from "../../widgets/link.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

export function Questions({ charter }: { charter: string }): JSX.Element {
  const { caisse, client } = useCaisse();
  const read = useLoad(`charter ${charter}`, () => client.charterRead(charter));
  return (
    <Page title={QUESTIONS.title} lead={QUESTIONS.lead} back={{ to: { page: "charters", caisse: caisse.slug }, label: CHARTERS.title }} narrow>
      <div class="stack">
        <div>
          <Link to={{ page: "charter-preview", caisse: caisse.slug, charter }} classes="button button-main">
            {CHARTERS.preview}
          </Link>
        </div>
        <Loaded of={read}>{(version) => <Grid charter={version} />}</Loaded>
      </div>
    </Page>
  );
}

function Grid({ charter }: { charter: Charter }): JSX.Element {
  const { grid, products } = charter;
  return (
    <div class="stack">
      {[...(grid.gates ?? []), ...grid.criteria].map(({ code, title, help, questions }) => (
        <Part key={code} title={sayText(title)} help={help && sayText(help)} questions={questions} charter={charter} />
      ))}
      {products.questions && products.questions.length > 0 && (
        <Part title={QUESTIONS.families} help={undefined} questions={products.questions} charter={charter} />
      )}
    </div>
  );
}

type PartProps = { title: string; help: string | undefined; questions: readonly Question[]; charter: Charter };

function Part({ title, help, questions, charter }: PartProps): JSX.Element {
  return (
    <section class="card stack">
      <h2>{title}</h2>
      {help !== undefined && <p class="muted">{help}</p>}
      <ol class="numbered stack">
        {questions.map((question) => (
          <li key={question.code}>
            <p class="row-title">{sayText(question.text)}</p>
            {question.help && <p>{sayText(question.help)}</p>}
            {listRemarks(question, charter).map((words) => (
              <p key={words} class="small muted">
                {words}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What may be answered, and when and where the question is asked. */
function listRemarks(question: Question, charter: Charter): string[] {
  const { applies_to: kinds, families, asked_if: condition } = question;
  const names = [
    ...(kinds ?? []).map((code) => charter.kinds.find((kind) => kind.code === code)?.label),
    ...(families ?? []).map((code) => charter.products.families.find((family) => family.code === code)?.label),
  ].flatMap((label) => (label ? [sayText(label)] : []));
  const source = condition && listQuestions(charter).find(({ code }) => code === condition.question);
  return [
    QUESTIONS.answers(listAnswers(question).join(", ")),
    ...(names.length > 0 ? [QUESTIONS.onlyFor(names.join(", "))] : []),
    ...(source ? [QUESTIONS.after(sayText(source.text))] : []),
    ...(question.evidence ? [QUESTIONS.evidence] : []),
    ...(question.expires === true ? [DOCUMENTS.asked] : []),
    ...(question.passing && question.passing.length > 0 ? [QUESTIONS.eliminatory] : []),
  ];
}

function listAnswers(question: Question): string[] {
  const special = [QUESTIONS.always, ...(question.not_applicable_allowed ? [QUESTIONS.notApplicable] : [])];
  switch (question.kind) {
    case "yes_no":
      return [QUESTIONS.yes, ...(question.partly ? [QUESTIONS.partly(sayText(question.partly))] : []), QUESTIONS.no, ...special];
    case "choice":
      return [...(question.choices ?? []).map(({ label }) => sayText(label)), ...special];
    case "number":
      return [question.unit ? `${QUESTIONS.number} (${sayText(question.unit)})` : QUESTIONS.number, ...special];
    case "distance":
      return [QUESTIONS.distance];
    default:
      return [QUESTIONS[question.kind], ...special];
  }
}

function listQuestions({ grid, products }: Charter): Question[] {
  return [...(grid.gates ?? []), ...grid.criteria].flatMap(({ questions }) => questions).concat(products.questions ?? []);
}
