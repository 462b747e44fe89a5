"""The parts that pages are made of: the drawing, the words, the definitions in words."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import parse_when
from habeas.publish.band import NARROW, WIDE, BandPoint, Flag, Theirs, draw
from habeas.publish.claim import Decided
from habeas.publish.definition_row import definition_row
from habeas.publish.render import render
from habeas.vocabulary.definitions import presets, read_definition
from habeas.words.dates import since_words, when_words
from habeas.words.definitions import asked_words, fact_words
from habeas.words.figures import figure_words
from habeas.words.numbers import between, how_many
from ice_pages import claim, count

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1))
counts = st.integers(min_value=0, max_value=2_000_000)


@st.composite
def series(draw_: st.DrawFn) -> list[BandPoint]:
    """Give days in order, each with an interval."""
    chosen = sorted(draw_(st.sets(days, min_size=1, max_size=12)))
    pairs = [sorted((draw_(counts), draw_(counts))) for _ in chosen]
    is_open = [draw_(st.booleans()) for _ in chosen]
    return [
        BandPoint(on=d, low=low, high=None if o else high)
        for d, (low, high), o in zip(chosen, pairs, is_open, strict=True)
    ]


def _numbers(text: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", text)]


@given(points=series(), width=st.sampled_from([WIDE, NARROW]))
def test_the_band_stays_in_its_frame(points: list[BandPoint], width: int) -> None:
    """Whatever is counted, no line leaves the drawing, and low never runs above high."""
    svg = ET.fromstring(draw(points, title="t", width=width))  # noqa: S314 - our own
    height = float(svg.attrib["viewBox"].split()[3])
    lines = [
        (line.attrib["class"], _numbers(line.attrib["points"]))
        for line in svg.iter("{http://www.w3.org/2000/svg}polyline")
    ]
    for _, places in lines:
        assert all(0 <= x <= width and 0 <= y <= height for x, y in places)
    # The band goes along its top and back along its bottom; the drawing's y grows downwards.
    (area,) = svg.iter("{http://www.w3.org/2000/svg}polygon")
    edge = _numbers(area.attrib["points"])
    half = len(edge) // 2
    for (_, high), (_, low) in zip(edge[:half], reversed(edge[half:]), strict=True):
        assert low >= high
    drawn = sum(len(places) > 0 for kind, places in lines if kind == "high")
    assert drawn == sum(
        point.high is not None and (i == 0 or points[i - 1].high is None)
        for i, point in enumerate(points)
    )


@given(starts=st.lists(days, min_size=1, max_size=8), width=st.sampled_from([WIDE, NARROW]))
def test_no_two_flags_cover_each_other(starts: list[date], width: int) -> None:
    """Numbers of near days move aside and can be told apart."""
    flags = [Flag(number=i, on=d, label="x") for i, d in enumerate(sorted(starts), 1)]
    svg = draw([], title="t", flags=flags, width=width)
    places = [float(x) for x in re.findall(r'class="flag-n"[^>]* x="([\d.-]+)"', svg)]
    assert len(places) == len(flags)
    assert all(b - a >= 10 for a, b in pairwise(places))
    assert max(places) <= width


@pytest.mark.parametrize("years", [3, 12, 30])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_days_under_a_drawing_do_not_run_into_each_other(years: int, width: int) -> None:
    """Where there is no room for every year some are left out, and the first stays."""
    ends = (date(2001, 1, 1), date(2001 + years, 1, 1))
    svg = draw([BandPoint(on=on, low=1, high=2) for on in ends], title="t", width=width)
    places = re.findall(r' x="([\d.]+)"[^>]* text-anchor="middle">(\d{4})<', svg)
    assert places[0][1] == "2001"
    font = float(re.findall(r'font-size="(\d+)"', svg)[0])
    # Four figures are about two and a half times as wide as they are high.
    assert all(float(b) - float(a) >= 2.5 * font for (a, _), (b, _) in pairwise(places))


@given(low=counts, more=counts)
def test_a_published_figure_is_drawn_inside(low: int, more: int) -> None:
    """At least, at most and a range each have their mark in the drawing."""
    on = date(2031, 3, 1)
    points = [BandPoint(on=on - timedelta(days=9), low=0, high=1), BandPoint(on=on, low=0, high=1)]
    for theirs in ((low, None), (None, low + more), (low, low + more)):
        mark = Theirs(on=on, low=theirs[0], high=theirs[1], label="<&>")
        svg = ET.fromstring(draw(points, title='"<&>"', theirs=[mark]))  # noqa: S314 - our own
        assert svg.attrib["aria-label"] == '"<&>"'
        lines = [e for e in svg.iter() if e.attrib.get("class") == "theirs" and "y1" in e.attrib]
        assert all(0 <= float(e.attrib[y]) <= 330 for e in lines for y in ("y1", "y2"))


@pytest.mark.parametrize(
    ("edtf", "relation", "words"),
    [
        ("2031-03-01", None, "on 2031-03-01"),
        ("2031-03", None, "in 2031-03"),
        ("2031-XX-XX", None, "in 2031"),
        ("2031-03~", None, "about 2031-03"),
        ("[..2031-03-01]", None, "on or before 2031-03-01"),
        ("[2031-03-01..2031-03-04]", None, "on a day from 2031-03-01 to 2031-03-04"),
        ("2031-03-01/2031-03-04", None, "from 2031-03-01 to 2031-03-04"),
        ("../2031-03", None, "until 2031-03"),
        ("2031-03-01", "before", "before 2031-03-01"),
        ("2031-03-01", "as_of", "as of 2031-03-01"),
    ],
)
def test_a_time_is_said_without_more_precision_than_it_has(
    edtf: str, relation: str | None, words: str
) -> None:
    """Each kind of written date has its words."""
    assert when_words(parse_when(edtf), relation) == words


def test_no_time_is_said_as_none() -> None:
    """A source that gives no day is not given one."""
    assert when_words(None) == "on a day not stated"
    assert since_words(None, None) == ""


@pytest.mark.parametrize(
    ("low", "high", "hedge", "words"),
    [
        (1135, None, Hedge.AT_LEAST, "at least 1,135"),
        (None, 1200, Hedge.FEWER_THAN, "fewer than 1,200"),
        (None, 7, Hedge.AT_MOST, "at most 7"),
        (1200, 1400, Hedge.RANGE, "1,200 to 1,400"),
        (100, None, Hedge.MORE_THAN, "more than 100"),
        (50, 50, Hedge.ABOUT, "about 50"),
        (None, None, Hedge.VAGUE, "an unstated number"),
        (24, 99, Hedge.VAGUE, "an unstated number (24 to 99)"),
    ],
)
def test_a_number_keeps_its_hedge(
    low: int | None, high: int | None, hedge: Hedge, words: str
) -> None:
    """What was stated as about or at least is never told as exact."""
    assert how_many(low, high, hedge) == words


@given(low=counts, more=st.none() | counts)
def test_our_interval_always_says_its_least(low: int, more: int | None) -> None:
    """The least is in the words, and the most where there is one."""
    told = between(low, None if more is None else low + more)
    assert f"{low:,}" in told
    assert more is None or f"{low + more:,}" in told


def test_a_term_that_is_new_is_shown_as_written() -> None:
    """A measure and a population that no phrase knows are kept in their own words."""
    figure = Figure(
        id="f", low=3, high=3, hedge=Hedge.EXACT, measure="sent_to_sea", mode=Mode.FLOW,
        population="ice_fishers", subgroup={"hat": "red"}, unit="boats",
    )  # fmt: skip
    assert figure_words(figure) == "3 boats of ice fishers (hat: red): sent to sea"


@pytest.mark.parametrize("name", list(presets()))
def test_every_definition_has_plain_words(name: str) -> None:
    """Each definition says whom it counts without a term of the data in it."""
    definition = presets()[name]
    told = asked_words(definition)
    counted = "everybody of whom this" if definition.unit == "persons" else "each of these"
    assert told.startswith(f"Counts {counted}")
    assert "_" not in told
    assert definition_row(definition).key == definition.ref
    assert all(words for _, words in fact_words(definition))


def test_a_definition_of_ones_own_is_said_in_full() -> None:
    """Lasting, traits, alternatives and exceptions each have their words."""
    definition = read_definition(
        {
            "id": "ice", "version": 2, "title": "Ice", "source": "Invented", "moment": "start_of_day",
            "evidence": {"origins": 2},
            "where": {"all": [
                {"axis": "custody", "is": ["in_custody"], "for_days": 2},
                {"any": [
                    {"has": "occupation", "is": ["baker"], "unknown": "left_out"},
                    {"not": {"axis": "regime", "is": ["house_arrest"]}},
                ]},
            ]},
        }
    )  # fmt: skip
    assert asked_words(definition) == (
        "Counts everybody of whom this is true: custody is in custody for at least 2 days and "
        "(occupation is baker (not stated: left out) or not (regime is house arrest))."
    )
    facts = dict(fact_words(definition))
    assert facts["Asked of"] == "an instant: the start of the day"
    assert facts["Evidence"] == "2 claims of independent origin for the undisputed"
    assert facts["Set beside"] == "no published figure"


def test_what_was_so_before_and_after_an_event_is_told_with_it() -> None:
    """The conditions of any event, and one of the person, in one sentence."""
    definition = read_definition(
        {
            "id": "ice", "version": 1, "title": "Ice", "source": "Invented", "rule": "period",
            "begins": {
                "before": {"axis": "custody", "is": ["in_custody"]},
                "after": {"axis": "custody", "is": ["at_liberty"]},
            },
            "where": {"axis": "life", "is": ["alive"], "for_days": 1},
        }
    )  # fmt: skip
    assert asked_words(definition) == (
        "Counts everybody of whom this is told in the period: an event before which custody is in "
        "custody, and after which custody is not in custody; and of whom this is true at its end: "
        "life is alive for at least 1 day."
    )


def test_whose_word_counts_is_said_with_the_evidence() -> None:
    """Who asks for one body's word, for several origins or for both, says so."""
    where = {"axis": "recognition", "is": ["recognised"]}
    told = {}
    for origins in (1, 2):
        definition = read_definition(
            {
                "id": "ice", "version": 1, "title": "Ice", "source": "Invented", "where": where,
                "evidence": {"origins": origins, "bodies": ["viasna", "memorial"]},
            }
        )  # fmt: skip
        told[origins] = dict(fact_words(definition))["Evidence"]
        assert "recognition by any body is recognised" in asked_words(definition)
    assert told[1] == "an accepted claim by Viasna or Memorial for the undisputed"
    assert told[2] == (
        "2 claims of independent origin for the undisputed, and one by Viasna or Memorial"
    )


def test_a_drawing_without_days_is_called_by_its_definition() -> None:
    """Nothing is said to be recorded at the end of no time."""
    empty = replace(count(), series=())
    svg = ET.fromstring(empty.svg())  # noqa: S314 - our own
    assert svg.attrib["aria-label"] == empty.definition.name


def test_a_decision_that_was_taken_back_says_so() -> None:
    """On the page and in the record, where what was recorded stays a key."""
    taken_back = Decided(seq=9, what="accept", by="Ada Floe", is_undone=True)
    html = render(replace(claim(), history=(taken_back,)))
    assert "</span>: accept (undone since) by Ada Floe" in html
    assert taken_back.to_record() == {
        "seq": 9, "what": "accept (undone since)", "by": "Ada Floe", "why": "", "at": "",
    }  # fmt: skip
    assert replace(taken_back, is_undone=False).to_record()["what"] == "accept"
