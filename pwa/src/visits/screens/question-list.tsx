// Questions one under the other. A criterion may have a hundred: they are drawn in groups, of which those far from the
// screen cost neither layout nor paint.
import type { JSX } from "preact";
import type { Question } from "../../domain/charter.ts";
import type { VisitModel } from "../../state/visit.ts";
import { QuestionCard } from "./question-card.tsx";

type Props = { model: VisitModel; family: string | null; questions: readonly Question[]; asked: readonly Question[] };

const GROUP = 10;

/** Shows those `asked` of `questions`. Each keeps its group whatever is asked beside it: it is never drawn anew for that. */
export function QuestionList({ model, family, questions, asked }: Props): JSX.Element {
  const shown = new Set(asked);
  const groups = questions.flatMap((_, at) => (at % GROUP === 0 ? [questions.slice(at, at + GROUP).filter((one) => shown.has(one))] : []));
  return (
    <>
      {groups.map((group, index) => group.length > 0 && (
        <div class="questions" key={index}>
          {group.map((question) => <QuestionCard key={question.code} model={model} question={question} family={family} />)}
        </div>
      ))}
    </>
  );
}
