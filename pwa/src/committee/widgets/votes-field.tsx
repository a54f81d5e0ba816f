// The votes of an item: numbers big enough for a meeting room, by pressing or by typing.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { VOTES } from "../../text/committee/votes.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { VoteKey } from "../api/shapes.ts";
import { castOf, findFaults, keyOfFault, MOST_VOTES, readCount, ROOM_KEYS, stepped, VOICE_KEYS, votersOf, type VotesDraft } from "../state/votes.ts";

type Props = { votes: VotesDraft; showFaults: boolean; onChange: (votes: VotesDraft) => void };

export function VotesField({ votes, showFaults, onChange }: Props): JSX.Element {
  const [cast, voters] = [castOf(votes), votersOf(votes)];
  const isWhole = cast !== null && cast === voters && findFaults(votes).length === 0;
  const fields = (keys: readonly VoteKey[], classes = "steppers"): JSX.Element => (
    <div class={classes}>
      {keys.map((key) => (
        <Stepper key={key} name={key} votes={votes} showFaults={showFaults} onChange={onChange} />
      ))}
    </div>
  );
  return (
    <div class="stack votes">
      <fieldset class="stack-tight">
        <legend>
          <h2>{VOTES.room}</h2>
        </legend>
        {fields(ROOM_KEYS)}
      </fieldset>
      <fieldset class="stack-tight">
        <legend>
          <h2>{VOTES.voices}</h2>
        </legend>
        {fields(VOICE_KEYS, "steppers steppers-voices")}
      </fieldset>
      <div role="status">
        <Notice tone={isWhole ? "good" : cast !== null && voters !== null && cast > voters ? "bad" : "plain"}>
          <p class="strong">{VOTES.tally(cast, voters)}</p>
        </Notice>
      </div>
    </div>
  );
}

function Stepper({ name, votes, showFaults, onChange }: Props & { name: VoteKey }): JSX.Element {
  const id = useId();
  const typed = useSignal<string | null>(null);
  const value = votes[name];
  const set = (count: number | null): void => onChange({ ...votes, [name]: count });
  const step = (by: 1 | -1): void => {
    typed.value = null;
    set(stepped(value, by));
  };
  const type = (text: string): void => {
    const count = readCount(text);
    typed.value = count === undefined ? text : null;
    set(count ?? null);
  };
  const fault = faultOf(name, votes, typed.value, showFaults);
  const hint = name in VOTES.hints ? VOTES.hints[name as keyof typeof VOTES.hints] : null;
  const described = [hint === null ? "" : `${id}-hint`, fault === null ? "" : `${id}-fault`].join(" ").trim();
  return (
    <div class={`stepper stepper-${name}`}>
      <label for={id}>{VOTES.labels[name]}</label>
      <div class="stepper-line">
        <button type="button" aria-label={VOTES.less(name)} aria-disabled={(value ?? 0) === 0} onClick={() => step(-1)}>
          <span aria-hidden="true">−</span>
        </button>
        <input
          id={id}
          inputMode="numeric"
          autocomplete="off"
          maxLength={String(MOST_VOTES).length}
          value={typed.value ?? (value === null ? "" : String(value))}
          aria-invalid={fault !== null}
          aria-describedby={described === "" ? undefined : described}
          onInput={(event) => type(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" aria-label={VOTES.more(name)} onClick={() => step(1)}>
          <span aria-hidden="true">+</span>
        </button>
      </div>
      {hint !== null && (
        <p id={`${id}-hint`} class="small muted">
          {hint}
        </p>
      )}
      {fault !== null && (
        <p id={`${id}-fault`} class="fault small">
          <Icon name="alert" />
          {fault}
        </p>
      )}
    </div>
  );
}

/** What cannot be is said at once; what is missing, once the person wants to go on. */
function faultOf(name: VoteKey, votes: VotesDraft, typed: string | null, showFaults: boolean): string | null {
  if (typed !== null) return VOTES.notACount;
  const fault = findFaults(votes).find((each) => keyOfFault(each) === name && (showFaults || each.kind !== "missing"));
  return fault === undefined ? null : VOTES.fault(fault);
}
