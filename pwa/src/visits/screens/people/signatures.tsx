// What was signed, by whom, and whether the visit has changed since.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isModifiedSince, listSignatures, type HeldSignature } from "../../../state/people.ts";
import type { VisitModel } from "../../../state/visit.ts";
import type { Shown } from "../../../state/visit/meeting.ts";
import { MEETING, sayDrawing, saySigned } from "../../../text/meeting.ts";
import { Drawing } from "../../../ui/drawing.tsx";
import { Chip, Notice } from "../../../ui/notice.tsx";

/** What a person who signs now is shown, again each time that the visit changes; null until it is known. */
export function useShown(model: VisitModel): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const reading = model.reading.value;
  useEffect(() => {
    let gone = false;
    void model.readShown().then((read) => {
      if (!gone) setShown(read);
    });
    return () => void (gone = true);
  }, [model, reading]);
  return shown;
}

type Props = { model: VisitModel; onAgain?: (signature: HeldSignature) => void };

/** `onAgain`: the same person signs again, or signs after all. */
export function Signatures({ model, onAgain }: Props): JSX.Element {
  const shown = useShown(model);
  const signatures = listSignatures(model.reading.value);
  const modified = shown !== null && signatures.some((one) => isModifiedSince(one, shown.sha256));
  return (
    <>
      {modified && <Notice tone="wait"><p>{MEETING.modified_lead}</p></Notice>}
      <ul class="stack-tight">
        {signatures.map((signature, i) => (
          <li key={`${signature.signer} ${i}`} class="card stack-tight">
            <Signed signature={signature} isModified={shown !== null && isModifiedSince(signature, shown.sha256)} />
            {onAgain && !model.frozen.value && (
              <button type="button" class="button button-fit" onClick={() => onAgain(signature)}>
                {signature.content.refused ? MEETING.sign_after_all : MEETING.sign_again}
                <span class="visually-hidden">{` : ${signature.content.name}`}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Signed({ signature: { content, at_ms }, isModified }: { signature: HeldSignature; isModified: boolean }): JSX.Element {
  const { name, refused, strokes } = content;
  return (
    <>
      {refused && <p class="strong">{MEETING.refused}</p>}
      <p class={refused ? "" : "strong"}>{saySigned(name, at_ms)}</p>
      {strokes !== undefined && <Drawing strokes={strokes} label={sayDrawing(name)} />}
      {isModified && <p><Chip tone="wait">{MEETING.modified}</Chip></p>}
    </>
  );
}
