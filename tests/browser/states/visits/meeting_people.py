"""States of who visits, who is visited, and what they sign."""

from playwright.sync_api import Page, expect

from tests.browser import meeting
from tests.browser.states.visits.tablet import PLANNED, STARTED, open_offline, open_part
from tests.browser.worlds import World


def give_all(page: Page, world: World) -> None:
    """Give role, pledge and a link, offline."""
    open_offline(PLANNED, "/visiteurs", page, world)
    meeting.give_pledge(page, "en pair")
    meeting.declare_link(page, "Nous vendons sur le même marché.")
    expect(page.get_by_role("status").filter(has_text="Enregistré")).to_be_visible()


def meet(page: Page, world: World) -> None:
    """Take a commitment and the word of the person visited, offline."""
    open_offline(PLANNED, "/rencontre", page, world)
    meeting.commit_to(page, "Composter les invendus avec la ferme voisine.", "2027-06-30")
    meeting.say(page, "Revenez au printemps, la serre sera finie.")
    expect(page.get_by_role("status").filter(has_text="Enregistré")).to_be_visible()


def remove_commitment(page: Page, world: World) -> None:
    """Withdraw a commitment, which can be put back."""
    meet(page, world)
    page.get_by_role("button", name="Retirer : Engagement 1").click()
    expect(page.get_by_role("button", name="Remettre")).to_be_visible()


def read_all(page: Page, world: World) -> None:
    """Unfold all that was noted."""
    open_part(STARTED, "/signature", "J’ai été visité", page, world)
    expect(page.locator("canvas.pad")).to_be_visible()
    for summary in page.locator("main summary").all():
        summary.click()


def sign_nameless(page: Page, world: World) -> None:
    """Sign without a name."""
    open_part(STARTED, "/signature", "J’ai été visité", page, world)
    page.get_by_role("button", name="Signer", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="Écrivez d’abord le nom")).to_be_visible()


def draw_a_signature(page: Page, world: World) -> None:
    """Draw, and do not sign yet."""
    open_part(STARTED, "/signature", "J’ai été visité", page, world)
    meeting.draw(page)


def sign_offline(page: Page, world: World) -> None:
    """Sign by name and drawing, offline."""
    open_offline(STARTED, "/signature", page, world)
    meeting.sign(page, "Paul Lafargue")


def change_what_was_signed(page: Page, world: World) -> None:
    """Change something that was signed, and come back."""
    sign_offline(page, world)
    page.goto(f"{world.url}/visites/#/visite/{STARTED}/rencontre")
    meeting.say(page, "Une chose encore.")
    page.goto(f"{world.url}/visites/#/visite/{STARTED}/signature")
    expect(page.get_by_text("modifié après signature").first).to_be_visible()


def refuse_to_sign(page: Page, world: World) -> None:
    """Note that the person visited does not wish to sign, offline."""
    open_offline(STARTED, "/signature", page, world)
    page.get_by_label("Nom de la personne qui signe").fill("Paul Lafargue")
    page.get_by_role("button", name="Ne souhaite pas signer").click()
    expect(page.get_by_role("button", name="Signer finalement")).to_be_visible()
