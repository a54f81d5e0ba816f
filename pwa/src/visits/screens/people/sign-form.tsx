// A signature: a name, a drawing if one likes, and the sentence they stand under; or the refusal to sign.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { MAX_NAME } from "../../../domain/entry-check.ts";
import type { Stroke } from "../../../domain/entry.ts";
import { toStrokes, type Point, type Size } from "../../../state/strokes.ts";
import type { VisitModel } from "../../../state/visit.ts";
import { MEETING } from "../../../text/meeting.ts";
import { TEXT } from "../../../text/visits.ts";
import { Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Pad } from "./pad.tsx";
import type { Signer } from "./signing.tsx";

type Props = { model: VisitModel; signer: Signer; seen: string; onDone: () => void; onCancel?: () => void };
type Drawn = { lines: readonly (readonly Point[])[]; size: Size };

const NOTHING: Drawn = { lines: [], size: { width: 1, height: 1 } };

/** `seen`: the hash of what the screen shows above. A photo still being prepared is waited for: it will be shown too. */
export function SignForm({ model, signer, seen, onDone, onCancel }: Props): JSX.Element {
  const [name, setName] = useState(signer.name);
  const [drawn, setDrawn] = useState(NOTHING);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const isPreparing = model.preparing.value > 0;
  const waits = busy || isPreparing;
  const write = async (refused: boolean, strokes: readonly Stroke[] | null): Promise<void> => {
    setBusy(true);
    const kept = await model.sign({ signer: signer.signer, name, refused, strokes, seen });
    setBusy(false);
    if (kept) onDone();
  };
  const sign = (): void => {
    if (waits) return;
    const strokes = toStrokes(drawn.lines, drawn.size);
    const wrong = name.trim() === "" ? MEETING.name_missing : drawn.lines.length > 0 && strokes === null ? MEETING.pad_too_long : null;
    setFault(wrong);
    if (wrong === null) void write(false, strokes);
  };
  return (
    <section class="card stack" aria-labelledby="statement">
      <p id="statement" class="lead strong">{MEETING.statement}</p>
      <p>{MEETING.statement_lead}</p>
      <Field label={MEETING.name} text={name} maxLength={MAX_NAME} fault={fault === MEETING.name_missing ? fault : null} onType={setName} />
      <Pad onDraw={(lines, size) => setDrawn({ lines, size })} />
      {fault === MEETING.pad_too_long && <p class="fault" role="alert">{fault}</p>}
      <button type="button" class="button button-main" aria-disabled={waits} onClick={sign}>
        <Icon name="check" />
        {isPreparing ? TEXT.photos_preparing : MEETING.sign}
      </button>
      <div class="cluster">
        <button type="button" class="button" aria-disabled={waits} onClick={() => !waits && void write(true, null)}>{MEETING.refuse}</button>
        {onCancel && <button type="button" class="button" onClick={onCancel}>{MEETING.sign_cancel}</button>}
      </div>
    </section>
  );
}
