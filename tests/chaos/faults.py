"""The faults: each strikes while the volunteer goes on, and tells how it knows that it struck."""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from playwright.sync_api import expect

from tests.browser.relay import Fault
from tests.chaos.plan import WORDS, YES_NO, Act, FaultName, Strike
from tests.chaos.visiting import Visiting

ENTRIES = r"POST /api/\S+/entries"
PHOTOS = r"PUT /api/\S+/photos"
TYPED_LOSS_MS = 300
WRITING_MS = 100
BLOWS = 4
DAY_MS = 24 * 3_600_000
SLOW_BYTES_PER_S = 600
STRIKE_LIMIT_S = 20.0
START_LIMIT_S = 60.0
# A server that is killed within this time of a slow request is still reading it.
READING_S = 0.2


@dataclass
class Struck:
    """What became of a fault: `struck` rests on facts; `text_lost_ms`, age of what is lost."""

    fault: FaultName
    variant: str
    struck: bool
    facts: dict[str, object] = field(default_factory=dict)
    text_lost_ms: float = 0.0


def strike(visiting: Visiting, planned: Strike) -> Struck:
    """Let a fault strike this visit now; the visit goes on afterwards."""
    struck, facts = STRIKES[planned.fault](visiting, planned.variant)
    lost_ms = facts.pop("text_lost_ms", 0.0)
    assert isinstance(lost_ms, float)
    return Struck(planned.fault, planned.variant, struck, facts, lost_ms)


Told = tuple[bool, dict[str, Any]]


def kill(visiting: Visiting, variant: str) -> Told:
    """SIGKILL the browser while it writes an answer, a photo, or between two keystrokes.

    On a machine that does other things a blow may come once all is written: another one follows.
    """
    blow = kill_while_typing if variant == "typing" else partial(kill_while_writing, variant)
    told = [blow(visiting)]
    while not told[-1][0] and len(told) < BLOWS:
        told.append(blow(visiting))
    struck, facts = told[-1]
    lost_ms = max(one.get("text_lost_ms", 0.0) for _, one in told)
    return struck, {**facts, "text_lost_ms": lost_ms, "blows": len(told)}


def kill_while_writing(variant: str, visiting: Visiting) -> Told:
    """SIGKILL while a transaction that keeps an answer or a photo has just begun."""
    tablet, mark = visiting.tablet, visiting.mark
    question = visiting.draw.choice(YES_NO)
    table = "entries" if variant == "answer" else visiting.draw.choice(("photos", "entries"))
    if variant == "answer":
        button, code = visiting.next_choice(question, visiting.page)
        visiting.ledger.doubt(f"answer/{question}", {"choice": code})
        act: Callable[[], object] = button.click
    else:
        card = visiting.card(question, visiting.page)
        act = partial(visiting.point_camera, card)
    tablet.strike_on(table, visiting.draw.uniform(0.0, 0.006))
    tablet.die_during(act)
    began = [one for one in tablet.witness.since(mark, "began") if one["table"] == table]
    ended = {one["id"] for one in tablet.witness.since(mark, "kept")}
    age_ms = min((tablet.killed_at_ms - one["at_ms"] for one in began), default=float("inf"))
    under_way = any(one["id"] not in ended for one in began)
    visiting.come_back()
    facts: dict[str, object] = {"table": table, "under_way": under_way, "age_ms": age_ms}
    return age_ms <= WRITING_MS, facts


