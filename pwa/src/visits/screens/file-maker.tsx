// Makes a file of what waits, or of what was picked, then hands it over: two presses, the second one opens the share sheet.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Rescued } from "../../state/app/rescuing.ts";
import type { Picked } from "../../sync/rescue.ts";
import { RESCUE, sayFile, sayMissing, sayPhoto } from "../../text/rescue.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { canShare, download, share } from "../handing.ts";
import { useApp } from "./context.ts";

type Props = {
  /** What to put into the file; null for all that the server has not received. */
  picked: Picked | null;
  label: string;
  main?: boolean;
};

type Made = Extract<Rescued, { kind: "made" }>;

export function FileMaker({ picked, label, main = false }: Props): JSX.Element {
  const app = useApp();
  const [busy, setBusy] = useState(false);
  const [photo, setPhoto] = useState<string | null>(null);
  const [rescued, setRescued] = useState<Rescued | null>(null);
  const make = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRescued(await app.makeRescueFile(picked, (done, total) => setPhoto(sayPhoto(done, total))));
    setPhoto(null);
    setBusy(false);
  };
  return (
    <div class="stack-tight">
      {rescued?.kind !== "made" && (
        <button type="button" class={main ? "button button-main" : "button"} aria-disabled={busy} onClick={() => void make()}>
          {main && <Icon name="save" />}
          {busy ? RESCUE.making : label}
        </button>
      )}
      {photo !== null && <p class="small muted">{photo}</p>}
      <div role="status">{rescued?.kind === "made" && <p class="strong">{RESCUE.ready}</p>}</div>
      {rescued?.kind === "made" && <Ready made={rescued} onAgain={() => setRescued(null)} />}
      {rescued !== null && rescued.kind !== "made" && <Notice tone={rescued.kind === "nothing" ? "good" : "bad"} urgent><p>{FAILURES[rescued.kind]}</p></Notice>}
    </div>
  );
}

const FAILURES: Record<Exclude<Rescued["kind"], "made">, string> = { nothing: RESCUE.nothing, "no-key": RESCUE.no_key, failed: RESCUE.failed };

function Ready({ made, onAgain }: { made: Made; onAgain: () => void }): JSX.Element {
  const { file, name, entries, photos, missing } = made;
  const [said, setSaid] = useState("");
  const mayShare = canShare(file);
  const save = (): void => {
    download(file);
    setSaid(RESCUE.saved);
  };
  const send = async (): Promise<void> => {
    const handed = await share(file);
    if (handed === "done") setSaid(RESCUE.shared);
    if (handed === "impossible") setSaid(RESCUE.not_shared);
  };
  return (
    <>
      <p class="file-name">{sayFile(name, entries, photos, file.size)}</p>
      {missing > 0 && <Notice tone="bad"><p>{sayMissing(missing)}</p></Notice>}
      <div class="cluster">
        {mayShare && (
          <button type="button" class="button button-main" onClick={() => void send()}>
            <Icon name="send" />
            {RESCUE.share}
          </button>
        )}
        <button type="button" class={mayShare ? "button" : "button button-main"} onClick={save}>
          <Icon name="save" />
          {RESCUE.save}
        </button>
        <button type="button" class="button" onClick={onAgain}>{RESCUE.again}</button>
      </div>
      <p class="strong" role="status">{said}</p>
    </>
  );
}
