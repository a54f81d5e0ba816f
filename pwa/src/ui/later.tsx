// A part of a page that is fetched when it is first shown; it is among the files kept for offline.
import type { ComponentChildren, FunctionComponent, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

type Props<P> = {
  load: () => Promise<FunctionComponent<P>>;
  props: P;
  /** Shown until it has come, and in its place when it cannot. */
  waiting: ComponentChildren;
  failed: ComponentChildren;
};

type Loaded<P> = { kind: "waiting" } | { kind: "failed" } | { kind: "here"; Part: FunctionComponent<P> };

export function Later<P extends object>({ load, props, waiting, failed }: Props<P>): JSX.Element {
  const [loaded, setLoaded] = useState<Loaded<P>>({ kind: "waiting" });
  useEffect(() => {
    let gone = false;
    const show = (next: Loaded<P>): void => {
      if (!gone) setLoaded(next);
    };
    load().then((Part) => show({ kind: "here", Part }), () => show({ kind: "failed" }));
    return () => void (gone = true);
  }, [load]);
  if (loaded.kind === "here") return <loaded.Part {...props} />;
  return <>{loaded.kind === "failed" ? failed : waiting}</>;
}