def kill_while_typing(visiting: Visiting) -> Told:
    """SIGKILL between two keystrokes: what was typed 300 ms before is there when she comes back."""
    text = " ".join(visiting.draw.sample(WORDS, 5))
    act = Act("note", visiting.draw.choice(YES_NO), text)
    visiting.open_text(act, visiting.page)
    stop = visiting.draw.randint(3, len(text) - 1)
    mark = visiting.mark

    def type_and_die() -> None:
        visiting.type(text[:stop], visiting.page)
        visiting.hesitate(TYPED_LOSS_MS / 2)
        visiting.tablet.strike()

    visiting.tablet.die_during(type_and_die)
    killed_ms = visiting.tablet.killed_at_ms
    keys = list(visiting.tablet.witness.since(mark, "typed"))
    cell, _ = visiting.cell_of(act, text)
    visiting.come_back()
    found = visiting.card(act.question, visiting.page).locator("textarea")
    kept = found.input_value() if found.is_visible() else ""
    # The text before this one stands when nothing of this one was kept.
    missing = [one for one in keys if not kept.startswith(one["text"])]
    lost_ms = killed_ms - missing[0]["at_ms"] if missing else 0.0
    visiting.ledger.cells.pop(cell, None)
    visiting.ledger.doubt(cell, {"text": kept})
    last_ms = killed_ms - keys[-1]["at_ms"] if keys else -1.0
    facts = {"typed": stop, "kept": len(kept), "last_key_ms": round(last_ms)}
    visiting.write(act, visiting.page)
    return 0 <= last_ms <= TYPED_LOSS_MS, {**facts, "text_lost_ms": lost_ms}


def cut(visiting: Visiting, variant: str) -> Told:
    """The connection breaks in the middle of a request, and there is no network for a while."""
    fault = visiting.field.proxy.cut_body(ENTRIES if variant == "entries" else PHOTOS)
    send_something(visiting, variant)
    wait_struck(visiting, fault)
    visiting.tablet.set_offline(True)
    visiting.do(Act("answer", visiting.draw.choice(YES_NO)))
    visiting.tablet.set_offline(False)
    return fault.struck > 0, {"struck": fault.struck}


def drop(visiting: Visiting, variant: str) -> Told:
    """The server has committed and answered, and the answer never arrives."""
    fault = visiting.field.proxy.drop_response(ENTRIES if variant == "entries" else PHOTOS)
    send_something(visiting, variant)
    wait_struck(visiting, fault)
    visiting.back_online()
    return fault.struck > 0, {"struck": fault.struck}


def restart(visiting: Visiting, variant: str) -> Told:
    """SIGKILL the server in the middle of a request, or just after its commit; it starts again."""
    field, killed = visiting.field, visiting.field.server.pid
    rate = SLOW_BYTES_PER_S if variant == "in-request" else None
    fault = field.proxy.slow(ENTRIES, bytes_per_s=rate, times=1)
    act_offline(visiting, "entries")
    known, mark = count_stored(visiting), visiting.mark
    visiting.tablet.set_offline(False)
    if variant == "in-request":
        wait_struck(visiting, fault)
        time.sleep(visiting.draw.uniform(0.0, READING_S))
        stored = count_stored(visiting) - known
    else:
        stored = wait_stored(visiting, known)
    field.server.kill()
    field.proxy.refuse()
    received = sum(len(one["receipts"]) for one in visiting.tablet.witness.since(mark, "kept"))
    starting = field.start_server_aside()
    visiting.do(Act("answer", visiting.draw.choice(YES_NO)))
    visiting.wait_until(
        lambda: not starting.is_alive(), "the server is not back", limit_s=START_LIMIT_S
    )
    field.proxy.pass_all()
    visiting.back_online()
    was_at_work = stored == 0 if variant == "in-request" else stored > 0
    facts: dict[str, object] = {"killed": killed, "stored": stored, "received": received}
    return fault.struck > 0 and was_at_work and field.server.pid != killed, facts


def clock(visiting: Visiting, variant: str) -> Told:
    """The clock of the tablet jumps by days, between two answers to the same question."""
    days = visiting.draw.randint(1, 40) * (1 if variant == "ahead" else -1)
    question = visiting.draw.choice(YES_NO)
    visiting.do(Act("answer", question))
    moved_ms = visiting.tablet.witness.moved_ms + days * DAY_MS
    visiting.tablet.witness.move_clock(visiting.tablet.context, moved_ms)
    mark = visiting.mark
    visiting.do(Act("answer", question))
    kept = [e for one in visiting.tablet.witness.since(mark, "kept") for e in one["entries"]]
    off_days = [round((e["device_time"] - time.time() * 1000) / DAY_MS) for e in kept]
    expected = round(moved_ms / DAY_MS)
    return bool(off_days) and set(off_days) == {expected}, {"days": days, "off_days": off_days}


