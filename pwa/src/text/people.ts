// What the list of parts and the sending say of people, in French; their own pages speak from text/meeting.ts.
import { writeCount } from "../domain/french.ts";
import type { Met, Ungiven } from "../state/people.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const PEOPLE = typesetAll({
  visitors: "Qui visite",
  visitors_given: "engagements et liens donnés",
  meeting: "La personne visitée",
  page_failed: "Cette page n'a pas pu être chargée. Rechargez l'application avec du réseau ; rien de ce que vous avez saisi n'est perdu.",
  signature_missing: "Proposer à la personne visitée de relire et de signer",
});

/** « 1 engagement et 2 liens à donner ». */
export function sayVisitors({ pledge, interest }: Ungiven): string {
  const parts = [
    ...(pledge.length > 0 ? [writeCount(pledge.length, "engagement", "engagements")] : []),
    ...(interest.length > 0 ? [writeCount(interest.length, "lien", "liens")] : []),
  ];
  return parts.length === 0 ? PEOPLE.visitors_given : `${parts.join(" et ")} à donner`;
}

/** « 2 engagements de progrès, son mot, 1 signature ». */
export function sayMeeting({ commitments, hasWord, signatures, refusals }: Met): string {
  const parts = [
    ...(commitments > 0 ? [writeCount(commitments, "engagement de progrès", "engagements de progrès")] : []),
    ...(hasWord ? ["son mot"] : []),
    ...(signatures > 0 ? [writeCount(signatures, "signature", "signatures")] : []),
    ...(refusals > 0 ? ["n’a pas souhaité signer"] : []),
  ];
  return parts.length === 0 ? "engagements, mot et signature" : parts.join(", ");
}

/** What is not given, one line a person; `nameOf` names them. */
export function sayUngiven({ pledge, interest }: Ungiven, nameOf: (person: string) => string): string[] {
  const people = [...new Set([...pledge, ...interest])];
  return people.map((person) => typeset(`${nameOf(person)} : ${sayOwed(pledge.includes(person), interest.includes(person))}`));
}

function sayOwed(pledge: boolean, interest: boolean): string {
  if (pledge && interest) return "engagement de confidentialité et lien avec le lieu à donner";
  return pledge ? "engagement de confidentialité à donner" : "lien avec le lieu à déclarer";
}
