// Everything that the committee space says, in French, by screen.
import type { DatesFault } from "../committee/state/days.ts";
import type { GroupName } from "../committee/state/board.ts";
import type { VotesFault } from "../committee/state/votes.ts";
import type {
  CriterionVerdict,
  ErasureRule,
  FamilyState,
  Outcome,
  Role,
  Stage,
  VoteKey,
} from "../committee/api/shapes.ts";
import { countOf, inWords, listed, quoted } from "./committee-words.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const FRAME = typesetAll({
  space: "Espace du comité",
  skip: "Aller au contenu",
  menu: "Rubriques",
  board: "Lieux",
  register: "Registre",
  charter: "Charte",
  coordination: "Coordination",
  signOut: "Se déconnecter",
  change: "Changer de caisse",
  loading: "Chargement…",
  loaded: "Page chargée.",
  retry: "Réessayer",
  offline: "Cet ordinateur est hors ligne. Ce qui est affiché reste lisible ; rien ne peut être enregistré pour le moment.",
  unreachable: "Le serveur ne répond pas. Vérifiez la connexion à internet, puis réessayez.",
  unreachableOffline: "Cet ordinateur est hors ligne. Retrouvez le réseau, puis réessayez.",
  failedTitle: "La page n'a pas pu être chargée",
  unknownTitle: "Cette page n'existe pas",
  unknownText: "L'adresse est peut-être incomplète, ou le lieu a été retiré.",
  toBoard: "Revenir aux lieux",
  otherCaisse: "Cette adresse est celle d'une caisse dont vous n'êtes pas membre du comité.",
  forCoordination: "Cette page est réservée à la coordination",
  forCoordinationText: "Demandez à la personne qui coordonne la caisse.",
  print: "Imprimer",
  close: "Fermer",
  cancel: "Annuler",
  copy: "Copier",
  copied: "Copié.",
  none: "Aucune",
});

export const SIGN_IN = typesetAll({
  title: "Connexion",
  lead: "L'espace où le comité lit les visites, décide et tient le registre.",
  linkTitle: "Votre lien est prêt",
  linkText: "Le lien ne sert qu'une fois. Appuyez sur Entrer pour ouvrir la session sur cet ordinateur.",
  enter: "Entrer",
  entering: "Connexion en cours…",
  codeLabel: "Code à 8 caractères",
  codeHint: "Il est imprimé sur le papier remis par la coordination. Majuscules ou minuscules, peu importe.",
  codeFault: "Un code a 8 caractères. Vérifiez ce qui est écrit sur le papier.",
  byCode: "Entrer avec un code",
  byMail: "Pas de code ? Recevoir un lien par e-mail",
  mailLabel: "Votre adresse e-mail",
  mailFault: "Cette adresse n'est pas complète. Elle ressemble à prenom@exemple.fr.",
  mailAsk: "Recevoir un lien",
  mailSent: "Si cette adresse est connue de la caisse, un lien vient de partir. Il arrive en quelques minutes ; regardez aussi dans les indésirables.",
  otherWay: "Entrer autrement",
  lapsed: "Votre session est terminée. Connectez-vous pour continuer : ce que vous avez écrit est gardé dans cet onglet.",
  left: "La session est fermée. Vous pouvez quitter cette page.",
  asking: "Grillon vérifie qui vous êtes…",
});

export const CHOICE = typesetAll({
  title: "Choisir une caisse",
  lead: "Vous siégez dans plusieurs caisses. Chacune a ses lieux, ses décisions et son registre.",
  noSeatTitle: "Cet espace est celui du comité",
  noSeatText: "Votre compte ne fait pas partie d'un comité ni d'une coordination. Si vous êtes bénévole, l'espace des visites est le vôtre.",
  toVisits: "Ouvrir l'espace des visites",
});

export const ROLES: Readonly<Record<Role, string>> = typesetAll({
  volunteer: "bénévole",
  committee: "comité",
  coordinator: "coordination",
});

export const STAGES: Readonly<Record<Stage, string>> = typesetAll({
  to_visit: "À visiter",
  to_decide: "À décider",
  conventioned: "Conventionné",
  refused: "Refusé",
  adjourned: "Ajourné",
  ended: "Convention terminée",
  erased: "Données effacées",
});

