// What a decision does, in words: outcome, how the voices were counted, rates, what follows.
import type { JSX } from "preact";
import { DECISION } from "../../../text/committee/decision.ts";
import { VOTES } from "../../../text/committee/votes.ts";
import { Notice, type Tone } from "../../../ui/notice.tsx";
import type { Decided, Outcome, Votes } from "../../api/shapes.ts";
import { ROOM_KEYS, VOICE_KEYS } from "../../state/votes.ts";
import { useCaisse } from "../../widgets/context.ts";
import { RateList } from "../../widgets/rates.tsx";

export const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = { approved: "good", refused: "bad", adjourned: "wait" };

export function Consequences({ decided, votes }: { decided: Decided; votes: Votes }): JSX.Element {
  const { today } = useCaisse();
  const { outcome, words, convention } = decided;
  return (
    <>
      <Notice tone={OUTCOME_TONES[outcome]}>
        <h2 class="outcome">{DECISION.outcome[outcome]}</h2>
      </Notice>
      <section class="card stack-tight">
        <h2>{DECISION.then}</h2>
        <ul class="bullets">
          {DECISION.effect(outcome, convention?.since ?? null, convention?.until ?? null, today()).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {convention && convention.families.length > 0 && (
        <section class="card stack-tight">
          <h2>{DECISION.rates}</h2>
          <RateList rates={convention.families} />
        </section>
      )}
      <Counted words={words} votes={votes} />
    </>
  );
}

/** The voices as typed, and the rule that counted them. */
export function Counted({ words, votes }: { words: readonly string[]; votes: Votes }): JSX.Element {
  return (
    <section class="card stack-tight">
      <h2>{words.length === 0 ? DECISION.voices : DECISION.counted}</h2>
      <div class="voices">
        {[ROOM_KEYS, VOICE_KEYS].map((keys, index) => (
          <ul key={index}>
            {keys.map((key) => (
              <li key={key}>
                <span>{VOTES.labels[key]}</span>
                <span class="strong">{votes[key]}</span>
              </li>
            ))}
          </ul>
        ))}
      </div>
      {words.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

/** The reasons as they will be kept. */
export function Reasons({ reasons }: { reasons: string }): JSX.Element {
  return (
    <section class="card stack-tight">
      <h2>{DECISION.reasonsGiven}</h2>
      <p class="kept-lines">{reasons}</p>
    </section>
  );
}
