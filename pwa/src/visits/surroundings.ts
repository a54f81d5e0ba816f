// Where the application runs, as the browser says it.
import type { Surroundings } from "../state/installing.ts";

/** Reads it once: an application does not become installed while it runs. */
export function readSurroundings(): Surroundings {
  const { userAgent, maxTouchPoints } = navigator;
  const isOpenedByIcon = (navigator as Navigator & { standalone?: boolean }).standalone === true;
  const isStandalone = isOpenedByIcon || ["standalone", "fullscreen"].some((mode) => window.matchMedia(`(display-mode: ${mode})`).matches);
  return { userAgent, maxTouchPoints, isStandalone };
}
