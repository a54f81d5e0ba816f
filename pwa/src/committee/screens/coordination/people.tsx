// The people of the caisse: add someone, change roles, make a sign-in code to print.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { CODE } from "../../../text/committee/code.ts";
import { COORDINATION } from "../../../text/committee/coordination.ts";
import { PEOPLE, ROLES } from "../../../text/committee/people.ts";
import { listed, momentInWords } from "../../../text/committee-words.ts";
import { Field } from "../../../ui/field.tsx";
import { More } from "../../../ui/more.tsx";
import type { Member, Role, SignInCode } from "../../api/shapes.ts";
import { useAction } from "../../widgets/action.ts";
import { CodeSheet } from "../../widgets/code-sheet.tsx";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { Dialog } from "../../widgets/dialog.tsx";
import { FailureNotice } from "../../widgets/failure.tsx";
import { Checks, Form, Submit } from "../../widgets/inputs.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

const ALL_ROLES: readonly Role[] = ["volunteer", "committee", "coordinator"];
const ROLE_ITEMS = ALL_ROLES.map((code) => ({ code, label: ROLES[code] }));

export function People(): JSX.Element {
  const { caisse, client } = useCaisse();
  const people = useLoad("people", client.people);
  const refresh = (): void => void people.refresh();
  return (
    <Page title={PEOPLE.title} back={{ to: { page: "coordination", caisse: caisse.slug }, label: COORDINATION.title }}>
      <Loaded of={people}>
        {(members) => (
          <div class="stack-wide">
            <More label={PEOPLE.add} open={members.length < 2}>
              <AddPerson onAdded={refresh} />
            </More>
            {members.length < 2 && <p class="muted">{PEOPLE.empty}</p>}
            <ul class="rows">
              {members.map((member) => (
                <MemberRow key={member.id} member={member} onChanged={refresh} />
              ))}
            </ul>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function AddPerson({ onAdded }: { onAdded: () => void }): JSX.Element {
  const { client } = useCaisse();
  const { said } = useSpace();
  const [name, email, roles] = [useSignal(""), useSignal(""), useSignal<string[]>(["volunteer"])];
  const isChecked = useSignal(false);
  const { isBusy, failure, run } = useAction(() =>
    client.addPerson(name.value.trim(), email.value.trim() === "" ? null : email.value.trim(), toRoles(roles.value)),
  );
  const submit = async (): Promise<boolean> => {
    isChecked.value = true;
    if (name.value.trim() === "" || roles.value.length === 0) return false;
    const added = await run();
    if (added === null) return true;
    said.value = PEOPLE.added(added.value.name);
    [name.value, email.value, roles.value, isChecked.value] = ["", "", ["volunteer"], false];
    onAdded();
    return true;
  };
  return (
    <Form classes="card stack" onSubmit={submit}>
      <div class="pair">
        <Field
          label={PEOPLE.name}
          text={name.value}
          maxLength={120}
          fault={isChecked.value && name.value.trim() === "" ? PEOPLE.nameFault : null}
          onType={(text) => (name.value = text)}
        />
        <Field label={PEOPLE.email} hint={PEOPLE.emailHint} text={email.value} maxLength={254} onType={(text) => (email.value = text)} />
      </div>
      <Checks
        legend={PEOPLE.roles}
        items={ROLE_ITEMS}
        checked={roles.value}
        fault={isChecked.value && roles.value.length === 0 ? PEOPLE.rolesFault : null}
        onChange={(checked) => (roles.value = checked)}
      />
      <FailureNotice failure={failure.value} />
      <div>
        <Submit words={PEOPLE.save} isBusy={isBusy.value} />
      </div>
    </Form>
  );
}

function MemberRow({ member, onChanged }: { member: Member; onChanged: () => void }): JSX.Element {
  const { caisse, client } = useCaisse();
  const isChanging = useSignal(false);
  const made = useSignal<SignInCode | null>(null);
  const { isBusy, failure, run } = useAction(() => client.makeSignInCode(member.id));
  const makeCode = async (): Promise<void> => {
    const done = await run();
    if (done !== null) made.value = done.value;
  };
  return (
    <li class="row row-still">
      <span class="row-main">
        <span class="row-title">{member.name}</span>
        <span class="muted small">
          {listed(member.roles.map((role) => ROLES[role]))}, {member.email ?? PEOPLE.noMail}
        </span>
        <FailureNotice failure={failure.value} />
      </span>
      <span class="cluster">
        <button type="button" class="button" aria-label={PEOPLE.changeRolesOf(member.name)} onClick={() => (isChanging.value = true)}>
          {PEOPLE.changeRoles}
        </button>
        <button
          type="button"
          class="button"
          aria-label={PEOPLE.makeCodeFor(member.name)}
          aria-disabled={isBusy.value}
          onClick={() => void makeCode()}
        >
          {PEOPLE.makeCode}
        </button>
      </span>
      {isChanging.value && <ChangeRoles member={member} onClose={() => (isChanging.value = false)} onChanged={onChanged} />}
      {made.value && (
        <CodeSheet
          title={CODE.signInFor(member.name)}
          caisse={caisse.name}
          code={made.value.code}
          link={made.value.link}
          until={CODE.until(momentInWords(made.value.lapses_at, caisse.time_zone))}
          steps={CODE.stepsSignIn(location.host)}
          onClose={() => (made.value = null)}
        />
      )}
    </li>
  );
}

function ChangeRoles({ member, onClose, onChanged }: { member: Member; onClose: () => void; onChanged: () => void }): JSX.Element {
  const { client } = useCaisse();
  const { said } = useSpace();
  const roles = useSignal<string[]>(member.roles);
  const { isBusy, failure, run } = useAction(() => client.changeRoles(member.id, toRoles(roles.value)));
  const submit = async (): Promise<boolean> => {
    if ((await run()) === null) return true;
    said.value = PEOPLE.changed(member.name);
    onChanged();
    onClose();
    return true;
  };
  return (
    <Dialog title={PEOPLE.rolesOf(member.name)} onClose={onClose}>
      <Form onSubmit={submit}>
        <Checks legend={PEOPLE.roles} hint={PEOPLE.remove} items={ROLE_ITEMS} checked={roles.value} onChange={(checked) => (roles.value = checked)} />
        <FailureNotice failure={failure.value} />
        <div>
          <Submit words={PEOPLE.saveRoles} isBusy={isBusy.value} />
        </div>
      </Form>
    </Dialog>
  );
}

function toRoles(codes: readonly string[]): Role[] {
  return ALL_ROLES.filter((role) => codes.includes(role));
}
