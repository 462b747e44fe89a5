"""Which questions a statement of completeness covers, and what contradicts it, in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.count.complete import (
    contradictions,
    covering,
    newcomers,
    uncontradicted,
)
from habeas.model.bounds import Bounds
from habeas.model.completeness import Completeness
from habeas.model.figure import Figure, Hedge, Mode
from habeas.words.completeness import complete_for

DAY = date(2025, 9, 11)
days = st.integers(0, 60).map(lambda n: date(2025, 9, 1) + timedelta(days=n))


def statement(name: str = "aa", **other: object) -> Completeness:
    """Ada's statement about those held in Belarus in September, or otherwise."""
    given: dict[str, object] = {
        "id": name,
        "seq": 7,
        "definition": "held@1",
        "place": "BY",
        "first": date(2025, 9, 1),
        "last": date(2025, 9, 30),
        "by": "Ada",
        "why": "the registers of all prisons",
    }
    return Completeness(**(given | other))  # type: ignore[arg-type]


def figure(low: int | None, high: int | None, hedge: str = "exact", **other: str) -> Figure:
    given: dict[str, str] = {"id": "fig", "publisher": "Citrus Post"} | other
    return Figure(
        low=low,
        high=high,
        hedge=Hedge(hedge),
        measure="held",
        mode=Mode.STOCK,
        population="people",
        **given,  # type: ignore[arg-type]
    )


def covers(made: Completeness, place: str | None = "BY", on: date = DAY) -> bool:
    return covering([made], "held@1", place=place, first=on, last=on) == (made,)


def test_a_statement_covers_what_it_was_made_of() -> None:
    """Its definition, its place, every day of its period, the first and the last too."""
    made = statement()
    assert covers(made)
    assert covering([made], "held@1", place="BY", first=made.first, last=made.last) == (made,)


def test_a_statement_covers_no_other_version_of_its_definition() -> None:
    """Another version counts others."""
    for other in ("held@2", "viasna@1", "held"):
        assert covering([statement()], other, place="BY", first=DAY, last=DAY) == ()


def test_a_statement_of_one_place_covers_no_other_and_not_the_world() -> None:
    """One of everywhere covers each place."""
    assert not covers(statement(), place="LT")
    assert not covers(statement(), place=None)
    everywhere = statement(place=None)
    assert covers(everywhere, place=None)
    assert covers(everywhere, place="LT")


def test_a_statement_of_a_country_covers_its_parts_and_not_the_other_way_round() -> None:
    """Whoever names everybody of a country names everybody of each part."""
    assert covers(statement(), place="BY-HM")
    assert not covers(statement(place="BY-HM"), place="BY")
    assert covers(statement(place="BY-HM"), place="BY-HM")


@pytest.mark.parametrize(("first", "last"), [(-1, 0), (0, 30), (-1, 30), (30, 31), (-3, -2)])
def test_a_statement_covers_no_day_outside_its_period(first: int, last: int) -> None:
    """Not even where most of the days asked about are in it."""
    start = date(2025, 9, 1)
    asked = {"first": start + timedelta(days=first), "last": start + timedelta(days=last)}
    assert covering([statement()], "held@1", place="BY", **asked) == ()


@given(ends=st.lists(days, min_size=4, max_size=4).map(sorted))
def test_what_covers_a_period_covers_every_part_of_it(ends: list[date]) -> None:
    """A law: nobody who is named all month is unnamed for a week of it."""
    outer, first, last, end = ends
    made = statement(first=outer, last=end)
    assert covering([made], "held@1", place="BY", first=first, last=last) == (made,)


def test_a_record_that_stayed_as_it_was_contradicts_nothing() -> None:
    """Nor does one that has become narrower."""
    made = statement()
    for now in (Bounds(2, 5), Bounds(3, 4), Bounds(0, 0)):
        assert contradictions([made], now=now, then={"aa": Bounds(2, 5)}) == ()


@pytest.mark.parametrize(
    ("published", "least"),
    [
        (figure(6, 6), 6),
        (figure(6, None, "at_least"), 6),
        (figure(5, None, "more_than"), 6),
        (figure(6, 9, "range"), 6),
        (figure(24, None, "vague"), 24),
        (figure(7, 7, "about"), 6),
    ],
)
def test_a_figure_above_recorded_high_contradicts_it_in_words(
    published: Figure, least: int
) -> None:
    """Whatever the figure's hedge, by the least that it can mean."""
    (found,) = contradictions([statement()], now=Bounds(2, 5), then={}, figures=[published])
    assert (found.statement, found.figure, found.people) == ("aa", "fig", ())
    assert found.words == (
        "Ada says that the record is complete for held@1, Belarus, from 2025-09-01 to"
        f" 2025-09-30; but by the figure of Citrus Post there were at least {least},"
        " and at most 5 are recorded"
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Velmora", "in Velmora, a place nobody here knows the code of"),
        (None, "in a place that it does not name"),
    ],
)
def test_a_figure_whose_place_is_not_known_may_contradict_it(place: str | None, words: str) -> None:
    """Until somebody says where it is, the record cannot be taken at its word."""
    published = replace(figure(6, 6), place=place)
    made = [statement()]
    found = contradictions(made, now=Bounds(2, 5), then={}, unplaced=[published])
    (one,) = found
    assert (one.statement, one.figure) == ("aa", "fig")
    assert one.words == (
        "Ada says that the record is complete for held@1, Belarus, from 2025-09-01 to"
        f" 2025-09-30; but by the figure of Citrus Post there were at least 6 {words}:"
        " it may be there, and at most 5 are recorded"
    )
    assert uncontradicted(made, found) == ()
    held = replace(published, low=5, high=5)
    assert contradictions(made, now=Bounds(2, 5), then={}, unplaced=[held]) == ()


