// A disagreement: its versions side by side, each with its author and a button that keeps it in place of all.
import type { JSX } from "preact";
import type { Entry } from "../../domain/entry.ts";
import type { Dispute } from "../../state/disputes.ts";
import type { VisitModel } from "../../state/visit.ts";
import { TEXT } from "../../text/visits.ts";
import { Notice } from "../../ui/notice.tsx";
import { useApp } from "./context.ts";
import { Thumbnail } from "./photo-box.tsx";
import { sayEntry, sayKeep } from "./say-entry.ts";

type Props = { model: VisitModel; dispute: Dispute };

/** In the place where the thing itself is shown; `hint` says how else it can be settled. */
export function DisputeNotice({ model, dispute, title, hint }: Props & { title: string; hint: string }): JSX.Element {
  return (
    <Notice tone="wait">
      <p class="strong">{title}</p>
      <Sides model={model} dispute={dispute} />
      {!model.frozen.value && <p>{hint}</p>}
    </Notice>
  );
}

export function Sides({ model, dispute }: Props): JSX.Element {
  const people = useApp().device.value?.people ?? [];
  return (
    <ul class="sides">
      {dispute.sides.map((side) => (
        <Side key={side.id} model={model} side={side} author={people.find((one) => one.id === side.author)?.name ?? TEXT.someone} />
      ))}
    </ul>
  );
}

/** Once kept, the sides are gone: the focus goes to the title rather than nowhere. */
function Side({ model, side, author }: { model: VisitModel; side: Entry; author: string }): JSX.Element {
  const said = sayEntry(model.subject.charter, side);
  const keep = async (button: HTMLElement): Promise<void> => {
    await model.settle(side.field, side.id);
    if (!button.isConnected) document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  };
  return (
    <li class="side">
      <p class="side-author">{author}</p>
      {side.kind === "photo" && (
        <div class={side.content.present ? "" : "side-withdrawn"}>
          <Thumbnail sha256={side.content.sha256} alt={TEXT.photo_disputed_alt} />
        </div>
      )}
      <p class="side-said">{said}</p>
      {!model.frozen.value && (
        <button type="button" class="button" onClick={(event) => void keep(event.currentTarget)}>
          {sayKeep(side)}
          <span class="visually-hidden">{` (${author}\u00a0: ${said})`}</span>
        </button>
      )}
    </li>
  );
}
