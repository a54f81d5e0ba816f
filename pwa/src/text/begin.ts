// What is said where a volunteer begins a visit that nobody planned.
import { typesetAll } from "./typeset.ts";

export const BEGIN = typesetAll({
  add: "Ajouter une visite",
  title: "Ajouter une visite",
  lead: "Pour un lieu que la caisse ne connaît pas encore. Il ne faut pas de réseau : la coordination saura plus tard de quel lieu il s'agit.",
  name: "Nom du lieu",
  name_hint: "Comme il est écrit à l'entrée, par exemple « Ferme de la Butte ».",
  name_fault: "Écrivez le nom du lieu.",
  kind: "Sorte de lieu",
  kind_fault: "Choisissez une sorte de lieu.",
  commune: "Commune",
  commune_fault: "Écrivez la commune.",
  position_later: "La position se prend plus tard, dans la visite.",
  real: "Une vraie visite",
  trial: "Une visite d'essai",
  trial_question: "Quelle visite ?",
  trial_hint: "Une visite d'essai sert à s'entraîner : mêmes écrans, mais elle ne compte ni dans le registre ni dans les chiffres.",
  trial_name: "Lieu d'essai",
  begin: "Commencer la visite",
  no_charter: "La grille n'est pas encore sur cette tablette. Synchronisez une fois avec du réseau, puis revenez ici.",
  begun_here: "commencée sur le terrain",
  trial_band: "Visite d'essai : pour s'entraîner, elle ne compte pas.",
  unknown_outlet: "La caisse ne connaît pas encore ce lieu. La coordination dira lequel c'est quand la visite sera arrivée ; rien d'autre ne change pour vous.",
});
