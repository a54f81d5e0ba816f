// Which caisse, for who sits in several; what to do, for who sits in none.
import type { JSX } from "preact";
import { CHOICE } from "../../text/committee/choice.ts";
import { ROLES } from "../../text/committee/people.ts";
import { listed } from "../../text/committee-words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Seat } from "../state/session.ts";
import { Link } from "../widgets/link.tsx";
import { Page } from "../widgets/page.tsx";

export function Choice({ seats }: { seats: readonly Seat[] }): JSX.Element {
  return (
    <Page title={CHOICE.title} lead={CHOICE.lead} narrow>
      <ul class="rows">
        {seats.map(({ caisse, roles }) => (
          <li key={caisse.id}>
            <Link to={{ page: "board", caisse: caisse.slug }} classes="row">
              <span class="row-main">
                <span class="row-title">{caisse.name}</span>
                <span class="muted small">
                  {caisse.territory.label}, {listed(roles.map((role) => ROLES[role]))}
                </span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

export function NoSeat(): JSX.Element {
  return (
    <Page title={CHOICE.noSeatTitle} narrow>
      <Notice tone="plain">
        <p>{CHOICE.noSeatText}</p>
        <a class="button" href="/visites/">
          {CHOICE.toVisits}
        </a>
      </Notice>
    </Page>
  );
}