export const BOARD = {
  ...typesetAll({
    title: "À décider",
    pageTitle: "Les lieux",
    noCharterTitle: "La caisse n'a pas encore adopté de charte",
    noCharterText: "Sans charte adoptée, aucune visite ne peut être décidée. La coordination enregistre l'adoption votée par le comité.",
    adopt: "Enregistrer l'adoption d'une charte",
    emptyTitle: "Aucun lieu pour l'instant",
    emptyText: "Les lieux apparaissent ici dès que la coordination les ajoute, ou qu'une visite arrive.",
    addOutlet: "Ajouter un lieu",
    trial: "Visite d'essai",
    arriving: "Un envoi est en route",
    amended: "Complété depuis la décision",
    plan: "Prévoir une visite",
  }),
  groups: typesetAll({
    to_decide: "À décider",
    to_visit: "À visiter",
    conventioned: "Conventionnés",
    refused: "Refusés ou ajournés",
    ended: "Terminés",
    trial: "Visites d'essai",
  }) satisfies Record<GroupName, string>,
  none: typesetAll({
    to_decide: "Rien n'attend de décision.",
    to_visit: "Aucune visite n'est prévue.",
    conventioned: "Aucun lieu n'est conventionné pour l'instant.",
    refused: "Aucun lieu n'est refusé ni ajourné.",
    ended: "Aucune convention n'est terminée.",
    trial: "Aucune visite d'essai.",
  }) satisfies Record<GroupName, string>,
  waiting: (count: number): string => countOf(count, "lieu attend une décision", "lieux attendent une décision", "Aucun lieu n’attend de décision"),
  charter: (title: string, day: string): string => typeset(`Charte : ${title}, adoptée le ${inWords(day)}.`),
  disagreements: (count: number): string => countOf(count, "désaccord à régler", "désaccords à régler", ""),
  submitted: (day: string): string => `Visite reçue le ${inWords(day)}`,
  planned: (day: string): string => `Visite prévue le ${inWords(day)}`,
  notPlanned: typeset("Visite à prévoir"),
  datelessVisit: typeset("Visite confiée, sans date"),
  conventioned: (since: string | null, until: string | null): string =>
    [since === null ? "Conventionné" : `Décidé le ${inWords(since)}`, until === null ? "sans date de fin" : `jusqu’au ${inWords(until)}`].join(", "),
  decided: (day: string): string => `Décidé le ${inWords(day)}`,
};

export const VERDICTS: Readonly<Record<CriterionVerdict, string>> = typesetAll({
  met: "Rempli",
  not_met: "Non rempli",
  not_assessable: "Non évaluable",
  not_applicable: "Sans objet",
});

export const FAMILY_STATES: Readonly<Record<FamilyState, string>> = typesetAll({
  rated: "Taux proposé",
  to_confirm: "À confirmer",
  not_admitted: "Non admise",
  no_rate: "Sans taux",
});

/** What an entry set aside is, by the first word of its field. */
const PARKED_KINDS: Readonly<Record<string, string>> = typesetAll({
  answer: "Une réponse",
  position: "La position",
  note: "Une remarque",
  family: "Une famille de produits",
  photo: "Une photo",
  commitment: "Un engagement de progrès",
  word: "Le mot de la personne visitée",
  pledge: "Un engagement de confidentialité",
  interest: "Un lien déclaré avec le lieu",
  signature: "Une signature",
  submission: "L'envoi de la visite",
});

