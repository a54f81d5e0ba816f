// The charter that a caisse applies now.
import type { Charter } from "../../domain/charter.ts";
import type { CaisseClient } from "../api/client.ts";
import type { Reply } from "../api/exchange.ts";

/** The charter in force; the refusal `no-charter` while none is adopted. */
export async function currentCharter(client: CaisseClient): Promise<Reply<Charter>> {
  const versions = await client.charters();
  if (versions.kind !== "ok") return versions;
  const current = versions.value.find((version) => version.current);
  return current === undefined ? { kind: "problem", slug: "no-charter", status: 409, facts: {} } : client.charter(current.sha256);
}
