import { describe, expect, it } from "vitest";
import { mustInstall } from "../../src/state/installing.ts";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
const IPHONE_CHROME = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15";
const ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-T500) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36";

describe("rule 04: on iOS the application is installed first", () => {
  it.each<[string, string, number, boolean, boolean]>([
    ["a tab of Safari on an iPhone", IPHONE, 5, false, true],
    ["a tab of another browser on an iPhone", IPHONE_CHROME, 5, false, true],
    ["a tab on an iPad, which says Macintosh", MAC, 5, false, true],
    ["the installed application on an iPhone", IPHONE, 5, true, false],
    ["the installed application on an iPad", MAC, 5, true, false],
    ["a real Macintosh", MAC, 0, false, false],
    ["an Android tablet", ANDROID, 5, false, false],
  ])("%s", (_, userAgent, maxTouchPoints, isStandalone, expected) => {
    expect(mustInstall({ userAgent, maxTouchPoints, isStandalone })).toBe(expected);
  });
});
