"""What people bring to a report: declared links, commitments, signatures. Pure."""

from backend.deciding.dossier import name_of
from backend.printing import words
from backend.printing.report_shapes import Reported, Signed
from backend.printing.strokes import draw_strokes
from criteria.contents import Commitment, Interest, Signature
from criteria.entries import Entry
from criteria.fold import heads_of


def list_links(read: Reported) -> list[str]:
    """Return what each visitor says of their link with the outlet."""
    return [
        words.say_link(name_of(read.names, head.field.split("/")[1]), head.content)
        for head in _heads(read, "interest")
        if isinstance(head.content, Interest)
    ]


def list_commitments(read: Reported) -> list[str]:
    """Return what the outlet will improve, those withdrawn left out."""
    titles = {
        one.code: one.title.fr for one in (*read.charter.grid.gates, *read.charter.grid.criteria)
    }
    return [
        words.say_commitment(head.content, titles)
        for head in _heads(read, "commitment")
        if isinstance(head.content, Commitment) and head.content.present
    ]


def list_signatures(read: Reported) -> tuple[list[Signed], dict[str, bytes]]:
    """Return signatures and refusals to sign, and the drawings that they name."""
    signed: list[Signed] = []
    drawings: dict[str, bytes] = {}
    for number, head in enumerate(_heads(read, "signature"), 1):
        if not isinstance(head.content, Signature):
            continue
        strokes = getattr(head.content, "strokes", None) or []
        file = f"signature-{number}.svg" if strokes else None
        if file:
            drawings[file] = draw_strokes(strokes)
        changed = read.shown_sha256 is not None and head.content.shown_sha256 != read.shown_sha256
        signed.append(
            Signed(
                words=words.say_signature(head.content, bool(file)),
                changed=words.CHANGED_SINCE if changed and not head.content.refused else None,
                file=file,
                alt=f"Signature dessinée de {head.content.name or 'la personne visitée'}.",
            )
        )
    return signed, drawings


def _heads(read: Reported, kind: str) -> list[Entry]:
    fields = sorted(one for one in read.folded.cells if one.split("/")[0] == kind)
    return [head for field in fields for head in heads_of(read.folded, read.known, field)]
