// The devices of the caisse: let a tablet in by a code, take a lost one out.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { CODE } from "../../../text/committee/code.ts";
import { COORDINATION } from "../../../text/committee/coordination.ts";
import { DEVICES } from "../../../text/committee/devices.ts";
import { FRAME } from "../../../text/committee/frame.ts";
import { momentInWords } from "../../../text/committee-words.ts";
import { More } from "../../../ui/more.tsx";
import { Chip, Notice } from "../../../ui/notice.tsx";
import type { Device, Member, PairingCode } from "../../api/shapes.ts";
import { both } from "../../state/loading.ts";
import { useAction } from "../../widgets/action.ts";
import { CodeSheet } from "../../widgets/code-sheet.tsx";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { Dialog } from "../../widgets/dialog.tsx";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Checks, Form, Submit } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

export function Devices(): JSX.Element {
  const { caisse, client } = useCaisse();
  const loaded = useLoad("devices", () => both(client.devices(), client.people()));
  return (
    <Page title={DEVICES.title} back={{ to: { page: "coordination", caisse: caisse.slug }, label: COORDINATION.title }}>
      <Loaded of={loaded}>
        {([devices, people]) => (
          <div class="stack-wide">
            <More label={DEVICES.pair} open={devices.length === 0}>
              <Pair volunteers={people.filter(({ roles }) => roles.includes("volunteer"))} />
            </More>
            {devices.length === 0 && <p class="muted">{DEVICES.empty}</p>}
            {devices.length > 0 && (
              <ul class="rows">
                {devices.map((device) => (
                  <DeviceRow key={device.id} device={device} onChanged={() => void loaded.refresh()} />
                ))}
              </ul>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Pair({ volunteers }: { volunteers: readonly Member[] }): JSX.Element {
  const { caisse, client } = useCaisse();
  const chosen = useSignal<string[]>([]);
  const isChecked = useSignal(false);
  const made = useSignal<PairingCode | null>(null);
  const { isBusy, failure, run } = useAction(() => client.makePairingCode(chosen.value));
  const submit = async (): Promise<boolean> => {
    isChecked.value = true;
    if (chosen.value.length === 0) return false;
    const done = await run();
    if (done !== null) made.value = done.value;
    return true;
  };
  if (volunteers.length === 0) return <Notice tone="plain">{DEVICES.noVolunteers}</Notice>;
  return (
    <>
      <Form classes="card stack" onSubmit={submit}>
        <Checks
          legend={DEVICES.who}
          hint={DEVICES.pairLead}
          items={volunteers.map(({ id, name }) => ({ code: id, label: name }))}
          checked={chosen.value}
          fault={isChecked.value && chosen.value.length === 0 ? DEVICES.whoFault : null}
          onChange={(checked) => (chosen.value = checked)}
        />
        <FailureNotice failure={failure.value} />
        <div>
          <Submit words={DEVICES.makeCode} isBusy={isBusy.value} />
        </div>
      </Form>
      {made.value && (
        <CodeSheet
          title={CODE.pairingFor(volunteers.filter(({ id }) => chosen.value.includes(id)).map(({ name }) => name))}
          caisse={caisse.name}
          code={made.value.code}
          until={CODE.until(momentInWords(made.value.lapses_at, caisse.time_zone))}
          steps={CODE.stepsPairing(location.host)}
          onClose={() => (made.value = null)}
        />
      )}
    </>
  );
}

function DeviceRow({ device, onChanged }: { device: Device; onChanged: () => void }): JSX.Element {
  const { caisse } = useCaisse();
  const isAsking = useSignal(false);
  const isActive = device.revoked_at === null;
  return (
    <li class="row row-still">
      <span class="row-main">
        <span class="row-title">{device.label}</span>
        <span>{DEVICES.people(device.people.map(({ name }) => name))}</span>
        <span class="muted small">
          {DEVICES.paired(momentInWords(device.paired_at, caisse.time_zone))}, {DEVICES.seen(momentInWords(device.seen_at, caisse.time_zone))}
        </span>
      </span>
      <span class="cluster">
        <Chip tone={isActive ? "good" : "plain"}>{isActive ? DEVICES.active : DEVICES.revoked}</Chip>
        {isActive && (
          <button type="button" class="button button-danger" aria-label={DEVICES.revokeOf(device.label)} onClick={() => (isAsking.value = true)}>
            {DEVICES.revoke}
          </button>
        )}
      </span>
      {isAsking.value && <Revoke device={device} onClose={() => (isAsking.value = false)} onRevoked={onChanged} />}
    </li>
  );
}

function Revoke({ device, onClose, onRevoked }: { device: Device; onClose: () => void; onRevoked: () => void }): JSX.Element {
  const { client } = useCaisse();
  const { said } = useSpace();
  const { isBusy, failure, run } = useAction(() => client.revokeDevice(device.id));
  const revoke = async (): Promise<void> => {
    if ((await run()) === null) return;
    said.value = DEVICES.isRevoked(device.label);
    onRevoked();
    onClose();
  };
  return (
    <Dialog title={DEVICES.revokeAsk(device.label)} onClose={onClose}>
      <div class="stack">
        <p>{DEVICES.revokeText}</p>
        <FailureNotice failure={failure.value} />
        <div class="cluster">
          <button type="button" class="button button-danger button-solid" aria-disabled={isBusy.value} onClick={() => void revoke()}>
            {DEVICES.revoke}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {FRAME.cancel}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
