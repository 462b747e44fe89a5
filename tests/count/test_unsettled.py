"""Of whom more being told may move something, and on which days."""

from random import Random

import pytest

from habeas.count.dependence import Unsettled
from habeas.count.rectangles import Rectangles
from habeas.history.statements import FOREVER
from habeas.model.rectangle import Rectangle, Sure

NOTHING = (FOREVER, -FOREVER)


def happened(part: str, first: int, last: int) -> Rectangle:
    return Rectangle(f"event:{part}", first, last, "release>custody=in_custody>")


def days(*rows: Rectangle) -> tuple[int, int]:
    found = Unsettled.of(Rectangles.of({"a": [happened("own", 1, 9)], "p": rows}))
    assert (int(found.first[0]), int(found.last[0])) == NOTHING
    return int(found.first[1]), int(found.last[1])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([happened("own", 10, 20)], NOTHING),
        ([happened("own", 10, 20), happened("own", 21, 30)], NOTHING),
        ([happened("own", 10, 20), happened("own", 20, 30)], (10, 30)),
        ([happened("own", 10, 10), happened("own", 10, 10)], NOTHING),
        ([happened("own", 10, 20), happened("legal_stage", 15, 30)], NOTHING),
        ([happened("own", 1, 40), happened("own", 10, 10), happened("own", 30, 35)], (1, 40)),
        ([Rectangle("loose:own", 5, 8, "", Sure.POSSIBLY), happened("own", 8, 8)], (5, 8)),
    ],
)
def test_what_may_have_been_in_either_order_is_unsettled(
    rows: list[Rectangle], expected: tuple[int, int]
) -> None:
    """Days that touch, of one part of one life; and what other statements keep in place."""
    assert days(*rows) == expected


def test_what_lies_inside_a_period_and_is_not_contradicted_does_not_leave_it() -> None:
    """It moves within; what contradicts itself may be called wrong altogether."""
    lives = {
        "inside": [Rectangle("loose:own", 5, 8, "", Sure.POSSIBLY)],
        "across": [Rectangle("loose:own", 5, 12, "", Sure.POSSIBLY)],
        "hard": [Rectangle("hard:own", 5, 8, "", Sure.POSSIBLY)],
        "settled": [happened("own", 5, 12)],
    }
    r = Rectangles.of(lives)
    found = Unsettled.of(r).may_leave(1, 10)
    assert {name for name, may in zip(r.people, found, strict=True) if may} == {"across", "hard"}


def test_it_is_as_a_walk_through_each_life_finds_it() -> None:
    """Random events: what overlaps an earlier one of the same life, walked one by one."""
    for seed in range(200):
        dice = Random(seed)  # noqa: S311 - a game, not a secret
        lives = {
            f"p{number}": [
                happened("own", first, first + dice.choice((0, 0, 3, 9)))
                for first in (dice.randrange(40) for _ in range(dice.randrange(5)))
            ]
            for number in range(4)
        }
        r = Rectangles.of(lives)
        found = Unsettled.of(r)
        for at, name in enumerate(r.people):
            first, last = NOTHING
            rows = sorted(lives[name], key=lambda row: (row.first, row.last))
            for place, row in enumerate(rows):
                before = max((other.last for other in rows[:place]), default=-FOREVER)
                if row.first <= before and row.first < max(before, row.last):
                    first, last = rows[0].first, max(last, before, row.last)
            assert (found.first[at], found.last[at]) == (first, last), (seed, name)
