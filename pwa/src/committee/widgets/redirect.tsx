// Goes to another page in place of this one.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Route } from "../route.ts";
import { useSpace } from "./context.ts";
import { Waiting } from "./loaded.tsx";

export function Redirect({ to }: { to: Route }): JSX.Element {
  const space = useSpace();
  useEffect(() => space.go(to, { replace: true, say: space.said.peek() }), []);
  return (
    <main class="page">
      <Waiting />
    </main>
  );
}
