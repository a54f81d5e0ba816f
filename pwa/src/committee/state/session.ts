// Who is signed in, in which caisses this person sits or coordinates. Pure.
import type { Caisse, Role, Session } from "../api/shapes.ts";

export type Seat = { caisse: Caisse; roles: readonly Role[] };

/** The caisses that open this space to the person: a volunteer alone has the other space. */
export function listSeats(session: Session): Seat[] {
  const seats = new Map<string, { caisse: Caisse; roles: Role[] }>();
  for (const { caisse, role } of session.roles) {
    const seat = seats.get(caisse.id) ?? { caisse, roles: [] };
    seat.roles.push(role);
    seats.set(caisse.id, seat);
  }
  return [...seats.values()].filter(({ roles }) => roles.includes("committee") || roles.includes("coordinator"));
}

/** The seat of the caisse that an address names, or null. */
export function findSeat(session: Session, slug: string): Seat | null {
  return listSeats(session).find(({ caisse }) => caisse.slug === slug) ?? null;
}

/** The token of a sign-in link's fragment: "#abc" gives "abc", nothing gives null. */
export function readToken(fragment: string): string | null {
  const token = fragment.replace(/^#/, "").trim();
  return token === "" ? null : token;
}

/** A code as typed from paper: spaces, dashes and lower case are forgiven. */
export function tidyCode(typed: string): string {
  return typed.replace(/[\s-]/g, "").toUpperCase();
}
