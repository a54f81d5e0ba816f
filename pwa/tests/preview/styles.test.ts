// The pages of a visit look the same where they are only tried: their stylesheets are in one list, that both spaces load.
import { expect, it } from "vitest";
import entry from "../../src/visits/main.tsx?raw";

it("loads, beside the frame, no stylesheet of the volunteers' pages that the preview would lack", () => {
  const loaded = [...entry.matchAll(/^import "(\.\/[^"]+\.css)";$/gm)].map(([, name]) => name);

  expect(loaded).toEqual(["./frame.css", "./pages.css"]);
});
