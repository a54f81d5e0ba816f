// What a refusal of the server means for the committee and the coordination, and what to do next, by slug.
import { typeset, typesetAll } from "./typeset.ts";

export const COMMITTEE_PROBLEMS = typesetAll({
  // The way to the server.
  "server-failed": "Le serveur a eu un incident. Attendez un instant, puis réessayez.",
  malformed: "Le serveur n'a pas pu lire cette demande. Vérifiez ce qui est écrit, puis réessayez.",
  refused: "Le serveur a refusé cette demande. Rechargez la page, puis réessayez.",
  "unknown-address": "Le serveur ne connaît pas cette adresse. Revenez à la liste des lieux.",
  "method-not-allowed": "Le serveur n'accepte pas cette demande. Rechargez la page, puis réessayez.",
  "too-large": "C'est trop long pour le serveur. Raccourcissez le texte.",
  "too-many-attempts": "Trop d'essais de suite. Attendez une minute, puis recommencez.",
  // Who may.
  "code-refused": "Ce code ou ce lien est inconnu, déjà utilisé ou trop ancien. Vérifiez les 8 caractères, ou demandez un nouveau code à la coordination.",
  "mail-not-set-up": "Ce serveur n'envoie pas d'e-mail. Demandez un code à la coordination de votre caisse.",
  "sign-in-needed": "Votre session est terminée. Connectez-vous de nouveau : ce que vous avez écrit est gardé dans cet onglet.",
  forbidden: "Votre rôle ne permet pas cette action. Demandez à la coordination de votre caisse.",
  "foreign-origin": "Cette demande vient d'un autre site. Ouvrez Grillon par son adresse habituelle.",
  "unknown-caisse": "Cette caisse n'existe pas sur ce serveur. Vérifiez l'adresse.",
  "unknown-person": "Cette personne n'est pas ou plus dans la caisse. Rechargez la page pour voir la liste.",
  "unknown-device": "Cet appareil n'est pas ou plus connu de la caisse. Rechargez la page pour voir la liste.",
  "last-coordinator": "Une caisse garde toujours au moins une personne à la coordination. Donnez d'abord ce rôle à quelqu'un d'autre.",
  // Outlets, charters, visits.
  "unknown-outlet": "Ce lieu n'est pas connu de la caisse. Revenez à la liste des lieux.",
  "unknown-kind": "Cette sorte de lieu n'existe pas dans la charte de la caisse. Choisissez-en une autre.",
  "unknown-family": "Cette famille de produits n'existe pas dans la charte de la caisse. Choisissez-en une autre.",
  "unknown-class": "Cette classe de produits n'existe pas dans la charte de la caisse. Choisissez-en une autre.",
  "unknown-photo": "Cette photo n'est pas ou plus sur le serveur. Rechargez la page.",
  "unknown-charter": "Cette version de la charte n'est pas connue de la caisse. Choisissez-en une dans la liste.",
  "charter-refused": "Cette charte ne peut pas servir telle quelle. Corrigez le fichier à chaque endroit indiqué, puis envoyez-le de nouveau.",
  "answers-refused": "Ces réponses ne peuvent pas être comptées avec cette charte. Corrigez-les à chaque endroit indiqué.",
  "quote-refused": "Cet achat ne peut pas être calculé. Corrigez les lignes indiquées.",
  "charter-already-here": "Cette version est déjà là, mot pour mot : rien n'a été ajouté. Retrouvez-la dans la liste.",
  "unknown-in-trial": "La charte n'a pas ce critère, ce palier ou cette classe. Rechargez la page, puis réessayez.",
  "visit-has-outlet": "Le lieu de cette visite est déjà dit. Rechargez la page pour le voir.",
  "outlet-erased": "Les données privées de ce lieu ont été effacées. Choisissez un autre lieu, ou créez-en un nouveau.",
  "visit-not-sent": "Cette visite n'est pas encore envoyée, ou deux envois attendent d'être réglés. Revenez quand les bénévoles l'ont envoyée.",
  "press-busy": "Beaucoup de documents se préparent en ce moment. Attendez une minute, puis réessayez.",
  "unknown-visit": "Cette visite n'est pas ou plus connue de la caisse. Rechargez la page.",
  "no-charter": "La caisse n'a pas encore adopté de charte. Demandez à la coordination d'enregistrer l'adoption votée.",
  "unknown-entry": "Cette saisie n'est plus de côté : quelqu'un l'a peut-être déjà acceptée. Rechargez la page.",
  "entry-cannot-apply": "Cette saisie ne peut pas être reprise dans la visite. Demandez à son auteur de la refaire.",
  // Rescue files.
  "not-a-rescue-file": "Ce n'est pas un fichier de secours de Grillon. Choisissez celui dont le nom commence par « grillon » et finit par « .grillon ».",
  "rescue-file-newer": "Ce fichier vient d'une version plus récente de Grillon. Gardez-le, mettez le serveur à jour, puis importez-le de nouveau.",
  "rescue-file-damaged": "Ce fichier est abîmé : rien n'a pu en être lu. Gardez-le, et refaites-en un depuis la tablette si elle marche encore.",
  "rescue-file-of-another-caisse": "Ce fichier est celui d'une autre caisse, dont son nom porte le nom court. Gardez-le et donnez-le à sa coordination.",
  "rescue-key-unknown": "Ce serveur n'a pas la clé de ce fichier. Gardez-le, et demandez à la personne qui tient le serveur de remettre une sauvegarde qui l'a encore.",
  "rescue-file-too-large": "Ce fichier dépasse 2 Go. Gardez-le, et demandez à la personne qui tient le serveur de l'importer par la ligne de commande.",
  // Decisions.
  "disagreement-unsettled": "Deux réponses de la visite ne sont pas d'accord. Demandez aux bénévoles de choisir sur leur tablette ; le vote aura lieu ensuite.",
  "not-eligible": "Le lieu remplit moins de critères que la charte n'en demande. Vérifiez les voix : l'accord ne peut pas être enregistré, un refus ou un ajournement le peuvent.",
  "votes-do-not-add-up": "Le compte des voix n'est pas possible. Vérifiez les présents, les récusés et chaque nombre de voix.",
  "unknown-submission": "L'envoi de cette visite a changé. Revenez au dossier, puis recommencez.",
  "submission-superseded": "Les bénévoles ont complété la visite depuis. Revenez au dossier, relisez-le, puis recommencez.",
  "answer-impossible": "Une réponse de la visite ne peut pas être comptée avec cette charte. Prévenez la coordination.",
  "already-decided": "Une décision est déjà enregistrée pour cette visite. Revenez au dossier pour la lire.",
  "date-in-the-future": "La date de la décision ne peut pas être dans l'avenir. Écrivez le jour de la réunion.",
  "page-removed": "Cette page a été retirée. Revenez à la liste des lieux.",
  "date-out-of-range": "Cette date est trop lointaine. Vérifiez l'année.",
  "dates-out-of-order": "Les dates ne se suivent pas. Vérifiez-les : la fin vient après le début, et l'effet après la décision.",
  "effective-before-notice": "La charte demande un délai plus long avant la fin de la convention. Choisissez une date plus tardive.",
  "nothing-to-rate": "Aucune famille de produits n'a de taux : l'accord n'aurait pas d'effet. Demandez aux bénévoles de compléter la visite.",
  "not-conventioned": "Ce lieu n'est pas conventionné : il n'y a pas de convention à laquelle mettre fin. Revenez au dossier.",
  "already-revoked": "La fin de cette convention est déjà votée. Revenez au dossier pour en lire la date.",
  "still-conventioned": "Ce lieu est encore conventionné. Mettez d'abord fin à la convention.",
});

/** The sentence for a slug; one not in the catalogue is named, never hidden. */
export function sayRefusal(slug: string): string {
  return Object.hasOwn(COMMITTEE_PROBLEMS, slug)
    ? COMMITTEE_PROBLEMS[slug as keyof typeof COMMITTEE_PROBLEMS]
    : typeset(`Le serveur a répondu « ${slug} ». Réessayez, ou prévenez la coordination.`);
}
