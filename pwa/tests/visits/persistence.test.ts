// Asking a browser to keep our data: what it answers, and what we do while it does not.
import { describe, expect, it } from "vitest";
import { askPersistence } from "../../src/visits/persistence.ts";

const SOON_MS = 5;

describe("rule 04: the answer of the browser is asked for and told", () => {
  it.each([true, false])("tells what it answers: %s", async (kept) => {
    const storage = { persist: () => Promise.resolve(kept), persisted: () => Promise.resolve(!kept) };

    expect(await askPersistence(storage, SOON_MS)).toBe(kept);
  });

  it("does not wait for a person who has not answered its question", async () => {
    const storage = { persist: () => new Promise<boolean>(() => undefined), persisted: () => Promise.resolve(false) };

    expect(await askPersistence(storage, SOON_MS)).toBe(false);
  });

  it("says that it cannot know when the browser cannot say, or fails", async () => {
    expect(await askPersistence({}, SOON_MS)).toBe(null);
    expect(await askPersistence({ persist: () => Promise.reject(new Error("no")) }, SOON_MS)).toBe(null);
  });
});
