"""Days that no calendar has: their month stands without them, and the text is read to its end."""

import pytest

from habeas.extract import ProposedRecord, extract


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "Police arrested 12 people on 31.02.2030.", "2030-02"),
        ("en", "Police arrested 12 people on 2030-04-31.", "2030-04"),
        ("en", "Police arrested 12 people on 29 February 2031.", "2031-02"),
        ("en", "Police arrested 12 people on 29 February 2028.", "2028-02-29"),
        ("es", "El 31 de febrero de 2030 la policía detuvo a 12 personas.", "2030-02"),
        ("ru", "31 февраля 2030 года в Минске задержали 12 человек.", "2030-02"),
    ],
)
def test_a_day_that_its_month_does_not_have_is_left_out(
    language: str, text: str, edtf: str
) -> None:
    """The claim is not lost, and no day is made up for it."""
    (claim,) = extract(text, file="report", language=language).claims
    assert claim.to_record()["time"]["edtf"] == edtf


def test_a_year_that_comes_from_elsewhere_may_lack_the_day() -> None:
    """A 29th of February takes its year from the day of the text, which has 28."""
    text = "On 29 February police arrested 12 people."
    (claim,) = extract(text, file="report", language="en", said_on="2031-03-05").claims
    assert claim.to_record()["time"]["edtf"] == "2031-02"


def test_a_dateline_of_an_impossible_day_dates_nothing_by_weekday() -> None:
    """What hangs on the day of the text has no day when that is none."""
    text = "LODOVA, 31.02.2030. Police arrested 12 people on Tuesday."
    found = extract(text, file="report", language="en")
    assert [c.to_record()["value_low"] for c in found.claims] == [12]


def test_words_of_another_language_do_not_stop_the_parser() -> None:
    """A proposal about Spanish words in what is said to be Arabic: a noun was taken for a verb."""
    text = "La policía delaellas 6 periodistas,según la Ventana 4imputados"
    spans = {"value": [52, 53], "measure": [53, 62]}
    proposal = ProposedRecord("p", {"type": "figure", "measure": "charged", "spans": spans})
    found = extract(text, file="report", language="ar", proposals=[proposal], grammar=False)
    assert not found.claims
    assert len(found.refused) == 1
