// « Prêt pour le hors-ligne », line by line: what is so, or what is missing and what to do.
import { writeCount, writeInteger } from "../domain/french.ts";
import { PROBE_BYTES, type Check, type Readiness, type ReadinessFacts, type WorkerReport } from "../state/readiness.ts";
import type { Probed } from "../store/records.ts";
import { sayMoment } from "./moments.ts";
import { typeset, typesetAll } from "./typeset.ts";
import { sayContact } from "./visits.ts";

const PROBE = megabytes(PROBE_BYTES);

export const READY = typesetAll({
  refused_title: "Ce navigateur refuse de garder des données",
  refused: "Grillon ne peut rien garder ici : c'est le cas en navigation privée, ou quand un réglage bloque les données des sites. Ouvrez Grillon dans une fenêtre ordinaire, ou autorisez les données de ce site, puis rechargez.",
  check_again: `Tout vérifier de nouveau, en écrivant ${PROBE}`,
  probe_when: `Pour vérifier la place, ${PROBE} sont écrits par morceaux, relus, puis effacés. C'est fait après l'appairage, puis quand la dernière fois a plus de trois jours, ou quand vous le demandez.`,
});

/** One line of the check before leaving. */
export function sayCheck({ name, state }: Check, { facts }: Readiness): string {
  const held = state === "ok";
  switch (name) {
    case "application":
      return sayApplication(facts.worker, held);
    case "charters":
      return typeset(sayCharters(facts));
    case "visits":
      return typeset(sayVisits(facts));
    case "room":
      return typeset(sayRoom(facts.probed, facts.now_ms));
    case "persistence":
      return typeset(sayPersistence(facts.persisted));
    case "contact":
      return facts.last_contact_ms === null ? "Synchronisez une première fois avec du réseau." : sayContact(facts.last_contact_ms, facts.now_ms);
    case "clock":
      return typeset(sayClock(facts.clock_offset_ms, held));
  }
}

function sayApplication(worker: WorkerReport, held: boolean): string {
  if (held) {
    const named = worker.kind === "controlling" && worker.version !== undefined ? ` : version ${worker.version}` : "";
    return typeset(`L'application est entière sur cette tablette${named}.`);
  }
  if (worker.kind !== "controlling") return typeset("L'application n'est pas encore installée pour le hors-ligne : rechargez la page avec du réseau.");
  return typeset(`Il manque ${writeCount(worker.missing, "fichier", "fichiers")} de l'application : rechargez la page avec du réseau.`);
}

function sayCharters({ charters, charters_missing }: ReadinessFacts): string {
  if (charters_missing > 0) return `Il manque ${writeCount(charters_missing, "grille", "grilles")} : synchronisez.`;
  return charters === 0 ? "Aucune grille n'est sur cette tablette : synchronisez avec du réseau." : "La grille de chaque visite est là.";
}

function sayVisits({ visits, places_missing }: ReadinessFacts): string {
  if (visits === 0) return "Aucune visite n'est sur cette tablette. Vous pourrez en commencer une sur place.";
  if (places_missing > 0) return `${writeCount(places_missing, "visite n'a", "visites n'ont")} pas encore de lieu : la coordination le dira.`;
  return `${writeCount(visits, "visite est", "visites sont")} sur cette tablette, avec le lieu où aller.`;
}

function sayRoom(probed: Probed | null, now_ms: number): string {
  if (probed === null) return "La place pour les photos n'a pas encore été vérifiée.";
  const { outcome, at_ms, took_ms, written_bytes } = probed;
  if (outcome === "full") return `La mémoire est pleine : ${megabytes(written_bytes)} ont pu être écrits sur ${PROBE}. Libérez de la place (photos, vidéos), puis vérifiez de nouveau.`;
  if (outcome === "failed") return `Le navigateur a refusé d'écrire ${PROBE} pour essayer. Fermez l'application et rouvrez-la, hors navigation privée, puis vérifiez de nouveau.`;
  return `Il y a de la place pour les photos : ${PROBE} écrits puis effacés ${sayMoment(at_ms, now_ms)}, en ${writeSeconds(took_ms)}.`;
}

function sayPersistence(persisted: boolean | null): string {
  if (persisted === true) return "Le navigateur s'engage à garder vos saisies.";
  if (persisted === null) return "Ce navigateur ne dit pas s'il garde vos saisies : synchronisez dès le retour.";
  return "Le navigateur ne s'engage pas à garder vos saisies : installez l'application, et synchronisez dès le retour.";
}

function sayClock(offset_ms: number, held: boolean): string {
  if (held) return `La tablette est à l'heure (${writeCount(Math.round(Math.abs(offset_ms) / 1000), "seconde", "secondes")} d'écart avec le serveur).`;
  const minutes = Math.max(1, Math.round(Math.abs(offset_ms) / 60_000));
  return `La tablette ${offset_ms > 0 ? "retarde" : "avance"} de ${writeCount(minutes, "minute", "minutes")} : réglez-la si vous pouvez.`;
}

function writeSeconds(took_ms: number): string {
  return took_ms < 1000 ? "moins d'une seconde" : writeCount(Math.round(took_ms / 1000), "seconde", "secondes");
}

function megabytes(bytes: number): string {
  return `${writeInteger(Math.floor(bytes / 1_000_000))} Mo`;
}
