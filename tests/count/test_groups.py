"""Published figures of one event are one group, whoever prints them."""

from typing import Any

from habeas.count.groups import groups_of
from habeas.model.bounds import Bounds
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import parse_when


def figure(name: str, number: int, time: str, **more: Any) -> Figure:
    fields: dict[str, Any] = {
        "id": name,
        "low": number,
        "high": number,
        "hedge": Hedge.EXACT,
        "measure": "released",
        "mode": Mode.FLOW,
        "population": "political_prisoners",
        "time": parse_when(time),
    }
    return Figure(**(fields | more))


def test_two_outlets_on_one_convoy_are_one_group() -> None:
    """The same number printed twice counts once."""
    groups = groups_of([figure("a", 18, "2031-05-04"), figure("b", 18, "2031-05-04")], {})
    assert [group.size for group in groups] == [Bounds(18, 18)]


def test_outlets_that_differ_make_an_interval() -> None:
    """18 according to one and 20 according to another is 18 to 20, not 38."""
    groups = groups_of(
        [figure("a", 18, "2031-05-04"), figure("b", 20, "[2031-05-03..2031-05-06]")], {}
    )
    assert [group.size for group in groups] == [Bounds(18, 20)]


def test_a_part_of_a_group_is_not_a_group() -> None:
    """Five foreigners among the eighteen, or nine taken to one place, add nobody."""
    parts = [
        figure("b", 5, "2031-05-04", population="foreigners"),
        figure("c", 9, "2031-05-04", part_of="a"),
        figure("d", 9, "2031-05-04", destination="Freedonia"),
    ]
    groups = groups_of([figure("a", 18, "2031-05-04"), *parts], {})
    assert [group.size for group in groups] == [Bounds(18, 18)]


def test_a_years_total_is_no_group() -> None:
    """A total over a long period holds groups; it is somebody's count, to be tested."""
    assert groups_of([figure("a", 342, "2031")], {}) == ()


def test_what_follows_talks_ends_when_it_was_said() -> None:
    """A figure "on or after 21 June", printed on 23 June, is a group of those days."""
    after = figure("a", 14, "[2031-06-21..]", said_on="2031-06-23")
    (group,) = groups_of([after], {"a": ["p2", "p1"]})
    assert group.time == parse_when("[2031-06-21..2031-06-23]")
    assert group.members == ("p1", "p2")
    assert group.remainder == Bounds(12, 12)


def test_a_vague_fortnight_joins_neither_of_two_convoys() -> None:
    """Where one figure touches two events it speaks of their period."""
    convoys = [figure("a", 18, "2031-05-04"), figure("b", 7, "2031-05-20")]
    groups = groups_of([*convoys, figure("c", 25, "[2031-05-03..2031-05-22]")], {})
    assert [group.size for group in groups] == [Bounds(18, 18), Bounds(7, 7)]


def test_groups_in_two_countries_stay_apart() -> None:
    """Two places on one day are two groups; a figure without a place fits the only one."""
    here = figure("a", 18, "2031-05-04", place="XA")
    there = figure("b", 7, "2031-05-04", place="XB")
    assert len(groups_of([here, there], {})) == 2
    assert len(groups_of([here, figure("c", 18, "2031-05-04")], {})) == 1
