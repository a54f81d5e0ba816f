"""Commands that save everything and bring it back."""

import argparse
import asyncio
from pathlib import Path

from backend.backups import DATABASE, Manifest, make_backup, sqlite_path
from backend.clock import civil_date, read_clock
from backend.command_line.opening import check_revision
from backend.command_line.refusals import SPACE, CommandRefused
from backend.demonstration.story import TIME_ZONE
from backend.photos.store import PhotoStore
from backend.release import RELEASE
from backend.restoring import Reason, RestoreRefused, restore_backup
from backend.settings import Settings

REFUSALS: dict[Reason, str] = {
    "unreadable": "Le fichier n’est pas une archive lisible, ou il est coupé. "
    "Essayez une autre sauvegarde.",
    "not_a_backup": "Ce fichier n’est pas une sauvegarde de Grillon ({at}).",
    "other_format": "Cette sauvegarde a un format que cette version ne connaît pas ({at}). "
    "Installez une version plus récente.",
    "file_missing": "Il manque {at} dans la sauvegarde. Essayez une autre sauvegarde.",
    "file_differs": "{at} a été changé ou abîmé depuis la sauvegarde. "
    "Essayez une autre sauvegarde.",
    "database_damaged": "La base de la sauvegarde est abîmée ({at}). Essayez une autre sauvegarde.",
    "later_release": "La sauvegarde vient d’une version plus récente de Grillon. "
    "Installez cette version.",
    "other_database": "La sauvegarde et cette installation n’ont pas la même sorte de base "
    "(SQLite ou PostgreSQL). Voyez GRILLON_DATABASE_URL.",
    "not_empty": "Il y a déjà des données ici, rien n’a été touché. Pour les remplacer "
    "par la sauvegarde, ajoutez --replace.",
    "in_use": "Un autre programme se sert de la base. Arrêtez-le, puis recommencez.",
}


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `backup` and `restore`."""
    backup = commands.add_parser("backup", help="sauvegarder la base, les photos et les clés")
    backup.add_argument("file", type=Path, metavar="fichier.tar.gz")
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help="remettre une sauvegarde en place")
    restore.add_argument("file", type=Path, metavar="fichier.tar.gz")
    restore.add_argument("--replace", action="store_true", help="remplacer les données présentes")
    restore.set_defaults(run=run_restore, alone=True)


def run_backup(options: argparse.Namespace, settings: Settings) -> int:
    """Save everything in one archive, while the server runs."""
    check_revision(settings)
    store = PhotoStore(settings.photos_url)
    target: Path = options.file
    if target.exists():
        raise CommandRefused(f"{target} existe déjà. Choisissez un autre nom.")
    try:
        manifest = asyncio.run(
            make_backup(settings.database_url, store, target, RELEASE, read_clock())
        )
    except OSError as fault:
        raise CommandRefused(f"{target} ne peut pas être écrit{SPACE}: {fault}.") from fault
    print(f"Sauvegarde écrite dans {target} ({target.stat().st_size // 1000} ko).")
    _print_content(manifest)
    if DATABASE not in manifest.files:
        print(
            "La base est un PostgreSQL, elle n’est pas dans ce fichier. Sauvegardez-la avec "
            "pg_dump, juste après."
        )
    for name in manifest.missing:
        print(f"Attention{SPACE}: {name} manque dans les photos et n’est pas sauvegardée.")
    print("Ce fichier contient des données privées et les clés des caisses : gardez-le à l’abri.")
    return 0


def run_restore(options: argparse.Namespace, settings: Settings) -> int:
    """Verify a backup whole, then put it in place in one step."""
    archive: Path = options.file
    if not archive.is_file():
        raise CommandRefused(f"{archive} n’existe pas ou n’est pas un fichier.")
    store = PhotoStore(settings.photos_url)
    site = settings.data / "site"
    try:
        manifest = asyncio.run(
            restore_backup(archive, settings.database_url, store, site, options.replace)
        )
    except RestoreRefused as refused:
        raise CommandRefused(REFUSALS[refused.reason].format(at=refused.at)) from refused
    made_on = civil_date(manifest.made_at, TIME_ZONE)
    print(f"Sauvegarde du {made_on:%d/%m/%Y} remise en place.")
    _print_content(manifest)
    if sqlite_path(settings.database_url) is None:
        print("La base est un PostgreSQL : remettez-la avec pg_restore ou psql.")
    print("Ensuite : grillon migrate, puis grillon verify, puis grillon serve.")
    print("Ce qui a été effacé depuis cette sauvegarde est revenu : effacez-le de nouveau.")
    return 0


def _print_content(manifest: Manifest) -> None:
    photos = sum(name.startswith("photos/") for name in manifest.files)
    print(f"  Photos{SPACE}: {photos}")
    for slug, head in manifest.registers.items():
        print(f"  Registre {slug}, tête {head.n}:{head.hash}")
