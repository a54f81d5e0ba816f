// What the loop needs of a browser: one sender among tabs, waking, timers.
import type { Round } from "./round.ts";

const LOCK = "grillon-sync";
const TABS = "grillon-tabs";

/** Runs the work under a Web Lock; where there are none (an insecure page) this tab is trusted to be alone. */
export async function exclusively(work: () => Promise<Round>): Promise<Round> {
  const locks = (navigator as Partial<Pick<Navigator, "locks">>).locks;
  if (!locks) return work();
  return locks.request(LOCK, { ifAvailable: true }, async (lock) => (lock ? work() : { kind: "busy" as const }));
}

/** Runs the work when no other tab of ours is open; this one counts as open from then on, until it closes.
 *  Where there are no locks this tab is trusted to be alone. */
export async function ifAlone(work: () => Promise<void>): Promise<void> {
  const locks = (navigator as Partial<Pick<Navigator, "locks">>).locks;
  if (!locks) return work();
  const stayOpen = (): void => void locks.request(TABS, { mode: "shared" }, () => new Promise(() => undefined));
  await locks.request(TABS, { ifAvailable: true }, async (lock) => {
    // Asked for while the lock is still held: no tab that starts meanwhile finds itself alone.
    stayOpen();
    if (lock) await work();
  });
}

/** Network back, page shown again, page restored. `navigator.onLine` itself is never believed. */
export function watchWaking(onWake: () => void): () => void {
  const onVisible = (): void => {
    if (document.visibilityState === "visible") onWake();
  };
  window.addEventListener("online", onWake);
  window.addEventListener("pageshow", onWake);
  document.addEventListener("visibilitychange", onVisible);
  return () => {
    window.removeEventListener("online", onWake);
    window.removeEventListener("pageshow", onWake);
    document.removeEventListener("visibilitychange", onVisible);
  };
}

/** Page left, and kept as it stands in case someone comes back to it. */
export function watchLeaving(onLeave: () => void): void {
  window.addEventListener("pagehide", ({ persisted }) => persisted && onLeave());
}

/** A timer that can be cancelled. */
export function after(delay_ms: number, then: () => void): () => void {
  const timer = setTimeout(then, delay_ms);
  return () => clearTimeout(timer);
}
