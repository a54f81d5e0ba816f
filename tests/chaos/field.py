"""Where rounds take place: a caisse, its server, the proxy before it; a new visit a round."""

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from uuid import UUID

from backend.accounts.commands.people import add_person
from backend.accounts.wire import PersonDraft
from backend.clock import read_clock
from backend.database import Writer
from backend.devices.commands import add_pairing_code
from backend.visits.commands import plan_visit
from backend.visits.wire import VisitDraft
from tests.browser.caisse import PreparedCaisse, prepare_caisse
from tests.browser.processes import ServerProcess, find_free_port
from tests.browser.proxy import Proxy


@dataclass(frozen=True)
class Errand:
    """A visit to make, by a volunteer of its own, and the code of her tablet."""

    visit: UUID
    person: UUID
    code: str


class Field:
    """A caisse that is served while entered."""

    def __init__(self, folder: Path, tell: Callable[[ServerProcess], object] = lambda _: None):
        self.caisse: PreparedCaisse = prepare_caisse(folder)
        port = find_free_port()
        self.server = ServerProcess(
            self.caisse.command(port),
            f"http://127.0.0.1:{port}/api/health",
            folder / "server.log",
            self.caisse.environment(),
        )
        tell(self.server)
        self.proxy = Proxy(port)
        self._rounds = 0

    def __enter__(self) -> Self:
        """Start the server and the proxy."""
        self.server.start()
        self.proxy.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop both."""
        self.proxy.__exit__()
        self.server.stop()

    def heal(self) -> None:
        """Bring back what a round has broken and left so."""
        if not self.server.is_running():
            self.server.start()
        self.proxy.pass_all()

    def start_server_aside(self) -> threading.Thread:
        """Start the server again while the volunteer goes on."""
        starting = threading.Thread(target=self.server.start)
        starting.start()
        return starting

    def plan_errand(self) -> Errand:
        """Plan one more visit, for someone who has no other."""
        self._rounds += 1
        return self.caisse.write(self._plan)

    def list_entries(self, visit: UUID) -> list[tuple[str, str, str | None]]:
        """Read id, body and parking of each entry held for a visit, past the program."""
        with sqlite3.connect(self.caisse.settings.data / "grillon.sqlite") as connection:
            rows = connection.execute(
                "SELECT id, body, parked FROM entry WHERE replace(visit_id, '-', '') = ?",
                (visit.hex,),
            ).fetchall()
        return [(str(UUID(row[0])), row[1], row[2]) for row in rows]

    def read_photo(self, sha256: str) -> bytes | None:
        """Read the bytes that the server keeps under this hash, past the program."""
        found = list((self.caisse.settings.data / "photos").rglob(f"{sha256}.jpg"))
        return found[0].read_bytes() if found else None

    async def _plan(self, writer: Writer) -> Errand:
        caisse, now = self.caisse.caisse, read_clock()
        name = f"Alice {self._rounds}"
        person = (await add_person(writer, caisse, PersonDraft(name, ["volunteer"]))).id
        today = datetime.now(UTC).date().isoformat()
        draft = VisitDraft(self.caisse.outlet, [person], today)
        visit = await plan_visit(writer, caisse, draft, now, None)
        pairing = await add_pairing_code(writer, caisse, [person], now)
        return Errand(visit, person, pairing.code)
