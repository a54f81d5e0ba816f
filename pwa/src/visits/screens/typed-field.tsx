// A field that writes a draft while one types and an entry when one leaves.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { TypedField as FieldName } from "../../state/fields.ts";
import { SHARE_SEPARATOR } from "../../state/parse.ts";
import type { QuestionView } from "../../state/question-views.ts";
import type { VisitModel } from "../../state/visit.ts";
import { sayProblem } from "../../text/problems.ts";
import { TEXT } from "../../text/visits.ts";
import { Field, type FieldProps } from "../../ui/field.tsx";

type Bound = { model: VisitModel; field: FieldName };
type Props = Bound & Omit<FieldProps, "text" | "onType" | "onLeave" | "fault" | "locked">;

/** While the person is in the field the text is theirs: an entry written meanwhile does not tidy it under their fingers. */
export function TypedField({ model, field, ...rest }: Props): JSX.Element {
  const { text, fault, type, leave } = useTyped({ model, field });
  return <Field {...rest} text={text} fault={fault} locked={model.frozen.value} onType={type} onLeave={leave} />;
}

/** « 3 » of « 10 »: two fields, one answer. */
export function ShareField({ model, field }: Bound): JSX.Element {
  const { text, fault, type, leave } = useTyped({ model, field });
  const [count = "", total = ""] = text.split(SHARE_SEPARATOR);
  const locked = model.frozen.value;
  return (
    <div class="stack-tight">
      <div class="share">
        <Field label={TEXT.share_count} text={count} mode="numeric" short locked={locked} onType={(typed) => type(`${typed}${SHARE_SEPARATOR}${total}`)} onLeave={leave} />
        <span class="share-of" aria-hidden="true">{TEXT.share_of}</span>
        <Field label={TEXT.share_total} text={total} mode="numeric" short locked={locked} onType={(typed) => type(`${count}${SHARE_SEPARATOR}${typed}`)} onLeave={leave} />
      </div>
      {fault !== null && <p class="fault" role="alert">{fault}</p>}
    </div>
  );
}

function useTyped({ model, field }: Bound): { text: string; fault: string | null; type: (text: string) => void; leave: () => void } {
  const [own, setOwn] = useState<string | null>(null);
  watchEntries(model, field);
  const fault = model.faults.value.get(model.keyOf(field));
  const text = own ?? model.textOf(field);
  return {
    text,
    fault: fault === undefined ? null : sayProblem(fault),
    type: (typed) => {
      setOwn(typed);
      model.type(field, typed);
    },
    leave: () => void model.leaveField(field).then(() => setOwn(null)),
  };
}

/** What another device says of the question comes into the field, unless a person is in it. */
function watchEntries(model: VisitModel, { kind, question, family }: FieldName): QuestionView | null {
  return kind === "reason" ? null : model.viewOf(question, family).value;
}
