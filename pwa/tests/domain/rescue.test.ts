// The rescue file, byte for byte as the server's own tests write it.
import { describe, expect, it } from "vitest";
import cases from "../../../criteria/cases/rescue.json" with { type: "json" };
import type { Entry } from "../../src/domain/entry.ts";
import { createSealer, type Recipient } from "../../src/domain/rescue.ts";

const P256 = { name: "ECDH", namedCurve: "P-256" };
const TO: Recipient = { caisse: cases.caisse, key_id: cases.key_id, public_key: cases.public_key };
const BY = { device: cases.device, secret: cases.secret, made_at: cases.made_at };

async function ephemeral(): Promise<CryptoKeyPair> {
  const { d: _d, ...open } = cases.ephemeral_key;
  return {
    privateKey: await crypto.subtle.importKey("jwk", cases.ephemeral_key, P256, false, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("jwk", open, P256, true, []),
  };
}

async function writeFile(pair?: CryptoKeyPair): Promise<Buffer> {
  const sealer = await createSealer(TO, BY, pair);
  const parts = [await sealer.head()];
  const entries = cases.entries as unknown as Entry[];
  for (let start = 0; start < entries.length; start += cases.entries_a_chunk)
    parts.push(await sealer.entries(entries.slice(start, start + cases.entries_a_chunk)));
  for (const photo of cases.photos) parts.push(await sealer.photo(new Uint8Array(Buffer.from(photo, "base64")).buffer));
  return Buffer.concat([...parts, await sealer.end()]);
}

describe("the rescue file", () => {
  it("rule 10: is the one of the shared vectors, byte for byte", async () => {
    expect((await writeFile(await ephemeral())).toString("base64")).toBe(cases.file);
  });

  it("says nothing in clear but whose it is and which key opens it", async () => {
    const written = await writeFile(await ephemeral());
    const head = written.subarray(0, 17 + 4 + written.readUInt32BE(17)).toString();

    expect(head).toContain(cases.caisse);
    expect(written.toString("latin1")).not.toContain("answer/q1");
    expect(written.toString("latin1")).not.toContain(cases.secret);
    expect(written.toString("latin1")).not.toContain(cases.device);
  });

  it("is another file each time, with a key of its own", async () => {
    const [first, second] = [await writeFile(), await writeFile()];

    expect(first.byteLength).toBe(second.byteLength);
    expect(first.subarray(300).equals(second.subarray(300))).toBe(false);
  });
});
