// Who holds the tablet now.
import type { JSX } from "preact";
import { TEXT } from "../../text/visits.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { goTo, toHref } from "../router.ts";
import { useApp } from "./context.ts";
import { Page } from "./page.tsx";
import { SyncPanel } from "./sync-panel.tsx";

export function PersonScreen(): JSX.Element {
  const app = useApp();
  const people = app.device.value?.people ?? [];
  const chosen = app.person.value;
  const choose = async (person: string): Promise<void> => {
    await app.choosePerson(person);
    goTo({ page: "visits" });
  };
  return (
    <Page title={TEXT.who_title} {...(chosen === null ? {} : { back: { href: toHref({ page: "visits" }), label: TEXT.back_to_visits } })}>
      <p class="lead">{TEXT.who_lead}</p>
      {people.length === 0 && (
        <>
          <Notice tone="wait"><p>{TEXT.nobody}</p></Notice>
          <SyncPanel />
        </>
      )}
      {people.length > 0 && (
        <ul class="rows">
          {people.map(({ id, name }) => (
            <li key={id}>
              <button type="button" class="row" aria-current={id === chosen ? "true" : undefined} onClick={() => void choose(id)}>
                <Icon name="people" />
                <span class="row-main"><span class="row-title">{name}</span></span>
                <Icon name={id === chosen ? "check" : "next"} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
