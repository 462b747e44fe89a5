"""A date belongs to what happened, not to where it happened."""

import pytest

from habeas.extract import extract
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.model.numeral import Account


@pytest.mark.parametrize(
    "where", ["the prison hospital", "a prison", "the prison", "the infirmary", "the colony"]
)
def test_a_place_of_custody_takes_no_date_away(where: str) -> None:
    """Words such as "in the prison" can be a state; after a death they only say where."""
    text = f"Orvin Kaldas died in {where} on 20 April 2025."
    (claim,) = extract(text, file="note", language="en").claims
    assert isinstance(claim.body, Event)
    assert (claim.body.event, str(claim.body.date and claim.body.date.edtf)) == (
        "died",
        "2025-04-20",
    )


def days(text: str, language: str = "en") -> list[str | None]:
    """Give the time of every event and figure, in EDTF."""
    found = []
    for claim in extract(text, file="note", language=language).claims:
        body = claim.body
        when = body.date if isinstance(body, Event) else getattr(body, "time", None)
        found.append(None if when is None else when.edtf)
    return found


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Police arrested 40 protesters on May 29-31, 2031.", "2031-05-29/2031-05-31"),
        ("Police arrested 40 protesters on 29-31 May 2031.", "2031-05-29/2031-05-31"),
        ("Police arrested 40 protesters, 8 May 2031", "2031-05-08"),
    ],
)
def test_days_of_a_month_end_with_its_last(text: str, time: str) -> None:
    """A range may reach the last of a month; a text may end with a year."""
    assert days(text) == [time]


@pytest.mark.parametrize("text", ["В 2019 г.", "Задержаны 40 человек в 2019 г."])
def test_a_text_may_end_with_the_word_for_year(text: str) -> None:
    """Its full stop is the last token of all."""
    assert days(text, "ru") in ([], ["2019"])


def test_a_day_and_a_month_with_a_stroke_are_no_people() -> None:
    """They date what stands beside them."""
    text = "La police a arrêté 40 grévistes le 15/02."
    found = extract(text, file="note", language="fr", said_on="2031-02-20").claims
    figures = [c.body for c in found if isinstance(c.body, Figure)]
    assert [(f.low, f.time.edtf if f.time else None) for f in figures] == [(40, "2031-02-15")]


def test_a_fraction_is_no_day() -> None:
    """Three tenths of them were not dated the third of October."""
    text = "La police a arrêté les 3/10 des grévistes en 2031."
    found = extract(text, file="note", language="fr", said_on="2031-12-20")
    for claim in found.claims:
        assert "10-03" not in str(claim.to_record())
    told = {n.text: n.account for n in found.numerals}
    assert Account.DATE not in (told["3"], told["10"])


def test_a_month_that_heads_its_lines_keeps_its_year() -> None:
    """A heading has no full stop: the year is its last word."""
    assert days("March 2034\nBarnaby Fogg was arrested.") == ["2034-03"]


def test_who_is_held_after_the_day_of_an_arrest_is_held_on_a_day_from_then_on() -> None:
    """Only the day for which a number of the held was told is taken over as it is."""
    text = "On 4 May 2031 police arrested 19 sailors. Seven are still in prison."
    assert days(text) == ["2031-05-04", "[2031-05-04..]"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Barnaby Fogg was arrested in May and June 2031.", "2031-05/2031-06"),
        ("Barnaby Fogg was arrested in May 2031 and July 2031.", "2031-05"),
        ("The ferry left in February 2031; in March 2031 police arrested Barnaby Fogg.", "2031-03"),
    ],
)
def test_two_months_are_one_time_where_they_follow_each_other_and_are_joined(
    text: str, time: str
) -> None:
    """Neither "and" alone nor the order alone makes a time of two months."""
    assert days(text) == [time]
