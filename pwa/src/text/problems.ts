// What a problem says in French, by its slug: of the server, of the storage, of a photo, of what is typed.
import { typeset, typesetAll } from "./typeset.ts";

export const PROBLEMS = typesetAll({
  // The way to the server.
  unreachable: "Le serveur ne répond pas. Rien n'est perdu : tout reste sur cette tablette et partira plus tard.",
  "server-failed": "Le serveur a eu un incident. Tout reste sur cette tablette, nous réessayons.",
  malformed: "Le serveur n'a pas pu lire cet envoi. Il reste sur cette tablette.",
  refused: "Le serveur a refusé cette demande.",
  "unknown-address": "Le serveur ne connaît pas cette adresse. L'application est peut-être plus récente que lui.",
  "method-not-allowed": "Le serveur n'accepte pas cette demande.",
  "too-large": "L'envoi est trop lourd pour le serveur.",
  "too-many-attempts": "Trop d'essais de suite. Attendez une minute, puis recommencez.",
  // Who may.
  "code-refused": "Ce code est inconnu, déjà utilisé ou trop ancien. Vérifiez-le, ou demandez-en un nouveau à la coordination.",
  "not-one-caisse": "Vous êtes bénévole dans plusieurs caisses, ou dans aucune. Demandez un code d'appairage à la coordination.",
  "sign-in-needed": "Cette tablette n'est plus reconnue. Appairez-la de nouveau : ce qu'elle contient est conservé.",
  "device-revoked": "Cette tablette a été retirée par la coordination. Ce qu'elle contient est conservé ; appairez-la de nouveau pour l'envoyer.",
  forbidden: "Ceci n'est pas ouvert à cette tablette.",
  "foreign-origin": "Cette demande vient d'un autre site.",
  "unknown-caisse": "Cette caisse n'existe pas sur ce serveur.",
  "unknown-person": "Cette personne n'est pas dans la caisse.",
  "unknown-device": "Cette tablette n'est pas connue de la caisse.",
  // Charters and visits.
  "unknown-charter": "Le serveur n'a pas la grille de cette visite. Prévenez la coordination.",
  "charter-differs": "La grille reçue est abîmée. Elle sera demandée de nouveau.",
  "no-charter": "La caisse n'a pas encore adopté de grille.",
  "unknown-outlet": "Ce lieu n'est pas connu de la caisse.",
  "date-out-of-range": "Cette date est trop lointaine. Vérifiez l'année.",
  "unknown-kind": "Cette sorte de lieu n'existe pas dans la charte de la caisse.",
  "unknown-entry": "Le serveur ne connaît pas cette réponse.",
  "entry-cannot-apply": "Cette réponse ne peut pas être reprise.",
  "visit-frozen": "La visite est envoyée : elle ne change plus.",
  "entry-misshapen": "Cette saisie ne peut pas être gardée telle quelle. Raccourcissez-la, ou retirez les signes inhabituels.",
  "receipt-differs": "Le serveur n'a pas confirmé exactement ce qui a été envoyé. L'envoi reste sur cette tablette.",
  // Photos.
  "photo-hash-differs": "La photo est arrivée abîmée. Elle reste sur cette tablette ; appuyez sur Synchroniser pour la renvoyer.",
  "photo-carries-exif": "Le serveur a refusé la photo : elle porte des données de prise de vue. Reprenez-la.",
  "photo-not-an-image": "Le serveur ne peut pas lire cette photo. Reprenez-la.",
  "photo-too-large": "La photo est trop lourde pour le serveur. Reprenez-la.",
  "unknown-photo": "Le serveur n'a pas encore cette photo.",
  "photo-lost": "Les octets de cette photo ne sont plus sur la tablette. Reprenez-la.",
  "photo-after-sending": "La photo est gardée, mais elle arrive après l'envoi : elle ne comptera que si vous complétez l'envoi.",
  "photo-empty": "Le fichier de la photo est vide. Reprenez-la.",
  "photo-unreadable": "Cette image ne peut pas être lue ici. Reprenez-la, ou choisissez un fichier JPEG ou PNG.",
  "photo-too-heavy": "La tablette n'a pas pu préparer cette photo. Fermez d'autres applications, puis réessayez.",
  // The tablet itself.
  "storage-full": "La mémoire de la tablette est pleine : la dernière saisie n'a pas été gardée. Libérez de la place (photos, vidéos), puis recommencez.",
  "storage-failed": "La tablette n'a pas pu garder la dernière saisie. Recommencez ; si cela continue, fermez l'application et rouvrez-la.",
  "distance-not-loaded": "La distance n'a pas pu être calculée. Fermez l'application et rouvrez-la.",
  "position-denied": "La tablette n'a pas le droit de donner sa position. Autorisez-la dans les réglages, ou écrivez les coordonnées.",
  "position-unavailable": "La position n'a pas été trouvée. Réessayez dehors, ou écrivez les coordonnées.",
  // Typing.
  "not-a-number": "Écrivez un nombre, en chiffres.",
  "too-many-decimals": "Il y a trop de chiffres après la virgule.",
  "out-of-bounds": "Ce nombre est hors des limites prévues par la grille.",
  "share-without-total": "Le total doit être d'au moins 1.",
  "share-too-large": "Le premier nombre ne peut pas dépasser le total.",
  "not-a-date": "Cette date n'existe pas.",
  "reason-missing": "Écrivez d'abord pourquoi vous corrigez l'envoi.",
  "not-a-latitude": "La latitude va de -90 à 90, par exemple 44,8378.",
  "not-a-longitude": "La longitude va de -180 à 180, par exemple -0,5792.",
});

