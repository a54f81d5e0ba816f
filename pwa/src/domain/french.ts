// Numbers, dates and typography as French readers expect them. Twin of criteria/french.py.

export const SPACE = "\u00a0";
const NARROW_SPACE = "\u202f";
const MINUS = "\u2212";

/** Digits in groups of three: 12 500. */
export const writeInteger = (number: number): string =>
  (number < 0 ? MINUS : "") + String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);

/** An integer of the smallest unit with its decimals: 125 with 1 decimal is 12,5. */
export const writeDecimal = (number: number, decimals: number): string => {
  if (decimals === 0) return writeInteger(number);
  const unit = 10 ** decimals;
  const part = Math.abs(number) % unit;
  const whole = (Math.abs(number) - part) / unit;
  return `${number < 0 ? MINUS : ""}${writeInteger(whole)},${String(part).padStart(decimals, "0")}`;
};

/** An amount without its sign: 14, or 13,50 when there are cents. */
export const writeEuros = (cents: number): string =>
  cents % 100 === 0 ? writeInteger(cents / 100) : writeDecimal(cents, 2);

/** A civil date as day/month/year: 31/12/2026. */
export const writeDate = (isoDate: string): string => isoDate.split("-").reverse().join("/");

/** A length in metres under a kilometre, then in kilometres with one decimal, rounded down. */
export const writeDistance = (distanceM: number): string =>
  distanceM < 1000
    ? `${distanceM}${SPACE}m`
    : `${writeDecimal(Math.floor(distanceM / 100), 1)}${SPACE}km`;

/** A length that someone chose: whole kilometres have no decimal, 50 km and not 50,0 km. */
export const writeRadius = (radiusM: number): string =>
  radiusM % 1000 === 0 ? `${writeInteger(radiusM / 1000)}${SPACE}km` : writeDistance(radiusM);

/** A number with its noun: plural from 2 on. */
export const writeCount = (number: number, singular: string, plural: string): string =>
  `${writeInteger(number)}${SPACE}${Math.abs(number) >= 2 ? plural : singular}`;
