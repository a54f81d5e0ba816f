"""Reads about caisses, people and sessions."""

from collections import defaultdict
from typing import cast
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Caisse, CaisseKey, Person, Role, Session
from backend.accounts.wire import (
    CaisseView,
    HeldRole,
    NamedPerson,
    OpenSessionView,
    OutlineView,
    PersonView,
    RoleWord,
    SessionView,
    TerritoryView,
)
from backend.problems import Problem
from backend.sorting import sorting_key
from maps.outline import Outline


def to_caisse_view(caisse: Caisse, outline: Outline | None = None) -> CaisseView:
    """Return what people see of a caisse, with the outline that it measures from if given."""
    return CaisseView(
        id=caisse.id,
        slug=caisse.slug,
        name=caisse.name,
        currency=caisse.currency,
        time_zone=caisse.time_zone,
        territory=TerritoryView(
            caisse.territory_label,
            caisse.territory_lat_e7,
            caisse.territory_lon_e7,
            UNSET if outline is None else _to_outline_view(outline),
        ),
        hides_score=caisse.hides_score,
    )


def _to_outline_view(outline: Outline) -> OutlineView:
    return OutlineView([list(ring) for ring in outline.rings], outline.uncertainty_m)


async def get_caisse(session: AsyncSession, caisse_id: UUID) -> Caisse:
    """Return a caisse, or refuse with `unknown-caisse`."""
    caisse = await session.get(Caisse, caisse_id)
    if caisse is None:
        raise Problem(404, "unknown-caisse", "no such caisse")
    return caisse


async def list_caisses(session: AsyncSession) -> list[CaisseView]:
    """Return every caisse of the database, by slug."""
    rows = (await session.execute(select(Caisse).order_by(col(Caisse.slug)))).scalars()
    return [to_caisse_view(caisse) for caisse in rows]


async def get_current_key(session: AsyncSession, caisse_id: UUID) -> CaisseKey:
    """Return the newest key pair of a caisse."""
    newest = (
        select(CaisseKey)
        .where(col(CaisseKey.caisse_id) == caisse_id)
        .order_by(col(CaisseKey.made_at).desc())
        .limit(1)
    )
    return (await session.execute(newest)).scalar_one()


async def list_roles(
    session: AsyncSession, person_id: UUID, caisse_id: UUID | None = None
) -> list[HeldRole]:
    """Return every role of a person, caisse by caisse; in one caisse alone if it is named."""
    held = (
        select(Caisse, col(Role.name))
        .join(Role, col(Role.caisse_id) == col(Caisse.id))
        .where(col(Role.person_id) == person_id)
        .order_by(col(Caisse.slug), col(Role.name))
    )
    if caisse_id is not None:
        held = held.where(col(Caisse.id) == caisse_id)
    rows = (await session.execute(held)).all()
    return [HeldRole(to_caisse_view(caisse), as_role(name)) for caisse, name in rows]


async def get_session_view(
    session: AsyncSession, person_id: UUID, caisse_id: UUID | None
) -> SessionView:
    """Return who is signed in and the roles that count: all, or those in one caisse."""
    person = await session.get_one(Person, person_id)
    roles = await list_roles(session, person_id, caisse_id)
    return SessionView(NamedPerson(person.id, person.name), roles)


async def list_open_sessions(
    session: AsyncSession, person_id: UUID, caisse_id: UUID | None, current: UUID
) -> list[OpenSessionView]:
    """Return the signed-in browsers of a person, last used first; seen from one caisse, its own."""
    mine = (
        select(col(Session.id), col(Session.opened_at), col(Session.used_at))
        .where(*within_reach(person_id, caisse_id))
        .order_by(col(Session.used_at).desc())
    )
    rows = (await session.execute(mine)).all()
    return [OpenSessionView(i, opened, used, i == current) for i, opened, used in rows]


def within_reach(person_id: UUID, caisse_id: UUID | None) -> list[ColumnElement[bool]]:
    """Return which sessions someone may see and end: signed in to one caisse, those of it alone."""
    of_person = col(Session.person_id) == person_id
    if caisse_id is None:
        return [of_person]
    return [of_person, col(Session.caisse_id) == caisse_id]


async def list_people(session: AsyncSession, caisse_id: UUID) -> list[PersonView]:
    """Return the people of a caisse with their roles, in the order of their names."""
    rows = (
        await session.execute(
            select(col(Person.id), col(Person.name), col(Person.email), col(Role.name))
            .join(Role, col(Role.person_id) == col(Person.id))
            .where(col(Role.caisse_id) == caisse_id)
            .order_by(col(Role.name))
        )
    ).all()
    roles: dict[UUID, list[RoleWord]] = defaultdict(list)
    known: dict[UUID, tuple[str, str | None]] = {}
    for person_id, name, email, role in rows:
        known[person_id] = (name, email)
        roles[person_id].append(as_role(role))
    people = [PersonView(i, name, email, roles[i]) for i, (name, email) in known.items()]
    return sorted(people, key=lambda person: sorting_key(person.name))


async def get_person_of(session: AsyncSession, caisse_id: UUID, person_id: UUID) -> Person:
    """Return someone who holds a role in the caisse, or refuse with `unknown-person`."""
    found = (
        select(Person)
        .join(Role, col(Role.person_id) == col(Person.id))
        .where(col(Role.caisse_id) == caisse_id, col(Person.id) == person_id)
        .limit(1)
    )
    person = (await session.execute(found)).scalar_one_or_none()
    if person is None:
        raise Problem(404, "unknown-person", "no such person in this caisse")
    return person


def as_role(name: str) -> RoleWord:
    """Return a stored role name as the word that travels."""
    return cast("RoleWord", name)
