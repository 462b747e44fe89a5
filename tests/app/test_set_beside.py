"""Published figures of an archive beside our own count of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from habeas.app.archive_facts import record_about
from habeas.app.holdings import Holdings, PageRequest
from habeas.app.set_beside import (
    beside_rows,
    drawn_figures,
    figures_told,
    flags,
    place_of_all,
    stands,
    stands_by_plain_count,
)
from habeas.archive import Archive, create
from habeas.model.claim import Claim
from habeas.model.figure import Figure
from habeas.vocabulary.definitions import preset
from invented_reports import Clock, record

WORDS = {
    "all": "Twelve people were held on 1 March 2031",
    "some": "Viasna counted 40 political prisoners held on 1 March 2031",
    "families": "9 families were held on 1 March 2031",
    "women": "4 women were held on 1 March 2031",
    "dozens": "dozens were held on 2 March 2031",
    "month": "20 people were held in March 2031",
    "there": "30 people were held in Lithuania on 1 March 2031",
    "feared": "99 people may be held on 1 March 2031",
    "two": "Odo Marrow and Zora Quill were arrested on 1 February 2031",
    "freed": "5 people were freed on 3 January 2031",
    "pairs": "6 families were freed on 4 January 2031",
    "exempt": "7 people were exempted on 6 March 2030",
    "at_most": "no more than one person was held on 5 March 2031",
}
TEXT = ". ".join(WORDS.values()) + "."
SPAN = (date(2031, 1, 1), date(2031, 12, 31))


def _figure(name: str, low: int | None, time: str, **more: Any) -> Claim:
    fields = {
        "type": "figure",
        "value_low": low,
        "value_high": low,
        "hedge": "exact",
        "measure": "held",
        "mode": "stock",
        "population": "people",
        "unit": "persons",
        "time": {"edtf": time, "start": time, "end": time, "relation": "on"},
        "modality": "reported",
    } | more
    return Claim.from_record(record(WORDS[name], text=TEXT, name=name, **fields))


def _arrest(person: str) -> Claim:
    fields = {"person": person, "event": "arrested", "date": "2031-02-01"}
    return Claim.from_record(record(WORDS["two"], text=TEXT, name=person, **fields))


def _claims() -> list[Claim]:
    flow = {"mode": "flow", "measure": "released"}
    return [
        _figure("all", 12, "2031-03-01"),
        _figure("some", 40, "2031-03-01", population="political_prisoners",
                attributed_to="Viasna"),
        _figure("families", 9, "2031-03-01", unit="families", population="families"),
        _figure("women", 4, "2031-03-01", subgroup={"sex": "female"}),
        _figure("dozens", 24, "2031-03-02", hedge="vague", value_high=None),
        _figure("month", 20, "2031-03"),
        _figure("there", 30, "2031-03-01", place="Lithuania"),
        _figure("feared", 99, "2031-03-01", modality="feared"),
        _figure("freed", 5, "2031-01-03", **flow),
        _figure("pairs", 6, "2031-01-04", unit="families", **flow),
        _figure("exempt", 7, "2030-03-06", measure="exempted", mode="flow"),
        _figure("at_most", None, "2031-03-05", hedge="at_most", value_high=1),
        _arrest("Odo Marrow"),
        _arrest("Zora Quill"),
    ]  # fmt: skip


def _recorded(archive: Archive) -> None:
    source = archive.add_source(
        TEXT.encode(), text=TEXT, name="report.txt", said_on="2031-04-01", publisher="Ice Post"
    )
    ids = archive.add_claims(source, _claims())
    archive.decide_all([(i, "accept") for i in ids], by="Ada Floe", why="read it twice")


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Holdings]:
    """An archive of two arrests, and of what was published around them."""
    with create(tmp_path / "ice.habeas", clock=Clock()) as archive:
        _recorded(archive)
        yield Holdings.of(archive, PageRequest())


def _named(reading: Holdings, name: str) -> Figure:
    """Find the figure of a sentence."""
    (found,) = [
        f for f in figures_told(reading).values() if reading.quotes[f.id].claim.quote == WORDS[name]
    ]
    return found


def test_what_a_source_only_fears_is_no_published_number(reading: Holdings) -> None:
    """Figures that their source stands behind, their places as codes."""
    told = figures_told(reading)
    assert len(told) == 11
    assert 99 not in {figure.low for figure in told.values()}
    assert _named(reading, "there").place == "LT"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("all", "they count 12, and 2 are recorded here"),
        ("some", "they count 40 political prisoners, and 2 are recorded here"),
        ("at_most", "they count at most 1, and 2 are recorded here: 1 more at least"),
        ("families", "not comparable: it counts families, not people"),
        ("women", "not comparable: it counts some of them only (women)"),
        ("dozens", "not comparable: it states no exact number"),
        ("month", "not comparable: it gives no one day, only 2031-03"),
        ("there", "they count 30, and 2 are recorded here"),
    ],
)
def test_each_figure_is_set_beside_our_count_of_its_day(
    reading: Holdings, name: str, words: str
) -> None:
    """What is recorded of that day, or why the two cannot be compared."""
    assert stands(reading, preset("held"), _named(reading, name)).startswith(words)


def test_a_definition_that_nothing_here_can_meet_has_no_share_of_what_is_published(
    reading: Holdings,
) -> None:
    """Viasna counts 40, and no claim here tells of anybody whom Viasna recognises."""

    def shares(definition: str) -> list[object]:
        found = reading.view.tally(preset(definition), "2031-03-01").to_record()
        return [row["recorded_share"] for row in found["published"] if row["low"] == 40]

    assert shares("held") == [{"low": 0.05, "high": 0.05}]
    assert shares("viasna") == [None]


def test_a_question_of_one_place_passes_over_figures_of_another(reading: Holdings) -> None:
    """Belarus is asked about, and Lithuania counted."""
    told = stands(reading, preset("held"), _named(reading, "there"), place="BY")
    assert told == "not comparable: it counts Lithuania"


def test_rows_are_the_figures_of_the_measure_by_time(reading: Holdings) -> None:
    """Releases stand beside a count of releases."""
    rows = beside_rows(reading, preset("held"))
    assert len(rows) == 8
    assert rows[-1].on == "on 2031-03-05"
    assert "both cannot be true" in rows[-1].fate
    assert len(beside_rows(reading, preset("released"))) == 2


def test_a_figure_is_set_beside_the_count_of_its_publisher_or_the_plain_one(
    reading: Holdings,
) -> None:
    """A body's own definition comes first, and families meet no count of ours."""
    own = stands_by_plain_count(reading, _named(reading, "some"))
    assert own.startswith("Our count by the definition Political prisoners in places of detention")
    plain = stands_by_plain_count(reading, _named(reading, "all"))
    assert plain == ("Our count by the definition Held: they count 12, and 2 are recorded here.")
    assert "not comparable: it counts families" in stands_by_plain_count(
        reading, _named(reading, "families")
    )
    assert stands_by_plain_count(reading, _named(reading, "exempt")) == ""


