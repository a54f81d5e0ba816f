"""Drafts of a caisse: a file imported, read, compared and tried, until it is adopted or deleted.

The row of one adopted stays, for it holds the file: a draft is a row that is no version yet.
"""

import asyncio
import re
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.accounts.tables import Caisse
from backend.charters.commands import add_charter
from backend.charters.problems import charter_refused, view_fault
from backend.charters.queries import get_charter_body
from backend.charters.tables import CharterDraft, CharterVersion
from backend.charters.wire import DraftView, ImportedDraft
from backend.clock import civil_date
from backend.database import Database
from backend.problems import Problem
from criteria.charter import Charter
from criteria.load import (
    charter_bytes,
    charter_from_json,
    charter_sha256,
    examine_charter,
)
from criteria.refusals import CharterRefused
from criteria.toml_text import charter_toml

WRITTEN = "# Version {}.\n# Écrite par Grillon : les remarques du fichier d’origine n’y sont pas."
UNSAFE_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST_VERSION = 40


class SourceFile(NamedTuple):
    """A charter file to hand out: a name that any system takes, and its text."""

    name: str
    text: str


async def import_draft(
    database: Database, caisse_id: UUID, source: bytes, now: int
) -> ImportedDraft:
    """Keep a file as a draft; one deleted before comes back.

    Refuses a charter at fault with all its faults, and one that equals a version by its name.
    """
    examined = await asyncio.to_thread(examine_charter, source)
    if examined.charter is None:
        raise charter_refused(CharterRefused(examined.faults, examined.data))
    async with database.writer() as writer:
        draft = await _keep(writer, caisse_id, examined.charter, source.decode(), now)
        doubts = [view_fault(doubt, examined.data) for doubt in examined.doubts]
        return ImportedDraft(await _view(writer, draft), doubts)


async def _keep(
    writer: AsyncSession, caisse_id: UUID, charter: Charter, source: str, now: int
) -> CharterDraft:
    sha256 = charter_sha256(charter)
    await _refuse_known(writer, caisse_id, sha256)
    draft = await writer.get(CharterDraft, (caisse_id, sha256))
    if draft is None:
        draft = CharterDraft(
            caisse_id=caisse_id,
            sha256=sha256,
            charter=charter.id,
            version=charter.version,
            title=charter.title.fr,
            body=charter_bytes(charter).decode(),
            source=source,
            added_at=now,
        )
        writer.add(draft)
    draft.deleted_at = None
    await writer.flush()
    return draft


async def _refuse_known(writer: AsyncSession, caisse_id: UUID, sha256: str) -> None:
    caisse = await get_caisse(writer, caisse_id)
    version = await writer.get(CharterVersion, (caisse.federation_id, sha256))
    if version is not None:
        title = charter_from_json(version.body.encode()).title.fr
        facts = {"sha256": sha256, "charter_title": title, "version": version.version}
        raise Problem(409, "charter-already-here", "this version is already here", **facts)


async def list_drafts(session: AsyncSession, caisse_id: UUID) -> list[DraftView]:
    """Return the drafts of a caisse, deleted ones included, the newest first."""
    rows = await session.execute(
        select(CharterDraft)
        .where(col(CharterDraft.caisse_id) == caisse_id, ~_is_version(caisse_id))
        .order_by(col(CharterDraft.added_at).desc(), col(CharterDraft.sha256))
    )
    return [await _view(session, draft) for draft in rows.scalars()]


def _is_version(caisse_id: UUID) -> ColumnElement[bool]:
    """Whether the federation has a version of the draft's name."""
    return exists().where(
        col(Caisse.id) == caisse_id,
        col(CharterVersion.federation_id) == col(Caisse.federation_id),
        col(CharterVersion.sha256) == col(CharterDraft.sha256),
    )


async def _view(session: AsyncSession, draft: CharterDraft) -> DraftView:
    caisse = await get_caisse(session, draft.caisse_id)
    return DraftView(
        sha256=draft.sha256,
        charter=draft.charter,
        version=draft.version,
        title=draft.title,
        added_on=civil_date(draft.added_at, caisse.time_zone),
        deleted=draft.deleted_at is not None,
    )


async def delete_draft(writer: AsyncSession, caisse_id: UUID, sha256: str, now: int) -> None:
    """Put a draft away; it can come back."""
    draft = await _get_draft(writer, caisse_id, sha256)
    draft.deleted_at = draft.deleted_at or now


async def restore_draft(writer: AsyncSession, caisse_id: UUID, sha256: str) -> None:
    """Bring a deleted draft back."""
    (await _get_draft(writer, caisse_id, sha256)).deleted_at = None


async def _get_draft(session: AsyncSession, caisse_id: UUID, sha256: str) -> CharterDraft:
    found = await session.execute(
        select(CharterDraft).where(
            col(CharterDraft.caisse_id) == caisse_id,
            col(CharterDraft.sha256) == sha256,
            ~_is_version(caisse_id),
        )
    )
    draft = found.scalar_one_or_none()
    if draft is None:
        raise Problem(404, "unknown-charter", "no such draft in this caisse")
    return draft


async def publish_draft(writer: AsyncSession, caisse_id: UUID, sha256: str, now: int) -> None:
    """Make a draft a version of the federation, for good; nothing when there is no such draft."""
    draft = await writer.get(CharterDraft, (caisse_id, sha256))
    if draft is None or draft.deleted_at is not None:
        return
    caisse = await get_caisse(writer, caisse_id)
    await add_charter(writer, caisse.federation_id, charter_from_json(draft.body.encode()), now)


async def read_draft_or_version(session: AsyncSession, caisse_id: UUID, sha256: str) -> Charter:
    """Return a version of the federation or a draft of the caisse."""
    draft = await session.get(CharterDraft, (caisse_id, sha256))
    body = draft.body if draft else await get_charter_body(session, caisse_id, sha256)
    return charter_from_json(body.encode())


async def read_source(session: AsyncSession, caisse_id: UUID, sha256: str) -> SourceFile:
    """Return the file of a draft or version: as it was imported here, else written from it."""
    charter = await read_draft_or_version(session, caisse_id, sha256)
    draft = await session.get(CharterDraft, (caisse_id, sha256))
    text = draft.source if draft else f"{WRITTEN.format(sha256)}\n\n{charter_toml(charter)}"
    version = UNSAFE_IN_A_NAME.sub("-", charter.version).strip("-.")[:LONGEST_VERSION]
    return SourceFile(f"{charter.id}-{version}.toml", text)
