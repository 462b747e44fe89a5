"""Names over sections, lists under a title, and groups told of again."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Basis, Confidence
from habeas.model.event import Event
from habeas.model.figure import Figure
from told_events import told

SECTIONS = """Opposition figures released

Ann Bell, 41

The poet was sentenced to seven years in jail in 2023.

Tom Marsh (age unknown)

A former teacher in the town, Marsh was sentenced to nine years.
"""

PARTED = """Prisoners freed under Decree No. 418

No list has been made public.

From Holm Central:
1. Ann Bell, teacher
2. Tom Marsh, lawyer, disbarred in 2027

From the farm prison:
3. Sister Ida Holm
4. Finn Dale, 61

Not freed:
5. Wren Arden
6. Joss Arden
"""


def test_a_heading_tells_of_the_names_over_sections() -> None:
    """Paragraphs stand between them."""
    assert told("en", SECTIONS, "released") == ["Ann Bell", "Tom Marsh"]


def test_a_role_means_whom_the_section_is_about() -> None:
    """Of a section under her name, "the poet" is she."""
    assert told("en", SECTIONS, "sentenced") == ["Ann Bell", "Tom Marsh"]


def test_a_title_tells_of_every_list_that_a_subheading_only_parts() -> None:
    """But not of those whom it excepts."""
    assert told("en", PARTED, "released") == ["Ann Bell", "Tom Marsh", "Ida Holm", "Finn Dale"]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("fr", "Quatorze opposants ont été libérés jeudi, dont Basile Navet et Odile Brume. Les quatorze avaient été arrêtés le 25 mai.", ["Basile Navet", "Odile Brume"]),
        ("en", "Six members of the club were convicted, among them Ann Bell and Tom Marsh. The six had been arrested in May.", ["Ann Bell", "Tom Marsh"]),
        ("ru", "Четверых активистов освободили, среди них Анна Белова и Пётр Козин. Всех четверых арестовали 3 мая.", ["Анна Белова", "Пётр Козин"]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_group_again_is_told_of_those_named_of_it(
    language: str, text: str, people: list[str]
) -> None:
    """The quote is of the words that tell it; the name stands before."""
    claims = extract(text, file="note", language=language).claims
    found = [c for c in claims if isinstance(c.body, Event) and c.body.event == "arrested"]
    assert [c.body.person for c in found if isinstance(c.body, Event)] == people
    assert all(c.grounds["person"].basis is Basis.ANAPHORA for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "Six members were convicted, among them Ann Bell. Another six had been arrested in May.",
        "Six members were convicted, among them Ann Bell. The seven had been arrested in May.",
    ],
)
def test_another_group_is_not_the_same(text: str) -> None:
    """Without "the", or of another size."""
    assert told("en", text, "arrested") == []


def figures(language: str, text: str) -> list[tuple[int | None, str, str]]:
    """Give number, measure and population of every figure that waits for nobody."""
    return [
        (c.body.low, c.body.measure, c.body.population)
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Figure) and c.confidence is not Confidence.REVIEW
    ]


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("en", "Five of the eight were released the same day.", 5),
        ("ru", "Двое из двенадцати отпущены.", 2),
        ("pl", "Dwóch z dwunastu zwolniono.", 2),
        ("en", "Two of the 30 were released.", 2),
    ],
)
def test_what_befell_a_part_did_not_befall_the_whole(language: str, text: str, part: int) -> None:
    """Of "five of the eight were released" the eight were not."""
    assert [(low, measure) for low, measure, _ in figures(language, text)] == [(part, "released")]


def test_a_number_and_what_is_told_of_it_is_a_part() -> None:
    """It is "Twelve are women" that is said of the 41; "Of those detained, nine are" says itself of whom."""
    text = "In all 41 people were freed. Twelve are women, she said."
    assert figures("en", text) == [(41, "released", "people"), (12, "released", "people")]
    other = "In all 41 people were freed. Of those held, nine are women."
    assert (9, "released", "people") not in figures("en", other)


@pytest.mark.parametrize(
    "text",
    [
        "Marsh was sentenced to two and half years in prison.",
        "Marsh was sentenced to two and a half years in prison.",
    ],
)
def test_a_half_has_the_unit_behind_it(text: str) -> None:
    """Two and a half years are no two people in prison."""
    assert figures("en", text) == []


def test_an_hour_counts_nobody() -> None:
    """An hour has a colon and no space: "13:27"."""
    assert figures("uk", "Він перетнув кордон о 13:27.") == []
    assert figures("en", "Released:50.") == [(50, "released", "people")]


def test_who_was_let_go_along_with_others() -> None:
    """A comma may stand before "along with"."""
    text = "Ann Bell was released in May, along with 13 other political prisoners."
    assert figures("en", text) == [(13, "released", "political_prisoners")]


def test_a_number_of_a_year_is_no_part_of_it() -> None:
    """Of "los 20 de 2028" the year counts nobody."""
    text = "En 2029 fueron detenidas 37 personas, frente a las 20 de 2028."
    assert [low for low, _, _ in figures("es", text)] == [37, 20]
