// The calls of a paired device (design 10: Bearer credential, no cookie) and the call that pairs it.
import type { Entry } from "../domain/entry.ts";
import { bytesOf, exchange, jsonWith, pdfOf, type Fetch, type Reply } from "./reply.ts";
import type { DeviceInfo, Paired, PhotoReceipt, PullReply, PushReply } from "./shapes.ts";

const SHORT_MS = 30_000;
const LONG_MS = 120_000;

export type Credential = { device: string; secret: string; caisse: string };

/** What a device may ask of the server; every method answers a value and never throws. */
export type DeviceClient = {
  info: () => Promise<Reply<DeviceInfo>>;
  charter: (sha256: string) => Promise<Reply<ArrayBuffer>>;
  pull: (cursors: Record<string, number>) => Promise<Reply<PullReply>>;
  push: (entries: readonly Entry[]) => Promise<Reply<PushReply>>;
  putPhoto: (sha256: string, bytes: ArrayBuffer) => Promise<Reply<PhotoReceipt>>;
};

/** Spends a pairing or sign-in code; the secret comes back once and is kept on the device only. */
export async function pairDevice(fetcher: Fetch, code: string, label: string): Promise<Reply<Paired>> {
  const init = { ...asJson({ code, label }), signal: AbortSignal.timeout(SHORT_MS) };
  return exchange(fetcher, "/api/devices", init, jsonWith<Paired>(["device", "secret", "caisse", "people"]));
}

/** Binds the calls to one credential. */
export function createDeviceClient(fetcher: Fetch, credential: Credential): DeviceClient {
  const at = (path: string): string => `/api/caisses/${credential.caisse}/${path}`;
  const signed = (init: RequestInit, limit_ms = SHORT_MS): RequestInit => ({
    ...init,
    headers: { ...(init.headers as Record<string, string> | undefined), ...bearer(credential) },
    signal: AbortSignal.timeout(limit_ms),
  });
  return {
    info: () =>
      exchange(fetcher, at("device"), signed({}), jsonWith<DeviceInfo>(["people", "caisse", "server_time"])),
    charter: (sha256) => exchange(fetcher, at(`charters/${sha256}`), signed({}), bytesOf),
    pull: (cursors) =>
      exchange(fetcher, at("pull"), signed(asJson({ cursors })), jsonWith<PullReply>(["visits", "withdrawn", "entries", "more"])),
    push: (entries) =>
      exchange(fetcher, at("entries"), signed(asJson({ entries })), jsonWith<PushReply>(["outcomes"])),
    putPhoto: (sha256, bytes) =>
      exchange(fetcher, at(`photos/${sha256}`), signed(asJpeg(bytes), LONG_MS), jsonWith<PhotoReceipt>(["sha256"])),
  };
}

/** Asks for the report of a visit that was sent, as PDF. */
export function fetchReport(fetcher: Fetch, credential: Credential, visit: string): Promise<Reply<ArrayBuffer>> {
  const init = { headers: bearer(credential), signal: AbortSignal.timeout(LONG_MS) };
  return exchange(fetcher, `/api/caisses/${credential.caisse}/visits/${visit}/report.pdf`, init, pdfOf);
}

function bearer(credential: Credential): Record<string, string> {
  return { authorization: `Bearer ${credential.device}.${credential.secret}` };
}

function asJson(body: unknown): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

function asJpeg(bytes: ArrayBuffer): RequestInit {
  return { method: "PUT", headers: { "content-type": "image/jpeg" }, body: bytes };
}
