// Coming in: a link opens nothing by itself, its button does; a code is typed; a link is asked for.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { SIGN_IN } from "../../text/committee/sign-in.ts";
import { Field } from "../../ui/field.tsx";
import { More } from "../../ui/more.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Failure } from "../api/exchange.ts";
import { tidyCode } from "../state/session.ts";
import { useAction } from "../widgets/action.ts";
import { useSpace } from "../widgets/context.ts";
import { FailureNotice } from "../widgets/failure.tsx";
import { Form, Submit } from "../widgets/inputs.tsx";
import { Page } from "../widgets/page.tsx";
import { OfflineBar, SkipLink } from "./frame.tsx";

const CODE_LENGTH = 8;

export function SignIn({ why }: { why: "never" | "lapsed" | "left" }): JSX.Element {
  const { token } = useSpace();
  return (
    <>
      <SkipLink />
      <header class="top top-plain">
        <img src="/comite/icon.svg" alt="" width="56" height="56" />
        <span class="brand-name">Grillon</span>
      </header>
      <OfflineBar />
      <Page title={SIGN_IN.title} lead={SIGN_IN.lead} narrow>
        <div class="stack">
          {why !== "never" && <Notice tone={why === "left" ? "good" : "wait"}>{SIGN_IN[why]}</Notice>}
          {token.value === null ? <ByCode /> : <ByLink token={token.value} />}
        </div>
      </Page>
    </>
  );
}

function ByLink({ token }: { token: string }): JSX.Element {
  const space = useSpace();
  const { isBusy, failure, enter } = useEntering();
  return (
    <>
      <section class="card stack">
        <h2>{SIGN_IN.linkTitle}</h2>
        <p>{SIGN_IN.linkText}</p>
        <FailureNotice failure={failure.value} />
        <Form onSubmit={() => enter(token)}>
          <Submit words={SIGN_IN.enter} busyWords={SIGN_IN.entering} isBusy={isBusy.value} />
        </Form>
      </section>
      <button type="button" class="button button-quiet" onClick={() => (space.token.value = null)}>
        {SIGN_IN.otherWay}
      </button>
    </>
  );
}

function ByCode(): JSX.Element {
  const code = useSignal("");
  const fault = useSignal<string | null>(null);
  const { isBusy, failure, enter } = useEntering();
  const submit = (): boolean | Promise<boolean> => {
    const tidy = tidyCode(code.value);
    fault.value = tidy.length === CODE_LENGTH ? null : SIGN_IN.codeFault;
    return fault.value === null && enter(tidy);
  };
  return (
    <>
      <section class="card">
        <Form onSubmit={submit}>
          <Field
            label={SIGN_IN.codeLabel}
            hint={SIGN_IN.codeHint}
            text={code.value}
            classes="input-code"
            fault={fault.value}
            maxLength={20}
            autocomplete="one-time-code"
            onType={(text) => (code.value = text)}
          />
          <FailureNotice failure={failure.value} />
          <Submit words={SIGN_IN.enter} busyWords={SIGN_IN.entering} isBusy={isBusy.value} />
        </Form>
      </section>
      <More label={SIGN_IN.byMail}>
        <ByMail />
      </More>
    </>
  );
}

function ByMail(): JSX.Element {
  const space = useSpace();
  const email = useSignal("");
  const fault = useSignal<string | null>(null);
  const isSent = useSignal(false);
  const { isBusy, failure, run } = useAction(space.askForLink);
  const submit = async (): Promise<boolean> => {
    const address = email.value.trim();
    fault.value = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address) ? null : SIGN_IN.mailFault;
    if (fault.value !== null) return false;
    isSent.value = (await run(address)) !== null;
    return true;
  };
  return (
    <Form classes="stack card" onSubmit={submit}>
      <Field
        label={SIGN_IN.mailLabel}
        text={email.value}
        fault={fault.value}
        autocomplete="email"
        maxLength={254}
        onType={(text) => (email.value = text)}
      />
      <FailureNotice failure={failure.value} />
      <div role="status">{isSent.value && <Notice tone="good">{SIGN_IN.mailSent}</Notice>}</div>
      <div>
        <button type="submit" class="button" aria-disabled={isBusy.value}>
          {SIGN_IN.mailAsk}
        </button>
      </div>
    </Form>
  );
}

function useEntering() {
  const space = useSpace();
  const isBusy = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  const enter = async (code: string): Promise<boolean> => {
    isBusy.value = true;
    failure.value = null;
    failure.value = await space.signIn(code);
    isBusy.value = false;
    return failure.value === null;
  };
  return { isBusy, failure, enter };
}
