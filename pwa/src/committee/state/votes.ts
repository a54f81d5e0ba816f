// Votes while they are typed: what is missing, what cannot be, how many have voted. Pure; the charter's counting is the server's.
import type { VoteKey, Votes } from "../api/shapes.ts";

/** Null where nothing is typed yet. */
export type VotesDraft = Readonly<Record<VoteKey, number | null>>;

export const ROOM_KEYS = ["members", "present", "recused"] as const satisfies readonly VoteKey[];
export const VOICE_KEYS = ["for", "against", "abstain", "blank"] as const satisfies readonly VoteKey[];
export const VOTE_KEYS = [...ROOM_KEYS, ...VOICE_KEYS] as const;

export const MOST_VOTES = 999;

/** Nothing typed; what is most often nobody is already 0. */
export const NO_VOTES: VotesDraft = { for: null, against: null, abstain: 0, blank: 0, present: null, members: null, recused: 0 };

export type VotesFault =
  | { kind: "missing"; key: VoteKey }
  | { kind: "present-over-members" }
  | { kind: "recused-over-present" }
  | { kind: "cast-over-voters"; over: number };

/** The vote that a fault is said beside. */
export function keyOfFault(fault: VotesFault): VoteKey {
  if (fault.kind === "missing") return fault.key;
  if (fault.kind === "present-over-members") return "present";
  return fault.kind === "recused-over-present" ? "recused" : "for";
}

/** Everything wrong with the draft, in the order of the form; the server refuses the same (criteria/counts.py). */
export function findFaults(draft: VotesDraft): VotesFault[] {
  const missing = VOTE_KEYS.filter((key) => draft[key] === null).map((key): VotesFault => ({ kind: "missing", key }));
  const { members, present, recused } = draft;
  const over = (castOf(draft) ?? 0) - (votersOf(draft) ?? Infinity);
  return [
    ...missing,
    ...faultIf(present !== null && members !== null && present > members, { kind: "present-over-members" }),
    ...faultIf(recused !== null && present !== null && recused > present, { kind: "recused-over-present" }),
    ...faultIf(over > 0, { kind: "cast-over-voters", over }),
  ];
}

/** The votes to send, or null while something is missing or cannot be. */
export function toVotes(draft: VotesDraft): Votes | null {
  if (findFaults(draft).length > 0) return null;
  const [entries, whole] = [VOTE_KEYS.map((key) => [key, draft[key]] as const), {} as Record<VoteKey, number>];
  for (const [key, value] of entries) whole[key] = value ?? 0;
  return whole;
}

/** How many may vote: those present and not recused; null while unknown. */
export function votersOf({ present, recused }: VotesDraft): number | null {
  return present === null || recused === null ? null : Math.max(0, present - recused);
}

/** How many voices are typed so far; null while none is. */
export function castOf(draft: VotesDraft): number | null {
  const voices = [draft.for, draft.against, draft.abstain, draft.blank];
  if (draft.for === null && draft.against === null && !voices.some((voice) => (voice ?? 0) > 0)) return null;
  return voices.reduce<number>((sum, voice) => sum + (voice ?? 0), 0);
}

/** One more or one less, from nothing typed too; never under 0. */
export function stepped(value: number | null, by: 1 | -1): number {
  return Math.min(MOST_VOTES, Math.max(0, (value ?? 0) + by));
}

/** What was typed as a whole number of votes; null for an empty field, `undefined` for anything else. */
export function readCount(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === "") return null;
  return /^\d{1,3}$/.test(typed) ? Number(typed) : undefined;
}

function faultIf(isSo: boolean, fault: VotesFault): VotesFault[] {
  return isSo ? [fault] : [];
}
