// One caisse open in this space: its calls, what was loaded from it, the rights of the person.
import { createCaisseClient, type CaisseClient } from "../api/client.ts";
import type { Caisse } from "../api/shapes.ts";
import type { Fetch, Reply } from "../api/exchange.ts";
import { civilDay } from "./days.ts";
import { startLoad, type Load } from "./loading.ts";
import type { Seat } from "./session.ts";

export type OpenCaisse = {
  caisse: Caisse;
  client: CaisseClient;
  isCoordinator: boolean;
  today: () => string;
  /** What is already loaded under this key is shown at once and asked again; what is under way is shared; the rest is asked. */
  load: <T>(key: string, ask: () => Promise<Reply<T>>) => Load<T>;
};

/** Opens a caisse for a person's seat in it. */
export function openCaisse(fetcher: Fetch, { caisse, roles }: Seat): OpenCaisse {
  const loads = new Map<string, unknown>();
  return {
    caisse,
    client: createCaisseClient(fetcher, caisse.id),
    isCoordinator: roles.includes("coordinator"),
    today: () => civilDay(Date.now(), caisse.time_zone),
    load: <T,>(key: string, ask: () => Promise<Reply<T>>) => {
      const known = loads.get(key) as Load<T> | undefined;
      const kind = known?.state.peek().kind;
      if (kind === "ready") void known?.refresh();
      if (known !== undefined && kind !== "failed") return known;
      const fresh = startLoad(ask);
      loads.set(key, fresh);
      return fresh;
    },
  };
}
