"""Somebody of whom so much is told of one month that no order of it can be tried."""

from datetime import date, timedelta

import pytest

from habeas.count import Who, tally
from habeas.model.bounds import Bounds
from habeas.vocabulary.definitions import preset
from strategies import event, known

WORDS = "of 1 person, or possible people, more is told than was put in order"


@pytest.fixture(scope="module")
def somebody() -> Who:
    """A stay in 2020, sixteen arrests and releases in March 2021, and a stay in 2022."""
    month = [date(2021, 3, 1) + timedelta(days=n) for n in range(16)]
    told = [
        event(("arrested", "released")[n % 2], f"[{day}..2021-03-31]", key=f"h{n}")
        for n, day in enumerate(month)
    ]
    for year in (2020, 2022):
        told.append(event("arrested", f"{year}-05-01", key=f"a{year}"))
        told.append(event("released", f"{year}-08-01", key=f"r{year}"))
    return known({"zofia": told})


@pytest.mark.parametrize(
    ("on", "recorded"),
    [
        ("2020-04-30", Bounds(0, 0)),
        ("2020-05-01", Bounds(1, 1)),
        ("2020-07-31", Bounds(1, 1)),
        ("2021-03-15", Bounds(0, 1)),
        ("2022-05-01", Bounds(1, 1)),
        ("2022-07-31", Bounds(1, 1)),
        ("2022-08-01", Bounds(0, 0)),
    ],
)
def test_days_that_are_far_from_it_are_counted_as_they_are(
    somebody: Who, on: str, recorded: Bounds
) -> None:
    """And where the month leaves her only possible the answer says why."""
    answer = tally(somebody, preset("held"), on)
    assert answer.recorded == recorded
    assert answer.widened == ((WORDS,) if recorded == Bounds(0, 1) else ())


def test_what_happened_in_a_year_is_left_open_and_said_to_be(somebody: Who) -> None:
    """How often rests on the whole life."""
    answer = tally(somebody, preset("released"), "2021")
    assert answer.recorded == Bounds(0, 1)
    assert answer.widened == (WORDS,)
