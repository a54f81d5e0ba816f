// What a file that cannot be shown is, from its first bytes: so that the person is told what to do.
import type { PhotoRefusal } from "../../state/photos.ts";
import { keepPictureOnly } from "./segments.ts";

/** Brands of ISO 14496-12 that pictures of iPhones carry (ISO 23008-12). */
const HEIF_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
const BRANDS_FROM = 8;

/** True for a JPEG whose end is missing: browsers may show the part that came, as if it were the photo. */
export function isCutJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && keepPictureOnly(bytes) === null;
}

/** Why a file that the browser could not decode is refused. */
export function refusalOf(bytes: Uint8Array): PhotoRefusal {
  return isHeif(bytes) ? "photo-heic" : "photo-unreadable";
}

/** True for the pictures that iPhones take by default. */
export function isHeif(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  if (head.slice(4, 8) !== "ftyp") return false;
  const end = Math.min(head.length, (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0));
  const brands = head.slice(BRANDS_FROM, end).match(/.{4}/gs) ?? [];
  return brands.some((brand) => HEIF_BRANDS.includes(brand));
}
