// @vitest-environment jsdom
// A page is at its place from the moment it can be seen: it does not move under a finger already on its way.
import { render } from "preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Page } from "../../src/visits/screens/page.tsx";
import { clear } from "./shown.tsx";

const scrollTo = vi.fn();

beforeEach(() => {
  window.scrollTo = scrollTo;
  render(<Page key="visit" title="La visite">{null}</Page>, document.body);
  scrollTo.mockClear();
});

afterEach(clear);

it("is at its top and has the focus on its title as soon as it is there", () => {
  render(<Page key="criterion" title="Transparence">{null}</Page>, document.body);

  expect(scrollTo.mock.calls).toEqual([[0, 0]]);
  expect(document.activeElement?.textContent).toBe("Transparence");
});

it("is at the part that its address leads to as soon as it is there", () => {
  const scrollIntoView = vi.fn();
  Element.prototype.scrollIntoView = scrollIntoView;
  render(<Page key="criterion" title="Transparence" at="g1"><p id="g1" tabIndex={-1}>Question</p></Page>, document.body);

  expect(scrollIntoView).toHaveBeenCalledOnce();
  expect(document.activeElement?.id).toBe("g1");
  expect(scrollTo).not.toHaveBeenCalled();
});
