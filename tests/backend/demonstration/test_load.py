"""Loading the demonstration: every stage is there, provable, and the same each time."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from backend.accounts.tables import Caisse, CaisseKey, Federation, Person
from backend.charters.tables import CharterVersion
from backend.clock import civil_date
from backend.database import Reader
from backend.deciding.board import get_board, get_dossier
from backend.deciding.decide import preview
from backend.deciding.verification import verify_register
from backend.deciding.wire import BoardView, DecisionDraft, Dossier, VerificationView, VotesDraft
from backend.demonstration.founding import caisse_id, outlet_id
from backend.demonstration.story import moment
from backend.devices.tables import Device
from backend.outlets.tables import Outlet
from backend.photos.check import check_photo
from backend.photos.queries import may_device_see
from backend.photos.tables import Photo
from backend.problems import Problem
from backend.register.export import write_export
from backend.register.line import read_line
from backend.register.reading import read_export
from backend.register.tables import RegisterLine
from backend.visits.tables import StoredEntry, Visit, VisitPerson
from tests.backend import demonstrations
from tests.backend.demonstrations import SLUGS, TODAY, Demonstration

NOW = moment(TODAY, 0, "08:00")
SCRIPT = Path(__file__).parents[1] / "register" / "independent_verifier.py"
IDS = (Federation.id, Caisse.id, Person.id, Device.id, Outlet.id, Visit.id, StoredEntry.id)


def verify(demonstration: Demonstration, slug: str) -> VerificationView:
    """Verify the register of a caisse."""
    return demonstration.read(lambda reader: verify_register(reader, caisse_id(slug), None))


def board(demonstration: Demonstration, slug: str) -> BoardView:
    """Return the board of a caisse on the morning of the day."""
    return demonstration.read(lambda reader: get_board(reader, caisse_id(slug), NOW))


def dossier(demonstration: Demonstration, slug: str, outlet: str) -> Dossier:
    """Return the dossier of an outlet."""
    return demonstration.read(
        lambda reader: get_dossier(reader, caisse_id(slug), outlet_id(outlet), NOW)
    )


def stage_of(demonstration: Demonstration, slug: str, outlet: str) -> str:
    """Return where an outlet stands in a caisse."""
    [item] = [one for one in board(demonstration, slug).items if one.outlet == outlet_id(outlet)]
    return item.stage


async def read_ids(reader: Reader) -> list[list[str]]:
    """Return the ids of every row and what each register line says, its hashes apart."""
    ids = [sorted(map(str, (await reader.execute(select(col(one)))).scalars())) for one in IDS]
    rows = await reader.execute(
        select(col(RegisterLine.body)).order_by(col(RegisterLine.caisse_id), col(RegisterLine.n))
    )
    lines = [read_line(body.encode()) for body in rows.scalars()]
    said = [f"{one.n} {one.recorded_at} {one.decided_on} {one.clear}" for one in lines]
    return [*ids, said, [name for one in lines for name in one.seals]]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_register_verifies(demonstration: Demonstration, slug: str) -> None:
    """Whatever the demonstration shows can be proved."""
    verified = verify(demonstration, slug)

    assert verified.failures == []
    assert verified.head is not None
    assert verified.follows > 30


def test_the_erased_applicant_is_attested(demonstration: Demonstration) -> None:
    """What was decided of someone erased rests on its attestation, in that caisse alone."""
    assert [4, 0, 0] == [verify(demonstration, slug).attested for slug in SLUGS]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_independent_script_accepts_the_register(
    demonstration: Demonstration, slug: str, tmp_path: Path
) -> None:
    """A program that shares nothing with Grillon finds no fault."""
    path = tmp_path / "register.json"
    path.write_bytes(demonstration.read(lambda reader: _export(reader, caisse_id(slug))))

    done = subprocess.run([sys.executable, "-I", str(SCRIPT), str(path)], check=False)

    assert done.returncode == 0


async def _export(reader: Reader, caisse: UUID) -> bytes:
    return write_export(await read_export(reader, caisse))


def test_every_stage_is_on_the_boards(demonstration: Demonstration) -> None:
    """A visitor sees each thing that the committee space can show."""
    stages = {item.stage for slug in SLUGS for item in board(demonstration, slug).items}

    assert stages == {
        "to_visit",
        "to_decide",
        "conventioned",
        "refused",
        "adjourned",
        "ended",
        "erased",
    }


def test_a_shared_outlet_stands_apart_in_each_caisse(demonstration: Demonstration) -> None:
    """The same farm has other rates in the caisse that met fewer criteria there."""
    here = dossier(demonstration, "bordeaux", "lezard-vert").convention
    there = dossier(demonstration, "sud-gironde", "lezard-vert").convention

    assert here is not None
    assert there is not None
    assert {"eggs": 100, "preserves": 80, "vegetables": 100} == {
        one.family: one.percent for one in here.families
    }
    assert {"eggs": 85, "vegetables": 85} == {one.family: one.percent for one in there.families}


def test_a_shop_has_several_rates(demonstration: Demonstration) -> None:
    """Three criteria met: each class of products has its own rate, one waits for an answer."""
    shop = dossier(demonstration, "bordeaux", "pomme-cassee")

    assert shop.convention is not None
    assert {50, 30} == {one.percent for one in shop.convention.families}
    assert {"rated", "to_confirm", "not_admitted"} == {one.state for one in shop.visits[0].families}


def test_a_visit_is_planned_for_alice_tomorrow(demonstration: Demonstration) -> None:
    """The tablet has somewhere to go."""
    [visit] = dossier(demonstration, "bordeaux", "lune-rousse").visits

    assert ("planned", "2026-11-19") == (visit.state, visit.planned_on)
    assert ["Alice", "Hugo"] == [one.name for one in visit.people]


def test_two_volunteers_differ_on_a_visit_in_progress(demonstration: Demonstration) -> None:
    """Both answers are shown with their authors."""
    [visit] = dossier(demonstration, "bordeaux", "ver-luisant").visits

    assert visit.state == "in_progress"
    assert [["Alice", "Hugo"]] == [
        sorted(one.author for one in each.answers) for each in visit.disagreements
    ]


def test_a_disagreement_blocks_the_vote(demonstration: Demonstration) -> None:
    """The submission of the buying group names two answers that differ."""
    [visit] = dossier(demonstration, "bordeaux", "herisson").visits
    assert visit.submission is not None
    draft = DecisionDraft(
        outlet=outlet_id("herisson"),
        submission=visit.submission,
        votes=VotesDraft(8, 0, 0, 0, 8, 12, 0),
        decided_on=TODAY,
        reasons="Pour.",
    )

    with pytest.raises(Problem) as refused:
        demonstration.read(lambda reader: preview(reader, caisse_id("bordeaux"), draft, NOW))

    assert refused.value.slug == "disagreement-unsettled"


def test_a_submitted_visit_can_be_decided(demonstration: Demonstration) -> None:
    """The stall waits for a vote, with a late entry and one that was set aside."""
    [visit] = dossier(demonstration, "bordeaux", "deux-brouettes").visits

    assert visit.disagreements == []
    assert visit.eligible
    assert visit.late >= 1
    assert ["Hugo"] == [one.author for one in visit.parked]


def test_a_reprise_holds_until_the_new_rates(demonstration: Demonstration) -> None:
    """A change of rate of an outlet already conventioned waits for a first of the month."""
    hall = dossier(demonstration, "sud-gironde", "coquelicots")

    assert hall.convention is not None
    assert hall.convention.taken_over
    assert hall.history[0].kind == "decided"
    assert stage_of(demonstration, "bordeaux", "coquelicots") == "to_visit"


def test_an_expired_convention_is_to_visit_again(demonstration: Demonstration) -> None:
    """The mill's convention has ended by its term, and a visit is planned."""
    mill = dossier(demonstration, "sud-gironde", "grain-perdu")

    assert mill.convention is None
    assert ["planned", "decided"] == [one.state for one in mill.visits]


