// Everything that the volunteer space says, in French. Keys are English; sentences that count are functions.
import { writeCount, writeDecimal, writeDistance, writeRadius } from "../domain/french.ts";
import type { Distance } from "../domain/answers.ts";
import type { Territory } from "../domain/perimeter.ts";
import type { Missing, Progress, Standing } from "../state/progress.ts";
import type { Stage } from "../state/summary.ts";
import type { SyncState } from "../sync/loop.ts";
import { sayMoment } from "./moments.ts";
import { sayProblem } from "./problems.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const TEXT = typesetAll({
  brand: "Grillon",
  loading: "Ouverture en cours…",
  back_to_visits: "Mes visites",
  back_to_visit: "La visite",
  back_to_products: "Les produits",
  skip: "Aller au contenu",

  broken_title: "La mémoire de cette tablette ne répond pas",
  broken: "Fermez l'application et rouvrez-la. Si cela continue, n'effacez rien et prévenez la coordination.",
  outdated: "Une version plus récente de Grillon est ouverte dans un autre onglet. Rechargez cet onglet pour continuer.",
  new_version: "Une nouvelle version est prête. Elle attend que vous ayez le temps : rien de ce que vous avez saisi ne sera perdu.",
  take_new_version: "Passer à la nouvelle version",
  reload: "Recharger",

  pair_title: "Relier cette tablette à votre caisse",
  pair_lead: "Écrivez le code de 8 caractères que la coordination vous a donné. Il faut du réseau, une seule fois.",
  code: "Code de 8 caractères",
  code_hint: "Majuscules ou minuscules, avec ou sans tiret : comme vous voulez.",
  code_short: "Le code a 8 caractères. Vérifiez qu'il est complet.",
  device_label: "Nom de cette tablette",
  device_label_hint: "Pour la reconnaître dans la liste, par exemple « Tablette du local ».",
  device_label_default: "Tablette",
  pair: "Relier la tablette",
  pairing: "Un instant…",
  pair_unreachable: "Le serveur ne répond pas. Vérifiez le réseau, puis appuyez de nouveau.",
  paired: "La tablette est reliée.",
  pair_again: "Appairer de nouveau",
  pair_keeps: "Ce que contient cette tablette est conservé et partira après.",

  who_title: "Qui êtes-vous ?",
  who_lead: "Vos réponses porteront votre nom. La tablette sert à plusieurs : choisissez bien le vôtre.",
  change_person: "Changer de personne",
  nobody: "Personne n'est encore inscrit sur cette tablette. Synchronisez, ou demandez à la coordination.",

  visits_title: "Mes visites",
  visits_mine: "Confiées à vous",
  visits_others: "Confiées à d'autres, sur cette tablette",
  visits_none: "Aucune visite ne vous est confiée pour l'instant. Quand la coordination en prévoit une, elle arrive ici à la prochaine synchronisation.",
  visit_withdrawn: "confiée à d'autres depuis",
  trial: "visite d'essai",
  trial_notice: "Visite d'essai : elle ne compte ni dans le registre ni dans les chiffres.",
  unplanned: "date à convenir",
  unnamed_outlet: "Lieu à préciser",

  sync: "Synchroniser",
  syncing: "Synchronisation…",
  sync_title: "Envoi et réception",
  refused_title: "Le serveur n'a pas pris :",
  parked_title: "Gardé à part par le serveur :",

  ready: "Prêt pour le hors-ligne",
  not_ready: "Pas encore prêt pour le hors-ligne",
  checking: "Vérification pour le hors-ligne…",
  check_detail: "Voir ce qui a été vérifié",

  visit_of: "Visite",
  call: "Appeler",
  criteria: "Critères",
  products: "Produits vendus ici",
  position: "Position du lieu",
  send: "Envoyer la visite",
  read_sent: "Relire l'envoi",
  frozen: "La visite est envoyée : elle ne change plus.",
  score_unknown: "Une réponse ne va pas avec cette grille : le compte des critères attend. Prévenez la coordination.",
  next_criterion: "Suite",
  to_products: "Suite : les produits",
  help: "Ce qu'on regarde",
  partly_means: "« En partie » veut dire :",

  yes: "Oui",
  partly: "En partie",
  no: "Non",
  other_answer: "Autre réponse",
  not_observed: "Non observé",
  refused: "Refus de répondre",
  not_applicable: "Sans objet",
  special_note: "Pourquoi ?",
  special_note_needed: "Écrivez pourquoi en quelques mots : sans cela, « sans objet » ne compte pas.",
  share_count: "Nombre",
  share_of: "sur",
  share_total: "Total",
  answer: "Votre réponse",
  note: "Une note",
  note_add: "Note",
  photo_add: "Photo",
  photos_preparing: "Préparation des photos…",
  disputed: "Des réponses différentes ont été données :",
  dispute_settle: "Décidez ensemble : gardez une de ces réponses, ou répondez autrement ci-dessous.",
  dispute_otherwise: "Répondre autrement",
  dispute_other_position: "Prendre une autre position",
  disputes_title: "Désaccords",
  disputes_lead: "Décidez ensemble. La version que vous gardez remplace l'autre et porte votre nom.",
  disputes_frozen: "La visite est envoyée. Pour régler un désaccord, complétez ou corrigez d'abord l'envoi.",
  disputes_none: "Aucun désaccord : tout le monde dit la même chose.",
  disputes_to_send: "Aller à l'envoi",
  disputes_to_sent: "Revenir à l'envoi",
  keep_answer: "Garder cette réponse",
  keep_this_position: "Garder cette position",
  keep_photo: "Garder la photo",
  keep_photo_withdrawn: "Retirer la photo",
  keep_family_here: "Oui, vendue ici",
  keep_family_not_here: "Non, pas vendue ici",
  keep_version: "Garder cette version",
  photo_kept: "Photo gardée",
  photo_withdrawn: "Photo retirée",
  photo_disputed: "Cette photo est gardée d'un côté, retirée de l'autre :",
  photo_dispute_settle: "Décidez ensemble s'il faut la garder.",
  photo_disputed_alt: "La photo en désaccord",
  family_here: "Vendue ici",
  family_not_here: "Pas vendue ici",
  family_disputed: "Les avis diffèrent sur cette famille :",
  family_dispute_settle: "Décidez ensemble si ce lieu la vend.",
  commitment: "Engagement de progrès",
  commitment_due: "pour le",
  commitment_withdrawn: "retiré",
  word: "Le mot de la personne visitée",
  interest_none: "Aucun lien déclaré",
  pledge_accepted: "Accepté",
  pledge_refused: "Pas encore accepté",
  pledge: "Engagement de confidentialité",
  interest: "Lien avec le lieu",
  signature: "Signature",
  signature_refused: "N'a pas souhaité signer",
  cleared: "Réponse retirée",
  saved: "Enregistré",
  understood: "Compris",
  submitted: "La visite est prête à partir. Elle part dès qu'il y a du réseau.",
  someone: "quelqu'un d'autre",

  products_title: "Produits vendus ici",
  products_lead: "Touchez chaque famille de produits que ce lieu vend. Puis répondez à ses questions.",
  family_questions: "Répondre aux questions",
  family_none: "La grille ne pose pas de question sur les produits.",
  products_again: "Retour aux produits",
  family_absent: "Cette famille n'est pas vendue ici.",
  class_unknown: "Classe et taux : à confirmer.",

  position_title: "Position du lieu",
  position_lead: "Placez-vous à l'entrée du lieu, dehors, puis appuyez.",
  position_lead_production: "La charte mesure la distance depuis le lieu de production : placez-vous là où l'on produit.",
  take_position: "Prendre la position",
  taking_position: "Recherche de la position…",
  position_by_hand: "Écrire les coordonnées à la main",
  position_by_hand_hint: "Lues sur une carte, en degrés : 44,8378 et -0,5792 par exemple.",
  latitude: "Latitude",
  longitude: "Longitude",
  keep_position: "Garder ces coordonnées",
  position_none: "Aucune position n'est encore notée.",
  go_to_position: "Noter la position",
  see_position: "Voir la position",
  rate_later: "Le taux viendra avec le nombre de critères remplis.",
  position_disputed: "Des positions différentes ont été notées :",
  position_dispute_settle: "Gardez la bonne, ou prenez-la de nouveau : elle remplace les autres.",

  send_title: "Envoyer la visite",
  send_lead: "Après l'envoi, la visite ne change plus. Relisez ce qui manque encore.",
  nothing_missing: "Tout est rempli. Vous pouvez envoyer.",
  missing_title: "Il reste :",
  missing_allowed: "Vous pouvez quand même envoyer : ce qui manque ne compte pas.",
  fields_unfinished: "Une saisie n'est pas terminée : elle ne partirait pas.",
  submit: "Envoyer la visite au comité",
  submit_confirm: "Oui, envoyer",
  submit_cancel: "Revenir",
  submit_sure: "Envoyer maintenant ? Vous ne pourrez plus changer les réponses.",
  stage_sending_title: "La visite attend le réseau",
  stage_sending: "Elle est gardée sur cette tablette et part toute seule dès que le serveur répond.",
  stage_sent_title: "La visite est arrivée sur le serveur",
  stage_sent: "Le serveur a confirmé chaque réponse et chaque photo. Le comité peut la lire.",

  correct: "Compléter ou corriger l'envoi",
  correction_title: "Corriger l'envoi",
  correction_lead: "Les réponses sont de nouveau ouvertes. Ce que vous changez reste sur cette tablette jusqu'à ce que vous envoyiez la correction.",
  correction_reason: "Pourquoi corrigez-vous cet envoi ?",
  correction_reason_hint: "Cette phrase part avec la correction et reste dans la visite.",
  correction_banner: "Vous corrigez un envoi :",
  correction_no_reason: "la raison reste à écrire.",
  correction_go: "Revoir et envoyer la correction",
  correction_edit: "Reprendre les réponses",
  correction_changes: "Ce qui diffère de l'envoi",
  correction_same: "Rien ne diffère encore de ce qui a été envoyé.",
  correction_late: "arrivé après l'envoi",
  correction_was: "Envoyé :",
  correction_now: "Maintenant :",
  correction_nothing: "rien",
  correction_send: "Envoyer la correction",
  correction_cancel: "Abandonner la correction",
  correction_cancel_sure: "Abandonner ? Vos changements seront oubliés, et l'envoi restera tel quel.",
  correction_cancel_confirm: "Oui, abandonner",
  amended: "La correction est prête à partir. Elle part dès qu'il y a du réseau.",
  rivals: "Deux envois différents ont été faits. Le comité ne peut pas voter tant qu'une correction ne les a pas réunis.",
  decided_correction: "Le comité a décidé sur cet envoi : une correction se demande au comité.",
  other_entry: "Autre saisie",

  unknown_visit: "Cette visite n'est pas sur cette tablette.",
  no_charter_title: "La grille de cette visite n'est pas encore là",
  no_charter: "Synchronisez une fois avec du réseau, puis rouvrez la visite.",
  unknown_page: "Cette page n'existe pas.",
  no_question: "Aucune question n'est posée ici pour ce lieu.",
});

