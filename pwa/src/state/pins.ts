// The code of a person on a shared tablet: it separates screens, it does not encrypt (design 10).
import type { Pin } from "../store/records.ts";

/** After that long hidden, the screens of a person ask for the code again. */
export const LOCK_AFTER_MS = 5 * 60_000;

const ITERATIONS = 100_000;
const SALT_BYTES = 16;
const HASH_BITS = 256;

/** True for 4 to 6 digits. */
export function isPinShaped(typed: string): boolean {
  return /^\d{4,6}$/.test(typed);
}

/** A code as the tablet keeps it: a salt of its own, and PBKDF2-HMAC-SHA-256. */
export async function makePin(person: string, code: string, now_ms: number): Promise<Pin> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES)).buffer;
  const hash = await derive(code, salt, ITERATIONS);
  return { person, salt, hash, iterations: ITERATIONS, seen_at_ms: now_ms, reset_at_ms: null, veiled: [] };
}

/** True when the code is the one that was chosen. */
export async function opensWith({ salt, hash, iterations }: Pin, code: string): Promise<boolean> {
  const [given, kept] = [new Uint8Array(await derive(code, salt, iterations)), new Uint8Array(hash)];
  return given.length === kept.length && given.every((byte, place) => byte === kept[place]);
}

/** True while the screens may stay open: they were, a short while ago. A clock that went back closes them. */
export function isFresh({ seen_at_ms }: Pin, now_ms: number): boolean {
  return now_ms >= seen_at_ms && now_ms - seen_at_ms <= LOCK_AFTER_MS;
}

async function derive(code: string, salt: ArrayBuffer, iterations: number): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(code), "PBKDF2", false, ["deriveBits"]);
  return crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, HASH_BITS);
}
