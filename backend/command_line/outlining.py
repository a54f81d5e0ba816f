"""The command that gives a caisse the outline of its territory."""

import argparse
import asyncio
import re
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.queries import get_caisse
from backend.accounts.tables import Caisse
from backend.clock import read_clock
from backend.command_line.given_files import GivenRefused, read_file
from backend.command_line.opening import get_caisse_of, open_database
from backend.command_line.refusals import SPACE, CommandRefused
from backend.settings import Settings
from backend.territories.commands import set_outline
from criteria.french import write_count, write_decimal, write_distance, write_integer
from criteria.scan import GREATEST_SIZE_BYTES
from maps.geojson import MAX_UNCERTAINTY_M, GeoJsonRefused, Reason, read_geojson
from maps.outline import MAX_POINTS, Outline, outline_distance_m
from maps.perimeter import Point

FARTHEST_M = 300_000
"""No caisse is so far from its own outline: the two numbers of a place are swapped."""

SENTENCES: dict[Reason, str] = {
    "not_json": "ce n’est pas un fichier GeoJSON",
    "not_a_polygon": "{at}il faut un Polygon ou un MultiPolygon, seul ou dans des Feature",
    "empty": "{at}il n’y a aucune surface",
    "not_positions": "{at}il faut une liste de points, chacun [longitude, latitude] en nombres",
    "not_degrees": "{at}ce ne sont pas des degrés de longitude puis de latitude. Enregistrez le "
    "fichier en WGS 84 (EPSG:4326)",
    "ring_too_short": "{at}un tour a au moins 4 points, dont le dernier répète le premier",
    "ring_open": "{at}le tour n’est pas fermé{space}: son dernier point doit répéter le premier",
    "crosses_itself": "{at}le tour se croise{near}",
    "not_one_surface": "{at}ce n’est pas une surface simple{near}{space}: un trou sort du tour, en "
    "touche un autre, ou la surface est vide",
    "too_many_points": "le contour a {number} points, et {most} au plus sont permis. "
    "Simplifiez-le, par exemple avec --simplify 50",
    "too_uncertain": "le contour serait faux de {number} m, et {off} m au plus sont permis",
}


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `caisse outline`."""
    outline = actions.add_parser(
        "outline", help="donner à une caisse le contour d’où l’on mesure, ou l’enlever"
    )
    outline.add_argument("slug", metavar="caisse")
    given = outline.add_mutually_exclusive_group(required=True)
    given.add_argument("file", metavar="fichier.geojson", type=Path, nargs="?")
    given.add_argument("--remove", action="store_true", help="mesurer de nouveau depuis le point")
    outline.add_argument(
        "--uncertainty",
        metavar="MÈTRES",
        type=_read_metres,
        help="de combien le tracé peut être faux, comme 150",
    )
    outline.add_argument(
        "--simplify",
        metavar="MÈTRES",
        type=_read_metres,
        default=0,
        help="laisser des points de côté, à tant de mètres près, qui s’ajoutent à l’incertitude",
    )
    outline.set_defaults(run=run_outline)


def run_outline(options: argparse.Namespace, settings: Settings) -> int:
    """Keep the outline of a file for the next adoption, or none, and say when it counts."""
    outline = None if options.remove else _read(options)
    return asyncio.run(_set(settings, options.slug, outline))


def _read(options: argparse.Namespace) -> Outline:
    if options.uncertainty is None:
        raise CommandRefused(
            f"Il manque --uncertainty{SPACE}: de combien le tracé peut-il être faux{SPACE}?"
        )
    try:
        body = read_file(options.file)
        if len(body) > GREATEST_SIZE_BYTES:
            raise CommandRefused(
                f"Ce fichier dépasse {GREATEST_SIZE_BYTES // 1_000_000}{SPACE}Mo. "
                "Simplifiez-le dans un logiciel de cartes."
            )
        return read_geojson(body, options.uncertainty, options.simplify)
    except GivenRefused as refused:
        raise CommandRefused(refused.write()) from refused
    except GeoJsonRefused as refused:
        raise CommandRefused(f"Contour refusé{SPACE}: {say(refused)}.") from refused


def say(refused: GeoJsonRefused) -> str:
    """Return why a file gives no outline, with the place, as the end of a sentence."""
    near = ""
    if refused.near is not None:
        lat, lon = (write_decimal(round(one * 100_000), 5) for one in refused.near)
        near = f" près de latitude {lat}, longitude {lon}"
    return SENTENCES[refused.reason].format(
        at=f"dans {refused.at}, " if refused.at else "",
        near=near,
        number=write_integer(refused.number),
        most=write_integer(MAX_POINTS),
        off=write_integer(MAX_UNCERTAINTY_M),
        space=SPACE,
    )


async def _set(settings: Settings, slug: str, outline: Outline | None) -> int:
    async with open_database(settings) as database, database.writer() as writer:
        caisse = await _find(writer, slug)
        lines = [] if outline is None else _describe(caisse, outline)
        counts = await set_outline(writer, caisse, outline, read_clock())
        lines = [*(lines or [f"{caisse.name} n’a plus de contour."]), _say_when(counts, outline)]
    print("\n".join(lines))
    return 0


async def _find(writer: AsyncSession, slug: str) -> Caisse:
    return await get_caisse(writer, (await get_caisse_of(writer, slug)).id)


def _describe(caisse: Caisse, outline: Outline) -> list[str]:
    """Say what was read, refusing an outline so far from the caisse that it is another place."""
    metres = outline_distance_m(Point(caisse.territory_lat_e7, caisse.territory_lon_e7), outline)
    away = f"{write_distance(abs(round(metres)))} du bord"
    start = f"le point de la caisse ({caisse.territory_label})"
    if metres > FARTHEST_M:
        raise CommandRefused(
            f"Contour refusé{SPACE}: {start} en est à {away}. "
            "Longitude et latitude sont peut-être inversées."
        )
    points = write_count(sum(map(len, outline.rings)), "point", "points")
    rings = write_count(len(outline.rings), "tour", "tours")
    off = write_distance(outline.uncertainty_m)
    where = "à l’intérieur" if metres <= 0 else "à l’extérieur"
    return [
        f"{caisse.name}{SPACE}: contour gardé, {points} en {rings}, à {off} près.",
        f"{start[0].upper()}{start[1:]} est {where}, à {away}.",
    ]


def _say_when(counts: bool, outline: Outline | None) -> str:
    source = "depuis le point" if outline is None else "depuis ce contour"
    if counts:
        return f"Les distances sont mesurées {source}."
    return (
        f"Les distances seront mesurées {source} dès la prochaine adoption d’une charte, celle en "
        "vigueur ou une autre, dans l’espace du comité. Jusque-là rien ne change."
    )


def _read_metres(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > MAX_UNCERTAINTY_M:
        raise argparse.ArgumentTypeError(
            f"il faut un nombre entier de mètres, de 0 à {MAX_UNCERTAINTY_M}"
        )
    return int(text)
