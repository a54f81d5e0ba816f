// The rescue file (design 10, docs/rescue-file.md): what a device holds, sealed for its caisse piece by piece.
// Twin of backend/rescue/container.py, which opens it, on the vectors of criteria/cases/rescue.json.
import type { Entry } from "./entry.ts";

/** Entries of one chunk: a few of them fit in memory whatever they say. */
export const ENTRIES_A_CHUNK = 50;

const MAGIC = "grillon-rescue/1\n";
const KEY_INFO = "grillon/rescue/1\0";
const PROOF_INFO = "grillon/rescue-proof/1\0";
const P256 = { name: "ECDH", namedCurve: "P-256" };

type Bytes = Uint8Array<ArrayBuffer>;

/** The caisse that alone can open the file: its id, its public key (SPKI, base64) and that key's id. */
export type Recipient = { caisse: string; key_id: string; public_key: string };

/** The device that makes the file, and the secret by which the server knows it again. */
export type Signer = { device: string; secret: string; made_at: number };

/** Seals pieces in the order of the calls; nothing can be added after `end`. */
export type Sealer = {
  /** The head of the file, and the signature of the device. */
  head: () => Promise<Bytes>;
  entries: (entries: readonly Entry[]) => Promise<Bytes>;
  photo: (bytes: ArrayBuffer) => Promise<Bytes>;
  /** Says how much was put in: a file cut short is recognised. */
  end: () => Promise<Bytes>;
};

/** Makes the sealer of one file. The ephemeral key is made for it alone; tests give their own. */
export async function createSealer(to: Recipient, by: Signer, ephemeral?: CryptoKeyPair): Promise<Sealer> {
  const pair = ephemeral ?? (await crypto.subtle.generateKey(P256, true, ["deriveBits"]));
  const header = await writeHeader(to, pair.publicKey);
  const key = await deriveKey(to, pair.privateKey, header);
  const count = { chunks: 0, entries: 0, photos: 0 };
  const seal = (letter: string, body: Bytes, last = false): Promise<Bytes> => sealChunk(key, count.chunks++, last, join(ascii(letter), body));
  return {
    head: async () => {
      const proof = await prove(by.secret, header);
      const claim = await seal("s", toJson({ device: by.device, made_at: by.made_at, proof }));
      return join(ascii(MAGIC), length(header), header, claim);
    },
    entries: (entries) => {
      count.entries += entries.length;
      return seal("e", toJson(entries));
    },
    photo: (bytes) => {
      count.photos += 1;
      return seal("p", new Uint8Array(bytes));
    },
    end: () => seal("z", toJson({ entries: count.entries, photos: count.photos }), true),
  };
}

async function writeHeader({ caisse, key_id }: Recipient, publicKey: CryptoKey): Promise<Bytes> {
  const point = await crypto.subtle.exportKey("raw", publicKey);
  return toJson({ caisse, ephemeral: toBase64(new Uint8Array(point)), key_id });
}

/** ECDH, then HKDF bound to the header: a file whose head was changed opens with no key. */
async function deriveKey({ public_key }: Recipient, privateKey: CryptoKey, header: Bytes): Promise<CryptoKey> {
  const recipient = await crypto.subtle.importKey("spki", fromBase64(public_key), P256, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: recipient }, privateKey, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: join(ascii(KEY_INFO), header) };
  return crypto.subtle.deriveKey(hkdf, material, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

/** The nonce is the chunk's place and whether it is the last: none can be moved, dropped or added unseen. */
async function sealChunk(key: CryptoKey, index: number, last: boolean, chunk: Bytes): Promise<Bytes> {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(7, index);
  iv[11] = last ? 1 : 0;
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, chunk));
  return join(length(sealed), sealed);
}

/** HMAC by the hash of the secret, which is what the server keeps of it. */
async function prove(secret: string, header: Bytes): Promise<string> {
  const known = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  const key = await crypto.subtle.importKey("raw", known, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const proof = new Uint8Array(await crypto.subtle.sign("HMAC", key, join(ascii(PROOF_INFO), header)));
  return Array.from(proof, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function length(bytes: Bytes): Bytes {
  const written = new Uint8Array(4);
  new DataView(written.buffer).setUint32(0, bytes.byteLength);
  return written;
}

function join(...parts: readonly Bytes[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let place = 0;
  for (const part of parts) {
    joined.set(part, place);
    place += part.byteLength;
  }
  return joined;
}

function toJson(value: unknown): Bytes {
  return new TextEncoder().encode(JSON.stringify(value));
}

function ascii(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function toBase64(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
