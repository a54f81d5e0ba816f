// Votes while they are typed: what is missing, what cannot be, what is sent.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VoteKey } from "../../src/committee/api/shapes.ts";
import { castOf, findFaults, keyOfFault, NO_VOTES, readCount, stepped, toVotes, VOTE_KEYS, votersOf, type VotesDraft } from "../../src/committee/state/votes.ts";

const EVENING: VotesDraft = { members: 15, present: 9, recused: 1, for: 6, against: 1, abstain: 1, blank: 0 };

describe("votes", () => {
  it("asks for what nobody typed and takes what is most often nobody as 0", () => {
    const missing = findFaults(NO_VOTES).map(keyOfFault);

    expect(missing).toEqual(["members", "present", "for", "against"] satisfies VoteKey[]);
  });

  it("sends a complete evening as it is", () => {
    expect(toVotes(EVENING)).toEqual({ members: 15, present: 9, recused: 1, for: 6, against: 1, abstain: 1, blank: 0 });
  });

  it("refuses more people present than members", () => {
    expect(findFaults({ ...EVENING, members: 8 })).toEqual([{ kind: "present-over-members" }]);
  });

  it("refuses more people recused than present", () => {
    expect(findFaults({ ...EVENING, recused: 10 })).toContainEqual({ kind: "recused-over-present" });
  });

  it("counts the voices in excess once those recused have left", () => {
    expect(findFaults({ ...EVENING, for: 8 })).toEqual([{ kind: "cast-over-voters", over: 2 }]);
  });

  it("accepts that someone took no part in the vote", () => {
    expect(findFaults({ ...EVENING, for: 3 })).toEqual([]);
  });

  it("sends nothing that the server would refuse, whatever is typed", () => {
    const count = fc.option(fc.integer({ min: 0, max: 30 }), { nil: null });
    const draft = fc.record(Object.fromEntries(VOTE_KEYS.map((key) => [key, count])) as Record<VoteKey, typeof count>);

    fc.assert(
      fc.property(draft, (typed) => {
        const votes = toVotes(typed);
        if (votes === null) return findFaults(typed).length > 0;
        const cast = votes.for + votes.against + votes.abstain + votes.blank;
        return votes.present <= votes.members && cast <= votes.present - votes.recused;
      }),
    );
  });

  it("knows who may vote and how many have", () => {
    expect([votersOf(EVENING), castOf(EVENING)]).toEqual([8, 8]);
    expect([votersOf(NO_VOTES), castOf(NO_VOTES)]).toEqual([null, null]);
  });

  it("steps from nothing, and never under 0", () => {
    expect([stepped(null, 1), stepped(null, -1), stepped(0, -1), stepped(999, 1)]).toEqual([1, 0, 0, 999]);
  });

  it("reads whole numbers and tells an empty field from an unreadable one", () => {
    expect([readCount(" 12 "), readCount(""), readCount("douze"), readCount("1,5"), readCount("-1")]).toEqual([12, null, undefined, undefined, undefined]);
  });
});
