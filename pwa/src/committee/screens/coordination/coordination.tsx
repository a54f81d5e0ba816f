// The coordination's first page: what keeps the caisse running between two meetings.
import type { JSX } from "preact";
import { COORDINATION } from "../../../text/committee/coordination.ts";
import { RESCUE_FILES } from "../../../text/rescue-committee.ts";
import { SUGGESTED } from "../../../text/suggested.ts";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { Chip } from "../../../ui/notice.tsx";
import type { CaissePage } from "../../route.ts";
import { useCaisse, useLoad } from "../../widgets/context.ts";
import { Link } from "../../widgets/link.tsx";
import { Page } from "../../widgets/page.tsx";

const DOORS: readonly { page: CaissePage; icon: IconName; title: string; text: string }[] = [
  { page: "visit-plan", icon: "clock", title: COORDINATION.visit, text: COORDINATION.visitText },
  { page: "outlets", icon: "pin", title: COORDINATION.outlets, text: COORDINATION.outletsText },
  { page: "suggested", icon: "pencil", title: SUGGESTED.door, text: SUGGESTED.doorText },
  { page: "people", icon: "people", title: COORDINATION.people, text: COORDINATION.peopleText },
  { page: "devices", icon: "phone", title: COORDINATION.devices, text: COORDINATION.devicesText },
  { page: "settings", icon: "info", title: COORDINATION.settings, text: COORDINATION.settingsText },
  { page: "rescue", icon: "save", title: RESCUE_FILES.door, text: RESCUE_FILES.doorText },
  { page: "charters", icon: "check", title: COORDINATION.charters, text: COORDINATION.chartersText },
];

export function Coordination(): JSX.Element {
  const { caisse, client } = useCaisse();
  const aside = useAside();
  // Said when it is known: the page does not wait for it.
  const suggested = useLoad("suggested", client.suggested).state.value;
  const waiting = suggested.kind === "ready" ? suggested.value.length : 0;
  return (
    <Page title={COORDINATION.title} lead={COORDINATION.lead}>
      <ul class="tiles">
        {DOORS.map(({ page, icon, title, text }) => (
          <li key={page}>
            <Link to={{ page, caisse: caisse.slug }} classes="card tile tile-door">
              <Icon name={icon} />
              <span class="row-main">
                <span class="tile-title">{title}</span>
                <span class="muted">{text}</span>
                {page === "rescue" && aside > 0 && (
                  <span>
                    <Chip tone="wait">{RESCUE_FILES.aside(aside)}</Chip>
                  </span>
                )}
                {page === "suggested" && waiting > 0 && <Chip tone="wait">{SUGGESTED.waiting(waiting)}</Chip>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** How many entries wait for a word of the coordination; none while that is not known. */
function useAside(): number {
  const { client } = useCaisse();
  const { state } = useLoad("parked entries", client.parkedGroups);
  if (state.value.kind !== "ready") return 0;
  return state.value.value.filter((group) => group.is_acceptable).reduce((sum, { entries }) => sum + entries.length, 0);
}
