// What is said to those who visit and to the person visited, in French: pledge, link, commitments, word, signature.
import type { VisitorRole } from "../domain/entry.ts";
import { sayInstant } from "./moments.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const MEETING = typesetAll({
  visitors_title: "Qui visite",
  visitors_lead: "À faire avant de commencer, chacun sous son propre nom.",
  visitors_done: "Continuer la visite",
  role: "Vous venez",
  pledge_title: "Votre engagement de confidentialité",
  pledge_lead: "Pendant cette visite et après :",
  pledge_give: "Je m'y engage",
  pledge_other_version: "Vous aviez accepté une version plus ancienne de ce texte.",
  interest_title: "Votre lien avec ce lieu",
  interest_lead: "Avez-vous un lien avec ce lieu ou avec quelqu'un qui y travaille : famille, amitié, emploi, commerce, concurrence ?",
  interest_none: "Aucun lien",
  interest_declared: "J'ai un lien",
  interest_text: "Lequel ?",
  interest_hint: "Un lien n'empêche pas de visiter. Le comité lit cette phrase avant de décider.",
  others_title: "Les autres personnes qui visitent",
  others_lead: "Chacune donne son engagement et déclare son lien sous son nom, sur cette tablette ou sur une autre.",
  change_person: "Passer la tablette à quelqu'un d'autre",
  role_unknown: "rôle à choisir",
  pledge_given: "engagement donné",
  pledge_missing: "engagement à donner",
  link_none: "aucun lien",
  link_declared: "lien déclaré",
  link_missing: "lien à déclarer",

  meeting_title: "La personne visitée",
  commitments_title: "Engagements de progrès",
  commitments_lead: "Ce que le lieu veut améliorer, et pour quand. Il n'est pas obligé d'en prendre.",
  commitment_add: "Ajouter un engagement",
  commitment_text: "Ce qui sera fait",
  commitment_criterion: "Critère",
  commitment_no_criterion: "aucun en particulier",
  commitment_due: "Pour le",
  commitment_remove: "Retirer",
  commitment_removed: "Engagement retiré.",
  commitment_undo: "Remettre",
  commitment_disputed: "Cet engagement n'est pas écrit partout pareil :",
  commitment_settle: "Gardez une version, ou récrivez-le ci-dessous.",
  word_title: "Son mot",
  word: "Ce que la personne visitée veut dire",
  word_hint: "Écrivez ses mots à elle, puis relisez-les-lui. Le comité les lit tels quels.",
  word_disputed: "Son mot n'est pas écrit partout pareil :",
  word_settle: "Gardez une version, ou récrivez-le ci-dessous.",
  signature_title: "Sa signature",
  signature_none: "Rien n'est encore signé. Signer n'est pas obligatoire.",
  signature_go: "Faire relire et signer",
  signature_never: "Personne n'a signé avant l'envoi.",
  signature_see: "Relire ce qui a été noté",

  signing_title: "Relire et signer",
  signing_lead: "Montrez cet écran à la personne visitée, ou lisez-le-lui.",
  shown_title: "Ce qui a été noté",
  shown_lead: "Ouvrez chaque partie pour la lire. Ce qui est faux se corrige tout de suite.",
  shown_notes: "Notes des visiteurs",
  shown_links: "Liens déclarés par les visiteurs",
  shown_nothing: "Rien n'est encore noté.",
  signatures_title: "Signatures",
  modified: "modifié après signature",
  modified_lead: "La visite a changé depuis cette signature. Faites relire, puis proposez de signer de nouveau.",
  refused: "N'a pas souhaité signer",
  sign_again: "Signer de nouveau",
  sign_after_all: "Signer finalement",
  sign_other: "Ajouter une autre signature",
  sign_cancel: "Revenir",
  statement: "« J'ai été visité et j'ai pu m'exprimer. »",
  statement_lead: "Signer ne veut pas dire être d'accord avec tout. C'est le comité qui décide.",
  name: "Nom de la personne qui signe",
  name_missing: "Écrivez d'abord le nom de la personne qui signe.",
  pad: "Signature, au doigt, au stylet ou à la souris",
  pad_hint: "Facultatif : le nom écrit ci-dessus suffit à signer.",
  pad_empty: "Cadre vide où dessiner la signature",
  pad_drawn: "Cadre avec la signature dessinée",
  pad_undo: "Annuler le dernier trait",
  pad_clear: "Effacer le dessin",
  pad_too_long: "Il y a trop de traits. Effacez le dessin, puis recommencez plus simplement.",
  sign: "Signer",
  refuse: "Ne souhaite pas signer",

  data_title: "Vos données",
});

