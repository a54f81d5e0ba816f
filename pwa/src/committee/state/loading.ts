// What a screen waits for: loading, there, or failed with a way to ask again.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Failure, Reply } from "../api/exchange.ts";

export type Loading<T> = { kind: "loading" } | { kind: "ready"; value: T } | { kind: "failed"; failure: Failure };

export type Load<T> = { state: ReadonlySignal<Loading<T>>; reload: () => Promise<void>; refresh: () => Promise<void> };

/** Asks at once. `reload` shows the wait again; `refresh` keeps what is shown until the new answer is there. */
export function startLoad<T>(ask: () => Promise<Reply<T>>): Load<T> {
  const state = signal<Loading<T>>({ kind: "loading" });
  let asked = 0;
  let shown = 0;
  const refresh = async (): Promise<void> => {
    const mine = (asked += 1);
    const reply = await ask();
    if (mine < shown) return;
    if (reply.kind === "ok") {
      shown = mine;
      state.value = { kind: "ready", value: reply.value };
    } else if (mine === asked && state.peek().kind !== "ready") state.value = { kind: "failed", failure: reply };
  };
  const reload = (): Promise<void> => {
    state.value = { kind: "loading" };
    return refresh();
  };
  void refresh();
  return { state, reload, refresh };
}

/** Several answers as one: failed with the first failure, ready when all are. */
export async function both<A, B>(a: Promise<Reply<A>>, b: Promise<Reply<B>>): Promise<Reply<[A, B]>> {
  const [first, second] = await Promise.all([a, b]);
  if (first.kind !== "ok") return first;
  if (second.kind !== "ok") return second;
  return { kind: "ok", value: [first.value, second.value] };
}
