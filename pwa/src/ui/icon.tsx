// Small drawings of our own, always beside words.
import type { JSX } from "preact";

const PATHS = {
  next: "M9 5l7 7-7 7",
  back: "M15 5l-7 7 7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6 6l12 12M18 6L6 18",
  alert: "M12 4L2.5 20h19zM12 10v4.5M12 17.3v.2",
  info: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 11v5.5M12 7.6v.2",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 7.5V12l3.5 2",
  send: "M21 3L3 10.5l7 3.5 3.5 7z",
  sync: "M20 8a8.5 8.5 0 0 0-15-1.5M4 4v4h4M4 16a8.5 8.5 0 0 0 15 1.5M20 20v-4h-4",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 8.5v.2",
  pin: "M12 21.5c4.5-5 7-8.5 7-11.5a7 7 0 0 0-14 0c0 3 2.5 6.5 7 11.5zM12 7.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5",
  basket: "M4 10h16l-1.8 10H5.8zM8 10l3-6M16 10l-3-6",
  people: "M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5.5a3.2 3.2 0 0 1 0 6.2M18 14.5c2.2.7 3.5 2.6 3.5 5.5",
  phone: "M6 3.5h3.5l1.5 4.5-2.2 1.7a13 13 0 0 0 5.5 5.5L16 13l4.5 1.5V18c0 1.5-1 2.5-2.5 2.5C10.5 20 4 13.5 3.5 6c0-1.5 1-2.5 2.5-2.5z",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
  pencil: "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.3 15.3L21 21",
  save: "M12 4v11M7.5 10.5L12 15l4.5-4.5M4 16v4h16v-4",
  plus: "M12 5v14M5 12h14",
  page: "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8h5M9 12h7M9 15h7M9 18h4",
  undo: "M5 9h9.5a5 5 0 0 1 0 10H9M5 9l4-4M5 9l4 4",
} as const;

export type IconName = keyof typeof PATHS;

/** Draws one icon; hidden from screen readers, the words beside it speak. */
export function Icon({ name, turns = false }: { name: IconName; turns?: boolean }): JSX.Element {
  const classes = ["icon", `icon-${name}`, ...(turns ? ["icon-turn"] : [])].join(" ");
  return (
    <svg class={classes} viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