const ROLES: Readonly<Record<VisitorRole, string>> = typesetAll({
  member: "au nom des membres de la caisse",
  peer: "en pair : je produis ou je vends aussi",
  companion: "pour accompagner la visite",
});

/** In which role someone visits, as they say it. */
export function sayRole(role: VisitorRole): string {
  return ROLES[role];
}

export const ROLE_CODES: readonly VisitorRole[] = ["member", "peer", "companion"];

/** The version that is asked today; a text once asked never changes: a new one gets a new version. */
export const PLEDGE_VERSION = "2026-11";

/** What a visitor has pledged, by version. */
export const PLEDGES: Readonly<Record<string, readonly string[]>> = {
  "2026-11": [
    "Je regarde, j'écoute et je note ce que je constate. Je ne juge pas : le comité décide.",
    "Ce que je vois et entends ici, je ne le dis qu'au comité et à la coordination de la caisse.",
    "Je ne note aucun nom de salarié, et rien sur la santé, l'origine ou les opinions de quelqu'un.",
    "Je ne photographie ni visage ni plaque d'immatriculation.",
    "Si j'ai un lien avec ce lieu, je le déclare.",
  ].map(typeset),
};

/** « Vous, Alice ». */
export function sayYou(name: string): string {
  return `Vous, ${name}`;
}

/** What becomes of what was noted: what is kept, who reads it, how long, whom to write to. */
export function listDataFacts(caisse: string): { name: string; said: string }[] {
  return [
    { name: "Ce que nous gardons", said: "Les réponses, les notes, les photos, la position du lieu, les engagements, votre mot et votre signature. Aucun nom de salarié, rien sur la santé, l'origine ou les opinions." },
    { name: "Qui le lit", said: "Les personnes qui visitent, le comité et la coordination de la caisse. Si le lieu est conventionné, sa fiche et ses taux sont publiés ; le reste ne l'est pas." },
    { name: "Combien de temps", said: "Tant que le lieu est candidat ou conventionné. Après un refus, un an. Le registre des décisions est gardé, sans nom ni texte." },
    { name: "À qui écrire", said: `À la coordination de la ${lowered(caisse)} : elle vous fait lire vos données, les corrige ou les efface. Les personnes qui visitent vous donnent son adresse. Vous pouvez aussi saisir la CNIL (cnil.fr).` },
  ].map(({ name, said }) => ({ name, said: typeset(said) }));
}

/** « Jeanne Martin, le 25 novembre à 11:05 »; a refusal may have no name. */
export function saySigned(name: string, at_ms: number): string {
  return name === "" ? `Le ${sayInstant(at_ms)}` : `${name}, le ${sayInstant(at_ms)}`;
}

/** « Engagement 2 ». */
export function sayCommitmentTitle(number: number): string {
  return `Engagement ${number}`;
}

/** « Produits vendus ici (4) ». */
export function sayGroup(title: string, count: number): string {
  return `${title} (${count})`;
}

/** What is read in place of a drawing. */
export function sayDrawing(name: string): string {
  return `Signature de ${name}`;
}

function lowered(caisse: string): string {
  return /^Caisse/.test(caisse) ? `c${caisse.slice(1)}` : `caisse ${caisse}`;
}
