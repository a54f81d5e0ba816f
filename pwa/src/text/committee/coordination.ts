// The front page of the coordination, in French.
import { typesetAll } from "../typeset.ts";

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
