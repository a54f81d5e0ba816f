// What a problem says in French, by its slug: of the server, of the storage, of a photo, of what is typed.
import { typeset, typesetAll } from "./typeset.ts";

export const PROBLEMS = typesetAll({
  // The way to the server.
  unreachable: "Le serveur ne répond pas. Rien n'est perdu : continuez, tout reste sur cette tablette et partira plus tard.",
  "server-failed": "Le serveur a eu un incident. Continuez : tout reste sur cette tablette et repartira tout seul.",
  malformed: "Le serveur n'a pas pu lire cet envoi. Il reste sur cette tablette ; rechargez l'application avec du réseau, puis synchronisez.",
  refused: "Le serveur a refusé cette demande. Réessayez ; si cela continue, prévenez la coordination.",
  "unknown-address": "Le serveur ne connaît pas cette adresse : l'application est peut-être plus récente que lui. Prévenez la coordination.",
  "method-not-allowed": "Le serveur n'accepte pas cette demande. Rechargez l'application avec du réseau, puis réessayez.",
  "too-large": "L'envoi est trop lourd pour le serveur. Raccourcissez le texte le plus long, puis synchronisez.",
  "too-many-attempts": "Trop d'essais de suite. Attendez une minute, puis recommencez.",
  // Who may.
  "code-refused": "Ce code est inconnu, déjà utilisé ou trop ancien. Vérifiez-le, ou demandez-en un nouveau à la coordination.",
  "not-one-caisse": "Vous êtes bénévole dans plusieurs caisses, ou dans aucune. Demandez un code d'appairage à la coordination.",
  "sign-in-needed": "Cette tablette n'est plus reconnue. Appairez-la de nouveau : ce qu'elle contient est conservé.",
  "device-revoked": "Cette tablette a été retirée par la coordination. Ce qu'elle contient est conservé ; appairez-la de nouveau pour l'envoyer.",
  forbidden: "Ceci n'est pas ouvert à cette tablette. Demandez à la coordination.",
  "unsent-of-another-caisse": "Cette tablette garde des saisies pour une autre caisse, qui ne sont pas arrivées. Appairez-la avec cette caisse-là pour les envoyer, ou mettez-les dans un fichier.",
  "foreign-origin": "Cette demande vient d'un autre site. Ouvrez Grillon par son adresse habituelle.",
  "unknown-caisse": "Cette caisse n'existe pas sur ce serveur. Vérifiez l'adresse de Grillon auprès de la coordination.",
  "unknown-device": "Cette tablette n'est pas connue de la caisse. Appairez-la de nouveau : ce qu'elle contient est conservé.",
  // Charters and visits.
  "unknown-charter": "Le serveur n'a pas la grille de cette visite. Prévenez la coordination.",
  "charter-differs": "La grille reçue est abîmée. Synchronisez de nouveau : elle sera redemandée.",
  "no-charter": "La caisse n'a pas encore adopté de grille. Attendez son adoption ; la coordination vous le dira.",
  "unknown-visit": "Cette visite n'est pas connue du serveur, ou plus confiée à cette tablette. Synchronisez, puis réessayez.",
  "visit-not-removed": "Cette visite n'a pas pu être retirée : elle contient une saisie, ou elle est déjà en route. Prévenez la coordination.",
  "report-unreachable": "Le compte rendu se lit avec du réseau. Réessayez quand la tablette en a.",
  "visit-not-sent": "Le compte rendu se fait quand la visite est envoyée. Envoyez-la d'abord.",
  "press-busy": "Beaucoup de documents se préparent en ce moment. Attendez une minute, puis réessayez.",
  "unknown-kind": "Cette sorte de lieu n'existe pas dans la charte de la caisse. Prévenez la coordination.",
  "visit-frozen": "La visite est envoyée : elle ne change plus. Pour changer une réponse, appuyez sur « Compléter ou corriger l'envoi ».",
  "entry-misshapen": "Cette saisie ne peut pas être gardée telle quelle. Raccourcissez-la, ou retirez les signes inhabituels.",
  "shown-changed": "Ce qui a été noté vient de changer. Relisez-le, puis signez.",
  "receipt-differs": "Le serveur n'a pas confirmé exactement ce qui a été envoyé. L'envoi reste sur cette tablette ; synchronisez de nouveau.",
  // Photos.
  "photo-hash-differs": "La photo est arrivée abîmée. Elle reste sur cette tablette ; appuyez sur Synchroniser pour la renvoyer.",
  "photo-carries-exif": "Le serveur a refusé la photo : elle porte des données de prise de vue. Reprenez-la.",
  "photo-not-an-image": "Le serveur ne peut pas lire cette photo. Reprenez-la.",
  "photo-too-large": "La photo est trop lourde pour le serveur. Reprenez-la.",
  "unknown-photo": "Le serveur n'a pas encore cette photo. Synchronisez la tablette qui l'a prise.",
  "photo-lost": "Les octets de cette photo ne sont plus sur la tablette. Reprenez-la.",
  "photo-after-sending": "La photo est gardée, mais elle arrive après l'envoi : elle ne comptera que si vous complétez l'envoi.",
  "photo-empty": "Le fichier de la photo est vide. Reprenez-la.",
  "photo-cut": "Le fichier de cette photo est incomplet. Attendez qu'elle soit entièrement copiée sur la tablette, ou reprenez-la.",
  "photo-heic": "Cette photo est au format HEIC des iPhone, que cet appareil ne sait pas lire. Reprenez-la avec cet appareil, ou demandez-la au format JPEG. Sur l'iPhone : Réglages, Appareil photo, Formats, « Le plus compatible ».",
  "photo-unreadable": "Cette image ne peut pas être lue ici. Reprenez-la, ou choisissez un fichier JPEG ou PNG.",
  "photo-too-heavy": "La tablette n'a pas pu préparer cette photo. Fermez d'autres applications, puis réessayez.",
  "photo-no-room": "La mémoire de la tablette est pleine : cette photo n'a pas été gardée. Ce qui était enregistré l'est toujours. Libérez de la place (photos, vidéos), puis reprenez-la.",
  // The tablet itself.
  "storage-full": "La mémoire de la tablette est pleine : la dernière saisie n'a pas été gardée. Libérez de la place (photos, vidéos), puis recommencez.",
  "storage-failed": "La tablette n'a pas pu garder la dernière saisie. Recommencez ; si cela continue, fermez l'application et rouvrez-la.",
  "distance-not-loaded": "La distance n'a pas pu être calculée. Fermez l'application et rouvrez-la.",
  "position-denied": "La tablette n'a pas le droit de donner sa position. Autorisez-la dans les réglages, ou écrivez les coordonnées.",
  "position-unavailable": "La position n'a pas été trouvée. Réessayez dehors, ou écrivez les coordonnées.",
  // Typing.
  "not-a-number": "Écrivez un nombre, en chiffres.",
  "too-many-decimals": "Il y a trop de chiffres après la virgule. Arrondissez.",
  "out-of-bounds": "Ce nombre est hors des limites prévues par la grille. Vérifiez-le.",
  "share-without-total": "Écrivez un total d'au moins 1.",
  "share-too-large": "Le premier nombre ne peut pas dépasser le total. Vérifiez les deux.",
  "not-a-date": "Cette date n'existe pas. Vérifiez le jour et le mois.",
  "reason-missing": "Écrivez d'abord pourquoi vous corrigez l'envoi.",
  "not-a-latitude": "Écrivez une latitude entre -90 et 90, par exemple 44,8378.",
  "not-a-longitude": "Écrivez une longitude entre -180 et 180, par exemple -0,5792.",
});

