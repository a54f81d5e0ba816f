// One visit under its own version and under the one tried, side by side, line by line.
import type { JSX } from "preact";
import { TRIAL } from "../../../text/committee/trial.ts";
import { More } from "../../../ui/more.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ExplainedPart, ExplainedVersion, Trial, TriedOutlet } from "../../api/shapes.ts";
import { useCaisse, useLoad } from "../../widgets/context.ts";
import { Dialog } from "../../widgets/dialog.tsx";
import { Loaded } from "../../widgets/loaded.tsx";

type Props = { outlet: TriedOutlet; trial: Trial; onClose: () => void };

export function TrialWhy({ outlet, trial, onClose }: Props): JSX.Element {
  const { client } = useCaisse();
  const why = useLoad(`why ${outlet.visit}`, () => client.explainTrial(outlet.visit, trial));
  return (
    <Dialog title={TRIAL.whyOf(outlet.name)} wide onClose={onClose}>
      <Loaded of={why}>
        {({ before, after }) => (
          <div class="beside">
            <Side title={TRIAL.before} version={before} />
            {after === null ? <Notice tone="plain">{TRIAL.noKind}</Notice> : <Side title={TRIAL.after} version={after} />}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function Side({ title, version }: { title: string; version: ExplainedVersion }): JSX.Element {
  return (
    <section class="stack">
      <h3>{title}</h3>
      <p class="small muted">{version.charter}</p>
      {version.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Parts parts={version.parts} />
      {version.families.length > 0 && <h4>{TRIAL.products}</h4>}
      <Parts parts={version.families} />
    </section>
  );
}

function Parts({ parts }: { parts: readonly ExplainedPart[] }): JSX.Element {
  return (
    <>
      {parts.map(({ title, verdict, lines }) => (
        <More key={title} label={`${title}\u00a0: ${verdict}`}>
          <ul class="bullets small">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </More>
      ))}
    </>
  );
}
