"""Headlines against texts, the day under a title, and who a short name means."""

import pytest

from habeas.extract import extract
from habeas.model.figure import Figure


def figures(text: str, language: str = "en") -> dict[int | None, Figure]:
    found = extract(text, file="note", language=language)
    return {c.body.low: c.body for c in found.claims if isinstance(c.body, Figure)}


TEXT = """Marrow frees {n} prisoners

3 October 2031

The authorities of Marrow released 62 prisoners on 2 October 2031, the Open Door group said. Of them, 50 are men.
"""


@pytest.mark.parametrize("told", [63, 26])
def test_a_headline_that_slips_is_of_the_day_the_text_tells(told: int) -> None:
    """A few more, or the digits exchanged: it is the same number, told in two ways."""
    found = figures(TEXT.format(n=told))
    title, text = found[told], found[62]
    assert (title.time, title.publisher) == (text.time, text.publisher)


def test_a_headline_of_another_number_is_left_alone() -> None:
    """What is far off counts something else."""
    assert figures(TEXT.format(n=940))[940].time is None


def test_the_day_under_a_title_is_of_the_text_and_of_no_event() -> None:
    """A part has the day of its whole."""
    found = figures(TEXT.format(n=62))
    assert found[50].time is not None
    assert found[50].time.edtf == "2031-10-02"
    undated = TEXT.replace(" on 2 October 2031", "").format(n=62)
    assert figures(undated)[62].time is None


def test_a_chronicle_has_days_over_its_entries() -> None:
    """More than one day alone on a line: each heads what follows."""
    text = "Chronicle\n\n3 May 2031\n\nPolice arrested 12 teachers.\n\n5 May 2031\n\nPolice arrested 15 bakers."
    told = {low: f.time.edtf for low, f in figures(text).items() if f.time is not None}
    assert told == {12: "2031-05-03", 15: "2031-05-05"}


def test_a_short_name_means_the_body_it_was_told_of() -> None:
    """As written it stays as it is written; the figures are of one publisher."""
    text = (
        "In May 2031, 40 bakers were arrested, the Compass Network said. "
        "The Network said that 12 sailors were freed in June 2031."
    )
    claims = [c for c in extract(text, file="note", language="en").claims if c.type == "figure"]
    assert [c.body.publisher for c in claims if isinstance(c.body, Figure)] == [
        "Compass Network"
    ] * 2
    assert claims[1].attributed_to == "Network"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Between 3 May and 9 June 2031, 40 bakers were arrested. In the same period 12 were freed."),
        ("es", "Entre el 3 de mayo y el 9 de junio de 2031 detuvieron a 40 panaderos. En el mismo periodo 12 fueron liberados."),
        ("ru", "С 3 мая по 9 июня 2031 года задержали 40 пекарей. За тот же период 12 человек освободили."),
        ("pl", "Od 3 maja do 9 czerwca 2031 roku zatrzymano 40 piekarzy. W tym samym okresie zwolniono 12 osób."),
    ],
)  # fmt: skip
def test_the_same_period_is_the_period_told_before(language: str, text: str) -> None:
    """From its first day to its last."""
    told = figures(text, language)
    assert told[12].time is not None
    assert told[12].time.edtf == "2031-05-03/2031-06-09"


def test_who_is_killed_is_counted_and_who_dies_held_was_held() -> None:
    """A toll of protesters is no count of deaths in custody."""
    found = figures(
        "In May 2031, 40 protesters were killed in Marrow and 3 people died in custody."
    )
    assert (found[40].measure, found[40].population) == ("died", "protesters")
    assert (found[3].measure, found[3].population) == ("died", "detainees")


def test_whom_no_list_names_is_nobody_else() -> None:
    """So many fishermen are not everybody who was arrested."""
    found = figures(
        "Police arrested 40 people in May 2031. Police arrested 12 fishermen in May 2031."
    )
    assert dict(found[12].subgroup) == {"described": "fishermen"}
    assert dict(found[40].subgroup) == {}


def test_a_number_told_twice_is_no_part_of_itself() -> None:
    """A headline and its first sentence may tell of "four of" the same four."""
    text = (
        "Marrow : quatre bénévoles arrêtés\n\n"
        "L'association a appris l'arrestation de quatre de ses bénévoles à Marrow le 3 mai 2031.\n"
    )
    for figure in figures(text, "fr").values():
        assert figure.part_of != figure.id


def test_whoever_else_is_killed_waits_for_a_person() -> None:
    """A landslide and a war have tolls too."""
    found = extract("A landslide killed 14 people in Marrow.", file="note", language="en").claims
    assert [c.confidence.value for c in found] == ["review"]
