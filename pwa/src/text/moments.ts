// Instants as a volunteer reads them, by the tablet's own clock.

const format = (at_ms: number, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat("fr-FR", options).format(at_ms);

/** « 22 novembre à 14:05 ». */
export function sayInstant(at_ms: number): string {
  return `${format(at_ms, { day: "numeric", month: "long" })} à ${sayTime(at_ms)}`;
}

/** « aujourd’hui à 14:05 », « le 22 novembre à 14:05 ». */
export function sayMoment(at_ms: number, now_ms: number): string {
  const isToday = new Date(at_ms).toDateString() === new Date(now_ms).toDateString();
  return isToday ? `aujourd’hui à ${sayTime(at_ms)}` : `le ${sayInstant(at_ms)}`;
}

function sayTime(at_ms: number): string {
  return format(at_ms, { hour: "2-digit", minute: "2-digit" });
}
