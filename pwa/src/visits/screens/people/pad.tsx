// The pad on which one draws, with a finger, a stylus or a mouse; fetched with its library when one is asked to sign.
import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import SignaturePad from "signature_pad";
import type { Point, Size } from "../../../state/strokes.ts";
import { MEETING } from "../../../text/meeting.ts";
import { Icon } from "../../../ui/icon.tsx";

export type PadProps = {
  /** Called with all lines each time one ends or goes, in the measure of `size`. */
  onDraw: (lines: readonly (readonly Point[])[], size: Size) => void;
};

const INK = "#1d2b24";

export function Pad({ onDraw }: PadProps): JSX.Element {
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [count, setCount] = useState(0);
  const tell = (): void => {
    if (!pad.current || !canvas.current) return;
    const lines = pad.current.toData().map(({ points }) => points);
    setCount(lines.length);
    onDraw(lines, sizeOf(canvas.current));
  };
  useEffect(() => {
    if (!canvas.current) return;
    const made = new SignaturePad(canvas.current, { penColor: INK });
    const fitting = followSize(canvas.current, made);
    pad.current = made;
    made.addEventListener("endStroke", tell);
    return () => {
      fitting.disconnect();
      made.off();
      pad.current = null;
    };
  }, []);
  const keep = (lines: number): void => {
    const data = pad.current?.toData().slice(0, lines) ?? [];
    pad.current?.clear();
    pad.current?.fromData(data);
    tell();
  };
  return (
    <div class="stack-tight" role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`}>
      <p id={`${id}-label`} class="label">{MEETING.pad}</p>
      <p id={`${id}-hint`} class="small muted">{MEETING.pad_hint}</p>
      <canvas ref={canvas} class="pad">{count === 0 ? MEETING.pad_empty : MEETING.pad_drawn}</canvas>
      {count > 0 && (
        <div class="cluster">
          <button type="button" class="button" onClick={() => keep(count - 1)}>
            <Icon name="undo" />
            {MEETING.pad_undo}
          </button>
          <button type="button" class="button" onClick={() => keep(0)}>
            <Icon name="trash" />
            {MEETING.pad_clear}
          </button>
        </div>
      )}
    </div>
  );
}

function sizeOf({ clientWidth, clientHeight }: HTMLCanvasElement): Size {
  return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
}

/** As sharp as the screen; what is drawn grows and shrinks with the pad when the tablet is turned. */
function followSize(canvas: HTMLCanvasElement, pad: SignaturePad): ResizeObserver {
  let before: Size | null = null;
  const fit = (): void => {
    const size = sizeOf(canvas);
    if (before?.width === size.width && before.height === size.height) return;
    const scale = before === null ? 1 : size.width / before.width;
    const data = pad.toData().map((line) => ({ ...line, points: line.points.map((point) => ({ ...point, x: point.x * scale, y: point.y * scale })) }));
    before = size;
    const ratio = Math.max(1, window.devicePixelRatio);
    canvas.width = size.width * ratio;
    canvas.height = size.height * ratio;
    canvas.getContext("2d")?.scale(ratio, ratio);
    pad.clear();
    pad.fromData(data);
  };
  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(canvas);
  return observer;
}
