// What changes between two versions, in French.
import { typeset, typesetAll } from "../typeset.ts";

export const CHANGES = {
  ...typesetAll({
    title: "Ce qui change",
    none: "Rien ne change : ces deux versions sont égales.",
    noCharter: "La caisse n'a pas encore de charte en vigueur : il n'y a rien à comparer.",
    trial: "Essayer cette version",
  }),
  lead: (before: string, after: string): string => typeset(`De la version en vigueur (${before}) à celle-ci (${after}).`),
};
