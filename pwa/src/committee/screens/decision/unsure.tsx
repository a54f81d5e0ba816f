// After a silence of the server: look whether the decision arrived before recording it twice.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { DECISION } from "../../../text/committee/decision.ts";
import { Notice } from "../../../ui/notice.tsx";
import type { Failure } from "../../api/exchange.ts";
import type { Dossier } from "../../api/shapes.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";

/** Whether what was asked may be done all the same: silence, or a server that failed under way. */
export function mayHaveArrived(failure: Failure | null): boolean {
  return failure !== null && (failure.kind === "unreachable" || failure.status >= 500);
}

type Props = {
  words: string;
  outlet: string;
  isRecorded: (dossier: Dossier) => boolean;
  onRecorded: () => void;
  onNotRecorded: () => void;
};

export function Unsure({ words, outlet, isRecorded, onRecorded, onNotRecorded }: Props): JSX.Element {
  const { client } = useCaisse();
  const isAbsent = useSignal(false);
  const { isBusy, failure, run } = useAction(() => client.dossier(outlet));
  const verify = async (): Promise<void> => {
    const reply = await run();
    if (reply === null) return;
    if (isRecorded(reply.value)) onRecorded();
    else isAbsent.value = true;
  };
  if (isAbsent.value) {
    return (
      <Notice tone="plain" urgent>
        <p>{DECISION.notRecorded}</p>
        <button type="button" class="button" onClick={onNotRecorded}>
          {DECISION.confirm}
        </button>
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="wait" urgent>
        <p>{words}</p>
        <button type="button" class="button button-main" aria-disabled={isBusy.value} onClick={() => void verify()}>
          {DECISION.verify}
        </button>
      </Notice>
      <FailureNotice failure={failure.value} />
    </>
  );
}
