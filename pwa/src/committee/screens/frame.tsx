// The frame of every page: which caisse, where to go, who is signed in.
import type { ComponentChildren, JSX } from "preact";
import { FRAME } from "../../text/committee/frame.ts";
import { Notice } from "../../ui/notice.tsx";
import type { Caisse, Session } from "../api/shapes.ts";
import type { Route } from "../route.ts";
import { listSeats } from "../state/session.ts";
import { useSpace } from "../widgets/context.ts";
import { sayFailure } from "../widgets/failure.tsx";
import { Link } from "../widgets/link.tsx";

type Props = { session: Session; caisse: Caisse | null; isCoordinator: boolean; children: ComponentChildren };

export function Frame({ session, caisse, isCoordinator, children }: Props): JSX.Element {
  return (
    <>
      <SkipLink />
      <header class="top">
        <div class="top-line">
          <Brand caisse={caisse} />
          <Who session={session} caisse={caisse} />
        </div>
        {caisse && <Menu caisse={caisse.slug} isCoordinator={isCoordinator} />}
      </header>
      <OfflineBar />
      {children}
    </>
  );
}

/** Shown as long as the browser says that it has no network. */
export function OfflineBar(): JSX.Element {
  const { isOnline } = useSpace();
  return (
    <div role="status" class="offline">
      {!isOnline.value && <Notice tone="wait">{FRAME.offline}</Notice>}
    </div>
  );
}

/** The keyboard's way past the menu. */
export function SkipLink(): JSX.Element {
  return (
    <a
      class="skip"
      href="#content"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById("content")?.focus();
      }}
    >
      {FRAME.skip}
    </a>
  );
}

function Brand({ caisse }: { caisse: Caisse | null }): JSX.Element {
  return (
    <Link to={caisse ? { page: "board", caisse: caisse.slug } : { page: "home" }} classes="brand">
      <img src="/comite/icon.svg" alt="" width="40" height="40" />
      <span class="brand-words">
        <span class="brand-name">{caisse?.name ?? "Grillon"}</span>
        <span class="small">{FRAME.space}</span>
      </span>
    </Link>
  );
}

function Who({ session, caisse }: { session: Session; caisse: Caisse | null }): JSX.Element {
  const space = useSpace();
  const leave = async (): Promise<void> => {
    const failure = await space.signOut();
    if (failure) space.said.value = sayFailure(failure, space.isOnline.value);
  };
  return (
    <div class="who">
      <span class="who-name">{session.person.name}</span>
      {caisse && listSeats(session).length > 1 && (
        <Link to={{ page: "choice" }} classes="top-button">
          {FRAME.change}
        </Link>
      )}
      <button type="button" class="top-button" onClick={() => void leave()}>
        {FRAME.signOut}
      </button>
    </div>
  );
}

function Menu({ caisse, isCoordinator }: { caisse: string; isCoordinator: boolean }): JSX.Element {
  const { route } = useSpace();
  const section = sectionOf(route.value);
  const item = (page: Section, words: string): JSX.Element => (
    <li>
      <Link to={{ page, caisse }} classes="tab" current={section === page}>
        {words}
      </Link>
    </li>
  );
  return (
    <nav class="menu" aria-label={FRAME.menu}>
      <ul>
        {item("board", FRAME.board)}
        {item("register", FRAME.register)}
        {item("charters", FRAME.charter)}
        {isCoordinator && item("coordination", FRAME.coordination)}
      </ul>
    </nav>
  );
}

type Section = "board" | "register" | "charters" | "coordination";

function sectionOf(route: Route): Section | null {
  if ("outlet" in route || route.page === "board") return "board";
  if (route.page === "register") return "register";
  if ("charter" in route || route.page === "charters") return "charters";
  return "caisse" in route ? "coordination" : null;
}
