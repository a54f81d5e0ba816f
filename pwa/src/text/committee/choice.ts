// Choosing a caisse, in French.
import { typesetAll } from "../typeset.ts";

export const CHOICE = typesetAll({
  title: "Choisir une caisse",
  lead: "Vous siégez dans plusieurs caisses. Chacune a ses lieux, ses décisions et son registre.",
  noSeatTitle: "Cet espace est celui du comité",
  noSeatText: "Votre compte ne fait pas partie d'un comité ni d'une coordination. Si vous êtes bénévole, l'espace des visites est le vôtre.",
  toVisits: "Ouvrir l'espace des visites",
});
