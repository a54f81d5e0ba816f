// What the committee's dossier says of dated documents: labels, certificates, attestations.
import { typesetAll } from "./typeset.ts";

export const DOCUMENTS = typesetAll({
  title: "Documents datés",
  over: "périmé",
  asked: "La tablette dit si le document est encore valable ; cela ne compte pas de points.",
});
