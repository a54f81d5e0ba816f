// The drafts of the caisse; one that is deleted can come back.
import type { JSX } from "preact";
import { CHARTERS } from "../../../text/committee/charters.ts";
import { Chip } from "../../../ui/notice.tsx";
import { More } from "../../../ui/more.tsx";
import type { DraftVersion } from "../../api/shapes.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Version } from "./version.tsx";

type Props = { drafts: readonly DraftVersion[]; onChanged: () => void };

export function Drafts({ drafts, onChanged }: Props): JSX.Element {
  const { said } = useSpace();
  const { client, isCoordinator } = useCaisse();
  const { isBusy, failure, run } = useAction((draft: DraftVersion) =>
    draft.deleted ? client.restoreDraft(draft.sha256) : client.deleteDraft(draft.sha256),
  );
  const change = async (draft: DraftVersion): Promise<void> => {
    const done = await run(draft);
    if (done === null) return;
    said.value = draft.deleted ? CHARTERS.restored : CHARTERS.removed;
    onChanged();
  };
  const [kept, deleted] = [drafts.filter((draft) => !draft.deleted), drafts.filter((draft) => draft.deleted)];
  const list = (shown: readonly DraftVersion[]): JSX.Element => (
    <ul class="rows">
      {shown.map((draft) => (
        <Version key={draft.sha256} version={draft} comparable detail={null} chip={<Chip tone="wait">{CHARTERS.draft}</Chip>}>
          {isCoordinator && (
            <button type="button" class="button button-quiet" aria-disabled={isBusy.value} onClick={() => void change(draft)}>
              {draft.deleted ? CHARTERS.restore : CHARTERS.remove}
              <span class="visually-hidden">{`, ${draft.title}, ${CHARTERS.version(draft.version)}`}</span>
            </button>
          )}
        </Version>
      ))}
    </ul>
  );
  return (
    <section class="stack">
      <h2>{CHARTERS.drafts}</h2>
      <p class="muted">{CHARTERS.draftsText}</p>
      {kept.length === 0 ? <p class="muted">{CHARTERS.noDrafts}</p> : list(kept)}
      <FailureNotice failure={failure.value} />
      {deleted.length > 0 && <More label={CHARTERS.deletedDrafts}>{list(deleted)}</More>}
    </section>
  );
}
