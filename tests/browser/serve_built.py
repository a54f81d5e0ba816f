"""Serves a caisse with the browser's applications of another folder: a release to come.

`python -m tests.browser.serve_built FOLDER PORT`; settings come from the environment, as ever.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from backend.app import equip, make_app
from backend.settings import read_settings


def main(given: Sequence[str]) -> None:
    """Serve until stopped."""
    folder, port = given
    settings = read_settings()
    app = make_app(lambda: equip(settings, built=Path(folder)))
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning")


if __name__ == "__main__":
    main(sys.argv[1:])
