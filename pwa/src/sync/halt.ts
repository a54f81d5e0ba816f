// Why a part of a round stopped early. Nothing of it ever removes anything from the outbox.
import type { Problem, Reply } from "../api/reply.ts";
import type { Saved } from "../store/store.ts";

export type Halt =
  | { kind: "unreachable" }
  | { kind: "unauthorised"; slug: string }
  | { kind: "later"; slug: string }
  | { kind: "storage"; saved: Saved };

const UNREADABLE = [400, 413, 415, 422];

/** What a reply that is not ok means for the round: 401 and 403 ask for a person, the rest for time. */
export function toHalt(reply: Exclude<Reply<unknown>, { kind: "ok" }>): Halt {
  if (reply.kind === "unreachable") return { kind: "unreachable" };
  const { slug, status } = reply;
  return status === 401 || status === 403 ? { kind: "unauthorised", slug } : { kind: "later", slug };
}

/** True when the server says that it will never read this very content. */
export function isUnreadable(problem: Problem): boolean {
  return UNREADABLE.includes(problem.status);
}

/** Null when the write is done. */
export function haltUnlessSaved(saved: Saved): Halt | null {
  return saved.kind === "saved" ? null : { kind: "storage", saved };
}