export const DOSSIER = {
  ...typesetAll({
    loadingTitle: "Le dossier du lieu",
    decide: "Enregistrer la décision",
    decideAgain: "Décider de nouveau",
    revoke: "Mettre fin à la convention",
    takeover: "Reprendre une convention d'avant Grillon",
    editSheet: "Modifier la fiche",
    erase: "Effacer les données",
    plan: "Prévoir une visite",
    summary: "En bref",
    criteria: "Critères",
    distance: "Distance",
    products: "Produits",
    outlet: "Le lieu",
    kind: "Sorte de lieu",
    address: "Adresse",
    phone: "Téléphone",
    website: "Site",
    position: "Coordonnées",
    visit: "La visite",
    visitedBy: "Visite faite par",
    visitedOn: "Envoyée le",
    plannedOn: "Prévue le",
    charter: "Charte",
    noVisit: "Aucune visite n'est encore prévue pour ce lieu.",
    pending: "La visite n'est pas encore arrivée. Le dossier se remplira à son envoi.",
    inProgress: "La visite est en cours : ce qui est affiché est provisoire, elle n'est pas encore envoyée.",
    arriving: "Un envoi plus récent est en route : il manque encore une partie de ses réponses. Cette page montre le dernier envoi complet, s'il y en a un.",
    rivals: "Deux envois différents sont arrivés : le vote attend que les bénévoles les réunissent par une correction, sur leur tablette.",
    amendedTitle: "Complété depuis la décision",
    amendedText: "Les bénévoles ont complété la visite après le vote. Cette page montre la visite complétée ; la décision prise porte sur l'envoi d'avant. Elle reste valable, et le comité peut décider de nouveau.",
    sendings: "Les envois",
    sendingsLead: "Ce que les bénévoles ont envoyé, du premier au dernier.",
    sendingFirst: "Envoi de la visite",
    sendingDecided: "Décidé sur cet envoi",
    sendingSince: "Arrivé après la décision",
    trial: "Visite d'essai : elle ne compte pas et ne peut pas être décidée.",
    oldCharter: "La visite a été commencée avec une version plus ancienne de la charte. Elle est comptée avec cette version.",
    gates: "Conditions à remplir",
    gatesLead: "Elles ne comptent pas dans le nombre de critères : il les faut toutes.",
    explanation: "Voir le détail du calcul",
    explanationShort: "Détail",
    family: "Famille",
    class: "Classe",
    rate: "Taux",
    noProducts: "Aucune famille de produits n'a été relevée.",
    answers: "Toutes les réponses",
    noAnswers: "Aucune réponse n'est encore arrivée.",
    notes: "Remarques des visiteurs",
    noNotes: "Pas de remarque.",
    word: "Le mot de la personne visitée",
    commitments: "Engagements de progrès",
    signatures: "Signature de la personne visitée",
    statement: "« J'ai été visité et j'ai pu m'exprimer. »",
    notAsked: "Personne n'a été invité à signer.",
    refusedToSign: "N'a pas souhaité signer.",
    modified: "modifié après signature",
    modifiedText: "La visite a changé depuis : ce qui est signé n'est plus exactement ce qui est affiché ici.",
    visitors: "Qui a visité",
    roleUnknown: "rôle non précisé",
    notPledged: "engagement de confidentialité pas donné",
    linkUnknown: "lien avec le lieu pas déclaré",
    noLink: "aucun lien déclaré",
    linksTitle: "Lien déclaré avec ce lieu",
    linksText: "À savoir avant le vote : la personne peut se retirer de la décision.",
    photos: "Photos",
    noPhotos: "Pas de photo.",
    photoAway: "Photo manquante",
    photoAwayHint: "La tablette ne l'a pas encore envoyée, ou le serveur l'a refusée.",
    previous: "Photo précédente",
    next: "Photo suivante",
    history: "Historique",
    historyLead: "Ce que dit le registre, le plus récent d'abord.",
    noHistory: "Rien encore.",
    disagreementTitle: "Des réponses ne sont pas d'accord",
    disagreementText: "Le vote ne peut pas avoir lieu tant que les bénévoles n'ont pas choisi. Chaque réponse est donnée avec son auteur ; sur la tablette, une nouvelle réponse règle le désaccord.",
    parkedTitle: "Des saisies sont de côté",
    parkedText: "Elles ne comptent pas. Quand c'est possible, la coordination peut les accepter.",
    accept: "Accepter cette saisie",
    accepted: "La saisie est acceptée.",
    otherVisits: "Autres visites",
    convention: "La convention",
    takenOver: "Reprise d'une convention d'avant Grillon.",
    notEligible: "Le lieu remplit moins de critères que la charte n'en demande : seul un refus ou un ajournement peut être enregistré.",
    erasedTitle: "Les données de ce lieu sont effacées",
    erasedText: "Le registre garde les faits décidés ; les données personnelles ne sont plus ici.",
  }),
  criteriaMet: (met: number, total: number): string => `${met} sur ${total}`,
  criteriaWords: (met: number, total: number): string => `${countOf(met, "critère rempli", "critères remplis", "aucun critère rempli")} sur ${total}`,
  needed: (needed: number, eligible: boolean): string =>
    eligible ? typeset(`Il en faut ${needed} : le compte y est.`) : typeset(`Il en faut ${needed} : le compte n'y est pas.`),
  bounds: (secured: number, possible: number): string => `Au moins ${secured}, au plus ${possible} quand tout sera répondu.`,
  points: (points: number, max: number): string => `${points} sur ${countOf(max, "point", "points", "0 point")}`,
  late: (count: number): string =>
    count === 1
      ? "1 saisie est arrivée après l’envoi. Elle est gardée et ne change rien tant qu’un complément ne la nomme pas."
      : `${count} saisies sont arrivées après l’envoi. Elles sont gardées et ne changent rien tant qu’un complément ne les nomme pas.`,
  sendingAmended: (author: string): string => `Complété par ${author}`,
  sendingReason: (reason: string): string => quoted(reason),
  sendingDay: (day: string): string => `Reçu le ${day}`,
  ratesCount: (count: number): string => countOf(count, "famille avec un taux", "familles avec un taux", "Aucune famille avec un taux"),
  photoAlt: (question: string | null, author: string): string =>
    question === null ? `Photo de la visite, prise par ${author}` : typeset(`Photo de ${author}, pour la question ${quoted(question)}`),
  photoOpen: (alt: string): string => typeset(`Agrandir : ${alt}`),
  photoCount: (index: number, count: number): string => `Photo ${index} sur ${count}`,
  cellName: (field: string): string => PARKED_KINDS[field.split("/")[0] ?? ""] ?? "Une saisie",
  commitmentDue: (day: string): string => `pour le ${inWords(day)}`,
  signedBy: (name: string, day: string): string => (name === "" ? `le ${inWords(day)}` : `${name}, le ${inWords(day)}`),
  drawingOf: (name: string): string => `Signature de ${name}`,
  linkOf: (name: string, link: string | null): string => (link === null ? `${name} déclare un lien, sans dire lequel.` : typeset(`${name} : ${quoted(link)}`)),
  parkedBy: (field: string, author: string, reason: string): string => typeset(`${PARKED_KINDS[field.split("/")[0] ?? ""] ?? "Une saisie"}, de ${author} : ${reason}.`),
  since: (day: string, until: string | null): string =>
    until === null ? `Depuis le ${inWords(day)}, sans date de fin.` : `Du ${inWords(day)} au ${inWords(until)}.`,
  decidedOn: (day: string): string => `Décidé le ${inWords(day)}`,
  recordedOn: (day: string): string => `inscrit le ${inWords(day)}`,
  otherVisit: (day: string | null): string => (day === null ? "Visite sans date" : `Visite du ${inWords(day)}`),
  line: (n: number): string => `ligne ${n}`,
  percent: (percent: number): string => typeset(`${percent} %`),
};

