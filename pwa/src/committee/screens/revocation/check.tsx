// Reading again before a convention ends.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { DECISION } from "../../../text/committee/decision.ts";
import { REVOCATION } from "../../../text/committee/revocation.ts";
import { Notice } from "../../../ui/notice.tsx";
import type { RevocationDraft, Revoked } from "../../api/shapes.ts";
import { toRevocationDraft } from "../../state/deciding.ts";
import { keepMeeting } from "../../state/meeting.ts";
import { keepRecorded } from "../../state/outcome.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Link } from "../../widgets/link.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";
import { Redirect } from "../../widgets/redirect.tsx";
import { Counted, Reasons } from "../decision/consequences.tsx";
import { mayHaveArrived, Unsure } from "../decision/unsure.tsx";
import { useRevocationDraft } from "./form.tsx";

export function RevocationCheck({ outlet }: { outlet: string }): JSX.Element {
  const { caisse, client, today } = useCaisse();
  const kept = useRevocationDraft(outlet);
  const draft = useMemo(() => toRevocationDraft(kept.value.peek(), outlet, today()), [kept]);
  const dossier = useLoad(`dossier ${outlet}`, () => client.dossier(outlet));
  if (draft === null) return <Redirect to={{ page: "revocation", caisse: caisse.slug, outlet }} />;
  return (
    <Page
      title={REVOCATION.checkTitle}
      back={{ to: { page: "revocation", caisse: caisse.slug, outlet }, label: DECISION.correct }}
      narrow
    >
      <Loaded of={dossier}>
        {(value) => (
          <div class="stack">
            <p class="lead strong">{value.outlet.name}</p>
            <Confirm draft={draft} onRecorded={kept.forget} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Confirm({ draft, onRecorded }: { draft: RevocationDraft; onRecorded: () => void }): JSX.Element {
  const space = useSpace();
  const { caisse, client, today } = useCaisse();
  const isUnsure = useSignal(false);
  const { isBusy, failure, run } = useAction(() => client.recordRevocation(draft));
  const at = { caisse: caisse.slug, outlet: draft.outlet };
  const finish = ({ outcome, words, effective_on }: Pick<Revoked, "outcome" | "words" | "effective_on">): void => {
    keepRecorded(space.kept, "revoked", draft.outlet, { outcome, words, since: effective_on, families: [] });
    keepMeeting(space.kept, caisse.slug, draft.votes, today());
    onRecorded();
    space.go({ page: "revocation-done", ...at }, { replace: true });
  };
  const confirm = async (): Promise<void> => {
    const done = await run();
    if (done !== null) finish(done.value);
    else isUnsure.value = mayHaveArrived(failure.peek());
  };
  return (
    <div class="stack">
      <Counted words={[]} votes={draft.votes} />
      <Reasons reasons={draft.reasons} />
      <section class="card stack-tight">
        <h2>{REVOCATION.willDo}</h2>
        <ul class="bullets">
          {REVOCATION.effect(draft.effective_on, today()).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {isUnsure.value ? (
        <Unsure
          words={REVOCATION.unsure}
          outlet={draft.outlet}
          isRecorded={({ convention }) => convention === null || convention.until === draft.effective_on}
          onRecorded={() => finish({ outcome: "approved", words: [], effective_on: draft.effective_on })}
          onNotRecorded={() => (isUnsure.value = false)}
        />
      ) : (
        <>
          <FailureNotice failure={failure.value?.kind === "problem" ? failure.value : null} />
          <Notice tone="plain">{DECISION.final}</Notice>
          <div class="cluster">
            <button type="button" class="button button-danger button-solid" aria-disabled={isBusy.value} onClick={() => void confirm()}>
              {isBusy.value ? DECISION.confirming : REVOCATION.confirm}
            </button>
            <Link to={{ page: "revocation", ...at }} classes="button">
              {DECISION.correct}
            </Link>
          </div>
        </>
      )}
    </div>
  );
}
