"""A table of days over every way of judging is the tally of each day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.count import Who, tally
from habeas.count.hulls import hull_daily
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.vocabulary.definitions import preset
from strategies import CROWDED, FIRST, crowds, event, known, pairs_of

# One looks at the start of its day, one asks for days in custody, one for a trait.
NAMES = ("held", "viasna", "memorial", "cpj", "foro_penal", "aapp_awaiting_inside")
ASKED = [FIRST + timedelta(days=n) for n in range(-1, CROWDED + 8, 3)]
ASKED += [date(1, 1, 1), date(1990, 1, 1), date(2040, 1, 1)]


def differing(who: Who, name: str) -> list[date]:
    """Give the days on which the table is not the tally."""
    table = hull_daily(who, preset(name))
    return [
        day
        for day in ASKED
        if Bounds(*table.on(day.toordinal())) != tally(who, preset(name), day.isoformat()).recorded
    ]


@settings(max_examples=25)
@given(crowds(), pairs_of(), st.sampled_from(NAMES))
def test_every_day_of_the_table_is_the_tally_of_the_day(
    people: dict[str, list[Claim]], pairs: list[tuple[str, str]], name: str
) -> None:
    """Whatever is told, and whoever may be one."""
    assert differing(known(people, *pairs), name) == []


@settings(max_examples=15)
@given(crowds(), pairs_of(), pairs_of(), st.sampled_from(NAMES))
def test_so_it_is_where_some_are_judged_to_be_different(
    people: dict[str, list[Claim]],
    pairs: list[tuple[str, str]],
    apart: list[tuple[str, str]],
    name: str,
) -> None:
    """A cluster is cut in fewer ways then."""
    pairs = [pair for pair in pairs if pair not in apart]
    assert differing(known(people, *pairs, apart=apart), name) == []


@pytest.mark.parametrize("size", [2, 3, 5, 6, 9])
def test_clusters_of_every_size_are_in_the_table(size: int) -> None:
    """Those that are tried, and those that are too large to be."""
    people = {
        f"r{n}": [
            event("arrested", (FIRST + timedelta(days=2 * n)).isoformat(), key=f"a{n}"),
            event("released", (FIRST + timedelta(days=2 * n + 9)).isoformat(), key=f"f{n}"),
        ]
        for n in range(size)
    }
    chain = [(f"r{n}", f"r{n + 1}") for n in range(size - 1)]
    assert differing(known(people, *chain), "held") == []


def test_clusters_of_one_shape_are_worked_out_together() -> None:
    """Three pairs, each arrested in another week."""
    people = {
        f"{side}{n}": [
            event("arrested", (FIRST + timedelta(days=7 * n)).isoformat(), key=f"{side}{n}")
        ]
        for n in range(3)
        for side in "ab"
    }
    who = known(people, *((f"a{n}", f"b{n}") for n in range(3)))
    assert len(who.shapes) == 1
    table = hull_daily(who, preset("held"))
    found = [table.on(FIRST.toordinal() + 7 * n) for n in range(3)]
    assert found == [(1, 2), (2, 4), (3, 6)]
    assert differing(who, "held") == []


def test_nobody_known_is_a_table_of_nobody() -> None:
    """An empty archive has one answer on every day."""
    assert hull_daily(known({}), preset("held")).on(FIRST.toordinal()) == (0, 0)
