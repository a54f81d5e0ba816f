// « Ce que cette décision fera »: the server counts, the committee reads, then confirms.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { DECISION } from "../../../text/committee/decision.ts";
import { Notice } from "../../../ui/notice.tsx";
import type { Decided, DecisionDraft, Dossier } from "../../api/shapes.ts";
import { toDecisionDraft, visitToDecide } from "../../state/deciding.ts";
import { startLoad } from "../../state/loading.ts";
import { keepMeeting } from "../../state/meeting.ts";
import { keepRecorded, toRecorded } from "../../state/outcome.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Link } from "../../widgets/link.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";
import { Redirect } from "../../widgets/redirect.tsx";
import { NoVisit, useDecisionDraft } from "./form.tsx";
import { Consequences, Reasons } from "./consequences.tsx";
import { mayHaveArrived, Unsure } from "./unsure.tsx";

export function DecisionCheck({ outlet }: { outlet: string }): JSX.Element {
  const { caisse, client } = useCaisse();
  const dossier = useLoad(`dossier ${outlet}`, () => client.dossier(outlet));
  return (
    <Page title={DECISION.checkTitle} back={{ to: { page: "decision", caisse: caisse.slug, outlet }, label: DECISION.correct }} narrow>
      <Loaded of={dossier}>
        {(value) => {
          const visit = visitToDecide(value);
          return visit === null ? <NoVisit outlet={outlet} /> : <Preview key={visit.submission} dossier={value} submission={visit.submission} />;
        }}
      </Loaded>
    </Page>
  );
}

function Preview({ dossier, submission }: { dossier: Dossier; submission: string }): JSX.Element {
  const { caisse, client, today } = useCaisse();
  const outlet = dossier.outlet.id;
  const kept = useDecisionDraft(submission);
  const draft = useMemo(() => toDecisionDraft(kept.value.peek(), outlet, submission, today()), [kept]);
  const preview = useMemo(() => (draft === null ? null : startLoad(() => client.previewDecision(draft))), [draft]);
  if (draft === null || preview === null) return <Redirect to={{ page: "decision", caisse: caisse.slug, outlet }} />;
  const back = (
    <Link to={{ page: "decision", caisse: caisse.slug, outlet }} classes="button">
      {DECISION.correct}
    </Link>
  );
  const state = preview.state.value;
  return (
    <div class="stack">
      <p class="lead strong">{dossier.outlet.name}</p>
      <Loaded of={preview}>{(value) => <Confirm preview={value} draft={draft} onRecorded={kept.forget} />}</Loaded>
      {state.kind === "failed" && <div>{back}</div>}
    </div>
  );
}

type ConfirmProps = { preview: Decided; draft: DecisionDraft; onRecorded: () => void };

function Confirm({ preview, draft, onRecorded }: ConfirmProps): JSX.Element {
  const space = useSpace();
  const { caisse, client, today } = useCaisse();
  const isUnsure = useSignal(false);
  const { isBusy, failure, run } = useAction(() => client.recordDecision(draft));
  const at = { caisse: caisse.slug, outlet: draft.outlet };
  // The browser itself may send twice after a cut: the second answer then says that the first arrived.
  const isTaken = failure.value?.kind === "problem" && failure.value.slug === "already-decided";
  const finish = (decided: Decided): void => {
    keepRecorded(space.kept, "decided", draft.outlet, toRecorded(decided));
    keepMeeting(space.kept, caisse.slug, draft.votes, today());
    onRecorded();
    space.go({ page: "decision-done", ...at }, { replace: true });
  };
  const confirm = async (): Promise<void> => {
    const done = await run();
    if (done !== null) finish(done.value);
    else isUnsure.value = mayHaveArrived(failure.peek());
  };
  return (
    <div class="stack">
      <Consequences decided={preview} votes={draft.votes} />
      <Reasons reasons={draft.reasons} />
      {isUnsure.value ? (
        <Unsure
          words={DECISION.unsure}
          outlet={draft.outlet}
          isRecorded={(dossier) => visitToDecide(dossier)?.submission !== draft.submission}
          onRecorded={() => finish(preview)}
          onNotRecorded={() => (isUnsure.value = false)}
        />
      ) : (
        <>
          <FailureNotice failure={failure.value?.kind === "problem" ? failure.value : null} />
          <Notice tone="plain">{DECISION.final}</Notice>
          <div class="cluster">
            {isTaken ? (
              <Link to={{ page: "dossier", ...at }} classes="button button-main">
                {DECISION.backToDossier}
              </Link>
            ) : (
              <button type="button" class="button button-main" aria-disabled={isBusy.value} onClick={() => void confirm()}>
                {isBusy.value ? DECISION.confirming : DECISION.confirm}
              </button>
            )}
            <Link to={{ page: "decision", ...at }} classes="button">
              {DECISION.correct}
            </Link>
          </div>
        </>
      )}
    </div>
  );
}