const ASK = "Demandez à la coordination d'accepter la saisie.";
const DAMAGED = "La liste de l'envoi est abîmée. Rouvrez la visite et envoyez-la de nouveau.";
const MISPLACED = "Elle ne remplace pas une réponse à la même question. Rouvrez la visite et refaites la saisie.";
const UNREADABLE = "Le serveur ne lit pas la forme de cette saisie. Rechargez l'application avec du réseau, puis synchronisez.";

/** Why the server keeps an entry aside, or leaves it on the tablet, and what to do about it. */
export const REASONS = typesetAll({
  // How it came: the coordination may accept it.
  device_revoked: `La tablette avait été retirée. ${ASK}`,
  device_unknown: `Elle est venue par un fichier que la tablette n'avait pas signé. ${ASK}`,
  made_by_another_device: `Elle a été écrite avant le dernier appairage de la tablette. ${ASK}`,
  author_not_of_the_device: `Son auteur n'est plus sur la liste de la tablette. ${ASK}`,
  visit_not_given: `La visite n'était confiée à personne de cette tablette. ${ASK}`,
  charter_not_adopted: `La visite a été commencée avec une grille que la caisse n'a pas adoptée. ${ASK}`,
  visit_of_another_caisse: "La visite est celle d'une autre caisse. La saisie reste sur cette tablette ; prévenez la coordination.",
  // What it replaces.
  names_itself: MISPLACED,
  names_another_field: MISPLACED,
  names_another_visit: MISPLACED,
  same_id_other_body: "Une autre saisie a le même numéro avec un autre contenu. Les deux sont gardées ; prévenez la coordination.",
  // What was sent to the committee.
  amends_nothing: "La correction ne complète aucun envoi. Rouvrez la visite et envoyez-la.",
  list_hash_differs: DAMAGED,
  entry_missing: "Il manque au serveur une saisie de l'envoi. Synchronisez la tablette qui l'a écrite.",
  entry_of_another_visit: DAMAGED,
  entry_is_a_submission: DAMAGED,
  entry_hash_differs: DAMAGED,
  entry_not_applied: "Une saisie de l'envoi en attend une autre. Synchronisez la tablette qui l'a écrite.",
  replaced_entry_not_named: DAMAGED,
  // What the server cannot read.
  not_restricted_json: UNREADABLE,
  too_deep: UNREADABLE,
  keys_differ: UNREADABLE,
  not_a_uuid: UNREADABLE,
  field_differs: UNREADABLE,
  replaces_unsorted: UNREADABLE,
  not_a_time: "L'heure de la saisie n'est pas lisible. Réglez l'horloge de la tablette, puis refaites la saisie.",
  unknown_kind: "Le serveur ne connaît pas encore cette sorte de saisie. Prévenez la coordination : il doit être mis à jour.",
  content_misshapen: "Le serveur ne lit pas le contenu de cette saisie. Rouvrez la visite et refaites la saisie.",
});

/** The sentence for a slug; one not in the catalogue is named, never hidden. */
export function sayProblem(slug: string): string {
  return find(PROBLEMS, slug) ?? typeset(`Le serveur a répondu « ${slug} ». Prévenez la coordination.`);
}

/** Why an entry was put aside or refused: the server's reason may carry a place after its first word. */
export function sayReason(reason: string | null): string {
  const name = reason?.split(" ")[0] ?? "";
  return find(REASONS, name) ?? find(PROBLEMS, name) ?? typeset(`Le serveur donne la raison « ${name} ». Prévenez la coordination.`);
}

function find(catalogue: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
}
