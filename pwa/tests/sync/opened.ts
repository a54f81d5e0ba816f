// Opens a rescue file as the server does, for tests that look at what the tablet put into it.
import type { Entry } from "../../src/domain/entry.ts";

const P256 = { name: "ECDH", namedCurve: "P-256" };

export type CaisseKey = { public_key: string; privateKey: CryptoKey };

/** What a file holds, photos as their lengths; throws where a chunk does not open. */
export type Opened = { sender: { device: string; proof: string }; entries: Entry[]; photos: number[]; end: { entries: number; photos: number } };

/** A key pair of a caisse, the public half as devices know it. */
export async function makeCaisseKey(): Promise<CaisseKey> {
  const pair = await crypto.subtle.generateKey(P256, true, ["deriveBits"]);
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
  return { public_key: btoa(String.fromCharCode(...spki)), privateKey: pair.privateKey };
}

export async function openRescueFile(file: Blob, { privateKey }: CaisseKey): Promise<Opened> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const start = 21 + view.getUint32(17);
  const header = bytes.slice(21, start);
  const key = await deriveKey(header, privateKey);
  const opened: Opened = { sender: { device: "", proof: "" }, entries: [], photos: [], end: { entries: -1, photos: -1 } };
  for (let place = start, index = 0; place < bytes.byteLength; index += 1) {
    const next = place + 4 + view.getUint32(place);
    const chunk = await openChunk(key, index, next === bytes.byteLength, bytes.slice(place + 4, next));
    take(opened, String.fromCharCode(chunk[0] ?? 0), chunk.slice(1));
    place = next;
  }
  return opened;
}

async function deriveKey(header: Uint8Array<ArrayBuffer>, privateKey: CryptoKey): Promise<CryptoKey> {
  const { ephemeral } = JSON.parse(new TextDecoder().decode(header)) as { ephemeral: string };
  const point = Uint8Array.from(atob(ephemeral), (sign) => sign.charCodeAt(0));
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: await crypto.subtle.importKey("raw", point, P256, false, []) }, privateKey, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = new Uint8Array([...new TextEncoder().encode("grillon/rescue/1\0"), ...header]);
  return crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info }, material, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
}

async function openChunk(key: CryptoKey, index: number, last: boolean, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(7, index);
  iv[11] = last ? 1 : 0;
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed));
}

function take(opened: Opened, letter: string, body: Uint8Array): void {
  if (letter === "p") return void opened.photos.push(body.byteLength);
  const value: unknown = JSON.parse(new TextDecoder().decode(body));
  if (letter === "s") opened.sender = value as Opened["sender"];
  if (letter === "e") opened.entries.push(...(value as Entry[]));
  if (letter === "z") opened.end = value as Opened["end"];
}
