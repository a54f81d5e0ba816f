"""The parts of a dossier that speak of people: visitors, commitments, signatures. Pure."""

from collections.abc import Collection, Mapping
from uuid import UUID

from msgspec import UNSET

from backend.accounts.wire import NamedPerson
from backend.clock import civil_date
from backend.deciding.wire import CommitmentView, SignatureView, VisitorView
from backend.deciding.words import say_role
from criteria.charter import Charter
from criteria.contents import Commitment, Interest, Pledge, Signature
from criteria.entries import Entry, field_of
from criteria.fold import Fold, heads_of, settled_head
from criteria.shown import shown_sha256


def list_visitors(
    planned: Collection[NamedPerson],
    folded: Fold,
    known: Mapping[str, Entry],
    names: Mapping[str, str],
) -> list[VisitorView]:
    """Return who visits: those planned, then all who wrote, each with pledge and declared link.

    `names` are those of the authors by id; one that is no longer known stays unnamed.
    """
    authors = sorted(
        {known[one].author for one in folded.applied} & names.keys(), key=lambda one: names[one]
    )
    people = {str(one.id): one.name for one in planned} | {one: names[one] for one in authors}
    return [_to_visitor(person, name, folded, known) for person, name in people.items()]


def _to_visitor(person: str, name: str, folded: Fold, known: Mapping[str, Entry]) -> VisitorView:
    pledge = settled_head(folded, known, field_of("pledge", person))
    given = pledge.content if pledge and isinstance(pledge.content, Pledge) else None
    interest = settled_head(folded, known, field_of("interest", person))
    said = interest.content if interest and isinstance(interest.content, Interest) else None
    return VisitorView(
        name=name,
        role=None if given is None or given.role is UNSET else say_role(given.role),
        pledged=given is not None and given.accepted,
        has_link=None if said is None else said.declared,
        link=said.text.strip() or None if said and said.declared else None,
    )


def list_commitments(
    charter: Charter, folded: Fold, known: Mapping[str, Entry]
) -> list[CommitmentView]:
    """Return the commitments that nobody withdrew, in the order they were taken."""
    titles = {one.code: one.title.fr for one in (*charter.grid.gates, *charter.grid.criteria)}
    return [
        CommitmentView(
            text=head.content.text,
            criterion=titles.get(head.content.criterion or ""),
            due_on=head.content.due_on,
        )
        for field in sorted(folded.cells)
        for head in heads_of(folded, known, field)
        if isinstance(head.content, Commitment)
        and head.content.present
        and head.content.text.strip()
    ]


def list_signatures(
    visit: UUID, folded: Fold, known: Mapping[str, Entry], time_zone: str
) -> list[SignatureView]:
    """Return signatures and refusals to sign.

    `modified`: what the visit says is no longer what was signed (`criteria.shown`); a refusal signs
    nothing.
    """
    shown = shown_sha256(str(visit), folded, known)
    return [
        SignatureView(
            name=head.content.name,
            refused=head.content.refused,
            strokes=None
            if head.content.strokes is UNSET
            else [list(stroke) for stroke in head.content.strokes],
            signed_on=civil_date(head.device_time, time_zone),
            modified=not head.content.refused and head.content.shown_sha256 != shown,
        )
        for field in sorted(folded.cells)
        for head in heads_of(folded, known, field)
        if isinstance(head.content, Signature)
    ]
