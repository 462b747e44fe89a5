"""What a life costs to work out grows with what is told of it, and no faster."""

import time
from collections.abc import Callable
from datetime import date, timedelta

from habeas.history import spells
from habeas.history.rectangles import rectangles
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
        return seconds(lambda: rectangles("Vinter", claims, rules=packaged()))

    assert of(told(1400)) < 3 * of(told(700))
