// A version or draft tried as a volunteer would: what that needs is loaded only then.
import type { JSX } from "preact";
import { CHARTERS } from "../../../text/committee/charters.ts";
import type { Reply } from "../../api/exchange.ts";
import { addressOf } from "../../route.ts";
import { both } from "../../state/loading.ts";
import { useCaisse, useLoad, useSpace } from "../../widgets/context.ts";
import { follow } from "../../widgets/link.tsx";
import { Loaded } from "../../widgets/loaded.tsx";
import { Page } from "../../widgets/page.tsx";

type PreviewModule = typeof import("../../../preview/preview.tsx");

export function PreviewOf({ charter }: { charter: string }): JSX.Element {
  const space = useSpace();
  const { caisse, client } = useCaisse();
  const opened = useLoad(`preview ${charter}`, () => both(client.charterRead(charter), loadPreview()));
  const state = opened.state.value;
  const charters = { page: "charters", caisse: caisse.slug } as const;
  if (state.kind !== "ready") {
    return (
      <Page title={CHARTERS.preview} back={{ to: charters, label: CHARTERS.title }} narrow>
        <Loaded of={opened}>{() => <></>}</Loaded>
      </Page>
    );
  }
  const [version, { Preview }] = state.value;
  const home = { href: addressOf(charters), label: CHARTERS.backFromPreview, onClick: (event: MouseEvent) => follow(event, () => space.go(charters)) };
  return <Preview charter={version} caisse={caisse} home={home} />;
}

/** The volunteers' screens; a file that does not come is a server that does not answer. */
function loadPreview(): Promise<Reply<PreviewModule>> {
  return import("../../../preview/preview.tsx").then(
    (value) => ({ kind: "ok" as const, value }),
    () => ({ kind: "unreachable" as const }),
  );
}
