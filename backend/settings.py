"""What an operator may set, read once from the environment."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting of the program; the environment variable's name is given for each.

    data: folder that holds everything the program keeps (GRILLON_DATA, `./data`).
    database_url: SQLAlchemy URL (GRILLON_DATABASE_URL, SQLite in the data folder).
    photos_url: where photos lie (GRILLON_PHOTOS_URL, folder `photos` in the data folder).
    public_url: address that people type, used in links (GRILLON_PUBLIC_URL).
    smtp_url: `smtp://user:password@host:port` for e-mail (GRILLON_SMTP_URL, none).
    mail_from: sender of e-mail (GRILLON_MAIL_FROM).
    """

    data: Path
    database_url: str
    photos_url: str
    public_url: str = "http://127.0.0.1:8000"
    smtp_url: str | None = None
    mail_from: str = "grillon@localhost"

    @property
    def cookies_need_https(self) -> bool:
        """Whether the session cookie travels over HTTPS only."""
        return self.public_url.startswith("https://")


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings that the environment gives, with a default for each."""
    data = Path(environment.get("GRILLON_DATA", "data")).absolute()
    port = environment.get("PORT", "8000")
    return Settings(
        data=data,
        database_url=environment.get(
            "GRILLON_DATABASE_URL", f"sqlite:///{data / 'grillon.sqlite'}"
        ),
        photos_url=environment.get("GRILLON_PHOTOS_URL", f"file://{data}/photos"),
        public_url=environment.get("GRILLON_PUBLIC_URL", f"http://127.0.0.1:{port}"),
        smtp_url=environment.get("GRILLON_SMTP_URL"),
        mail_from=environment.get("GRILLON_MAIL_FROM", "grillon@localhost"),
    )
