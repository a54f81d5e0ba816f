"""What people bring to a report: declared links, commitments, signatures. Pure."""

from backend.deciding.wire import SignatureView
from backend.printing import words
from backend.printing.report_shapes import Reported, Signed
from backend.printing.strokes import draw_strokes


def list_links(read: Reported) -> list[str]:
    """Return in which role each visitor went, and what they say of their link with the outlet."""
    return [words.say_visitor(one) for one in read.dossier.visitors]


def list_commitments(read: Reported) -> list[str]:
    """Return what the outlet will improve, by when, and for which criterion."""
    return [words.say_commitment(one) for one in read.dossier.commitments]


def list_signatures(read: Reported) -> tuple[list[Signed], dict[str, bytes]]:
    """Return signatures and refusals to sign, and the drawings that they name."""
    signed: list[Signed] = []
    drawings: dict[str, bytes] = {}
    for number, one in enumerate(read.dossier.signatures, 1):
        file = f"signature-{number}.svg" if one.strokes else None
        if file:
            drawings[file] = draw_strokes(one.strokes or [])
        signed.append(_to_signed(one, file))
    return signed, drawings


def _to_signed(one: SignatureView, file: str | None) -> Signed:
    return Signed(
        words=words.say_signature(one),
        changed=words.CHANGED_SINCE if one.modified else None,
        file=file,
        alt=f"Signature dessinée de {one.name or 'la personne visitée'}.",
    )
