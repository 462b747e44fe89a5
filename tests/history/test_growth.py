"""What a life costs to work out grows with what is told of it, and no faster."""

import time
from collections.abc import Callable
from datetime import date, timedelta

from habeas.history import pieces, spells, worlds
from habeas.history.rectangles import rectangles
from habeas.history.told import told_of
from habeas.history.worlds import worlds_of
from habeas.model.claim import Claim
from habeas.vocabulary.rules import packaged
from strategies import event


def told(count: int) -> list[Claim]:
    """Give arrests and releases in turn, a week apart."""
    first = date(1950, 1, 1)
    return [
        event(("arrested", "released")[n % 2], str(first + timedelta(days=7 * n)), key=f"c{n}")
        for n in range(count)
    ]


def forget() -> None:
    """Forget every life, and every piece of one, that was worked out before."""
    worlds._remembered.cache_clear()
    for memory in (pieces._FORWARD, pieces._BACK):
        memory.forget()


def seconds(work: Callable[[], object]) -> float:
    """Give the least time of some, so that other work of the machine does not count."""
    found = []
    for _ in range(4):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def test_a_page_of_twice_as_much_takes_less_than_three_times_as_long() -> None:
    """Spells are written out from what is found in order, not by looking at all for each."""
    once, twice = told(700), told(1400)
    assert len(spells("Vinter", twice)) == 1400
    assert seconds(lambda: spells("Vinter", twice)) < 3 * seconds(lambda: spells("Vinter", once))


def test_rectangles_of_twice_as_much_take_less_than_three_times_as_long() -> None:
    """The events of each statement are found once."""

    def of(claims: list[Claim]) -> float:
        def work() -> None:
            forget()
            rectangles("Vinter", claims, rules=packaged())

        return seconds(work)

    assert of(told(1400)) < 3 * of(told(700))


def test_twice_as_many_contradictions_take_less_than_three_times_as_long() -> None:
    """Where what came before leads is all that a piece of a life needs of it."""

    def of(count: int) -> float:
        claims = [
            event(("arrested", "released", "arrested")[n % 3], str(day), key=f"c{n}")
            for n, day in enumerate(date(1950, 1, 1) + timedelta(days=7 * n) for n in range(count))
        ]
        (what,) = told_of(claims, rules=packaged())

        def work() -> None:
            forget()
            assert not worlds_of(what, packaged()).is_wide

        return seconds(work)

    assert of(800) < 3 * of(400)
