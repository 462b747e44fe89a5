"""What must agree before two numbers are one number."""

import pytest

from habeas.errors import InputError
from habeas.model.figure import Hedge, Mode
from habeas.reconcile.keys import Key, days_of, definition_of, key_of, stated_bounds
from reconcile.groups import fig, held


def _key(**more: object) -> Key:
    figure = fig("f", 1, **more)
    key = key_of(figure, definition=definition_of(figure), said_on=figure.said_on)
    assert isinstance(key, Key)
    return key


@pytest.mark.parametrize(
    ("hedge", "low", "high", "bounds"),
    [
        (Hedge.EXACT, 7, 7, (7, 7)),
        (Hedge.EXACT, None, 7, (7, 7)),
        (Hedge.AT_LEAST, 7, None, (7, None)),
        (Hedge.MORE_THAN, 7, None, (8, None)),
        (Hedge.AT_MOST, None, 7, (0, 7)),
        (Hedge.FEWER_THAN, None, 7, (0, 6)),
        (Hedge.ABOUT, 25, 25, (22, 28)),
        (Hedge.RANGE, 3, 9, (3, 9)),
        (Hedge.VAGUE, 2, None, (2, None)),
    ],
)
def test_hedge_decides_the_bounds(
    hedge: Hedge, low: int | None, high: int | None, bounds: tuple[int, int | None]
) -> None:
    """Each hedge states its own least and most."""
    assert stated_bounds(fig("f", low, high=high, hedge=hedge)) == bounds


def test_margin_of_about_is_an_argument() -> None:
    """How far "about" reaches can be chosen."""
    assert stated_bounds(fig("f", 100, hedge=Hedge.ABOUT), about_percent=5) == (95, 105)


@pytest.mark.parametrize(
    ("low", "high", "hedge"),
    [(None, None, Hedge.EXACT), (-5, -5, Hedge.EXACT), (9, 3, Hedge.RANGE)],
)
def test_a_number_that_contradicts_itself_is_refused(
    low: int | None, high: int | None, hedge: Hedge
) -> None:
    """No number, a negative one or a crossed range is malformed input."""
    with pytest.raises(InputError):
        stated_bounds(fig("f", low, high=high, hedge=hedge))


def test_no_statement_covers_days_after_it_was_made() -> None:
    """An open period ends on the day it was said."""
    assert _key(time="2030-06/..", said_on="2030-12-23").last == _key(time="2030-12-23").last


def test_a_month_said_on_stands_for_its_last_day() -> None:
    """Said in December means by the end of December."""
    assert _key(time="2030-06/..", said_on="2030-12").last == _key(time="2030-12-31").last


@pytest.mark.parametrize("time", ["2030-06~", "2030?", "/2030-06", "2030-06/"])
def test_uncertain_times_are_not_compared(time: str) -> None:
    """An approximate time or an unknown end gives no key, and says why."""
    figure = fig("f", 1, time=time)
    assert isinstance(days_of(figure.time, Mode.FLOW, None), str)


def test_a_stock_needs_one_day() -> None:
    """A number held in a month is not held on a day."""
    assert isinstance(days_of(held("f", 1, time="2030-12").time, Mode.STOCK, None), str)


def test_a_month_lies_inside_its_year() -> None:
    """Everyone released in March was released in the year."""
    assert _key(time="2030-03").inside(_key(time="2030"))
    assert not _key(time="2030").inside(_key(time="2030-03"))


def test_women_in_a_region_lie_inside_all_in_the_country() -> None:
    """More pairs of subgroup and a narrower place are inside."""
    women = _key(subgroup={"sex": "female"}, place="XA-07")
    assert women.inside(_key())
    assert women.inside(_key(place="001"))
    assert not women.inside(_key(place="XB"))


def test_people_never_exceed_arrests() -> None:
    """Everyone arrested was arrested at least once."""
    people = _key(measure="arrested", population="people")
    assert people.inside(_key(measure="arrested", population="arrest_events"))
    assert people.inside(_key(measure="arrested", population="people", unit="arrest_events"))


def test_prisoners_of_conscience_lie_inside_all_people() -> None:
    """Whoever is among those who are among others is among these others."""
    assert _key(population="prisoners_of_conscience").inside(_key(population="people"))
    assert not _key(population="people").inside(_key(population="prisoners_of_conscience"))


def test_one_unknown_day_lies_inside_what_covers_it() -> None:
    """A release on some day after 21 June is inside the year, and equals nothing."""
    some_day = _key(time="[2030-06-21..]", said_on="2030-12-20")
    assert some_day.inside(_key(time="2030"))
    assert not _key(time="2030-07-01").inside(some_day)


def test_different_definitions_are_never_compared() -> None:
    """Two bodies count by two rules."""
    assert not _key(publisher="Harbour", time="2030-03").inside(_key())
    assert _key(publisher="Harbour", definition="own:Lantern", time="2030-03").inside(_key())