const VOTES_LABELS: Readonly<Record<VoteKey, string>> = typesetAll({
  members: "Membres du comité",
  present: "Personnes présentes",
  recused: "Personnes récusées",
  for: "Pour",
  against: "Contre",
  abstain: "Abstentions",
  blank: "Blancs",
});

export const VOTES = {
  labels: VOTES_LABELS,
  hints: typesetAll({
    members: "Tous les membres, absents compris.",
    present: "Dans la salle au moment du vote.",
    recused: "Présentes, mais liées au lieu : elles ne votent pas.",
  }),
  room: typeset("Autour de la table"),
  voices: typeset("Les voix"),
  less: (key: VoteKey): string => typeset(`Un de moins : ${VOTES_LABELS[key]}`),
  more: (key: VoteKey): string => typeset(`Un de plus : ${VOTES_LABELS[key]}`),
  notACount: typeset("Écrivez un nombre entier, en chiffres."),
  fault: (fault: VotesFault): string => {
    if (fault.kind === "missing") return typeset(`Écrivez un nombre, 0 s'il n'y en a pas.`);
    if (fault.kind === "present-over-members") return typeset("Il y a plus de présents que de membres du comité.");
    if (fault.kind === "recused-over-present") return typeset("Il y a plus de récusés que de présents.");
    return typeset(`Il y a ${countOf(fault.over, "voix", "voix", "0 voix")} de trop : une par personne présente et non récusée.`);
  },
  tally: (cast: number | null, voters: number | null): string => {
    if (voters === null) return typeset("Indiquez d'abord les personnes présentes.");
    const may = countOf(voters, "personne peut voter", "personnes peuvent voter", "Personne ne peut voter");
    if (cast === null) return typeset(`${may}.`);
    const voted = countOf(cast, "voix comptée", "voix comptées", "aucune voix comptée");
    if (cast > voters) return typeset(`${may}, ${voted} : il y en a trop.`);
    if (cast === voters) return typeset(`${may}, ${voted} : le compte y est.`);
    return typeset(`${may}, ${voted} : ${countOf(voters - cast, "personne n'a pas pris part au vote", "personnes n'ont pas pris part au vote", "")}.`);
  },
};

export const DATES = {
  ...typesetAll({
    title: "Les dates",
    decidedOn: "Date de la décision",
    decidedOnHint: "Le jour de la réunion.",
    startsOn: "La convention commence le",
    startsOnHint: "Si le vote est favorable.",
    beforeDecision: "Indiquez une date qui ne précède pas celle de la décision.",
    endsOn: "Fin de la convention (facultatif)",
    endsOnHint: "Laissez vide : la convention n'a pas de date de fin.",
    effectiveOn: "La convention prend fin le",
    effectiveOnHint: "Le délai est celui de la charte.",
    adoptedFrom: "La charte s'applique à partir du",
  }),
  faults: typesetAll({
    "no-decided-on": "Indiquez le jour de la décision.",
    "decided-in-the-future": "La date de la décision ne peut pas être dans l'avenir.",
    "no-starts-on": "Indiquez le jour où la convention commence.",
    "no-ends-on": "Cette date n'existe pas. Laissez vide s'il n'y a pas de fin.",
    "ends-before-start": "La fin doit venir après le début.",
  }) satisfies Record<DatesFault, string>,
  noDay: typeset("Indiquez une date."),
  tooEarly: (earliest: string): string => typeset(`La charte demande un délai : au plus tôt le ${inWords(earliest)}.`),
};

export const DECISION = {
  ...typesetAll({
    title: "Enregistrer la décision",
    reasons: "Les raisons",
    reasonsHint: "En quelques phrases, ce que le comité a dit. Elles restent dans le registre privé et ne sont pas publiées.",
    reasonsFault: "Écrivez au moins une phrase : une décision a toujours ses raisons.",
    kept: "Ce que vous écrivez est gardé dans cet onglet.",
    continue: "Voir ce que la décision fera",
    fix: "Des points sont à compléter avant de continuer.",
    blocked: "Le vote ne peut pas avoir lieu",
    backToDossier: "Revenir au dossier",
    noVisit: "Aucune visite de ce lieu n'attend de décision.",
    again: "Vous décidez de nouveau, sur la visite complétée. La décision d'avant reste inscrite au registre.",
    againConventioned: "Ce lieu est conventionné : un accord fixe de nouveaux taux, un refus laisse la convention comme elle est. Pour y mettre fin, revenez au dossier.",
    checkTitle: "Ce que cette décision fera",
    counted: "Comment les voix ont été comptées",
    voices: "Les voix",
    then: "Ensuite",
    rates: "Les taux",
    confirm: "Enregistrer la décision",
    confirming: "Enregistrement…",
    correct: "Corriger",
    final: "Une décision enregistrée ne s'efface pas. Une erreur se corrige par une nouvelle décision.",
    unsure: "Le serveur n'a pas répondu comme prévu. La décision est peut-être enregistrée : vérifiez avant de recommencer.",
    verify: "Vérifier",
    notRecorded: "La décision n'est pas enregistrée. Vous pouvez l'enregistrer de nouveau.",
    doneTitle: "La décision est enregistrée",
    toBoard: "Revenir aux lieux à décider",
    toDossier: "Voir le dossier",
    reasonsGiven: "Les raisons données",
  }),
  about: (name: string): string => `Lieu${typeset(" : ")}${name}`,
  outcome: typesetAll({
    approved: "Le lieu est conventionné",
    refused: "Le lieu n'est pas conventionné",
    adjourned: "La décision est ajournée",
  }) satisfies Record<Outcome, string>,
  effect: (outcome: Outcome, since: string | null, until: string | null, today: string): string[] => {
    if (outcome === "refused") return typesetLines("Rien n'est publié : un refus reste privé.", "Le lieu pourra demander une nouvelle visite.");
    if (outcome === "adjourned") return typesetLines("Rien ne change sur la carte publique.", "Le lieu reste à décider lors d'une prochaine réunion.");
    if (since === null) return [];
    const start = since <= today ? "Le lieu paraît dès maintenant sur la liste et la carte publiques." : `Le lieu paraîtra sur la liste et la carte publiques le ${inWords(since)}.`;
    return typesetLines(start, until === null ? "La convention n'a pas de date de fin." : `La convention prend fin le ${inWords(until)}.`);
  },
  done: (outcome: Outcome, since: string | null, today: string): string => {
    if (outcome === "refused") return typeset("La liste et la carte publiques ne changent pas : un refus reste privé.");
    if (outcome === "adjourned") return typeset("La liste et la carte publiques ne changent pas. Le lieu reste à décider.");
    return since !== null && since > today
      ? typeset(`Le lieu paraîtra sur la liste et la carte publiques le ${inWords(since)}, avec ces taux.`)
      : typeset("Le lieu est maintenant sur la liste et la carte publiques, avec ces taux.");
  },
};

