// Small drawings of our own, always beside words.
import type { JSX } from "preact";

const PATHS = {
  next: "M9 5l7 7-7 7",
  back: "M15 5l-7 7 7 7",
  check: "M5 12.500l4.500 4.500L19 7.500",
  cross: "M6 6l12 12M18 6L6 18",
  alert: "M12 4L2.500 20h19zM12 10v4.500M12 17.300v.2",
  info: "M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17M12 11v5.500M12 7.600v.2",
  clock: "M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17M12 7.500V12l3.500 2",
  send: "M21 3L3 10.500l7 3.500 3.500 7z",
  sync: "M20 8a8.500 8.500 0 0 0-15-1.500M4 4v4h4M4 16a8.500 8.500 0 0 0 15 1.500M20 20v-4h-4",
  camera: "M4 8h3.500L9 5.500h6L16.500 8H20v11H4zM12 10a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 8.500v.2",
  pin: "M12 21.500c4.500-5 7-8.500 7-11.500a7 7 0 0 0-14 0c0 3 2.500 6.500 7 11.500zM12 7.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 0 0 0-5",
  basket: "M4 10h16l-1.800 10H5.800zM8 10l3-6M16 10l-3-6",
  people: "M9 5a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7M2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 5.500a3.200 3.200 0 0 1 0 6.200M18 14.500c2.200.7 3.500 2.600 3.500 5.500",
  phone: "M6 3.500h3.500l1.500 4.500-2.200 1.700a13 13 0 0 0 5.500 5.500L16 13l4.500 1.500V18c0 1.500-1 2.500-2.500 2.500C10.500 20 4 13.500 3.500 6c0-1.500 1-2.500 2.500-2.500z",
  trash: "M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13",
  pencil: "M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19z",
  search: "M10.500 4a6.500 6.500 0 1 0 0 13a6.500 6.500 0 0 0 0-13M15.300 15.300L21 21",
  save: "M12 4v11M7.500 10.500L12 15l4.500-4.500M4 16v4h16v-4",
  plus: "M12 5v14M5 12h14",
  page: "M6 3.500h8.500L19 8v12.500H6zM14 3.500V8h5M9 12h7M9 15h7M9 18h4",
  undo: "M5 9h9.500a5 5 0 0 1 0 10H9M5 9l4-4M5 9l4 4",
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
