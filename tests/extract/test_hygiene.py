"""Letters that come apart and words that are cut are read whole, and found where they stand."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from habeas.extract import extract
from habeas.extract.claim_check import verify
from habeas.extract.hygiene import cleaned
from habeas.model.event import Event


def test_a_name_with_its_accents_apart_is_one_name() -> None:
    """The person is written composed; the quote is what is stored."""
    text = unicodedata.normalize("NFD", "Inés Núñez was released in Thule on 3 May 2031.")
    (claim,) = extract(text, file="note", language="en").claims
    assert isinstance(claim.body, Event)
    assert claim.body.person == "Inés Núñez"
    assert claim.quote == text[claim.start : claim.end]
    assert verify(claim, text, language="en") is None


def test_a_word_cut_at_the_end_of_a_line_is_one_word() -> None:
    """Soft hyphens stand where a line was cut."""
    text = "Wren Cobblepot was re\u00ad\nleased in May 2031."
    (claim,) = extract(text, file="note", language="en").claims
    assert claim.quote == text[claim.start : claim.end]
    assert "re\u00ad\nleased" in claim.quote


@given(st.text(alphabet="ab \u0301\u00ad\n\ue000é\u200b", max_size=40))
def test_every_place_leads_back(text: str) -> None:
    """What is read of a span is in the span it is traced to."""
    clean = cleaned(text)
    for at in range(len(clean.text)):
        start, end = clean.to_stored(at, at + 1)
        assert 0 <= start < end <= len(text)
        first, last = clean.to_read(start, end)
        assert first <= at < last