const STAGES: Record<Stage, string> = {
  todo: "À faire",
  started: "En cours",
  sending: "Envoi en attente du réseau",
  sent: "Arrivée sur le serveur",
  decided: "Le comité a décidé",
};

const STANDINGS: Record<Standing, string> = {
  met: "rempli",
  met_so_far: "rempli pour l’instant",
  open: "à compléter",
  out_of_reach: "non rempli",
  not_assessable: "non évaluable",
  not_applicable: "sans objet",
};

export function sayStage(stage: Stage): string {
  return STAGES[stage];
}

export function sayStanding(standing: Standing): string {
  return STANDINGS[standing];
}

/** What the last round says, when it is worth saying. */
export function saySync({ last }: SyncState): string | null {
  if (last === null || last.kind === "done" || last.kind === "busy" || last.kind === "unpaired") return null;
  if (last.kind === "unreachable") return sayProblem("unreachable");
  if (last.kind === "storage") return sayProblem(last.saved.kind === "full" ? "storage-full" : "storage-failed");
  return sayProblem(last.slug);
}

/** « Dernier échange aujourd’hui à 14:05 ». */
export function sayContact(at_ms: number | null, now_ms: number): string {
  if (at_ms === null) return typeset("Cette tablette n'a encore rien échangé avec le serveur.");
  return typeset(`Dernier échange ${sayMoment(at_ms, now_ms)}.`);
}