def test_a_trial_visit_is_marked(demonstration: Demonstration) -> None:
    """The visite d'essai shows its watermark before it is begun."""
    [visit] = dossier(demonstration, "bordeaux", "merle-blanc").visits

    assert visit.trial


def test_a_farm_beyond_the_perimeter_is_refused(demonstration: Demonstration) -> None:
    """Its distance is measured and said."""
    farm = dossier(demonstration, "flers", "etang-aux-grues")

    assert farm.stage == "refused"
    assert farm.visits[0].distance is not None
    assert farm.visits[0].distance.verdict == "outside"


def test_flers_measures_from_its_outline(demonstration: Demonstration) -> None:
    """One place is within the territory, another is as far as from its nearest edge."""
    said = [
        dossier(demonstration, "flers", key).visits[0].distance
        for key in ("six-sabots", "hautes-mesanges")
    ]

    assert ["dans le territoire", "4,5\u00a0km du contour du territoire"] == [
        one.words.split(", pour")[0] for one in said if one
    ]


def test_photos_are_held_and_carry_nothing_else(demonstration: Demonstration) -> None:
    """Each photo named is on disk, and is what the server asks of a photo."""
    held = demonstration.read(_list_photos)
    folder = demonstration.settings.data / "photos"

    assert len(held) > 20
    for caisse, sha256 in held:
        check_photo((folder / str(caisse) / sha256[:2] / f"{sha256}.jpg").read_bytes(), sha256)
    assert len(list(folder.rglob("*.jpg"))) == len(held)


