"""Why a claim waits for a person, in words."""

import pytest

from habeas.extract import extract
from habeas.model.doubt import Doubt
from habeas.words.doubts import doubt_words


@pytest.mark.parametrize("doubt", Doubt)
def test_english_says_a_doubt_as_the_wire_form_does(doubt: Doubt) -> None:
    """Archives hold these words, and a page says what it always said."""
    assert doubt_words(doubt.value) == doubt.value


def test_a_doubt_of_somebody_else_is_said_as_written() -> None:
    """A person may have typed it."""
    assert doubt_words("spoons were seen") == "spoons were seen"


def test_a_claim_holds_the_words_of_its_doubt() -> None:
    """Not the name that code has for it: archives of every age are read alike."""
    (claim,) = extract("Police did not detain 12 activists.", file="note", language="en").claims
    assert [reading["why"] for reading in claim.to_record()["readings"]] == [
        "it is not said to have happened"
    ]
