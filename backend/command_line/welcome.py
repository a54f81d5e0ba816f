"""What a start says: where to go, and a fresh way in for each role of the demonstration."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.commands.sign_in import EMAIL_LASTS_MS, add_sign_in_code
from backend.accounts.queries import list_caisses, list_people
from backend.accounts.wire import CaisseView, PersonView, RoleWord
from backend.command_line.refusals import SPACE
from backend.database import Database
from backend.demonstration.load import holds_demonstration
from backend.devices.commands import add_pairing_code


async def list_ways_in(database: Database, public_url: str, now: int) -> list[str]:
    """Return the addresses; for the demonstration alone, fresh codes and links by role.

    Real people's doors are never opened by a start.
    """
    lines = ["", f"Grillon est prêt{SPACE}: {public_url}/", ""]
    async with database.reader() as reader:
        caisses = await list_caisses(reader)
    is_demonstration = await holds_demonstration(database)
    for caisse in caisses:
        lines += [caisse.name, f"  Carte         {public_url}/carte/{caisse.slug}/"]
        if is_demonstration:
            async with database.writer() as writer:
                lines += await _make_ways(writer, caisse, public_url, now)
        lines.append("")
    if not caisses:
        lines += [f"Aucune caisse. Pour en ajouter une{SPACE}: grillon caisse add --help", ""]
    lines.append("Pour arrêter : Ctrl-C")
    return lines


async def _make_ways(
    writer: AsyncSession, caisse: CaisseView, public_url: str, now: int
) -> list[str]:
    people = await list_people(writer, caisse.id)
    volunteers = _holding(people, "volunteer")
    pairing = await add_pairing_code(writer, caisse.id, [one.id for one in volunteers], now)
    code = f"{pairing.code[:4]} {pairing.code[4:]}"
    names = ", ".join(one.name for one in volunteers)
    ways = [f"  Bénévoles     {public_url}/visites/  code de tablette {code}  ({names})"]
    roles: tuple[tuple[RoleWord, str], ...] = (
        ("committee", "Comité      "),
        ("coordinator", "Coordination"),
    )
    for role, label in roles:
        person = _holding(people, role)[0]
        way = await add_sign_in_code(writer, person.id, public_url, now, EMAIL_LASTS_MS)
        ways.append(f"  {label}  {way.link}  ({person.name})")
    return ways


def _holding(people: list[PersonView], role: RoleWord) -> list[PersonView]:
    return [one for one in people if role in one.roles]
