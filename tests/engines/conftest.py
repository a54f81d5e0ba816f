"""Each engine in turn, on a tablet that is paired, ready and cut off."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.caisse import PreparedCaisse, prepare_caisse
from tests.browser.images import make_photo
from tests.browser.processes import ServerProcess, find_free_port
from tests.browser.proxy import Proxy
from tests.engines.engine import Engine, press, see, wait_for
from tests.engines.firefox import Firefox
from tests.engines.install import Programs, find_programs
from tests.engines.webkitgtk import WebKitGtk

Open = Callable[[Programs], "Iterator[Engine]"]


class Barn:
    """A farm without network: the engine, the caisse, and the way to the server."""

    def __init__(self, engine: Engine, caisse: PreparedCaisse, network: Proxy) -> None:
        self.engine = engine
        self.caisse = caisse
        self.network = network
        self.url = f"{network.url}/visites/"


@contextmanager
def open_firefox(programs: Programs) -> Iterator[Engine]:
    """Run Firefox."""
    engine = Firefox(programs.firefox)
    try:
        yield engine
    finally:
        engine.close()


@contextmanager
def open_webkitgtk(programs: Programs) -> Iterator[Engine]:
    """Run WebKitGTK on a screen of its own."""
    command = [
        programs.screen,
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1024x1280x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as screen:
        try:
            assert screen.stdout
            display = f":{screen.stdout.readline().decode().strip()}"
            engine = WebKitGtk(programs.webkit_browser, programs.webkit_driver, display)
            try:
                yield engine
            finally:
                engine.close()
        finally:
            screen.terminate()


@pytest.fixture(scope="session")
def programs() -> Programs:
    """Return where the engines are; the run fails when one is missing."""
    return find_programs()


@pytest.fixture(scope="module", params=[open_firefox, open_webkitgtk], ids=["firefox", "webkitgtk"])
def barn(
    request: pytest.FixtureRequest, programs: Programs, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Barn]:
    """Pair a tablet, wait until it is ready, cut its network."""
    caisse = prepare_caisse(tmp_path_factory.mktemp("engine") / "data")
    port = find_free_port()
    server = ServerProcess(
        caisse.command(port),
        f"http://127.0.0.1:{port}/api/health",
        caisse.settings.data / "server.log",
        caisse.environment(),
    )
    with server, Proxy(port) as network, request.param(programs) as engine:
        barn = Barn(engine, caisse, network)
        pair(barn)
        network.refuse()
        yield barn


def pair(barn: Barn) -> None:
    """Relate the tablet to the caisse, and wait until it may leave."""
    barn.engine.goto(barn.url)
    see(barn.engine, "Code de 8 caractères")
    barn.engine.find("input").send_keys(barn.caisse.pairing_code)
    press(barn.engine, "Relier la tablette")
    see(barn.engine, "Mes visites", "h1")
    see(barn.engine, "Prêt pour le hors-ligne", limit_s=60)
    controlled = "return navigator.serviceWorker?.controller != null"
    wait_for(lambda: barn.engine.run(controlled), "a service worker that answers")


def write_photo(folder: Path) -> Path:
    """Write a photo of 12 megapixels as a phone takes it."""
    file = folder / "photo.jpg"
    file.write_bytes(make_photo())
    return file
