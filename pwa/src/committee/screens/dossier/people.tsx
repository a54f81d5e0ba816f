// The people of a visit: who went and with which links, what the outlet commits to, who signed what.
import type { JSX } from "preact";
import { DOSSIER } from "../../../text/committee/dossier.ts";
import { Drawing } from "../../../ui/drawing.tsx";
import { Chip, Notice } from "../../../ui/notice.tsx";
import type { Commitment, Signature, VisitDossier, Visitor } from "../../api/shapes.ts";

/** Said before the vote: someone who went is linked with the place. */
export function Links({ visitors }: { visitors: readonly Visitor[] }): JSX.Element | null {
  const linked = visitors.filter(({ has_link }) => has_link === true);
  if (linked.length === 0) return null;
  return (
    <Notice tone="wait">
      <h2>{DOSSIER.linksTitle}</h2>
      {linked.map(({ name, link }, index) => <p key={index} class="strong">{DOSSIER.linkOf(name, link)}</p>)}
      <p>{DOSSIER.linksText}</p>
    </Notice>
  );
}

export function Visitors({ visitors }: { visitors: readonly Visitor[] }): JSX.Element | null {
  if (visitors.length === 0) return null;
  return (
    <section class="card stack-tight">
      <h2>{DOSSIER.visitors}</h2>
      <ul class="stack-tight">
        {visitors.map(({ name, role, pledged, has_link }, index) => (
          <li key={index}>
            <p class="strong">{name}</p>
            <p>{role ?? DOSSIER.roleUnknown}</p>
            {!pledged && <p class="muted small">{DOSSIER.notPledged}</p>}
            <LinkState has_link={has_link} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LinkState({ has_link }: Pick<Visitor, "has_link">): JSX.Element {
  if (has_link === true) return <Chip tone="wait">{DOSSIER.linksTitle}</Chip>;
  return <p class="muted small">{has_link === false ? DOSSIER.noLink : DOSSIER.linkUnknown}</p>;
}

export function Commitments({ commitments }: { commitments: readonly Commitment[] }): JSX.Element | null {
  if (commitments.length === 0) return null;
  return (
    <section class="stack-tight">
      <h2>{DOSSIER.commitments}</h2>
      <ul class="card stack">
        {commitments.map(({ text, criterion, due_on }, index) => (
          <li key={index}>
            {criterion !== null && <p class="muted small">{criterion}</p>}
            <p class="kept-lines">{text}</p>
            {due_on !== null && <p class="small strong">{DOSSIER.commitmentDue(due_on)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Signatures({ signatures }: Pick<VisitDossier, "signatures">): JSX.Element {
  return (
    <section class="stack-tight">
      <h2>{DOSSIER.signatures}</h2>
      {signatures.length === 0 && <p class="muted">{DOSSIER.notAsked}</p>}
      {signatures.length > 0 && (
        <ul class="card stack">
          {signatures.map((signature, index) => (
            <li key={index} class="stack-tight">
              <Signed signature={signature} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Signed({ signature: { name, refused, strokes, signed_on, modified } }: { signature: Signature }): JSX.Element {
  return (
    <>
      <p>{refused ? DOSSIER.refusedToSign : DOSSIER.statement}</p>
      {strokes !== null && <Drawing strokes={strokes} label={DOSSIER.drawingOf(name)} />}
      <p class="strong">{DOSSIER.signedBy(name, signed_on)}</p>
      {modified && (
        <>
          <p><Chip tone="wait">{DOSSIER.modified}</Chip></p>
          <p class="small">{DOSSIER.modifiedText}</p>
        </>
      )}
    </>
  );
}