def tabs(visiting: Visiting, variant: str) -> Told:
    """A second tab on the same visit, opened while she types in the first, or while it sends."""
    first, mark = visiting.page, visiting.mark
    note = Act("note", visiting.draw.choice(YES_NO), " ".join(visiting.draw.sample(WORDS, 5)))
    half = len(note.text) // 2
    if variant == "typing":
        visiting.open_text(note, first)
        visiting.type(note.text[:half], first)
    else:
        visiting.tablet.set_offline(True)
        visiting.do(Act("answer", visiting.draw.choice(YES_NO)))
        visiting.tablet.set_offline(False)
    second = visiting.tablet.context.new_page()
    with closing(second):
        second.goto(f"{visiting.field.proxy.url}/visites/#/visite/{visiting.errand.visit}")
        expect(second.get_by_role("heading", level=1).first).not_to_have_text("Grillon")
        visiting.do(Act("answer", visiting.draw.choice(YES_NO)), second)
        if variant == "typing":
            ended = visiting.mark
            visiting.type(note.text[half:], first)
            first.keyboard.press("Tab")
            visiting.wait_saved(ended, first)
            visiting.ledger.say(*visiting.cell_of(note, note.text))
        visiting.do(Act("answer", visiting.draw.choice(YES_NO)), first)
        visiting.do(Act("answer", visiting.draw.choice(YES_NO)), second)
    wrote = [
        any(one["entries"] for one in visiting.tablet.witness.since(mark, "kept", page))
        for page in (first, second)
    ]
    return all(wrote), {"wrote": wrote}


def quota(visiting: Visiting, variant: str) -> Told:
    """The tablet is full: nothing is said to be saved; once there is room the act is done again."""
    question = visiting.draw.choice(YES_NO)
    text = " ".join(visiting.draw.sample(WORDS, 4))
    note, half = Act("note", question, text), len(text) // 2
    refused = visiting.tablet.room.fill()
    mark = visiting.mark
    if variant == "answer":
        button, _ = visiting.next_choice(question, visiting.page)
        button.click()
    elif variant == "photo":
        visiting.point_camera(visiting.card(question, visiting.page))
    else:
        visiting.open_text(note, visiting.page)
        visiting.type(note.text[:half], visiting.page)
    visiting.wait_full(mark, visiting.page)
    kept = [one for one in visiting.tablet.witness.since(mark, "kept") if one["entries"]]
    visiting.tablet.room.empty()
    if variant == "typing":
        ended = visiting.mark
        visiting.type(note.text[half:], visiting.page)
        visiting.page.keyboard.press("Tab")
        visiting.wait_saved(ended, visiting.page)
        visiting.ledger.say(*visiting.cell_of(note, note.text))
    else:
        visiting.do(Act("answer" if variant == "answer" else "photo", question))
    return not kept and refused == "QuotaExceededError", {"refused": refused}


STRIKES: dict[FaultName, Callable[[Visiting, str], Told]] = {
    "kill": kill,
    "cut": cut,
    "drop": drop,
    "restart": restart,
    "clock": clock,
    "tabs": tabs,
    "quota": quota,
}


def send_something(visiting: Visiting, what: str) -> None:
    """Do an act without network, then let the network come back: the tablet sends at once."""
    act_offline(visiting, what)
    visiting.tablet.set_offline(False)


def act_offline(visiting: Visiting, what: str) -> None:
    """Leave the network and do an act that gives entries, or photos, to send."""
    visiting.tablet.set_offline(True)
    visiting.do(Act("answer" if what == "entries" else "photo", visiting.draw.choice(YES_NO)))


def count_stored(visiting: Visiting) -> int:
    """Count the entries of the visit that the server has committed."""
    return len(visiting.field.list_entries(visiting.errand.visit))


def wait_struck(visiting: Visiting, fault: Fault) -> None:
    """Wait until a fault of the network has struck."""
    visiting.wait_until(lambda: fault.struck > 0, f"{fault.kind} never struck")


def wait_stored(visiting: Visiting, known: int) -> int:
    """Wait, without the browser, until the server has committed more than was known; how many."""
    limit = time.monotonic() + STRIKE_LIMIT_S
    while (stored := count_stored(visiting)) == known:
        if time.monotonic() > limit:
            break
        time.sleep(0.001)
    return stored - known
