// The register: its head to copy into the minutes, what follows from it, the file to keep.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { FRAME } from "../../text/committee/frame.ts";
import { REGISTER } from "../../text/committee/register.ts";
import { grouped } from "../../text/committee-words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Verification } from "../api/shapes.ts";
import { useCaisse, useLoad } from "../widgets/context.ts";
import { Loaded } from "../widgets/loaded.tsx";
import { Page } from "../widgets/page.tsx";

export function Register(): JSX.Element {
  const { client } = useCaisse();
  const verification = useLoad("verification", client.verification);
  return (
    <Page title={REGISTER.title} lead={REGISTER.lead} narrow>
      <div class="stack">
        <Loaded of={verification}>
          {(value) => (
            <>
              {value.head === null ? <Notice tone="plain">{REGISTER.empty}</Notice> : <Head head={value.head} />}
              {value.head !== null && <Checked verification={value} onAgain={() => void verification.reload()} />}
            </>
          )}
        </Loaded>
        <section class="card stack-tight no-print">
          <h2>{REGISTER.download}</h2>
          <p>{REGISTER.downloadText}</p>
          <div>
            <a class="button" href={client.registerAddress} download="registre.json">
              {REGISTER.download}
            </a>
          </div>
        </section>
      </div>
    </Page>
  );
}

function Head({ head }: { head: NonNullable<Verification["head"]> }): JSX.Element {
  const isCopied = useSignal(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(head.hash);
    isCopied.value = true;
  };
  return (
    <section class="card stack-tight">
      <h2>{REGISTER.head}</h2>
      <p class="summary-words">{REGISTER.line(head.n)}</p>
      <p class="muted">{REGISTER.hash}</p>
      <p class="hash">{grouped(head.hash)}</p>
      <div class="cluster no-print">
        <button type="button" class="button" onClick={() => void copy()}>
          {REGISTER.copy}
        </button>
        <button type="button" class="button button-quiet" onClick={() => print()}>
          {FRAME.print}
        </button>
        <span role="status">{isCopied.value && FRAME.copied}</span>
      </div>
    </section>
  );
}

function Checked({ verification, onAgain }: { verification: Verification; onAgain: () => void }): JSX.Element {
  const isGood = verification.failures.length === 0;
  return (
    <Notice tone={isGood ? "good" : "bad"}>
      <h2>{isGood ? REGISTER.good : REGISTER.bad}</h2>
      <ul class="bullets">
        <li>{REGISTER.follows(verification.follows)}</li>
        {verification.attested > 0 && <li>{REGISTER.attested(verification.attested)}</li>}
      </ul>
      {!isGood && (
        <>
          <p>{REGISTER.badText}</p>
          <ul class="bullets">
            {verification.failures.map(({ n, words }, index) => (
              <li key={index}>
                <span class="strong">{REGISTER.line(n)}</span> {words}
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="no-print">
        <button type="button" class="button" onClick={onAgain}>
          <Icon name="sync" />
          {REGISTER.again}
        </button>
      </div>
    </Notice>
  );
}
