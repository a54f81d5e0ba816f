// What is handed down to the screens: the application, and where a visit is left for.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { App } from "../../state/app.ts";
import { TEXT } from "../../text/visits.ts";
import { toHref } from "../router.ts";
import type { Back } from "./page.tsx";

export const AppContext = createContext<App | null>(null);

/** The application; asking for it outside of the provider is a bug. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("no application in context");
  return app;
}

/** Where the pages of a visit lead back to: the visits of the tablet, or what another space says that shows them. */
const HomeContext = createContext<Back>({ href: toHref({ page: "visits" }), label: TEXT.back_to_visits });
export const HomeProvider = HomeContext.Provider;

export function useHome(): Back {
  return useContext(HomeContext);
}
