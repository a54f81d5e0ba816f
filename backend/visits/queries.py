"""Reads about visits that other domains need."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Person
from backend.register.queries import list_adopted
from backend.sorting import sorting_key
from backend.visits.tables import Visit, VisitPerson


async def list_charters_needed(
    session: AsyncSession, caisse_id: UUID, people: Collection[UUID]
) -> list[str]:
    """Return the charter versions that these people need offline: adopted, and of their visits."""
    rows = await session.execute(
        select(col(Visit.charter_sha256))
        .join(VisitPerson, col(VisitPerson.visit_id) == col(Visit.id))
        .where(
            col(Visit.caisse_id) == caisse_id,
            col(VisitPerson.person_id).in_(people),
            col(VisitPerson.taken_away).is_(False),
        )
        .distinct()
    )
    needed = {*rows.scalars(), *await list_adopted(session, caisse_id)}
    return sorted(one for one in needed if one is not None)


async def name_people(session: AsyncSession, visits: Collection[UUID]) -> dict[UUID, list[str]]:
    """Return the names of those to whom each visit is given, in order."""
    rows = await session.execute(
        select(col(VisitPerson.visit_id), col(Person.name))
        .join(Person, col(Person.id) == col(VisitPerson.person_id))
        .where(col(VisitPerson.visit_id).in_(visits), col(VisitPerson.taken_away).is_(False))
    )
    names: dict[UUID, list[str]] = {}
    for visit_id, name in sorted(rows.all(), key=lambda row: sorting_key(row.name)):
        names.setdefault(visit_id, []).append(name)
    return names