def test_every_photo_can_be_read_by_the_devices_of_its_visitors(
    demonstration: Demonstration,
) -> None:
    """Its bytes were sent by the tablet that took it, as on any other day."""
    unseen = demonstration.read(_list_unseen)

    assert [] == unseen


async def _list_unseen(reader: Reader) -> list[str]:
    """Return the photos shown by a visit that none of those who made it may see."""
    shown = await reader.execute(
        select(
            col(StoredEntry.caisse_id), col(StoredEntry.photo_sha256), col(VisitPerson.person_id)
        )
        .join(VisitPerson, col(VisitPerson.visit_id) == col(StoredEntry.visit_id))
        .where(col(StoredEntry.photo_sha256).is_not(None))
    )
    rows = shown.all()
    assert len(rows) > 20
    return [
        sha256
        for caisse, sha256, person in rows
        if not await may_device_see(reader, caisse, sha256, frozenset({person}))
    ]


async def _list_photos(reader: Reader) -> list[tuple[UUID, str]]:
    rows = await reader.execute(select(col(Photo.caisse_id), col(Photo.sha256)))
    return [(caisse, sha256) for caisse, sha256 in rows]


def test_nothing_happens_after_the_morning_of_the_day(demonstration: Demonstration) -> None:
    """A demonstration loaded at any hour lies in the past."""
    recorded = demonstration.read(_list_recorded)

    assert max(civil_date(at, "Europe/Paris") for at in recorded) < TODAY


async def _list_recorded(reader: Reader) -> list[int]:
    lines = (await reader.execute(select(col(RegisterLine.recorded_at)))).scalars()
    entries = (await reader.execute(select(col(StoredEntry.received_at)))).scalars()
    return [*lines, *entries]


def test_two_loadings_of_one_day_have_the_same_ids(
    demonstration: Demonstration, database_url: str, tmp_path: Path
) -> None:
    """Only salts, keys and secrets differ; a second loading into the same base does nothing."""
    again = demonstrations.load(database_url, tmp_path)

    assert demonstration.read(read_ids) == again.read(read_ids)
    assert not set(demonstration.read(_list_keys)) & set(again.read(_list_keys))
    with pytest.raises(AssertionError):
        demonstrations.load(database_url, tmp_path)


async def _list_keys(reader: Reader) -> list[str]:
    return list((await reader.execute(select(col(CaisseKey.id)))).scalars())


def test_any_day_will_do(database_url: str, tmp_path: Path) -> None:
    """A first of the month after a 29 February, with clocks about to change, verifies as well."""
    loaded = demonstrations.load(database_url, tmp_path, date(2028, 3, 1))

    assert [[], [], []] == [verify(loaded, slug).failures for slug in SLUGS]
    assert len(loaded.read(_list_charters)) == 2


async def _list_charters(reader: Reader) -> list[str]:
    return list((await reader.execute(select(col(CharterVersion.sha256)))).scalars())
