// The application, handed down to the screens.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { App } from "../../state/app.ts";

export const AppContext = createContext<App | null>(null);

/** The application; asking for it outside of the provider is a bug. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("no application in context");
  return app;
}