/** « mercredi 25 novembre ». */
export function sayDay(date: string | null): string {
  if (date === null) return TEXT.unplanned;
  const day = new Date(`${date}T12:00:00Z`);
  return new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(day);
}

export function sayProgress({ asked, answered }: Progress): string {
  return asked === 0 ? "aucune question" : `${writeCount(answered, "réponse", "réponses")} sur ${asked}`;
}

/** « 2 critères remplis, jusqu’à 4 possibles ». */
export function sayScore(met: number, possible: number): string {
  const filled = met === 0 ? "Aucun critère rempli" : writeCount(met, "critère rempli", "critères remplis");
  if (possible <= met) return `${filled}, plus aucun autre possible`;
  return typeset(`${filled}, jusqu'à ${writeCount(possible, "possible", "possibles")}`);
}

/** « Il en faut 3 pour une convention. » */
export function sayThreshold(needed: number): string {
  return needed <= 0 ? "" : `Il en faut ${needed} pour une convention.`;
}

/** What a distance is said from: the outline of a territory, or else its named point. */
type From = Pick<Territory, "outline"> & { readonly label: string };

/** « À 12,3 km du centre (mairie de Flers), à vol d’oiseau : dans le périmètre de 50 km. » */
export function sayDistance({ distance_m, verdict }: Distance, territory: From, radius_m: number): string {
  const where = sayWay(distance_m, territory);
  const radius = writeRadius(radius_m);
  if (verdict === "inside") return typeset(`${where} : dans le périmètre de ${radius}.`);
  if (verdict === "outside") return typeset(`${where} : hors du périmètre de ${radius}. Le comité peut voter une dérogation.`);
  return typeset(`${where} : trop près de la limite de ${radius} pour cette précision. À confirmer.`);
}

