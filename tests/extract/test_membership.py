"""Groups that a text goes back to: their parts, their members, the lines under a heading."""

import pytest

from habeas.extract import extract
from habeas.model.event import Event
from habeas.model.figure import Figure


def figures(language: str, text: str) -> list[tuple[int | None, str, str, bool]]:
    """Give size, measure and population of each figure, and whether it is a part."""
    return [
        (c.body.low, c.body.measure, c.body.population, c.body.part_of is not None)
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Figure)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Marrow released 46 prisoners. Among those freed are eight bakers and three teachers."),
        ("es", "Marrow liberó a 46 presos. Entre los liberados figuran ocho panaderos y tres maestros."),
        ("fr", "Marrow a libéré 46 prisonniers. Parmi eux se trouvent huit boulangers et trois enseignants."),
        ("ru", "Власти освободили 46 заключённых. Среди освобождённых — восемь женщин и трое учителей."),
        ("uk", "Влада звільнила 46 в'язнів. Серед звільнених — восьмеро жінок і троє вчителів."),
        ("pl", "Władze uwolniły 46 więźniów. Wśród uwolnionych są osiem kobiet i trzech nauczycieli."),
    ],
)  # fmt: skip
def test_some_of_a_group_told_before_are_parts_of_it(language: str, text: str) -> None:
    """Each number of the list, whatever it counts, and with what befell them all."""
    found = figures(language, text)
    assert [(low, measure, part) for low, measure, _, part in found] == [
        (46, "released", False),
        (8, "released", True),
        (3, "released", True),
    ]


def test_of_a_number_its_parts_have_what_befell_it() -> None:
    """A part with a verb that says nothing of its own inherits."""
    text = "Marrow released 240 prisoners. Of the 240, 160 are men and 80 women."
    assert [(low, part) for low, _, _, part in figures("en", text)] == [
        (240, False), (160, True), (80, True),
    ]  # fmt: skip


def test_a_number_after_another_verb_is_no_part() -> None:
    """The list ends where somebody acts."""
    text = (
        "Marrow released 46 prisoners. Among them were 12 bakers, and police arrested three nurses."
    )
    assert [part for low, *_, part in figures("en", text) if low == 3] == [False]


def test_members_are_named_and_not_whose_they_are() -> None:
    """Roles, bodies and husbands stand between them."""
    text = (
        "Among those released on 6 June 2031 were the head of the Harbour Union, Barnaby Fogg; "
        "nurse Tansy Umber and her husband Pelham Thistle."
    )
    found = extract(text, file="note", language="en").claims
    assert [c.body.person for c in found if isinstance(c.body, Event)] == [
        "Barnaby Fogg", "Tansy Umber", "Pelham Thistle",
    ]  # fmt: skip


def test_lines_under_a_heading_are_read_with_it() -> None:
    """The heading says of whom; "in total" is no part."""
    text = "Political prisoners, 1 May 2031:\njournalists — 14\nteachers — 40\ntotal — 54"
    assert figures("en", text) == [
        (14, "held", "journalists", False),
        (40, "held", "teachers", False),
        (54, "held", "teachers", False),
    ]


def test_one_line_alone_is_no_breakdown() -> None:
    """Nothing says that a single number under a heading counts those of the heading."""
    assert figures("en", "Political prisoners, 1 May 2031:\njournalists — 14") == []


def test_words_between_a_number_and_its_list_do_not_hide_the_list() -> None:
    """What opens a list may stand some words behind the number."""
    text = "Police arrested 3 bakers in the port of Velm, including Barnaby Fogg and Tansy Umber."
    found = extract(text, file="note", language="en").claims
    people = [c.body.person for c in found if isinstance(c.body, Event)]
    assert people == ["Barnaby Fogg", "Tansy Umber"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "51 people crossed the border: Barnaby Fogg refused to leave."),
        ("ru", "Границу пересёк 51 человек: Еремей Одуванчиков отказался уезжать."),
    ],
)
def test_who_opens_a_sentence_behind_a_colon_is_not_listed(language: str, text: str) -> None:
    """A verb of its own says what that person did."""
    events = [
        c.body.event
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Event)
    ]
    assert "crossed_border" not in events


def test_sentences_of_prose_are_no_lines_of_a_breakdown() -> None:
    """A label and a number that share their line with others stand under no heading."""
    text = (
        "Prisoners freed in May: 25. Days of visits lost: 11. Files mislaid: 7. More will follow."
    )
    assert [low for low, *_ in figures("en", text)] == [25]


def test_names_that_nothing_opens_are_no_list() -> None:
    """Whoever is named behind a number is not one of those counted."""
    text = "Police arrested 3 bakers on the day Barnaby Fogg and Tansy Umber married."
    found = extract(text, file="note", language="en").claims
    assert [c.body.person for c in found if isinstance(c.body, Event)] == []


def test_who_confirms_an_arrest_is_not_arrested() -> None:
    """A speaker may stand behind the verb, with a description before the name."""
    text = (
        "Trece pescadores detenidos en el puerto, confirmó a esta agencia su abogada, Lola Limón."
    )
    assert [
        c for c in extract(text, file="note", language="es").claims if isinstance(c.body, Event)
    ] == []


def test_an_age_behind_a_name_counts_nobody() -> None:
    """Whatever mark follows it."""
    text = "Wiśnia Kunegunda, 74 → zatrzymana 5.04.2031"
    assert figures("pl", text) == []


def test_a_number_among_hundreds_has_what_befell_the_hundreds() -> None:
    """The noun between does not part "hundreds" from the number included in them."""
    text = "Police arrested hundreds of protesters, including 45 students."
    assert [(low, measure) for low, measure, *_ in figures("en", text)] == [(45, "arrested")]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Police arrested dozens of sailors, including Barnaby Fogg.",
            ["arrested dozens of sailors, including Barnaby Fogg"],
        ),
        (
            "Marrow released 3 sailors, among them Barnaby Fogg.",
            ["Marrow released 3 sailors", "released 3 sailors, among them Barnaby Fogg"],
        ),
    ],
)
def test_the_quote_of_a_member_says_what_befell_the_group(text: str, quotes: list[str]) -> None:
    """It begins with the verb that tells of all."""
    claims = extract(text, file="note", language="en").claims
    assert sorted(claim.quote for claim in claims) == sorted(quotes)
