// A visit begun by mistake: removed by who began it while it is empty and has not left, brought back by « Annuler ».
import type { JSX } from "preact";
import { BEGIN } from "../../text/begin.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { goTo } from "../router.ts";
import { useApp } from "./context.ts";

/** At the foot of such a visit. */
export function RemoveOffer({ visit }: { visit: string }): JSX.Element | null {
  const app = useApp();
  const summary = app.summaries.value.find((one) => one.visit.id === visit);
  if (summary?.removable !== true || !summary.unsentBy.includes(app.person.value ?? "")) return null;
  const remove = async (): Promise<void> => {
    if (await app.removeVisit(visit)) goTo({ page: "visits" });
  };
  return (
    <section class="stack-tight">
      <p class="small muted">{BEGIN.remove_hint}</p>
      <button type="button" class="button button-fit" onClick={() => void remove()}>
        <Icon name="trash" />
        {BEGIN.remove}
      </button>
    </section>
  );
}

/** In the list, until another visit is begun or the page is left; to nobody but who removed it, on the same pairing. */
export function Removed(): JSX.Element | null {
  const app = useApp();
  const entry = app.removed.value?.opening.entry;
  if (entry === undefined || entry.author !== app.person.value || entry.device !== app.device.value?.device) return null;
  const putBack = async (): Promise<void> => {
    const visit = await app.putBackVisit();
    if (visit !== null) goTo({ page: "visit", visit });
  };
  return (
    <Notice tone="plain">
      <div class="cluster">
        <p role="status">{BEGIN.removed}</p>
        <button type="button" class="button" onClick={() => void putBack()}>
          <Icon name="undo" />
          {BEGIN.put_back}
        </button>
      </div>
    </Notice>
  );
}