function sayWay(distance_m: number, { label, outline }: From): string {
  if (!outline) return typeset(`À ${writeDistance(distance_m)} du centre (${label}), à vol d'oiseau`);
  if (distance_m === 0) return "Dans le territoire";
  return typeset(`À ${writeDistance(distance_m)} du contour du territoire, à vol d'oiseau`);
}

/** « 44,83780 ; −0,57920, prise par la tablette à 12 m près ». */
export function sayPosition(position: { lat_e7: number; lon_e7: number; accuracy_m: number; source: "tablet" | "map" }): string {
  const degrees = (value_e7: number): string => writeDecimal(Math.round(value_e7 / 100), 5);
  const at = `${degrees(position.lat_e7)} ; ${degrees(position.lon_e7)}`;
  if (position.source === "map") return typeset(`${at}, écrite à la main`);
  return typeset(`${at}, prise par la tablette à ${writeDistance(position.accuracy_m)} près`);
}

/** « 2 réponses changées, dont 1 arrivée après l’envoi. » */
export function sayChanges(changed: number, late: number): string {
  const after = late === 0 ? "" : `, dont ${late} ${late === 1 ? "arrivée" : "arrivées"} après l'envoi`;
  return typeset(`${writeCount(changed, "réponse changée", "réponses changées")}${after}.`);
}

/** What came after the sending and does not count yet. */
export function sayLate(late: number): string {
  return typeset(`${writeCount(late, "réponse est arrivée", "réponses sont arrivées")} après l'envoi : ${late === 1 ? "elle ne compte" : "elles ne comptent"} que si vous complétez l'envoi.`);
}

/** What blocks the vote in what was sent. */
export function sayDisputed(count: number): string {
  return typeset(`L'envoi contient ${writeCount(count, "désaccord", "désaccords")} : le comité ne peut pas voter tant qu'une correction ne l'a pas réglé.`);
}

/** « 2 désaccords à régler ». */
export function sayDisputes(count: number): string {
  return writeCount(count, "désaccord à régler", "désaccords à régler");
}

export function sayMissing(missing: Missing): string {
  if (missing.kind === "families") return "Dire quels produits sont vendus ici";
  if (missing.kind === "position") return "Noter la position du lieu";
  if (missing.kind === "disputed") return sayDisputes(missing.count);
  const { title, count } = missing;
  return typeset(`${title} : ${writeCount(count, "question sans réponse", "questions sans réponse")}`);
}

/** « Les codes n’ont jamais O ni 0… ». */
export function sayImpossible(characters: readonly string[]): string {
  return typeset(`Nos codes n'ont jamais les signes 0, O, 1, I ni L, qui se ressemblent. Relisez : ${characters.join(", ")}.`);
}


