"""What a life costs to work out grows with what is told of it, and no faster."""

import gc
import time
from collections.abc import Callable
from datetime import date, timedelta

from habeas.history import pieces, spells, worlds
from habeas.history.rectangles import rectangles
from habeas.history.search import EventCount
from habeas.history.statements import FOREVER, told_of
from habeas.history.worlds import times, worlds_of
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


def growth(once: Callable[[], object], twice: Callable[[], object]) -> float:
    """Say how many times as long the second takes: by the least time of each, taken in turns.

    So other work of the machine does not count, nor that it is slower for a while; nor does
    looking through what earlier tests left in memory, which is as long for any work.
    """
    found: dict[Callable[[], object], list[float]] = {once: [], twice: []}
    gc.collect()
    gc.disable()
    try:
        for _ in range(5):
            for work, times_taken in found.items():
                start = time.process_time()
                work()
                times_taken.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(found[twice]) / min(found[once])


def test_a_page_of_twice_as_much_takes_less_than_three_times_as_long() -> None:
    """Spells are written out from what is found in order, not by looking at all for each."""
    once, twice = told(700), told(1400)
    assert len(spells("Vinter", twice)) == 1400
    assert growth(lambda: spells("Vinter", once), lambda: spells("Vinter", twice)) < 3


def test_rectangles_of_twice_as_much_take_less_than_three_times_as_long() -> None:
    """The events of each statement are found once."""

    def of(claims: list[Claim]) -> Callable[[], None]:
        def work() -> None:
            forget()
            rectangles("Vinter", claims, rules=packaged())

        return work

    assert growth(of(told(700)), of(told(1400))) < 3


def test_twice_as_many_contradictions_take_less_than_three_times_as_long() -> None:
    """Where what came before leads is all that a piece of a life needs of it."""

    def of(count: int) -> Callable[[], None]:
        claims = [
            event(("arrested", "released", "arrested")[n % 3], str(day), key=f"c{n}")
            for n, day in enumerate(date(1950, 1, 1) + timedelta(days=7 * n) for n in range(count))
        ]
        (what,) = told_of(claims, rules=packaged())

        def work() -> None:
            forget()
            assert not worlds_of(what, packaged()).is_wide

        return work

    assert growth(of(400), of(800)) < 3


def test_days_of_too_much_in_a_life_of_twice_as_much_take_less_than_three_times_as_long() -> None:
    """What is told before them, and after, is worked out in pieces as any life is."""

    def of(count: int) -> Callable[[], None]:
        first = date(1950, 1, 1)
        days = [first + timedelta(days=7 * n) for n in range(count)]
        later = [first + timedelta(days=7 * n) for n in range(count + 10, 2 * count + 10)]
        claims = [
            event(("arrested", "released")[n % 2], str(day), key=f"c{n}")
            for n, day in enumerate([*days, *later])
        ]
        day = days[-1] + timedelta(days=7)
        for n in range(16):
            crowd = f"[{day + timedelta(days=n)}..{day + timedelta(days=30)}]"
            claims.append(event(("arrested", "released")[n % 2], crowd, key=f"h{n}"))
        (what,) = told_of(claims, rules=packaged())

        def work() -> None:
            forget()
            found = worlds_of(what, packaged())
            assert found.is_wide
            assert len(found.stretches) > count

        return work

    assert growth(of(200), of(400)) < 3


def test_how_often_of_twice_as_much_takes_less_than_three_times_as_long() -> None:
    """Only the least and the most that was counted is taken from piece to piece."""

    def of(count: int) -> Callable[[], None]:
        claims = [
            event(("arrested", "released", "arrested")[n % 3], str(day), key=f"c{n}")
            for n, day in enumerate(date(1950, 1, 1) + timedelta(days=7 * n) for n in range(count))
        ]
        (what,) = told_of(claims, rules=packaged())
        arrests = EventCount(lambda kind, *_: kind.type == "arrest", -FOREVER, FOREVER)

        def work() -> None:
            forget()
            assert times(what, packaged(), arrests) is not None

        return work

    assert growth(of(200), of(400)) < 3