@pytest.mark.parametrize(
    "published",
    [
        figure(5, 5),
        figure(5, None, "at_least"),
        figure(4, None, "more_than"),
        figure(None, 9, "at_most"),
        figure(9, 9, "fewer_than"),
        figure(4, 9, "range"),
        figure(6, 6, "about"),
        figure(None, None, "vague"),
        figure(0, 0),
    ],
)
def test_a_figure_that_the_record_can_hold_contradicts_nothing(published: Figure) -> None:
    """Also where its greatest is more than is recorded: it may be its least."""
    assert contradictions([statement()], now=Bounds(2, 5), then={}, figures=[published]) == ()


def test_a_figure_of_nobody_in_particular_is_named_so() -> None:
    """Where the publisher is not known."""
    nobody = figure(9, 9, publisher=None)  # type: ignore[arg-type]
    (found,) = contradictions([statement()], now=Bounds(2, 5), then={}, figures=[nobody])
    assert "by a published figure there were at least 9" in found.words


def test_no_figure_is_above_a_record_that_is_open_upwards() -> None:
    """There is no most to be above; nor is the answer given one."""
    assert contradictions([statement()], now=Bounds(2, None), then={}, figures=[figure(9, 9)]) == ()


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (Bounds(6, 7), "at least 6 are recorded now, and at most 5 were then"),
        (Bounds(2, 6), "up to 6 are recorded now, and at most 5 were then"),
        (Bounds(2, None), "a group of open size is recorded now, and at most 5 were then"),
    ],
)
def test_whoever_was_added_later_contradicts_it(now: Bounds, words: str) -> None:
    """Where nobody looked who it is, any rise of recorded high is somebody."""
    (found,) = contradictions([statement()], now=now, then={"aa": Bounds(2, 5)})
    assert found.words.endswith(f"; but {words}")
    assert (found.figure, found.people) == (None, ())


def test_people_who_were_added_are_named_even_where_the_number_did_not_rise() -> None:
    """One was freed and another taken: the second was missing."""
    then = {"aa": Bounds(2, 2)}
    (found,) = contradictions([statement()], now=Bounds(2, 2), then=then, added={"aa": ["pz"]})
    assert found.people == ("pz",)
    assert found.words.endswith("; but 1 who counts was recorded after that")
    (found,) = contradictions([statement()], now=Bounds(3, 3), then=then, added={"aa": ["b", "a"]})
    assert found.people == ("a", "b")
    assert found.words.endswith("; but 2 who count were recorded after that")


def test_a_doubt_about_who_is_who_is_nobody_added_where_somebody_looked() -> None:
    """A second spelling of one who counts raises high alone, until it is judged."""
    then = {"aa": Bounds(2, 2)}
    assert contradictions([statement()], now=Bounds(2, 3), then=then, added={"aa": []}) == ()
    assert contradictions([statement()], now=Bounds(3, 3), then=then, added={"aa": []})


def test_a_statement_made_again_after_the_addition_holds() -> None:
    """That is how it is decided: the older one stays contradicted, and the newer gives a most."""
    older, newer = statement("aa"), statement("bb", seq=12)
    then = {"aa": Bounds(2, 2), "bb": Bounds(3, 3)}
    found = contradictions([older, newer], now=Bounds(3, 3), then=then)
    assert [c.statement for c in found] == ["aa"]
    assert uncontradicted([older, newer], found) == (newer,)


def test_a_figure_contradicts_every_statement_it_is_above() -> None:
    """Saying it again does not make the figure go away."""
    made = [statement("aa"), statement("bb", seq=12)]
    found = contradictions(made, now=Bounds(3, 3), then={}, figures=[figure(9, 9)])
    assert [(c.statement, c.figure) for c in found] == [("aa", "fig"), ("bb", "fig")]
    assert uncontradicted(made, found) == ()


def test_nobody_is_new_for_being_merged() -> None:
    """An id that leads to another one now was that person then."""
    assert newcomers(["p1", "p3"], ["p1", "p2"]) == ("p3",)
    assert newcomers(["p1"], ["p2"], {"p2": "p1"}) == ()
    assert newcomers([], ["p2"]) == ()


def test_a_statement_is_said_in_words() -> None:
    """Of one day, and of everywhere."""
    made = statement(place=None, last=date(2025, 9, 1))
    assert complete_for(made) == "complete for held@1, everywhere, on 2025-09-01"


def test_the_wire_form_has_days_as_text() -> None:
    """Ready for JSON, with the claim where there is one."""
    record = statement(claim="cc").to_record()
    assert (record["from"], record["to"], record["claim"]) == ("2025-09-01", "2025-09-30", "cc")
    (found,) = contradictions([statement()], now=Bounds(0, 0), then={}, figures=[figure(9, 9)])
    assert found.to_record()["figure"] == "fig"
