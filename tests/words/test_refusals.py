"""Why a proposal does not pass, in words a documenter understands."""

import pytest

from habeas.extract import Refusal
from habeas.words.refusals import REFUSALS, proposers_words, refusal_words, refused_line


@pytest.mark.parametrize("reason", Refusal)
def test_every_reason_has_a_sentence(reason: Refusal) -> None:
    """None is shown as the key that it is."""
    told = refusal_words(reason.value)
    assert len(told.split()) > 3
    assert "_" not in told


def test_no_sentence_is_of_a_reason_that_is_gone() -> None:
    """What nothing is refused for need not be said, nor translated."""
    assert set(REFUSALS) == {reason.value for reason in Refusal}


def test_a_reason_that_is_none_has_no_words() -> None:
    """So that a new one cannot go unsaid: the test of every reason fails by this error."""
    with pytest.raises(KeyError):
        refusal_words("spoon")


def test_who_proposed_is_said_in_words() -> None:
    """Each of them, whoever they are."""
    told = proposers_words(("grammar", "proposal:3", "model:spoon-1b", "person", "list"))
    assert told == "the grammar, proposal 3, model spoon-1b, a person and a list"


def test_a_refusal_is_a_line() -> None:
    """Who, what, why, and the words, where there are any."""
    why = "the words tell something else of this number, or this of another"
    said = refused_line("proposal:3", field="measure", reason="measure_not_of_number", words="held")
    assert said == f"refused: proposal 3, measure: {why} (“held”)"
    said = refused_line("proposal:3", field="", reason="not_a_record", words="")
    assert said == "refused: proposal 3: the line is not one JSON object"