export const REVOCATION = {
  ...typesetAll({
    title: "Mettre fin à la convention",
    lead: "Le comité vote sur la fin de la convention : « pour » veut dire pour y mettre fin.",
    continue: "Relire avant d'enregistrer",
    checkTitle: "Relire avant d'enregistrer",
    willDo: "Si le vote l'emporte",
    confirm: "Mettre fin à la convention",
    unsure: "Le serveur n'a pas répondu comme prévu. La fin de la convention est peut-être enregistrée : vérifiez avant de recommencer.",
    notConventioned: "Ce lieu n'a pas de convention en cours.",
  }),
  outcome: typesetAll({
    approved: "La convention prend fin",
    refused: "La convention continue",
    adjourned: "La décision est ajournée",
  }) satisfies Record<Outcome, string>,
  effect: (day: string, today: string): string[] =>
    typesetLines(
      day <= today
        ? "Le lieu quitte dès maintenant la liste et la carte publiques."
        : `Le lieu quitte la liste et la carte publiques le ${inWords(day)}.`,
      "Sa page dit une phrase neutre pendant 3 mois, puis disparaît. Les raisons ne sont pas publiées.",
    ),
  done: (outcome: Outcome, day: string, today: string): string => {
    if (outcome !== "approved") return typeset("La liste et la carte publiques ne changent pas : la convention continue.");
    return day <= today
      ? typeset("Le lieu n'est plus sur la liste ni sur la carte publiques. Sa page dit une phrase neutre.")
      : typeset(`Le lieu quittera la liste et la carte publiques le ${inWords(day)}.`);
  },
};

function typesetLines(...lines: string[]): string[] {
  return lines.map(typeset);
}

export const COORDINATION = typesetAll({
  title: "La coordination",
  lead: "Ce qui fait tourner la caisse entre deux réunions.",
  people: "Les personnes",
  peopleText: "Ajouter quelqu'un, changer un rôle, imprimer un code de connexion.",
  devices: "Les appareils",
  devicesText: "Appairer une tablette, retirer un appareil perdu.",
  outlets: "Les lieux",
  outletsText: "Ajouter un lieu, modifier sa fiche publique.",
  visit: "Prévoir une visite",
  visitText: "Choisir un lieu, des bénévoles et une date.",
  charters: "La charte",
  chartersText: "Enregistrer l'adoption votée par le comité.",
  settings: "Les réglages",
  settingsText: "Ce que les bénévoles voient pendant une visite.",
});

export const SETTINGS = typesetAll({
  title: "Les réglages de la caisse",
  visits: "Pendant une visite",
  hidesScore: "Ne pas montrer les points avant l'envoi",
  hidesScoreHint:
    "Les bénévoles voient leurs réponses et ce qui manque, mais ni les critères remplis, ni les classes, ni les taux. Tout s'affiche une fois la visite envoyée. Les tablettes suivent à leur prochaine synchronisation.",
  save: "Enregistrer les réglages",
  saved: "Réglages enregistrés.",
});

export const PEOPLE = {
  ...typesetAll({
    title: "Les personnes",
    add: "Ajouter une personne",
    name: "Prénom et nom",
    nameFault: "Écrivez un nom.",
    email: "Adresse e-mail (facultatif)",
    emailHint: "Elle sert seulement à envoyer un lien de connexion.",
    roles: "Rôles dans la caisse",
    rolesFault: "Choisissez au moins un rôle.",
    save: "Ajouter",
    changeRoles: "Changer les rôles",
    saveRoles: "Enregistrer les rôles",
    remove: "Sans aucun rôle, la personne n'entre plus dans la caisse.",
    makeCode: "Code de connexion",
    noMail: "sans e-mail",
    empty: "Personne d'autre que vous pour l'instant.",
  }),
  rolesOf: (name: string): string => typeset(`Rôles de ${name}`),
  changeRolesOf: (name: string): string => `Changer les rôles de ${name}`,
  makeCodeFor: (name: string): string => `Code de connexion pour ${name}`,
  added: (name: string): string => `${name} fait maintenant partie de la caisse.`,
  changed: (name: string): string => typeset(`Les rôles de ${name} sont enregistrés.`),
};

