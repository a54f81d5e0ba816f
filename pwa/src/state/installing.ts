// Whether the application has to be installed before it is used: on iOS a browser tab and the installed application do
// not share what they keep, and the tab's may go after seven days (field.md E). Pure.

export type Surroundings = {
  userAgent: string;
  /** A recent iPad calls itself a Macintosh; no Macintosh has a touch screen. */
  maxTouchPoints: number;
  /** Opened by its icon: `display-mode: standalone`, or Safari's own `navigator.standalone`. */
  isStandalone: boolean;
};

/** True in a tab of iOS or iPadOS, whatever the browser. */
export function mustInstall({ userAgent, maxTouchPoints, isStandalone }: Surroundings): boolean {
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return isApple && !isStandalone;
}
