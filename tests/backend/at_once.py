"""Several requests at once, to the whole application on real parallel connections."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import httpx

from backend.actors import COOKIE
from backend.app import make_app
from tests.cast import World

Client = httpx.AsyncClient
Post = Callable[[Client], Awaitable[httpx.Response]]


def send_at_once(world: World, rounds: Sequence[Sequence[Post]]) -> list[list[httpx.Response]]:
    """Send the requests of each round together, the rounds one after the other."""

    async def run() -> list[list[httpx.Response]]:
        app: Any = make_app(world.equip)
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        base = "http://testserver.local"
        async with app.lifespan(), Client(transport=transport, base_url=base, timeout=60) as client:
            return [await asyncio.gather(*(post(client) for post in posts)) for posts in rounds]

    return asyncio.run(run())


def as_tablet(world: World, path: str, body: Any) -> Post:
    """Return a request of Alice's tablet."""
    headers = {"authorization": f"Bearer {world.tablet.id}.{world.tablet.secret}"}
    return lambda client: client.post(path, json=body, headers=headers)


def as_person(world: World, who: str, path: str, body: Any) -> Post:
    """Return a request of someone of the cast who is signed in."""
    headers = {
        "origin": "http://testserver.local",
        "cookie": f"{COOKIE}={world.cookies[who]}",
    }
    return lambda client: client.post(path, json=body, headers=headers)
