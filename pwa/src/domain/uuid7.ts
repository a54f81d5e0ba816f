// Ids made on the device: UUIDv7 (RFC 9562), never smaller than the one before.

const RANDOM_BITS = 74n;
const RANDOM_LIMIT = 1n << RANDOM_BITS;

type Parts = { ms: bigint; random: bigint };

const toBig = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

const toId = ({ ms, random }: Parts): string => {
  const value = (ms << 80n) | (7n << 76n) | ((random >> 62n) << 64n) | (2n << 62n) | (random & ((1n << 62n) - 1n));
  const hex = value.toString(16).padStart(32, "0");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

const fromId = (id: string): Parts => {
  const value = BigInt(`0x${id.replaceAll("-", "")}`);
  const random = (((value >> 64n) & 0xfffn) << 62n) | (value & ((1n << 62n) - 1n));
  return { ms: value >> 80n, random };
};

/** The id right after `last`: a step of 1 to 2^32 within its millisecond, the next millisecond when that is full. */
const after = (last: Parts, step: bigint, fresh: bigint): Parts => {
  const random = last.random + step + 1n;
  return random < RANDOM_LIMIT ? { ms: last.ms, random } : { ms: last.ms + 1n, random: fresh };
};

export type Uuid7Sources = {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** That many unpredictable bytes, from `crypto.getRandomValues` outside tests. */
  random: (count: number) => Uint8Array;
  /** The last id this device made, so that a clock set back does not break the order. */
  last?: string;
};

/** A maker of ids, each greater than all it made before and than `last`, whatever the clock does. */
export const uuid7Maker = ({ now, random, last }: Uuid7Sources): (() => string) => {
  let previous = last === undefined ? undefined : fromId(last);
  return () => {
    const ms = BigInt(now());
    const fresh = toBig(random(10)) % RANDOM_LIMIT;
    previous = previous === undefined || ms > previous.ms ? { ms, random: fresh } : after(previous, toBig(random(4)), fresh);
    return toId(previous);
  };
};
