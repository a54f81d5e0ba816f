// The committee's first page: what is to decide, then every other outlet by stage.
import type { JSX } from "preact";
import { BOARD, STAGES } from "../../text/committee/board.ts";
import { FRAME } from "../../text/committee/frame.ts";
import { placed } from "../../text/committee-words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Chip, Notice } from "../../ui/notice.tsx";
import type { Board as BoardShape, BoardItem } from "../api/shapes.ts";
import { groupItems, type Group } from "../state/board.ts";
import { useCaisse, useLoad } from "../widgets/context.ts";
import { Link } from "../widgets/link.tsx";
import { Loaded } from "../widgets/loaded.tsx";
import { Page } from "../widgets/page.tsx";

export function Board(): JSX.Element {
  const { client } = useCaisse();
  const board = useLoad("board", client.board);
  return (
    <Page title={BOARD.title}>
      <Loaded of={board}>{(value) => <Groups board={value} />}</Loaded>
    </Page>
  );
}

function Groups({ board }: { board: BoardShape }): JSX.Element {
  const { caisse, isCoordinator } = useCaisse();
  const [toDecide, ...others] = groupItems(board.items);
  return (
    <div class="stack-wide">
      {board.charter === null && (
        <Notice tone="wait">
          <h2>{BOARD.noCharterTitle}</h2>
          <p>{BOARD.noCharterText}</p>
          {isCoordinator && (
            <Link to={{ page: "charters", caisse: caisse.slug }} classes="button">
              {BOARD.adopt}
            </Link>
          )}
        </Notice>
      )}
      {board.items.length === 0 ? <NoOutlet /> : toDecide && <ToDecide group={toDecide} />}
      {board.items.length > 0 && others.filter(({ name, items }) => name !== "trial" || items.length > 0).map((group) => <Rows key={group.name} group={group} />)}
      {board.charter && <p class="muted small">{BOARD.charter(board.charter.title, board.charter.adopted_on)}</p>}
    </div>
  );
}

function NoOutlet(): JSX.Element {
  const { caisse, isCoordinator } = useCaisse();
  return (
    <section class="card stack empty">
      <h2>{BOARD.emptyTitle}</h2>
      <p>{BOARD.emptyText}</p>
      {isCoordinator && (
        <Link to={{ page: "outlet-add", caisse: caisse.slug }} classes="button button-main">
          {BOARD.addOutlet}
        </Link>
      )}
    </section>
  );
}

function ToDecide({ group: { items } }: { group: Group }): JSX.Element {
  const { caisse } = useCaisse();
  return (
    <section class="stack">
      <h2 class="lead-count">{BOARD.waiting(items.length)}</h2>
      {items.length > 0 && (
        <ul class="tiles">
          {items.map((item) => (
            <li key={item.visit ?? item.outlet}>
              <Link to={{ page: "dossier", caisse: caisse.slug, outlet: item.outlet }} classes="card tile">
                <span class="tile-title">{item.name}</span>
                <span class="muted">
                  {placed(item.kind_label, item.commune)}
                </span>
                <span>{when(item)}</span>
                <Flags item={item} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Rows({ group: { name, items } }: { group: Group }): JSX.Element {
  const { caisse } = useCaisse();
  return (
    <section class="stack-tight">
      <h2>
        {BOARD.groups[name]} <span class="count">{items.length}</span>
      </h2>
      {items.length === 0 && <p class="muted">{BOARD.none[name]}</p>}
      {items.length > 0 && (
        <ul class="rows">
          {items.map((item) => (
            <li key={item.visit ?? item.outlet}>
              <Link to={{ page: "dossier", caisse: caisse.slug, outlet: item.outlet }} classes="row">
                <span class="row-main">
                  <span class="row-title">{item.name}</span>
                  <span class="muted small">
                    {placed(item.kind_label, item.commune)}
                  </span>
                </span>
                <span class="row-side">
                  <span>{when(item)}</span>
                  {item.stage === "adjourned" && <Chip tone="wait">{STAGES.adjourned}</Chip>}
                  {item.stage === "refused" && <Chip tone="bad">{STAGES.refused}</Chip>}
                  {item.stage === "erased" && <Chip tone="plain">{STAGES.erased}</Chip>}
                  <Flags item={item} />
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Flags({ item }: { item: BoardItem }): JSX.Element | null {
  if (item.disagreements === 0 && !item.arriving && !item.trial && !item.amended_since_decision) return null;
  return (
    <span class="cluster">
      {item.disagreements > 0 && <Chip tone="bad">{BOARD.disagreements(item.disagreements)}</Chip>}
      {item.amended_since_decision && <Chip tone="wait">{BOARD.amended}</Chip>}
      {item.arriving && <Chip tone="wait">{BOARD.arriving}</Chip>}
      {item.trial && <Chip tone="wait">{BOARD.trial}</Chip>}
    </span>
  );
}

function when(item: BoardItem): string {
  if (item.stage === "to_decide" && item.submitted_on !== null) return BOARD.submitted(item.submitted_on);
  if (item.stage === "to_visit") {
    if (item.visit === null) return BOARD.notPlanned;
    return item.planned_on === null ? BOARD.datelessVisit : BOARD.planned(item.planned_on);
  }
  if (item.stage === "conventioned") return BOARD.conventioned(item.decided_on, item.until);
  return item.decided_on === null ? FRAME.none : BOARD.decided(item.decided_on);
}
