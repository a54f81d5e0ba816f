// Dossiers for the tests of the committee space: a visit that waits for its vote, one keyword override each.
import type { Dossier, VisitDossier } from "../../src/committee/api/shapes.ts";

export const TODAY = "2026-11-22";

export function visit(part: Partial<VisitDossier> = {}): VisitDossier {
  return {
    id: "v1",
    state: "submitted",
    planned_on: null,
    submitted_on: TODAY,
    trial: false,
    people: [{ id: "p1", name: "Alice" }],
    visitors: [],
    charter: { sha256: "c1", title: "Charte" },
    submission: "s1",
    decided_submission: null,
    amended_since_decision: false,
    amendments: [],
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
    commitments: [],
    signatures: [],
    photos: [],
    ...part,
  };
}

export function dossier(...visits: VisitDossier[]): Dossier {
  const outlet = { id: "o1", kind: "producer", kind_label: "Ferme", name: "Les Trois Chênes", address: "", commune: "Bègles", lat_e7: 0, lon_e7: 0, hours: null, season: null, phone: null, website: null };
  return { outlet, stage: "to_decide", convention: null, visits, history: [] };
}
