import { expect, it } from "vitest";
import { createMemoryStore } from "../../src/store/memory.ts";
import { added } from "../builders.ts";
import { describeStore } from "./acceptance.ts";

describeStore("the memory store", () => createMemoryStore());

it("a full store says so and changes nothing", async () => {
  const store = createMemoryStore(() => true);

  expect(await store.addEntries(added(1))).toEqual({ kind: "full" });
  expect(await store.listOutbox()).toEqual([]);
});
