// How screens reach the running space and the open caisse.
import { createContext } from "preact";
import { useContext, useEffect, useMemo } from "preact/hooks";
import type { Reply } from "../api/exchange.ts";
import type { OpenCaisse } from "../state/caisse.ts";
import { currentCharter } from "../state/charter.ts";
import { openDraft, type Draft } from "../state/kept.ts";
import type { Load } from "../state/loading.ts";
import type { Space } from "../state/space.ts";

export const SpaceContext = createContext<Space | null>(null);
export const CaisseContext = createContext<OpenCaisse | null>(null);

/** The running space; a screen outside it is a bug. */
export function useSpace(): Space {
  const space = useContext(SpaceContext);
  if (space === null) throw new Error("a screen is outside the space");
  return space;
}

/** The open caisse; a screen outside one is a bug. */
export function useCaisse(): OpenCaisse {
  const caisse = useContext(CaisseContext);
  if (caisse === null) throw new Error("a screen is outside a caisse");
  return caisse;
}

/** Asks once for the life of the screen; `key` names what is asked. */
export function useLoad<T>(key: string, ask: () => Promise<Reply<T>>): Load<T> {
  const { load } = useCaisse();
  return useMemo(() => load(key, ask), [key]);
}

/** How the charter in force names a kind of outlet; empty until it is known, the code itself where the charter has no such kind. */
export function useKindLabels(): (code: string) => string {
  const { client } = useCaisse();
  const charter = useLoad("charter in force", () => currentCharter(client));
  const state = charter.state.value;
  if (state.kind === "loading") return () => "";
  const kinds = state.kind === "ready" ? state.value.kinds : [];
  return (code) => kinds.find((kind) => kind.code === code)?.label.fr ?? code;
}

/** A form's content, kept in this tab under `key`. */
export function useDraft<T extends Record<string, unknown>>(key: string, initial: T): Draft<T> {
  const { kept } = useSpace();
  const draft = useMemo(() => openDraft(kept, key, initial), [key]);
  useEffect(() => draft.stop, [draft]);
  return draft;
}
