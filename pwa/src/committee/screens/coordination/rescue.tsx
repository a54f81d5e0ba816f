// Rescue files taken in, and what waits aside for a word of the coordination.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { COORDINATION } from "../../../text/committee/coordination.ts";
import { RESCUE_FILES } from "../../../text/rescue-committee.ts";
import { typeset } from "../../../text/typeset.ts";
import { Notice } from "../../../ui/notice.tsx";
import type { ParkedGroup, Rescued } from "../../api/shapes.ts";
import { useAction } from "../../widgets/action.ts";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Form, Submit } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

export function RescueFiles(): JSX.Element {
  const { caisse, client } = useCaisse();
  const parked = useLoad("parked entries", client.parkedGroups);
  const refresh = (): void => void parked.refresh();
  return (
    <Page title={RESCUE_FILES.title} lead={RESCUE_FILES.lead} back={{ to: { page: "coordination", caisse: caisse.slug }, label: COORDINATION.title }}>
      <div class="stack-wide">
        <Import onImported={refresh} />
        <section class="stack" aria-labelledby="aside">
          <h2 id="aside">{RESCUE_FILES.asideTitle}</h2>
          <Loaded of={parked}>{(groups) => <Aside groups={groups} onAccepted={refresh} />}</Loaded>
        </section>
      </div>
    </Page>
  );
}

function Import({ onImported }: { onImported: () => void }): JSX.Element {
  const { client } = useCaisse();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const isChecked = useSignal(false);
  const file = useSignal<File | null>(null);
  const rescued = useSignal<Rescued | null>(null);
  const { isBusy, failure, run } = useAction(client.importRescueFile);
  const submit = async (): Promise<boolean> => {
    isChecked.value = true;
    if (file.value === null) return false;
    rescued.value = null;
    const done = await run(file.value);
    if (done === null) return true;
    rescued.value = done.value;
    [file.value, isChecked.value] = [null, false];
    if (input.current) input.current.value = "";
    onImported();
    return true;
  };
  const fault = isChecked.value && file.value === null ? RESCUE_FILES.fileFault : null;
  return (
    <section class="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{RESCUE_FILES.importTitle}</h2>
      <Form classes="card stack" onSubmit={submit}>
        <div class="field">
          <label for={id}>{RESCUE_FILES.file}</label>
          <input
            id={id}
            ref={input}
            class="input"
            type="file"
            aria-invalid={fault !== null}
            aria-describedby={fault === null ? undefined : `${id}-fault`}
            onChange={(event) => {
              file.value = event.currentTarget.files?.[0] ?? null;
              failure.value = null;
            }}
          />
          {fault !== null && (
            <p id={`${id}-fault`} class="fault" role="alert">
              {fault}
            </p>
          )}
        </div>
        <FailureNotice failure={failure.value} />
        <div role="status">{rescued.value && <Result rescued={rescued.value} />}</div>
        <div>
          <Submit words={RESCUE_FILES.save} busyWords={RESCUE_FILES.busy} isBusy={isBusy.value} />
        </div>
      </Form>
    </section>
  );
}

function Result({ rescued }: { rescued: Rescued }): JSX.Element {
  const isGood = rescued.whole && rescued.refused + rescued.conflict + rescued.photos_refused === 0;
  return (
    <Notice tone={isGood ? "good" : "wait"}>
      <p class="strong">{rescued.whole ? RESCUE_FILES.done : RESCUE_FILES.partly}</p>
      <ul class="bullets">
        {rescued.words.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Aside({ groups, onAccepted }: { groups: readonly ParkedGroup[]; onAccepted: () => void }): JSX.Element {
  if (groups.length === 0) return <p class="muted">{RESCUE_FILES.asideNone}</p>;
  return (
    <>
      <p>{RESCUE_FILES.asideText}</p>
      <ul class="rows">
        {groups.map((group) => (
          <Group key={`${group.visit} ${group.author} ${group.reason} ${group.entries[0] ?? ""}`} group={group} onAccepted={onAccepted} />
        ))}
      </ul>
    </>
  );
}

function Group({ group, onAccepted }: { group: ParkedGroup; onAccepted: () => void }): JSX.Element {
  const { said } = useSpace();
  const { caisse, client } = useCaisse();
  const { isBusy, failure, run } = useAction(() => client.acceptAllParked(group.entries));
  const { entries, author, device, words, received_at } = group;
  const outlet = group.outlet ?? RESCUE_FILES.noOutlet;
  const accept = async (): Promise<void> => {
    const done = await run();
    if (done === null) return;
    said.value = RESCUE_FILES.accepted(done.value.accepted, done.value.kept_aside);
    onAccepted();
  };
  return (
    <li class="row row-still">
      <span class="row-main">
        <span class="row-title">{outlet}</span>
        <span>{RESCUE_FILES.group(entries.length, author, device)}</span>
        <span>{RESCUE_FILES.why(typeset(words))}</span>
        <span class="muted small">{RESCUE_FILES.received(received_at, caisse.time_zone)}</span>
        {!group.is_acceptable && <span class="muted">{RESCUE_FILES.cannot}</span>}
        <FailureNotice failure={failure.value} />
      </span>
      {group.is_acceptable && (
        <button type="button" class="button" aria-label={RESCUE_FILES.acceptFor(entries.length, outlet, author)} aria-disabled={isBusy.value} onClick={() => void accept()}>
          {RESCUE_FILES.accept(entries.length)}
        </button>
      )}
    </li>
  );
}
