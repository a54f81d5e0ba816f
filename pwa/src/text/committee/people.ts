// The people of a caisse and their roles, in French.
import type { Role } from "../../committee/api/shapes.ts";
import { typeset, typesetAll } from "../typeset.ts";

export const ROLES: Readonly<Record<Role, string>> = typesetAll({
  volunteer: "bénévole",
  committee: "comité",
  coordinator: "coordination",
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
