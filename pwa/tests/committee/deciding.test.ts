// Whether a vote can be recorded, and what the form sends.
import { describe, expect, it } from "vitest";
import type { Dossier, VisitDossier } from "../../src/committee/api/shapes.ts";
import {
  blankDecision,
  blankRevocation,
  findFormFaults,
  findRevocationFaults,
  findVoteBar,
  toDecisionDraft,
  toRevocationDraft,
  visitToDecide,
} from "../../src/committee/state/deciding.ts";
import type { VotesDraft } from "../../src/committee/state/votes.ts";

const TODAY = "2026-11-22";
const VOTES: VotesDraft = { members: 15, present: 9, recused: 1, for: 6, against: 1, abstain: 1, blank: 0 };

function visit(part: Partial<VisitDossier> = {}): VisitDossier {
  return {
    id: "v1",
    state: "submitted",
    planned_on: null,
    submitted_on: TODAY,
    trial: false,
    people: [{ id: "p1", name: "Alice" }],
    charter: { sha256: "c1", title: "Charte" },
    submission: "s1",
    arriving: false,
    rivals: false,
    old_charter: false,
    late: 0,
    parked: [],
    disagreements: [],
    criteria_met: 4,
    criteria_total: 5,
    needed: 3,
    secured: 4,
    possible: 4,
    eligible: true,
    tier_label: null,
    criteria: [],
    gates: [],
    families: [],
    distance: null,
    answers: [],
    notes: [],
    word: null,
    photos: [],
    ...part,
  };
}

function dossier(...visits: VisitDossier[]): Dossier {
  const outlet = { id: "o1", kind: "producer", kind_label: "Ferme", name: "Les Trois Chênes", address: "", commune: "Bègles", lat_e7: 0, lon_e7: 0, hours: null, season: null, phone: null, website: null };
  return { outlet, stage: "to_decide", convention: null, visits, history: [] };
}

describe("an outlet's vote", () => {
  it("is taken on the submitted visit", () => {
    expect(visitToDecide(dossier(visit({ state: "planned", submission: null }), visit()))?.submission).toBe("s1");
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
