// What one item of a meeting hands to the next: who is in the room does not change from outlet to outlet.
import { readKept, type KeptText } from "./kept.ts";
import { NO_VOTES, type VotesDraft } from "./votes.ts";

const key = (caisse: string): string => `meeting ${caisse}`;

/** Keeps members and present after a recorded decision. */
export function keepMeeting(kept: KeptText, caisse: string, votes: VotesDraft, today: string): void {
  kept.write(key(caisse), JSON.stringify({ members: votes.members ?? 0, present: votes.present ?? 0, day: today }));
}

/** Votes for the next item: the room of the last one if it was today, no voice. */
export function recallMeeting(kept: KeptText, caisse: string, today: string): VotesDraft {
  const { members, present, day } = readKept(kept, key(caisse), { members: 0, present: 0, day: "" });
  return members === undefined || present === undefined || day !== today ? NO_VOTES : { ...NO_VOTES, members, present };
}
