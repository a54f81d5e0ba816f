// One version or draft in a list: its name, its state, and the ways to read it.
import type { ComponentChildren, JSX } from "preact";
import { CHARTERS } from "../../../text/committee/charters.ts";
import type { CharterPage } from "../../route.ts";
import { useCaisse } from "../../widgets/context.ts";
import { PRINTING } from "../../../text/printing.ts";
import { DocumentLink } from "../../widgets/document-link.tsx";
import { Link } from "../../widgets/link.tsx";

type Props = {
  version: { sha256: string; title: string; version: string };
  /** Not the one in force: something may change. */
  comparable: boolean;
  detail: string | null;
  chip: JSX.Element;
  children?: ComponentChildren;
};

export function Version({ version, comparable, detail, chip, children }: Props): JSX.Element {
  const { caisse, client } = useCaisse();
  const name = `${version.title}, ${CHARTERS.version(version.version)}`;
  const way = (page: CharterPage, words: string): JSX.Element => (
    <Link to={{ page, caisse: caisse.slug, charter: version.sha256 }} classes="button">
      {words}
      <span class="visually-hidden">{`, ${name}`}</span>
    </Link>
  );
  return (
    <li class="row row-still version">
      <span class="row-main">
        <span class="row-title">{version.title}</span>
        <span class="muted small">
          {CHARTERS.version(version.version)}
          {detail !== null && `, ${detail}`}
        </span>
      </span>
      {chip}
      <span class="cluster version-ways">
        {comparable && way("charter-changes", CHARTERS.changes)}
        {way("charter-questions", CHARTERS.questions)}
        {way("charter-preview", CHARTERS.preview)}
        {way("charter-trial", CHARTERS.trial)}
        <DocumentLink href={client.formAddress({ charter: version.sha256 })} words={PRINTING.form} about={name} />
        <a class="button button-quiet" href={client.sourceAddress(version.sha256)} download>
          {CHARTERS.download}
          <span class="visually-hidden">{`, ${name}`}</span>
        </a>
        {children}
      </span>
    </li>
  );
}
