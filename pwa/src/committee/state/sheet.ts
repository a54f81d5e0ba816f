// The public sheet of an outlet while it is typed. Pure.
import type { DossierOutlet, Sheet } from "../api/shapes.ts";
import { readPoint, writePoint } from "./coordinates.ts";

export type SheetForm = {
  name: string;
  address: string;
  commune: string;
  point: string;
  hours: string;
  season: string;
  phone: string;
  website: string;
};

export const BLANK_SHEET: SheetForm = { name: "", address: "", commune: "", point: "", hours: "", season: "", phone: "", website: "" };

export type SheetFault = "name" | "commune" | "point" | "website";

/** What is missing or unreadable, in the order of the form. */
export function findSheetFaults(form: SheetForm): SheetFault[] {
  const website = form.website.trim();
  return [
    ...(form.name.trim() === "" ? (["name"] as const) : []),
    ...(form.commune.trim() === "" ? (["commune"] as const) : []),
    ...(readPoint(form.point) === null ? (["point"] as const) : []),
    ...(website !== "" && !/^https?:\/\/\S+$/.test(website) ? (["website"] as const) : []),
  ];
}

/** The sheet to send, or null while the form has faults; what is left empty is null. */
export function toSheet(form: SheetForm): Sheet | null {
  const point = readPoint(form.point);
  if (point === null || findSheetFaults(form).length > 0) return null;
  const [name, address, commune] = [tidied(form.name), tidied(form.address), tidied(form.commune)];
  const [hours, season, phone, website] = [orNull(form.hours), orNull(form.season), orNull(form.phone), orNull(form.website)];
  return { name, address, commune, ...point, hours, season, phone, website };
}

/** The form of an outlet that has a sheet already. */
export function toSheetForm(outlet: DossierOutlet): SheetForm {
  return {
    name: outlet.name,
    address: outlet.address,
    commune: outlet.commune,
    point: writePoint(outlet),
    hours: outlet.hours ?? "",
    season: outlet.season ?? "",
    phone: outlet.phone ?? "",
    website: outlet.website ?? "",
  };
}

function tidied(text: string): string {
  return text.trim().normalize("NFC");
}

function orNull(text: string): string | null {
  return tidied(text) === "" ? null : tidied(text);
}
