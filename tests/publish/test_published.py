"""What others published, in words before every answer."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from habeas.model.bounds import Bounds
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.figure_reason import FigureObstacle
from habeas.model.published_figure import Published, PublishedFigures, Share, Stands, TimeRelation
from habeas.model.when import parse_when
from habeas.publish.published_figures import (
    published_lines,
    published_words,
)
from habeas.publish.render import environment
from habeas.words.figure_reasons import figure_reason
from habeas.words.figures import counted_words
from habeas.words.numbers import share_words
from habeas.words.published_figures import row_words

FIGURE = Figure(
    id="f1",
    low=1135,
    high=1135,
    hedge=Hedge.EXACT,
    measure="held",
    mode=Mode.STOCK,
    population="political_prisoners",
    time=parse_when("2025-12-23"),
    publisher="Viasna",
    said_on="2025-12-23",
)
ROW = Published(
    figure=FIGURE,
    relation=TimeRelation.SAME,
    stands=Stands.CONTAINS,
    recorded=Bounds(3, 3),
    recorded_share=Share(3 / 1135, 3 / 1135),
)
FAMILIES = figure_reason(FigureObstacle.UNIT, unit="families", asked="persons")


def test_a_figure_is_said_with_who_when_and_how_much_of_it_is_recorded() -> None:
    """The sentence that stands before an answer."""
    assert row_words(ROW) == (
        "Viasna counts 1,135 political prisoners held on 2025-12-23 (said 2025-12-23); "
        "3 of them are recorded here (0.3 %)."
    )


@pytest.mark.parametrize(
    ("recorded", "share", "words"),
    [
        (Bounds(0, 0), Share(0, 0), "none of them is recorded here (0 %)"),
        (Bounds(1, 1), Share(0.0004, 0.0004), "1 of them is recorded here (under 0.1 %)"),
        (Bounds(3, 70), Share(0.003, 0.06), "3 to 70 of them are recorded here (0.3 % to 6.0 %)"),
        (Bounds(3, None), Share(0.003, 1.0), "3 or more are recorded here (0.3 % to 100 %)"),
        (Bounds(1100, 1200), Share(0.97, 1.0), "1,100 to 1,200 are recorded here (97 % to 100 %)"),
    ],
)
def test_what_is_recorded_is_said_as_an_interval(
    recorded: Bounds, share: Share, words: str
) -> None:
    """Who is recorded is called one of theirs only where they can all be."""
    told = row_words(replace(ROW, recorded=recorded, recorded_share=share))
    assert told.endswith(f"; {words}.")


def test_no_share_is_said_of_an_open_number() -> None:
    """At least so many: nobody knows of how many."""
    figure = replace(FIGURE, high=None, hedge=Hedge.AT_LEAST)
    told = row_words(replace(ROW, figure=figure, recorded_share=None))
    assert "counts at least 1,135 political prisoners" in told
    assert told.endswith("; 3 of them are recorded here.")


def test_a_figure_of_some_says_that_others_may_be_recorded() -> None:
    """Whoever reads it learns whom it counts."""
    assert row_words(replace(ROW, is_narrower=True)).endswith(
        "; 3 people are recorded here by this definition, political prisoners or not (0.3 %)."
    )


def test_more_recorded_than_published_is_said_as_a_conflict() -> None:
    """Neither is called right."""
    figure = replace(
        FIGURE, low=189, high=189, measure="deported_or_exiled", population="people",
        mode=Mode.FLOW, time=parse_when("2025"),
    )  # fmt: skip
    row = replace(
        ROW, figure=figure, stands=Stands.CONTRADICTED, recorded=Bounds(204, None),
        recorded_share=Share(1, 1),
    )  # fmt: skip
    assert row_words(row) == (
        "Viasna counts 189 people deported or exiled in 2025 (said 2025-12-23); "
        "but at least 204 are recorded here, and both cannot be true."
    )
    exact = replace(
        row,
        recorded=Bounds(204, 204),
        why=figure_reason(FigureObstacle.ABOUT_READ_AS, low=180, high=198),
    )
    assert row_words(exact).endswith(
        "; but 204 are recorded here, and both cannot be true (about is read as 180 to 198)."
    )


def test_more_published_than_a_complete_record_holds_is_said_as_a_conflict() -> None:
    """At most is said of a record that somebody declared complete, and of no other."""
    told = row_words(replace(ROW, stands=Stands.MORE, recorded=Bounds(3, 7)))
    assert told.endswith(
        "; but at most 7 are recorded here, the record is declared complete, "
        "and both cannot be true."
    )


def test_what_is_of_another_day_says_of_which_day_the_record_is() -> None:
    """The last figure before, and what is recorded of the day asked about."""
    row = replace(
        ROW,
        relation=TimeRelation.BEFORE,
        stands=Stands.NOT_COMPARABLE,
        why=figure_reason(FigureObstacle.OTHER_DAY),
    )
    assert row_words(row) == (
        "Viasna counts 1,135 political prisoners held on 2025-12-23 (said 2025-12-23, its last "
        "before the day asked about); 3 are recorded here on the day asked about (0.3 %)."
    )
    nobody = replace(row, recorded=Bounds(0, 0), recorded_share=None)
    assert row_words(nobody).endswith("; nobody is recorded here on the day asked about.")
    counted = replace(row, stands=Stands.CONTAINS, is_of_asked=False)
    assert row_words(counted).endswith("; 3 of them are recorded here (0.3 %).")


def test_what_cannot_be_compared_says_why() -> None:
    """In the words of the reason."""
    row = replace(
        ROW,
        stands=Stands.NOT_COMPARABLE,
        why=figure_reason(FigureObstacle.NO_NUMBER),
        recorded=None,
    )
    assert row_words(row).endswith("; it cannot be compared: it states no number.")


@pytest.mark.parametrize(
    ("publisher", "words"),
    [
        ("Вясна", "Вясна counts 1,135"),
        ("rights groups", "Rights groups: 1,135"),
        (None, "A source counts 1,135"),
    ],
)
def test_who_is_not_a_listed_body_may_be_several(publisher: str | None, words: str) -> None:
    """Nothing is said of whether it is one or many."""
    assert row_words(replace(ROW, figure=replace(FIGURE, publisher=publisher))).startswith(words)


def test_a_number_is_said_with_its_measure() -> None:
    """Each as the object of a sentence."""
    died = replace(FIGURE, measure="died", low=1, high=1, place="BY")
    assert counted_words(died) == "one of the political prisoners who died in Belarus"
    taken = replace(FIGURE, measure="deported_or_exiled", destination="Lemonia")
    assert counted_words(taken) == "1,135 political prisoners deported or exiled, to Lemonia"
    undated = replace(FIGURE, time=None)
    assert "held on the day it was said (said" in row_words(replace(ROW, figure=undated))
    unsaid = replace(FIGURE, said_on=None)
    assert "on 2025-12-23; 3" in row_words(replace(ROW, figure=unsaid))


def test_all_is_said_of_all_only() -> None:
    """Nearly everybody is not everybody."""
    assert share_words(Share(0.999, 1.0)) == "over 99 % to 100 %"
    assert share_words(Share(0.0, 0.0)) == "0 %"


def test_what_is_not_shown_is_counted() -> None:
    """How many more there are, and why others are not among them."""
    found = PublishedFigures(
        rows=(ROW,),
        omitted=2,
        incomparable=(
            ("f2", FAMILIES),
            ("f3", FAMILIES),
            ("f4", figure_reason(FigureObstacle.NO_TIME)),
        ),
    )
    assert published_lines(found)[1:] == (
        "2 more published figures of it are not shown.",
        (
            "3 published figures count something else or another time "
            "(families, not people; it does not say when)."
        ),
    )
    assert published_lines(found, in_full=True)[1:] == (
        "2 more published figures of it are not shown.",
        "2 published figures cannot be compared: each counts families, not people.",
        "1 published figure cannot be compared: it does not say when.",
    )
    assert published_lines(replace(found, omitted=0, incomparable=())) == (row_words(ROW),)
    one = replace(found, omitted=1, incomparable=())
    assert published_lines(one)[1] == "1 more published figure of it is not shown."


def test_a_place_nobody_knows_is_said_and_not_lumped_together() -> None:
    """Whoever reads the answer learns that the figure may be of the place asked about."""
    why = figure_reason(FigureObstacle.UNKNOWN_PLACE, name="Velmora")
    quill = figure_reason(FigureObstacle.UNKNOWN_PLACE, name="Quill")
    families = ("f2", FAMILIES)
    found = PublishedFigures(
        rows=(ROW,), incomparable=(("f3", why), families), unplaced=(("f3", "Velmora"),)
    )
    note = "1 figure is of a place nobody here knows the code of (Velmora): not compared."
    assert published_lines(found)[1:] == (
        "1 published figure counts something else or another time (families, not people).",
        note,
    )
    assert published_lines(found, in_full=True)[-1] == note
    assert note in " ".join(_html(found).split())
    two = replace(
        found,
        incomparable=(("f3", why), ("f4", quill)),
        unplaced=(("f3", "Velmora"), ("f4", "Quill")),
    )
    assert published_lines(two)[1:] == (
        "2 figures are of places nobody here knows the code of (Quill, Velmora): not compared.",
    )


def test_what_nothing_could_be_set_against_does_not_stand_first() -> None:
    """It is folded with the others, and said in full to whoever asks."""
    part = figure_reason(FigureObstacle.OCCASION)
    occasion = replace(
        ROW, figure=replace(FIGURE, id="f9"), stands=Stands.NOT_COMPARABLE, why=part, recorded=None
    )
    found = PublishedFigures(rows=(occasion, ROW))
    assert published_lines(found) == (
        row_words(ROW),
        (
            "1 published figure counts something else or another time "
            "(one occasion in the period asked about)."
        ),
    )
    assert published_lines(found, in_full=True) == (row_words(ROW), row_words(occasion))
    none = published_lines(PublishedFigures(rows=(occasion,)))
    assert none[0] == "No published figure of the same thing and time is recorded here."


def test_nothing_is_set_against_them_where_nothing_can_be_counted() -> None:
    """None recorded would be said of a definition that no data here can meet."""
    (line,) = published_lines(PublishedFigures(rows=(ROW,)), is_unmet=True)
    assert line == "Viasna counts 1,135 political prisoners held on 2025-12-23 (said 2025-12-23)."


def test_pages_fold_what_is_further_away() -> None:
    """Every figure is there, each once."""
    rows = tuple(replace(ROW, figure=replace(FIGURE, id=f"f{n}")) for n in range(7))
    found = published_words(PublishedFigures(rows=rows))
    assert found is not None
    assert (len(found.first), found.first + found.further) == (4, found.rows)


def test_what_cannot_be_true_is_never_left_out() -> None:
    """However many are nearer."""
    conflict = replace(ROW, figure=replace(FIGURE, low=2, high=2), stands=Stands.CONTRADICTED)
    found = PublishedFigures(rows=(ROW, ROW, conflict), omitted=3)
    assert published_lines(found, most=1) == (row_words(ROW), row_words(conflict))


def test_that_nothing_was_published_is_said() -> None:
    """But where nobody looked, nothing is said of it."""
    assert published_lines(PublishedFigures()) == (
        "No published figure of the same thing and time is recorded here.",
    )
    assert published_lines(None) == ()
    assert published_words(None) is None


def _html(found: PublishedFigures | None) -> str:
    template = environment().from_string(
        '{% from "_published.html" import published %}<main>{{ published(found, href) }}</main>'
    )
    return template.render(found=published_words(found), href=lambda path: f"/x{path}")


def test_pages_link_each_figure_to_its_claim() -> None:
    """Also those that cannot be compared; a conflict stands out."""
    odd = figure_reason(FigureObstacle.UNIT, unit="<families>", asked="persons")
    found = PublishedFigures(
        rows=(ROW, replace(ROW, stands=Stands.CONTRADICTED)),
        omitted=1,
        incomparable=(("f 2", odd), ("f3", odd)),
    )
    page = ET.fromstring(_html(found).replace("&nbsp;", " "))  # noqa: S314 - our own
    links = [a.attrib["href"] for a in page.iter("a")]
    assert links == ["/x/claim/f1", "/x/claim/f1", "/x/claim/f%202", "/x/claim/f3"]
    assert len(list(page.iter("strong"))) == 1
    text = " ".join("".join(page.itertext()).split())
    assert "1 more published figure" in text
    assert "each counts <families>" in text


def test_a_page_without_published_figures_says_so_and_no_more() -> None:
    """No list, and nothing where nobody looked."""
    assert "No published figure" in _html(PublishedFigures())
    assert "<ul>" not in _html(PublishedFigures())
    assert "".join(_html(None).split()) == "<main></main>"