export const CODE = {
  ...typesetAll({
    once: "Ce code est montré une seule fois. Imprimez-le ou recopiez-le avant de fermer.",
    how: "Comment entrer",
    single: "Il ne sert qu'une fois.",
    print: "Imprimer ce code",
    done: "C'est noté, fermer",
    orLink: "Ou bien ce lien, à envoyer à cette seule personne",
  }),
  signInFor: (name: string): string => `Code de connexion de ${name}`,
  pairingFor: (names: readonly string[]): string => `Code d’appairage pour ${listed(names)}`,
  until: (moment: string): string => typeset(`Valable jusqu'au ${moment}.`),
  stepsSignIn: (origin: string): string[] =>
    typesetLines(`Ouvrir ${origin}/comite/connexion sur un ordinateur.`, "Écrire les 8 caractères, puis appuyer sur Entrer."),
  stepsPairing: (origin: string): string[] =>
    typesetLines(`Ouvrir ${origin}/visites/ sur la tablette.`, "Écrire les 8 caractères et donner un nom à la tablette."),
  spelled: (code: string): string => code.split("").join(" "),
};

export const DEVICES = {
  ...typesetAll({
    title: "Les appareils",
    pair: "Appairer une tablette",
    pairLead: "Choisissez les personnes qui se serviront de la tablette.",
    who: "Personnes de la tablette",
    whoFault: "Choisissez au moins une personne.",
    noVolunteers: "La caisse n'a pas encore de bénévole. Ajoutez d'abord une personne.",
    makeCode: "Faire un code d'appairage",
    empty: "Aucun appareil n'est appairé pour l'instant.",
    revoke: "Retirer l'appareil",
    revokeText: "L'appareil ne pourra plus rien lire ni envoyer. Ce qu'il enverrait encore serait mis de côté, jusqu'à ce que la coordination l'accepte. L'appareil pourra être appairé de nouveau.",
    revoked: "Retiré",
    active: "En service",
  }),
  revokeOf: (label: string): string => typeset(`Retirer l'appareil ${quoted(label)}`),
  revokeAsk: (label: string): string => typeset(`Retirer ${quoted(label)} ?`),
  isRevoked: (label: string): string => typeset(`${quoted(label)} est retiré.`),
  paired: (moment: string): string => `Appairé le ${moment}`,
  seen: (moment: string): string => `vu pour la dernière fois le ${moment}`,
  people: (names: readonly string[]): string => (names.length === 0 ? "Personne" : listed(names)),
};

export const OUTLETS = {
  ...typesetAll({
    title: "Les lieux",
    addTitle: "Ajouter un lieu",
    editTitle: "Modifier la fiche",
    lead: "La fiche est ce que le public lira une fois le lieu conventionné.",
    search: "Chercher un lieu ou une commune",
    empty: "Aucun lieu pour l'instant.",
    noMatch: "Aucun lieu ne correspond à cette recherche.",
    kind: "Sorte de lieu",
    chooseKind: "Choisir…",
    kindFault: "Choisissez une sorte de lieu.",
    name: "Nom du lieu",
    nameFault: "Écrivez le nom du lieu.",
    address: "Adresse (rue et numéro)",
    commune: "Commune",
    communeFault: "Écrivez la commune.",
    point: "Coordonnées (latitude, longitude)",
    pointHint: "À copier depuis une carte, par exemple 44.8378, -0.5792. C'est l'endroit où le lieu vend.",
    pointFault: "Écrivez la latitude puis la longitude, par exemple 44.8378, -0.5792.",
    hours: "Horaires (facultatif)",
    hoursHint: "Au format des horaires d'OpenStreetMap, par exemple Tu-Sa 09:00-12:30.",
    season: "Saison (facultatif)",
    seasonHint: "Par exemple : fermé en janvier.",
    phone: "Téléphone public (facultatif)",
    website: "Site (facultatif)",
    websiteFault: "L'adresse d'un site commence par https:// ou http://.",
    save: "Enregistrer la fiche",
    add: "Ajouter le lieu",
    saved: "La fiche est enregistrée.",
    added: "Le lieu est ajouté.",
  }),
  away: (distance: string, from: string): string => `À ${distance} à vol d’oiseau du centre (${from}).`,
};

export const VISIT_PLAN = {
  ...typesetAll({
    title: "Prévoir une visite",
    outlet: "Le lieu",
    choose: "Choisir un lieu…",
    outletFault: "Choisissez un lieu.",
    people: "Qui y va",
    peopleHint: "Deux personnes de préférence, sans lien avec le lieu.",
    peopleFault: "Choisissez au moins une personne.",
    day: "Date prévue (facultatif)",
    kind: "Sorte de visite",
    trial: "Visite d'essai",
    trialHint: "Pour apprendre : mêmes écrans, mais elle ne compte pas et n'est jamais décidée.",
    save: "Prévoir la visite",
    saved: "La visite est prévue. Elle apparaîtra sur les tablettes à leur prochaine connexion.",
    noOutlets: "Ajoutez d'abord un lieu.",
    noVolunteers: "Ajoutez d'abord une personne avec le rôle de bénévole.",
  }),
};

