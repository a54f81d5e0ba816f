// Which sending was voted on, and what came after it.
import { describe, expect, it } from "vitest";
import { listSendings } from "../../src/committee/state/sendings.ts";
import { TODAY, visit } from "./dossiers.ts";

const amendment = { submission: "s2", author: "Alice", reason: "Relu ensemble", recorded_on: "2026-11-24", after_decision: false };

describe("the sendings of a visit", () => {
  it("are none before it has been sent", () => {
    expect(listSendings(visit({ submission: null }))).toEqual([]);
  });

  it("begin with the visit itself, on which the vote was taken when no amendment says otherwise", () => {
    const sendings = listSendings(visit({ decided_submission: "s1" }));

    expect(sendings).toEqual([{ amends: null, day: TODAY, isDecided: true, isSince: false }]);
    expect(listSendings(visit()).map(({ isDecided }) => isDecided)).toEqual([false]);
  });

  it("name for each amendment its author and its reason, and tell the decided one from what came since", () => {
    const since = { ...amendment, submission: "s3", author: "Hugo", reason: "Photo oubliée", after_decision: true };
    const sendings = listSendings(visit({ submission: "s3", decided_submission: "s2", amended_since_decision: true, amendments: [amendment, since] }));

    expect(sendings).toEqual([
      { amends: null, day: TODAY, isDecided: false, isSince: false },
      { amends: { author: "Alice", reason: "Relu ensemble" }, day: "2026-11-24", isDecided: true, isSince: false },
      { amends: { author: "Hugo", reason: "Photo oubliée" }, day: "2026-11-24", isDecided: false, isSince: true },
    ]);
  });

  it("are shown while two of them stand and differ", () => {
    expect(listSendings(visit({ submission: null, rivals: true, amendments: [amendment] }))).toHaveLength(2);
  });
});
