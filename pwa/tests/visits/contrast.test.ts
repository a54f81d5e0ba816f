// In the sun of a farmyard: every colour of text stands out by 7 to 1, and what may be pressed has an edge of 3 to 1.
import { describe, expect, it } from "vitest";
import tokens from "../../src/ui/tokens.css?raw";
import space from "../../src/visits/visits.css?raw";

const COLOURS = new Map([...`${tokens}${space}`.matchAll(/(--[a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]));

function luminance(name: string): number {
  const colour = COLOURS.get(`--${name}`) ?? name;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.039_28 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["paper", "surface", "leaf-tint", "wheat-tint", "clay-tint"];

describe("in the sun", () => {
  it.each(["ink", "muted", "leaf", "leaf-dark"].flatMap((text) => GROUNDS.map((ground) => [text, ground])))("%s is read on %s", (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(7);
  });

  it.each([
    ["clay", "paper"], ["clay", "surface"], ["#ffffff", "leaf"], ["#ffffff", "leaf-dark"], ["#ffffff", "clay"], ["#ffffff", "muted"], ["ink", "wheat"],
  ])("%s is read on %s", (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(GROUNDS)("a button has its edge on %s", (ground) => {
    expect(contrast("line-strong", ground)).toBeGreaterThanOrEqual(3);
  });
});