export const CHARTERS = {
  ...typesetAll({
    title: "La charte",
    lead: "Une caisse applique la version que son comité a adoptée. Les visites déjà commencées gardent la leur.",
    current: "En vigueur",
    adopted: "Adoptée avant",
    available: "Pas encore adoptée",
    draft: "Brouillon",
    versions: "Les versions",
    drafts: "Les brouillons",
    draftsText: "Un brouillon se lit, se compare et s'essaie avant le vote. Il ne sert à aucune visite tant qu'il n'est pas adopté.",
    noDrafts: "Aucun brouillon pour l'instant.",
    deletedDrafts: "Brouillons supprimés",
    remove: "Supprimer",
    restore: "Remettre",
    removed: "Le brouillon est supprimé. Il reste dans les brouillons supprimés, d'où il peut revenir.",
    restored: "Le brouillon est revenu.",
    changes: "Ce qui change",
    questions: "Les questions",
    preview: "Voir comme un bénévole",
    backFromPreview: "Revenir à la charte",
    trial: "Essayer",
    download: "Télécharger le fichier",
    import: "Importer une charte amendée",
    file: "Fichier de la charte (.toml)",
    fileFault: "Choisissez un fichier.",
    importSave: "Importer le brouillon",
    imported: "Le brouillon est là. Lisez ce qui change, puis essayez-le.",
    faults: "À corriger dans le fichier",
    doubts: "À relire, sans obligation",
    onlyCoordination: "La coordination importe les chartes amendées et enregistre les adoptions.",
    adopt: "Enregistrer l'adoption",
    which: "Version adoptée",
    chooseVersion: "Choisir…",
    whichFault: "Choisissez une version.",
    minutes: "Ce que dit le compte rendu",
    minutesHint: "Date de la réunion, résultat du vote, et où se trouve le compte rendu.",
    minutesFault: "Écrivez où trouver le compte rendu de l'adoption.",
    save: "Enregistrer l'adoption",
    empty: "Aucune charte n'est disponible sur ce serveur.",
    confirmText: "L'adoption est inscrite au registre et ne s'efface pas. Les prochaines visites suivront cette version.",
  }),
  confirmTitle: (title: string): string => typeset(`Adopter ${quoted(title)} ?`),
  done: (n: number): string => `L’adoption est inscrite au registre, ligne ${n}.`,
  version: (version: string): string => `version ${version}`,
  adoptedOn: (day: string): string => `adoptée le ${inWords(day)}`,
};

export const CHANGES = {
  ...typesetAll({
    title: "Ce qui change",
    none: "Rien ne change : ces deux versions sont égales.",
    noCharter: "La caisse n'a pas encore de charte en vigueur : il n'y a rien à comparer.",
    trial: "Essayer cette version",
  }),
  lead: (before: string, after: string): string => typeset(`De la version en vigueur (${before}) à celle-ci (${after}).`),
};

export const QUESTIONS = {
  ...typesetAll({
    title: "Les questions d'une visite",
    lead: "Ce que les bénévoles auront sur leur tablette, dans cet ordre.",
    families: "Pour chaque famille de produits",
    evidence: "Une photo est attendue.",
    eliminatory: "Question éliminatoire.",
    always: "pas observé, refus de répondre",
    notApplicable: "sans objet (en disant pourquoi)",
    yes: "oui",
    no: "non",
    number: "un nombre",
    share: "tant sur tant",
    text: "un texte",
    date: "une date",
    photo: "une photo",
    position: "la position du lieu",
    distance: "rien à écrire : la distance est calculée",
  }),
  answers: (words: string): string => typeset(`Réponses : ${words}.`),
  partly: (words: string): string => typeset(`partiel (${words})`),
  onlyFor: (kinds: string): string => typeset(`Seulement pour : ${kinds}.`),
  after: (question: string): string => typeset(`Posée selon la réponse à « ${question} ».`),
};

