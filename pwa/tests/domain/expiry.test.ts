// How long a document is still valid, in words; tests/criteria/test_expiry.py runs the same cases.
import { describe, expect, it } from "vitest";
import cases from "../../../criteria/cases/expiry.json" with { type: "json" };
import { isExpired, sayExpiry } from "../../src/domain/expiry.ts";

describe("a document", () => {
  it.each(cases)("says when it ends and how far that is: $name", ({ ends_on, day, says, expired }) => {
    expect([sayExpiry(ends_on, day), isExpired(ends_on, day)]).toEqual([says, expired]);
  });
});
