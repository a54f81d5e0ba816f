// What the volunteer space says of rescue files and of the sending, in French.
import { SPACE, writeCount, writeDecimal, writeInteger } from "../domain/french.ts";
import type { Waiting } from "../state/summary.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const RESCUE = typesetAll({
  title: "Tout enregistrer dans un fichier",
  lead: "Si la tablette n'arrive plus à envoyer, mettez dans un fichier tout ce que le serveur n'a pas reçu, photos comprises. Cela marche sans réseau.",
  copy: "Rien n'est retiré de cette tablette : le fichier est une copie.",
  nothing: "Tout est arrivé : il n'y a rien à mettre dans un fichier.",
  make: "Préparer le fichier",
  making: "Préparation du fichier…",
  ready: "Le fichier est prêt",
  save: "Enregistrer le fichier",
  share: "Partager le fichier",
  saved: "Le fichier est parti dans les téléchargements de cette tablette.",
  shared: "Le fichier est parti.",
  not_shared: "Cette tablette ne partage pas cette sorte de fichier : appuyez sur « Enregistrer le fichier ».",
  again: "En préparer un autre",
  next_title: "Et maintenant ?",
  next_who: "Seule votre caisse peut l'ouvrir : pour toute autre personne, il est illisible.",
  next_how: "Donnez-le à la coordination : clé USB, courriel ou messagerie.",
  next_what: "Elle le reprend dans l'espace du comité : Coordination, puis « Fichiers de secours ».",
  next_twice: "Le même fichier repris deux fois ne compte qu'une fois.",
  no_key: "Cette tablette n'a pas encore la clé de la caisse. Synchronisez une fois avec du réseau, puis revenez ici.",
  failed: "Le fichier n'a pas pu être préparé. Rien n'est perdu : fermez d'autres applications, puis réessayez.",
  offer: "La tablette garde tout. Vous pouvez aussi mettre ce qui attend dans un fichier, pour la coordination.",
});

/** « 3 réponses et 2 photos en attente, 14 envoyées. » */
export function sayWaiting({ entries, photos, refused }: Waiting, sent = 0): string {
  const parts = listCounts(entries, photos);
  if (parts.length === 0) return typeset(refused.length === 0 ? "Tout est arrivé." : "Tout le reste est arrivé.");
  const done = sent === 0 ? "" : `, ${writeInteger(sent)} ${sent === 1 ? "envoyée" : "envoyées"}`;
  return `${parts.join(" et ")} en attente${done}.`;
}

/** « 3 réponses et 2 photos ». */
export function sayContents(entries: number, photos: number): string {
  return listCounts(entries, photos).join(" et ");
}

/** « grillon-secours-… : 3 réponses et 2 photos, 1,2 Mo. » */
export function sayFile(name: string, entries: number, photos: number, size_bytes: number): string {
  return typeset(`${name} : ${sayContents(entries, photos)}, ${saySize(size_bytes)}.`);
}

/** Photos whose bytes the tablet has lost. */
export function sayMissing(count: number): string {
  return typeset(`${writeCount(count, "photo n'est plus", "photos ne sont plus")} sur cette tablette : ${count === 1 ? "elle manque" : "elles manquent"} au fichier.`);
}

/** « Photo 3 sur 40 ». */
export function sayPhoto(done: number, total: number): string {
  return typeset(`Photo ${writeInteger(done + 1)} sur ${writeInteger(total)}`);
}

/** The button that puts apart what the server has set aside or refused. */
export function sayExport(entries: number, photos: number): string {
  if (entries === 0) return photos === 1 ? "Enregistrer cette photo dans un fichier" : typeset(`Enregistrer ces ${photos} photos dans un fichier`);
  return entries === 1 ? "Enregistrer cette réponse dans un fichier" : typeset(`Enregistrer ces ${entries} réponses dans un fichier`);
}

function listCounts(entries: number, photos: number): string[] {
  return [
    ...(entries > 0 ? [writeCount(entries, "réponse", "réponses")] : []),
    ...(photos > 0 ? [writeCount(photos, "photo", "photos")] : []),
  ];
}

function saySize(bytes: number): string {
  const tenths = Math.max(1, Math.round(bytes / 100_000));
  return bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))}${SPACE}ko` : `${writeDecimal(tenths, 1)}${SPACE}Mo`;
}
