"""Sign-in links by e-mail."""

import asyncio
import smtplib
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.commands.sign_in import EMAIL_LASTS_MS, add_sign_in_code
from backend.accounts.tables import Person, Role
from backend.accounts.wire import SignInCodeView
from backend.settings import Settings

TEXT = """Bonjour {name},

Pour entrer dans Grillon, ouvrez ce lien puis appuyez sur le bouton de la page :
{link}

Ou tapez ce code dans l'application : {code}

Le lien et le code servent une seule fois et s'éteignent au bout d'un jour.
Si vous n'avez rien demandé, vous pouvez oublier ce message.
"""


async def make_sign_in_mails(
    writer: AsyncSession, email: str, settings: Settings, now: int
) -> list[EmailMessage]:
    """Return a message with a new way in for each person with this address who holds a role."""
    people = (
        await writer.execute(
            select(Person)
            .where(
                col(Person.email) == email.strip().lower(),
                select(col(Role.name)).where(col(Role.person_id) == col(Person.id)).exists(),
            )
            .order_by(col(Person.id))
        )
    ).scalars()
    return [
        _write(
            person,
            email,
            await add_sign_in_code(writer, person.id, settings.public_url, now, EMAIL_LASTS_MS),
            settings.mail_from,
        )
        for person in people
    ]


def _write(person: Person, email: str, way: SignInCodeView, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Votre lien pour entrer dans Grillon"
    message["From"], message["To"] = sender, email
    message.set_content(TEXT.format(name=person.name, link=way.link, code=way.code))
    return message


async def send_mails(messages: list[EmailMessage], smtp_url: str) -> None:
    """Hand the messages to the SMTP server at `smtp://user:password@host:port`."""
    await asyncio.to_thread(_send, messages, smtp_url)


def _send(messages: list[EmailMessage], smtp_url: str) -> None:
    url = urlsplit(smtp_url)
    with smtplib.SMTP(url.hostname or "127.0.0.1", url.port or 25, timeout=20) as server:
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls()
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        for message in messages:
            server.send_message(message)
