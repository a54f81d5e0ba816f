"""`grillon rescue import`: the same import, typed."""

import json
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import create_engine, text

from tests.backend.command_line.conftest import Grillon
from tests.backend.rescue.writing import list_pieces, seal_pieces

Write = Callable[[], bytes]


def write_file(data: Path, key_id: str | None = None) -> bytes:
    """Write the file of a device that nobody paired, for the first caisse of the demonstration."""
    engine = create_engine(f"sqlite:///{data}/grillon.sqlite")
    with engine.connect() as connection:
        row = connection.execute(
            text("SELECT id, caisse_id, public_spki FROM caisse_key ORDER BY id LIMIT 1")
        ).one()
    engine.dispose()
    caisse = f"{row.caisse_id[:8]}-{row.caisse_id[8:12]}-{row.caisse_id[12:16]}"
    caisse += f"-{row.caisse_id[16:20]}-{row.caisse_id[20:]}"
    sender = {"device": caisse, "made_at": 0}
    entry = json.loads('{"id": "nonsense"}')
    return seal_pieces(
        caisse,
        key_id or row.id,
        row.public_spki,
        ec.generate_private_key(ec.SECP256R1()),
        lambda header: list_pieces(header, sender, "none", [entry], []),
    )


def test_rule_10_a_file_is_imported_from_the_command_line(
    grillon: Grillon, demonstration: Path, tmp_path: Path
) -> None:
    """What cannot be read is said in a sentence, and the rest would be stored."""
    file = tmp_path / "secours.grillon"
    file.write_bytes(write_file(demonstration))
    ran = grillon("rescue", "import", str(file))

    assert (0, "") == (ran.status, ran.err)
    assert "1 saisie est illisible pour ce serveur" in ran.out


def test_a_file_cut_short_ends_with_status_1(
    grillon: Grillon, demonstration: Path, tmp_path: Path
) -> None:
    """A script sees that something is missing."""
    file = tmp_path / "secours.grillon"
    file.write_bytes(write_file(demonstration)[:-1])
    ran = grillon("rescue", "import", str(file))

    assert (1, "") == (ran.status, ran.err)
    assert "s’arrête avant sa fin" in ran.out


def test_each_file_that_cannot_be_opened_has_its_sentence(
    grillon: Grillon, demonstration: Path, tmp_path: Path
) -> None:
    """Absent, another file, another server's."""
    other = tmp_path / "photo.jpg"
    other.write_bytes(b"a picture")
    foreign = tmp_path / "ailleurs.grillon"
    foreign.write_bytes(write_file(demonstration, "0123456789abcdef"))
    said = [
        grillon("rescue", "import", str(file)).err for file in (tmp_path / "absent", other, foreign)
    ]

    assert "il n’existe pas" in said[0]
    assert "pas un fichier de secours" in said[1]
    assert "n’a pas la clé" in said[2]
