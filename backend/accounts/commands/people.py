"""People of a caisse: adding them and changing their roles."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import as_role, get_caisse, get_person_of
from backend.accounts.secrets import make_caisse_key
from backend.accounts.tables import Caisse, CaisseKey, Federation, Person, Role, RoleName
from backend.accounts.wire import CaisseChange, CaisseView, PersonDraft, PersonView, RoleWord
from backend.problems import Problem
from backend.territories.queries import read_caisse_view


async def add_caisse(writer: AsyncSession, caisse: Caisse, now: int) -> CaisseKey:
    """Store a caisse and its first key pair."""
    writer.add(caisse)
    await writer.flush()
    key = make_caisse_key(caisse.id, now)
    writer.add(key)
    await writer.flush()
    return key


async def change_caisse(writer: AsyncSession, caisse_id: UUID, change: CaisseChange) -> CaisseView:
    """Set what holds for the whole caisse; tablets read it at their next contact."""
    caisse = await get_caisse(writer, caisse_id)
    caisse.hides_score = change.hides_score
    await writer.flush()
    return await read_caisse_view(writer, caisse)


async def add_federation(
    writer: AsyncSession, name: str, federation_id: UUID | None = None
) -> Federation:
    """Store a federation; `federation_id` fixes its id."""
    federation = Federation(name=name)
    if federation_id is not None:
        federation.id = federation_id
    writer.add(federation)
    await writer.flush()
    return federation


async def add_person(
    writer: AsyncSession, caisse_id: UUID, draft: PersonDraft, person_id: UUID | None = None
) -> PersonView:
    """Add someone to a caisse; an address already known in the federation is the same person.

    Whoever holds roles here already keeps them: adding never takes one away. `person_id` fixes the
    id of someone new.
    """
    caisse = await get_caisse(writer, caisse_id)
    person = await _find_by_email(writer, caisse.federation_id, draft.email)
    if person is None:
        person = Person(
            federation_id=caisse.federation_id, name=draft.name, email=_fold(draft.email)
        )
        if person_id is not None:
            person.id = person_id
        writer.add(person)
        await writer.flush()
    roles = sorted({*draft.roles, *await _list_held(writer, caisse_id, person.id)})
    await set_roles(writer, caisse_id, person.id, roles)
    return PersonView(person.id, person.name, person.email, roles)


async def change_roles(
    writer: AsyncSession, caisse_id: UUID, person_id: UUID, roles: list[RoleWord]
) -> PersonView:
    """Give a person of the caisse these roles and no other; the last coordinator stays one."""
    person = await get_person_of(writer, caisse_id, person_id)
    await set_roles(writer, caisse_id, person_id, roles)
    return PersonView(person.id, person.name, person.email, sorted(set(roles)))


async def set_roles(
    writer: AsyncSession, caisse_id: UUID, person_id: UUID, roles: list[RoleWord]
) -> None:
    """Replace the roles of a person in a caisse; one that has a coordinator keeps one.

    The caisse is held meanwhile: two who remove each other at once would leave none.
    """
    held = select(col(Caisse.id)).where(col(Caisse.id) == caisse_id)
    await writer.execute(held.with_for_update(key_share=True))
    had_coordinator = await _has_coordinator(writer, caisse_id)
    await writer.execute(
        delete(Role).where(col(Role.caisse_id) == caisse_id, col(Role.person_id) == person_id)
    )
    for name in sorted(set(roles)):
        writer.add(Role(caisse_id=caisse_id, person_id=person_id, name=name))
    await writer.flush()
    if had_coordinator and not await _has_coordinator(writer, caisse_id):
        raise Problem(409, "last-coordinator", "a caisse keeps at least one coordinator")


async def _list_held(writer: AsyncSession, caisse_id: UUID, person_id: UUID) -> list[RoleWord]:
    held = select(col(Role.name)).where(
        col(Role.caisse_id) == caisse_id, col(Role.person_id) == person_id
    )
    return [as_role(name) for name in (await writer.execute(held)).scalars()]


async def _has_coordinator(writer: AsyncSession, caisse_id: UUID) -> bool:
    left = select(col(Role.person_id)).where(
        col(Role.caisse_id) == caisse_id, col(Role.name) == RoleName.COORDINATOR.value
    )
    return (await writer.execute(left.limit(1))).first() is not None


async def _find_by_email(
    writer: AsyncSession, federation_id: UUID, email: str | None
) -> Person | None:
    if email is None:
        return None
    known = select(Person).where(
        col(Person.federation_id) == federation_id, col(Person.email) == _fold(email)
    )
    return (await writer.execute(known)).scalar_one_or_none()


def _fold(email: str | None) -> str | None:
    return email.strip().lower() if email else None