/** Why the server keeps an entry aside, or leaves it on the tablet. */
export const REASONS = typesetAll({
  device_revoked: "la tablette avait été retirée",
  made_by_another_device: "elle a été écrite avant le dernier appairage de la tablette",
  author_not_of_the_device: "son auteur n'est plus sur la liste de la tablette",
  visit_not_given: "cette visite n'était confiée à personne de la tablette",
  visit_of_another_caisse: "cette visite est d'une autre caisse",
  names_itself: "elle se remplace elle-même",
  names_another_field: "elle remplace une réponse à une autre question",
  names_another_visit: "elle remplace une réponse d'une autre visite",
  list_hash_differs: "la liste envoyée est abîmée",
  entry_missing: "il manque une réponse de la liste envoyée",
  entry_of_another_visit: "la liste envoyée nomme une autre visite",
  entry_is_a_submission: "la liste envoyée nomme un envoi",
  entry_hash_differs: "une réponse de la liste n'est pas celle du serveur",
  entry_not_applied: "une réponse de la liste en attend une autre",
  replaced_entry_not_named: "la liste envoyée n'est pas complète",
  not_restricted_json: "sa forme n'est pas celle attendue",
  keys_differ: "sa forme n'est pas celle attendue",
  not_a_uuid: "sa forme n'est pas celle attendue",
  not_a_time: "sa date n'est pas lisible",
  unknown_kind: "le serveur ne connaît pas encore cette sorte de réponse",
  field_differs: "sa forme n'est pas celle attendue",
  replaces_unsorted: "sa forme n'est pas celle attendue",
  content_misshapen: "son contenu n'est pas celui attendu",
});

/** The sentence for a slug; one not in the catalogue is named, never hidden. */
export function sayProblem(slug: string): string {
  return find(PROBLEMS, slug) ?? typeset(`Le serveur a répondu « ${slug} ». Prévenez la coordination.`);
}

/** Why an entry was put aside or refused: the server's reason may carry a place after its first word. */
export function sayReason(reason: string | null): string {
  const name = reason?.split(" ")[0] ?? "";
  return find(REASONS, name) ?? find(PROBLEMS, name) ?? typeset(`raison « ${name} »`);
}

function find(catalogue: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
}
