"""What sentences take from each other: headings, wholes, who speaks, who is meant."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Claim, Confidence, Modality
from habeas.model.event import Event
from habeas.model.figure import Figure


def proposed(text: str, language: str = "en", said_on: str | None = None) -> list[Claim]:
    claims = extract(text, file="note", language=language, said_on=said_on).claims
    return [c for c in claims if c.confidence is not Confidence.REVIEW]


def figures(text: str, language: str = "en", said_on: str | None = None) -> list[Figure]:
    return [c.body for c in proposed(text, language, said_on) if isinstance(c.body, Figure)]


def events(text: str, language: str = "en", said_on: str | None = None) -> list[Event]:
    return [c.body for c in proposed(text, language, said_on) if isinstance(c.body, Event)]


def test_a_bullet_opens_a_paragraph_of_its_own() -> None:
    """Items of a list keep their own dates, however long the lines are."""
    text = "\n".join(
        f"- {day} March 2033: {number} activists were detained near the old lighthouse of Marrow"
        for day, number in ((3, 17), (9, 22), (15, 31), (21, 40), (28, 12))
    )
    told = {f.low: f.time.edtf for f in figures(text) if f.time is not None}
    assert told == {
        17: "2033-03-03", 22: "2033-03-09", 31: "2033-03-15", 40: "2033-03-21", 12: "2033-03-28",
    }  # fmt: skip


def test_a_date_alone_dates_what_follows() -> None:
    """A sentence that is only a date heads its paragraph."""
    (event,) = events("30 January 2031. The lawyer Jory Blanc died in a prison hospital.")
    assert event.date is not None
    assert event.date.edtf == "2031-01-30"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2034 the number of political prisoners rose by 12 to 145."),
        ("ru", "В 2034 году число политзаключённых выросло на 12 до 145."),
        ("pl", "W 2034 roku liczba więźniów politycznych wzrosła o 12, do 145."),
        ("es", "En 2034 el número de presos políticos aumentó en 12, hasta 145."),
    ],
)
def test_what_a_number_rose_to_is_told(language: str, text: str) -> None:
    """Neither the difference nor a hedge is read into "rose by 12 to 145"."""
    assert [(f.low, f.high) for f in figures(text, language)] == [(145, 145)]


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    """A total that went from 133 to 145 is 145."""
    found = figures("The number of political prisoners rose from 133 to 145 in 2034.")
    assert [(f.low, f.high) for f in found] == [(145, 145)]


def test_numbers_that_make_up_a_whole_are_its_parts() -> None:
    """Without a verb of their own they are read only where they add up."""
    whole, *parts = figures("Casa Faro recorded 288 political prisoners: 261 men and 27 women.")
    assert whole.low == 288
    assert [(p.low, p.part_of, dict(p.subgroup)) for p in parts] == [
        (261, whole.id, {"sex": "male"}), (27, whole.id, {"sex": "female"}),
    ]  # fmt: skip
    assert {p.population for p in parts} == {"political_prisoners"}
    lone = figures("Casa Faro recorded 288 political prisoners: 260 men and 27 women.")
    assert [f.low for f in lone] == [288]


def test_whoever_only_speaks_is_no_victim() -> None:
    """Nothing happens to the one "according to" names, nor to one who denies it for others."""
    assert not events("According to Open Docket, Tom Marrow said nothing. They were arrested.")
    text = "Spokeswoman Lida Farn denied the arrest of Pavel Ostry. The activist disappeared on 29 June 2033."
    assert {e.person for e in events(text)} <= {"Pavel Ostry"}


def test_a_country_is_nobody() -> None:
    """A country's name after a verb is where they were sent."""
    assert not events("Dos hombres fueron expulsados a Lituania en mayo de 2031.", "es")


def test_taken_to_a_prison_is_a_transfer_and_abroad_is_exile() -> None:
    """What "taken" means depends on where to, and from where."""
    (inside,) = events("On 28 March 2033 Jonas Twill was taken to a penal colony in Sarn.")
    assert (inside.event, inside.destination) == ("transferred", "a penal colony in Sarn")
    (outside,) = events("On 28 March 2033 Jonas Twill was taken to Lithuania.")
    assert (outside.event, outside.destination) == ("exiled", "Lithuania")
    (fetched,) = events("On 28 March 2033 Jonas Twill was taken from his flat in Sarn.")
    assert fetched.event == "arrested"
    assert not events("On 28 March 2033 Jonas Twill was taken from the stage in Sarn.")


def test_an_announced_release_is_proposed_as_announced() -> None:
    """An announcement is clear; an order or a promise waits for a person."""
    text = "The ministry announced the release of Orla Quill on 4 April 2031."
    (claim,) = [c for c in proposed(text) if isinstance(c.body, Event)]
    assert claim.modality is Modality.ANNOUNCED
    assert not events("The court ordered the release of Orla Quill on 4 April 2031.")


def test_the_ones_named_after_a_figure_are_of_it() -> None:
    """Thus "Among them: A (29, Sarn), B and C" lists some of those just counted."""
    text = (
        "On 15 March 2033, 22 political prisoners were pardoned. "
        "Among them: Dana Voss (29, Sarn), Korin Abeles (51, Tessor) and Ilo Marn."
    )
    found = [(e.person, e.event) for e in events(text)]
    assert found == [(name, "pardoned") for name in ("Dana Voss", "Korin Abeles", "Ilo Marn")]


def test_those_who_are_held_now_are_held_on_the_day_it_is_told() -> None:
    """A stock in the present tense is one on the day of the report."""
    (stock,) = figures("Twelve journalists are still behind bars.", said_on="2032-02-09")
    assert stock.time is not None
    assert (stock.time.edtf, stock.as_of) == ("2032-02-09", True)


def test_a_week_is_seven_days() -> None:
    """Last week is from its Monday to its Sunday."""
    (flow,) = figures("Last week 15 activists were detained.", said_on="2034-04-19")
    assert flow.time is not None
    assert flow.time.edtf == "2034-04-10/2034-04-16"


def test_a_length_of_time_that_is_given_is_a_sentence() -> None:
    """Getting ten years is a sentence; being given two days to leave is none."""
    (event,) = events("In May 2031 Tom Marrow received ten years.")
    assert event.event == "sentenced"
    assert not events("In May 2031 Tom Marrow was given two days to leave.")