export const TRIAL = {
  ...typesetAll({
    title: "Essayer avant de voter",
    lead: "Les visites déjà faites sont recomptées. Rien n'est enregistré, aucune convention ne change.",
    thresholds: "Seuil de chaque critère",
    answered: "Réponses demandées pour juger chaque critère",
    tiers: "Nombre de critères de chaque palier",
    rates: "Taux en vigueur",
    forKind: "Pour une seule sorte de lieu",
    forKindText: "Un nombre changé ici ne vaut que pour cette sorte de lieu. Les autres gardent le nombre donné pour tous.",
    kind: "Sorte de lieu",
    chooseKind: "Choisir…",
    unit: "%",
    criteria: "critères",
    answers: "réponses",
    fault: "Écrivez un nombre entier.",
    run: "Essayer sur les visites passées",
    running: "Calcul en cours…",
    result: "Ce que cela changerait",
    nothing: "Aucun lieu ne change.",
    outlets: "Lieu par lieu",
    older: "Ancienne visite",
    why: "Pourquoi ?",
    families: "Les taux par famille",
    before: "Avant",
    after: "Après",
    noTier: "aucun palier",
    noRate: "pas de taux",
    noKind: "Cette sorte de lieu n'existe pas dans la version essayée.",
    noVisits: "Aucune visite envoyée pour l'instant : il n'y a rien à essayer.",
    products: "Familles de produits",
  }),
  tried: (visits: number): string => typeset(visits > 1 ? `${visits} visites recomptées.` : `${visits} visite recomptée.`),
  unread: (visits: number): string => typeset(`${visits} laissée de côté : deux envois y diffèrent.`),
  moves: { gained: "obtient un palier", lost: "perd son palier", raised: "monte de palier", lowered: "descend de palier", changed: "change de palier", same: "ne change pas de palier", no_kind: "n’entre pas dans cette charte" },
  counted: { gained: "obtiennent un palier", lost: "perdent leur palier", raised: "montent de palier", lowered: "descendent de palier", changed: "changent de palier", same: "ne changent pas de palier", no_kind: "n’entrent pas dans cette charte" },
  outletsCount: (count: number): string => (count > 1 ? `${count} lieux` : `${count} lieu`),
  criteriaMet: (before: number, after: number | null): string => typeset(after === null ? `Critères remplis : ${before}.` : `Critères remplis : ${before} avant, ${after} après.`),
  percent: (percent: number): string => typeset(`${percent} %`),
  tierMove: (before: string, after: string): string => typeset(`Avant : ${before}. Après : ${after}.`),
  rateMove: (before: string, after: string): string => typeset(`${before} avant, ${after} après`),
  rateSame: (rate: string): string => typeset(`${rate} avant comme après`),
  whyOf: (outlet: string): string => typeset(`Pourquoi pour ${outlet} ?`),
  rateOf: (tier: string, class_: string): string => typeset(`${tier}, ${class_}`),
};

export const TAKEOVER = {
  ...typesetAll({
    title: "Reprendre une convention d'avant Grillon",
    lead: "Le lieu a déjà une convention, décidée avant Grillon. Recopiez-la du compte rendu : aucune note n'est inventée.",
    families: "Produits de la convention",
    familiesHint: "Cochez les familles, puis donnez à chacune le taux et la classe votés.",
    familiesFault: "Cochez au moins une famille ; donnez à chacune son taux, de 1 à 100, et sa classe.",
    chooseClass: "Choisir…",
    percent: "Taux en %",
    decidedOn: "Décidée le",
    startsOn: "En vigueur depuis le",
    endsOn: "Fin (facultatif)",
    minutes: "Référence du compte rendu",
    minutesHint: "Par exemple : compte rendu du 12 mars, point 4, classeur de la caisse.",
    minutesFault: "Écrivez où trouver le compte rendu.",
    save: "Inscrire la reprise",
    done: "La convention est reprise. Le lieu est sur la liste et la carte publiques.",
    noCharter: "Il faut d'abord une charte adoptée : c'est elle qui nomme les familles de produits.",
  }),
  classOf: (family: string): string => typeset(`Classe pour ${family}`),
  percentOf: (family: string): string => typeset(`Taux pour ${family}`),
};

export const ERASURE = {
  ...typesetAll({
    title: "Effacer les données de ce lieu",
    text: "Les réponses, les photos, les remarques et les raisons seront effacées pour toujours. Le registre gardera une ligne qui dit qu'elles l'ont été, et les faits décidés.",
    rule: "Pourquoi",
    word: "effacer",
    ask: "Pour confirmer, écrivez le mot « effacer »",
    fault: "Écrivez le mot « effacer » pour confirmer.",
    confirm: "Effacer pour toujours",
    keep: "Ne pas effacer",
  }),
  rules: typesetAll({
    refused_one_year: "Candidature refusée depuis plus d'un an",
    request: "À la demande de la personne",
  }) satisfies Record<ErasureRule, string>,
  done: (n: number): string => `Les données sont effacées. Le registre le dit, ligne ${n}.`,
};

export const REGISTER = {
  ...typesetAll({
    title: "Le registre",
    lead: "La suite des décisions de la caisse. Chaque ligne contient l'empreinte de la précédente : personne ne peut réécrire le passé sans contredire les papiers déjà remis.",
    head: "Dernière ligne",
    hash: "Son empreinte, à recopier dans le compte rendu",
    copy: "Copier l'empreinte",
    empty: "Le registre est vide : sa première ligne sera l'adoption de la charte.",
    checked: "Vérification",
    good: "Tout se vérifie",
    bad: "Des faits ne se vérifient pas",
    badText: "Prévenez la coordination et gardez les papiers déjà remis. Voici où :",
    download: "Télécharger le registre",
    downloadText: "Un fichier à garder : il permet de tout vérifier sans Grillon.",
    again: "Vérifier de nouveau",
  }),
  line: (n: number): string => `Ligne ${n}`,
  follows: (count: number): string => countOf(count, "fait découle du registre", "faits découlent du registre", "Aucun fait à vérifier"),
  attested: (count: number): string =>
    countOf(count, "fait est attesté, ses données étant effacées", "faits sont attestés, leurs données étant effacées", ""),
};
