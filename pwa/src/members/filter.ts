// Which product the page is filtered by, kept in the address: #produit=legumes. Pure.

const PREFIX = "#produit=";

// All products; every other value is a product family's code.
export const ALL = "";

// The family that an address asks for, ALL for an address without any, null for one that asks
// nothing of the filter (#carte) or names a family unknown here.
export function familyFromHash(hash: string, known: ReadonlySet<string>): string | null {
  if (hash === "" || hash === "#") return ALL;
  if (!hash.startsWith(PREFIX)) return null;
  const family = hash.slice(PREFIX.length);
  return family === ALL || known.has(family) ? family : null;
}

export function hashForFamily(family: string): string {
  return family === ALL ? "" : PREFIX + family;
}

export function sells(families: readonly string[], family: string): boolean {
  return family === ALL || families.includes(family);
}
