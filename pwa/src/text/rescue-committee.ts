// What the coordination reads of rescue files and of what was set aside.
import { writeCount } from "../domain/french.ts";
import { momentInWords, quoted } from "./committee-words.ts";
import { typeset, typesetAll } from "./typeset.ts";

export const RESCUE_FILES = {
  ...typesetAll({
    door: "Fichiers de secours",
    doorText: "Reprendre le fichier d'une tablette qui n'envoie plus, accepter ce qui a été mis de côté.",
    title: "Fichiers de secours",
    lead: "Une tablette qui n'arrive plus à envoyer met tout dans un fichier. Reprenez-le ici : chaque réponse et chaque photo compte une fois, même si le fichier est repris deux fois.",
    importTitle: "Reprendre un fichier",
    file: "Fichier donné par un bénévole (.grillon)",
    fileFault: "Choisissez un fichier.",
    save: "Reprendre le fichier",
    busy: "Lecture du fichier… gardez cette page ouverte",
    done: "Le fichier est lu.",
    partly: "Le fichier est lu en partie.",
    asideTitle: "Mis de côté",
    asideText: "Ces saisies sont gardées et ne comptent pas encore. Demandez à la personne si elles sont bien d'elle, puis acceptez-les.",
    asideNone: "Rien n'est mis de côté.",
    allAtOnce: "Les accepter toutes à la fois",
    noOutlet: "Lieu à préciser",
    noDevice: "appareil inconnu de la caisse",
    cannot: "Cela ne peut pas être repris tel quel : demandez à la personne de refaire la saisie.",
  }),
  group: (count: number, author: string, device: string | null): string =>
    typeset(`${author} : ${entries(count)}, ${device === null ? RESCUE_FILES.noDevice : `appareil ${quoted(device)}`}`),
  aside: (count: number): string => `${entries(count)} de côté`,
  why: (words: string): string => typeset(`Raison : ${words}.`),
  received: (at_ms: number, timeZone: string): string => `Reçu le ${momentInWords(at_ms, timeZone)}`,
  accept: (count: number): string => (count === 1 ? "Accepter cette saisie" : `Accepter ces ${entries(count)}`),
  acceptFor: (count: number, outlet: string, author: string): string => typeset(`${RESCUE_FILES.accept(count)} : ${outlet}, ${author}`),
  accepted: (accepted: number, keptAside: number): string => {
    const done = accepted === 0 ? "Rien n’a été accepté" : `${writeCount(accepted, "saisie compte", "saisies comptent")} maintenant`;
    if (keptAside === 0) return `${done}.`;
    return typeset(`${done} ; ${writeCount(keptAside, "autre ne peut pas être reprise", "autres ne peuvent pas être reprises")} et reste${keptAside > 1 ? "nt" : ""} de côté.`);
  },
};

function entries(count: number): string {
  return writeCount(count, "saisie", "saisies");
}
