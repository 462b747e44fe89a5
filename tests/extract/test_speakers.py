"""Who says it, where the name is followed by who that is."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Claim, Modality


def first(text: str) -> Claim:
    return extract(text, file="note", language="en").claims[0]


@pytest.mark.parametrize(
    "text",
    [
        "More than 90 sailors are still held in Marrow, Odd Marmalade, the mayor of Thule, said.",
        "Odd Marmalade, the mayor of Thule, said that 90 sailors were released.",
        "Odd Marmalade, Cobblepot's wife, said on 3 May 2031 that 90 sailors were released.",
    ],
)
def test_a_speaker_may_be_described_after_the_name(text: str) -> None:
    """Before or after what is said, the speaker is whom the description describes."""
    claim = first(text)
    assert claim.attributed_to == "Odd Marmalade"
    assert claim.modality is Modality.REPORTED


def test_the_end_of_a_list_is_no_description() -> None:
    """Names parted by commas describe nobody."""
    claim = first("Odd Marmalade, Wren Cobblepot, Tansy Umber, said that 90 sailors were freed.")
    assert claim.attributed_to != "Odd Marmalade"


def test_a_place_says_nothing() -> None:
    """A place with its description is not who speaks."""
    claim = first("Some 90 sailors were released in Marrow, the port of Thule, said Lantern.")
    assert claim.attributed_to != "Marrow"


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_who_says_it_may_follow_the_quotation_marks(marks: str) -> None:
    """The comma stands before the mark that closes."""
    claim = first(f"{marks[0]}Barnaby Fogg was freed,{marks[1]} said Odd Marmalade.")
    assert (claim.attributed_to, claim.modality) == ("Odd Marmalade", Modality.REPORTED)
