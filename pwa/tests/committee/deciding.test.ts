// Whether a vote can be recorded, and what the form sends.
import { describe, expect, it } from "vitest";
import {
  blankDecision,
  blankRevocation,
  findFormFaults,
  findRevocationFaults,
  findVoteBar,
  toDecisionDraft,
  toRevocationDraft,
  visitToDecide,
  visitToShow,
} from "../../src/committee/state/deciding.ts";
import type { VotesDraft } from "../../src/committee/state/votes.ts";
import { dossier, TODAY, visit } from "./dossiers.ts";

const VOTES: VotesDraft = { members: 15, present: 9, recused: 1, for: 6, against: 1, abstain: 1, blank: 0 };

describe("an outlet's vote", () => {
  it("is taken on the submitted visit", () => {
    expect(visitToDecide(dossier(visit({ state: "planned", submission: null }), visit()))?.submission).toBe("s1");
  });

  it("is taken again on a visit completed since its decision, beside a newer one that is only planned", () => {
    const newer = visit({ id: "v2", state: "planned", submission: null });
    const amended = visit({ submission: "s2", decided_submission: "s1", amended_since_decision: true });

    expect(visitToDecide(dossier(newer, amended))?.submission).toBe("s2");
    expect(visitToShow(dossier(newer, amended))?.id).toBe("v1");
    expect(visitToShow(dossier(newer, visit({ state: "decided" })))?.id).toBe("v2");
    expect(visitToShow(dossier())).toBeNull();
  });

  it("waits for a visit", () => {
    expect(findVoteBar(dossier(visit({ state: "decided" })))).toBe("no-visit");
  });

  it("is never taken on a trial visit", () => {
    expect(findVoteBar(dossier(visit({ trial: true })))).toBe("no-visit");
  });

  it("is barred by one disagreement", () => {
    const disagreement = { field: "answer/G1.1", question: null, answers: [] };

    expect(findVoteBar(dossier(visit({ disagreements: [disagreement] })))).toBe("disagreement");
  });

  it("is open otherwise, also under the number of criteria asked: a refusal can be recorded", () => {
    expect(findVoteBar(dossier(visit({ eligible: false })))).toBeNull();
  });
});

describe("the decision form", () => {
  it("starts today, without end, with everything else to say", () => {
    expect(findFormFaults(blankDecision(TODAY), TODAY)).toEqual({ votes: true, dates: null, reasons: true });
  });

  it("sends the votes, the dates and the reasons without the spaces around them", () => {
    const form = { ...blankDecision(TODAY, VOTES), reasons: "  Une belle visite.\n" };

    expect(toDecisionDraft(form, "o1", "s1", TODAY)).toEqual({
      outlet: "o1",
      submission: "s1",
      votes: VOTES,
      decided_on: TODAY,
      starts_on: TODAY,
      ends_on: null,
      reasons: "Une belle visite.",
    });
  });

  it("sends nothing while the reasons are blank", () => {
    expect(toDecisionDraft({ ...blankDecision(TODAY, VOTES), reasons: " \n " }, "o1", "s1", TODAY)).toBeNull();
  });

  it("refuses a decision of tomorrow", () => {
    const form = { ...blankDecision("2026-11-23", VOTES), reasons: "Oui." };

    expect(findFormFaults(form, TODAY)?.dates).toBe("decided-in-the-future");
  });

  it("refuses an end before the start", () => {
    const form = { ...blankDecision(TODAY, VOTES), reasons: "Oui.", ends_on: TODAY };

    expect(findFormFaults(form, TODAY)?.dates).toBe("ends-before-start");
  });
});

describe("the end of a convention", () => {
  it("may come the same day", () => {
    const form = { ...blankRevocation(TODAY, VOTES), reasons: "Le lieu ferme." };

    expect(toRevocationDraft(form, "o1", TODAY)?.effective_on).toBe(TODAY);
  });

  it("never comes before the decision", () => {
    const form = { ...blankRevocation(TODAY, VOTES), reasons: "Le lieu ferme.", effective_on: "2026-11-21" };

    expect(findRevocationFaults(form, TODAY)).toEqual({ votes: false, decided_on: null, effective_on: true, reasons: false });
  });
});
