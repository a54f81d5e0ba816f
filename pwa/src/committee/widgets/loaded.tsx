// What is waited for: the wait in words, the failure with a way to ask again, or the thing itself.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { FRAME } from "../../text/committee/frame.ts";
import type { Load } from "../state/loading.ts";
import { useSpace } from "./context.ts";
import { FailureNotice } from "./failure.tsx";

type Props<T> = { of: Load<T>; children: (value: T) => JSX.Element };

export function Loaded<T>({ of, children }: Props<T>): JSX.Element {
  useRetryOnReturn(of);
  const state = of.state.value;
  if (state.kind === "ready") return children(state.value);
  if (state.kind === "failed") return <FailureNotice failure={state.failure} onRetry={() => void of.reload()} />;
  return <Waiting />;
}

export function Waiting({ words = FRAME.loading }: { words?: string }): JSX.Element {
  return (
    <div class="waiting" role="status">
      <span class="waiting-mark" aria-hidden="true" />
      {words}
    </div>
  );
}

/** A page that failed for want of network asks again by itself when the network is back. */
function useRetryOnReturn<T>(load: Load<T>): void {
  const { isOnline } = useSpace();
  const online = isOnline.value;
  useEffect(() => {
    const state = load.state.peek();
    if (online && state.kind === "failed" && state.failure.kind === "unreachable") void load.reload();
  }, [online]);
}
