// What people are told and pledge: a text once asked never changes under the same version.
import { expect, it } from "vitest";
import { sha256Hex } from "../../src/domain/canonical.ts";
import { listDataFacts, PLEDGE_VERSION, PLEDGES } from "../../src/text/meeting.ts";
import { PEOPLE, sayMeeting, sayUngiven, sayVisitors } from "../../src/text/people.ts";

const FINGERPRINTS: Readonly<Record<string, string>> = { "2026-11": "b9b8469dcf4eea78effdd005bccf57b9b4e6fd053c1ca00481fd48dd69fbe314" };

it("each version of the pledge still reads as it was asked", async () => {
  const made = Object.entries(PLEDGES).map(async ([version, lines]) => [version, await sha256Hex(new TextEncoder().encode(lines.join("\n")))]);

  expect(Object.fromEntries(await Promise.all(made))).toEqual(FINGERPRINTS);
  expect(PLEDGES[PLEDGE_VERSION]?.length).toBeGreaterThan(0);
});

it("the coordination to write to is that of the caisse", () => {
  expect(listDataFacts("Caisse de Bordeaux").at(-1)?.said).toContain("la coordination de la caisse de Bordeaux");
  expect(listDataFacts("Sécu du Bocage").at(-1)?.said).toContain("la coordination de la caisse Sécu du Bocage");
});

it("what is not given is counted on the visit and named before sending", () => {
  const ungiven = { pledge: ["a"], interest: ["a", "b"], signature: true };

  expect(sayVisitors(ungiven)).toBe("1\u00a0engagement et 2\u00a0liens à donner");
  expect(sayVisitors({ pledge: [], interest: [], signature: false })).toBe(PEOPLE.visitors_given);
  expect(sayUngiven(ungiven, (person) => person.toUpperCase())).toEqual([
    "A\u00a0: engagement de confidentialité et lien avec le lieu à donner", "B\u00a0: lien avec le lieu à déclarer",
  ]);
  expect(sayUngiven({ pledge: ["a"], interest: [], signature: true }, () => "A")).toEqual(["A\u00a0: engagement de confidentialité à donner"]);
});

it("the meeting is told by what it has", () => {
  expect(sayMeeting({ commitments: 0, hasWord: false, signatures: 0, refusals: 0 })).toBe("engagements, mot et signature");
  expect(sayMeeting({ commitments: 2, hasWord: true, signatures: 1, refusals: 1 })).toBe("2\u00a0engagements de progrès, son mot, 1\u00a0signature, n’a pas souhaité signer");
});
