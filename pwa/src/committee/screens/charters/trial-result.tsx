// What a trial would change: how many outlets, which ones, how rates move; and why, for one outlet.
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { TRIAL } from "../../../text/committee/trial.ts";
import { Chip, Notice, type Tone } from "../../../ui/notice.tsx";
import type { Move, RateMove, Simulation, Trial, TriedOutlet } from "../../api/shapes.ts";
import { TrialWhy } from "./trial-why.tsx";

const MOVES: readonly Move[] = ["gained", "raised", "lost", "lowered", "changed", "no_kind", "same"];
const TONES: Record<Move, Tone> = { gained: "good", raised: "good", lost: "bad", lowered: "bad", changed: "wait", no_kind: "wait", same: "plain" };

export function TrialResult({ result, trial }: { result: Simulation; trial: Trial }): JSX.Element {
  const asked = useSignal<TriedOutlet | null>(null);
  if (result.visits === 0) return <Notice tone="plain">{TRIAL.noVisits}</Notice>;
  return (
    <section class="stack">
      <h2>{TRIAL.result}</h2>
      <p class="muted">
        {TRIAL.tried(result.visits)}
        {result.unread > 0 && ` ${TRIAL.unread(result.unread)}`}
      </p>
      <ul class="bullets">
        {MOVES.map((move) => {
          const count = result.counts[move] ?? 0;
          return count === 0 ? null : <li key={move}>{`${TRIAL.outletsCount(count)} ${(count > 1 ? TRIAL.counted : TRIAL.moves)[move]}`}</li>;
        })}
      </ul>
      {result.outlets.length === 0 ? <Notice tone="good">{TRIAL.nothing}</Notice> : <Outlets outlets={result.outlets} onWhy={(outlet) => (asked.value = outlet)} />}
      <Families families={result.families} />
      {asked.value && <TrialWhy outlet={asked.value} trial={trial} onClose={() => (asked.value = null)} />}
    </section>
  );
}

function Outlets({ outlets, onWhy }: { outlets: readonly TriedOutlet[]; onWhy: (outlet: TriedOutlet) => void }): JSX.Element {
  return (
    <>
      <h3>{TRIAL.outlets}</h3>
      <ul class="rows">
        {outlets.map((one) => (
          <li key={one.visit} class="row row-still version">
            <span class="row-main">
              <span class="row-title">{one.name}</span>
              <span class="muted small">
                {`${TRIAL.tierMove(one.tier_before ?? TRIAL.noTier, one.tier_after ?? TRIAL.noTier)} ${TRIAL.criteriaMet(one.criteria_before, one.criteria_after)}`}
              </span>
            </span>
            <Chip tone={TONES[one.move]}>{one.is_last ? TRIAL.moves[one.move] : `${TRIAL.older}, ${TRIAL.moves[one.move]}`}</Chip>
            <span class="version-ways">
              <button type="button" class="button" onClick={() => onWhy(one)}>
                {TRIAL.why}
                <span class="visually-hidden">{` ${one.name}`}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Families({ families }: { families: Simulation["families"] }): JSX.Element | null {
  const moving = families.filter(({ moves }) => moves.some(({ before, after }) => before !== after));
  if (moving.length === 0) return null;
  return (
    <>
      <h3>{TRIAL.families}</h3>
      <dl class="facts">
        {moving.map(({ label, moves }) => (
          <div key={label}>
            <dt>{label}</dt>
            {moves.map((move) => (
              <dd key={`${move.before} ${move.after}`}>{`${TRIAL.outletsCount(move.outlets)}\u00a0: ${sayMove(move)}`}</dd>
            ))}
          </div>
        ))}
      </dl>
    </>
  );
}

function sayMove({ before, after }: RateMove): string {
  const say = (percent: number | null): string => (percent === null ? TRIAL.noRate : TRIAL.percent(percent));
  return before === after ? TRIAL.rateSame(say(before)) : TRIAL.rateMove(say(before), say(after));
}
