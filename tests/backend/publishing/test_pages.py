"""Pages of the public folder that are no more."""

from tests.backend.builders import AGAINST, approve, begin, decide, erase, revoke, send_visit
from tests.cast import World


def status_of_page(world: World, outlet: str) -> int:
    """Return what a member gets at the address of an outlet's page."""
    return world.call("emma", "GET", f"/carte/bordeaux/lieux/{outlet}.html").status_code


def test_the_page_of_an_erased_outlet_says_that_it_is_gone(world: World) -> None:
    """Who kept its address learns that the page was removed: 410, not 404."""
    begin(world)
    outlet = approve(world).outlet
    assert 200 == status_of_page(world, outlet)
    revoke(world, outlet)
    assert 200 == status_of_page(world, outlet)
    erase(world, outlet)

    assert 410 == status_of_page(world, outlet)


def test_an_outlet_that_was_refused_never_had_a_page(world: World) -> None:
    """Erased or not, its address tells nothing."""
    begin(world)
    sent = send_visit(world)
    decide(world, sent, votes=AGAINST)
    erase(world, sent.outlet)

    assert 404 == status_of_page(world, sent.outlet)
