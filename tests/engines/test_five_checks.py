"""What a volunteer must be able to do in a barn, in each engine."""

from pathlib import Path

from tests.browser.caisse import FARM
from tests.engines.conftest import Barn, write_photo
from tests.engines.engine import give_file, press, press_at, see, wait_for

CRITERION = "Transparence"
COUNT_STORED = "SELECT count(*) FROM entry WHERE kind = 'answer'"


def open_farm(barn: Barn) -> None:
    """Begin from a page loaded anew, and open the visit."""
    barn.engine.goto(barn.url)
    press(barn.engine, FARM)
    see(barn.engine, FARM, "h1")


def open_criterion(barn: Barn) -> None:
    """Open the criterion that the checks answer."""
    open_farm(barn)
    press(barn.engine, CRITERION)
    see(barn.engine, CRITERION, "h1")


def count_pressed(barn: Barn) -> int:
    """Count the answers shown as given."""
    script = "return document.querySelectorAll('.choice[aria-pressed=true]').length"
    return int(barn.engine.run(script))


def test_the_application_starts_again_without_network(barn: Barn) -> None:
    """Loaded anew with the network cut, it shows the visits."""
    barn.engine.goto(barn.url)
    see(barn.engine, FARM)
    barn.engine.reload()

    see(barn.engine, FARM)


def test_an_answer_is_kept_when_the_page_is_loaded_again(barn: Barn) -> None:
    """Answered without network, it is there after a reload."""
    open_criterion(barn)
    before = count_pressed(barn)
    press_at(barn.engine, barn.engine.find(".choice[aria-pressed=false]"))
    wait_for(lambda: count_pressed(barn) == before + 1, "the answer is shown")
    barn.engine.reload()
    see(barn.engine, CRITERION, "h1")

    wait_for(lambda: count_pressed(barn) == before + 1, "the answer is still shown")


def test_a_photo_is_kept_when_the_page_is_loaded_again(barn: Barn, tmp_path: Path) -> None:
    """A photo of 12 megapixels is resized, kept, and shown after a reload."""
    shown = "return document.querySelector('img.photo')?.naturalWidth ?? 0"
    open_criterion(barn)
    give_file(barn.engine, "input[type=file]", write_photo(tmp_path))
    wait_for(lambda: barn.engine.run(shown), "the photo is shown", 60)
    barn.engine.reload()

    assert 0 < wait_for(lambda: barn.engine.run(shown), "the photo is still shown") <= 1600


def test_a_drawn_signature_is_kept_when_the_page_is_loaded_again(barn: Barn) -> None:
    """Signed with the mouse, it is shown after a reload."""
    open_farm(barn)
    barn.engine.goto(f"{barn.engine.run('return location.href')}/signature")
    barn.engine.reload()
    see(barn.engine, "Nom de la personne qui signe")
    barn.engine.find("#app input").send_keys("Jeanne")
    barn.engine.run("document.querySelector('canvas.pad').scrollIntoView({block: 'center'})")
    barn.engine.drag(barn.engine.find("canvas.pad"), [(40, 20), (30, -30), (30, 25)])
    press(barn.engine, "Signer", "button.button-main")
    see(barn.engine, "Jeanne, le", "li")
    barn.engine.reload()

    see(barn.engine, "Jeanne, le", "li")


def test_what_was_written_reaches_the_server(barn: Barn) -> None:
    """With the network back, the server holds what the tablet wrote."""
    open_criterion(barn)
    press_at(barn.engine, barn.engine.find(".choice[aria-pressed=false]"))
    barn.network.accept()
    barn.engine.goto(barn.url)
    press(barn.engine, "Synchroniser")
    see(barn.engine, "Tout est arrivé.")
    stored = barn.caisse.query(COUNT_STORED)
    barn.network.refuse()

    assert stored != [(0,)]
