"""Handing out files of one folder, and nothing outside it."""

import mimetypes
from pathlib import Path
from typing import Any

from litestar import Request, Response

TYPES = {".webmanifest": "application/manifest+json", ".geojson": "application/geo+json"}
KEPT = "public, max-age=31536000, immutable"
CHECKED = "no-cache"


def find_file(folder: Path, name: str) -> Path | None:
    """Return the file of that name inside the folder; None for anything else."""
    try:
        root = folder.resolve()
        wanted = (root / name.lstrip("/")).resolve()
        return wanted if wanted.is_relative_to(root) and wanted.is_file() else None
    except (OSError, ValueError):  # a name that no file can have: too long, or with a NUL
        return None


def is_folder_address(request: Request[Any, Any, Any]) -> bool:
    """Tell whether the address ends with a slash, as relative links need; the router drops it."""
    raw: bytes = request.scope["raw_path"]
    return raw.partition(b"?")[0].endswith(b"/")


def send_file(path: Path, cache_control: str, status: int = 200) -> Response[bytes]:
    """Return a file with its type; text is UTF-8."""
    media = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    media = media or "application/octet-stream"
    if media.startswith("text/") or media.endswith(("javascript", "json")):
        media = f"{media}; charset=utf-8"
    return Response(
        path.read_bytes(),
        status_code=status,
        media_type=media,
        headers={"cache-control": cache_control},
    )
