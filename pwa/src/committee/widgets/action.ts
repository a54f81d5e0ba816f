// One thing asked of the server by a press: busy, then done or refused.
import { useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Failure, Reply } from "../api/exchange.ts";

export type Action<A extends unknown[], T> = {
  isBusy: Signal<boolean>;
  failure: Signal<Failure | null>;
  /** Null when refused, or when the last press is still under way. */
  run: (...args: A) => Promise<{ value: T } | null>;
};

/** A second press while the first is under way does nothing. */
export function useAction<A extends unknown[], T>(ask: (...args: A) => Promise<Reply<T>>): Action<A, T> {
  const isBusy = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  const latest = useRef(ask);
  latest.current = ask;
  const run = async (...args: A): Promise<{ value: T } | null> => {
    if (isBusy.peek()) return null;
    isBusy.value = true;
    failure.value = null;
    const reply = await latest.current(...args);
    isBusy.value = false;
    if (reply.kind === "ok") return { value: reply.value };
    failure.value = reply;
    return null;
  };
  return { isBusy, failure, run };
}