def test_the_drawing_holds_what_counts_the_same_people(reading: Holdings) -> None:
    """No families, no women, no other country, no word for a number, no month."""
    drawn = drawn_figures(reading, preset("held"), SPAN)
    assert sorted((t.on.isoformat(), t.low, t.high) for t in drawn if t.low is not None) == [
        ("2031-03-01", 12, 12),
        ("2031-03-01", 30, 30),
        ("2031-03-01", 40, 40),
    ]
    assert [t.high for t in drawn if t.low is None] == [1]
    assert drawn_figures(reading, preset("held"), (date(2032, 1, 1), date(2032, 2, 1))) == ()
    there = drawn_figures(reading, preset("held"), SPAN, place="BY")
    assert [t.low for t in there] == []


def test_flags_are_of_people(reading: Holdings) -> None:
    """Six families let go are no six people."""
    assert [(f.number, f.on.isoformat()) for f in flags(reading, SPAN)] == [(1, "2031-01-03")]


def test_a_record_of_two_places_is_set_beside_place_by_place(tmp_path: Path) -> None:
    """What says nothing of its place is of the one given; a figure of the other counts there."""
    with create(tmp_path / "ice.habeas", clock=Clock()) as archive:
        about: dict[str, Any] = {"place": "BY", "reports": []}
        record_about(archive, about, by="Ada Floe", why="for the pages")
        _recorded(archive)
        reading = Holdings.of(archive, PageRequest())
        assert place_of_all(reading) is None
        told = stands(reading, preset("held"), _named(reading, "there"))
        assert told == "they count 30, and 0 to 2 are recorded here"
        assert 30 not in {t.low for t in drawn_figures(reading, preset("held"), SPAN)}


def test_where_one_place_is_told_of_everything_is_there(reading: Holdings) -> None:
    """Asked of the record itself, and kept."""
    assert place_of_all(reading) == place_of_all(reading) == "LT"
