// The rescue file, byte for byte as the server's own tests write it.
import { describe, expect, it } from "vitest";
import cases from "../../../criteria/cases/rescue.json" with { type: "json" };
import type { Entry } from "../../src/domain/entry.ts";
import { createSealer, type Recipient } from "../../src/domain/rescue.ts";

const P256 = { name: "ECDH", namedCurve: "P-256" };
const TO: Recipient = { caisse: cases.caisse, key_id: cases.key_id, public_key: cases.public_key };
const BY = { device: cases.device, secret: cases.secret, made_at: cases.made_at };

async function ephemeral(): Promise<CryptoKeyPair> {
  const { kty, crv, x, y } = cases.ephemeral_key;
  return {
    privateKey: await crypto.subtle.importKey("jwk", cases.ephemeral_key, P256, false, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("jwk", { kty, crv, x, y }, P256, true, []),
  };
}

async function writeFile(pair?: CryptoKeyPair): Promise<string> {
  const sealer = await createSealer(TO, BY, pair);
  const parts = [await sealer.head()];
  const entries = cases.entries as unknown as Entry[];
  for (let start = 0; start < entries.length; start += cases.entries_a_chunk)
    parts.push(await sealer.entries(entries.slice(start, start + cases.entries_a_chunk)));
  for (const photo of cases.photos) parts.push(await sealer.photo(Uint8Array.from(atob(photo), (sign) => sign.charCodeAt(0)).buffer));
  return [...parts, await sealer.end()].map((part) => String.fromCharCode(...part)).join("");
}

describe("the rescue file", () => {
  it("rule 10: is the one of the shared vectors, byte for byte", async () => {
    expect(btoa(await writeFile(await ephemeral()))).toBe(cases.file);
  });

  it("says nothing in clear but whose it is and which key opens it", async () => {
    const written = await writeFile(await ephemeral());

    expect(written).toContain(cases.caisse);
    expect(written).toContain(cases.key_id);
    expect(written).not.toContain("answer/q1");
    expect(written).not.toContain(cases.secret);
    expect(written).not.toContain(cases.device);
  });

  it("is another file each time, with a key of its own", async () => {
    const [first, second] = [await writeFile(), await writeFile()];

    expect(first.length).toBe(second.length);
    expect(first.slice(-100)).not.toBe(second.slice(-100));
  });
});
