"""What is only told of someone, refused or counted as an occasion claims nothing more."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Claim, Confidence, Modality
from habeas.model.event import Event
from habeas.model.figure import Figure


def events(text: str, language: str = "en") -> dict[str, Claim]:
    """Give the claims on people in a text, by event."""
    claims = extract(text, file="note", language=language).claims
    return {c.body.event: c for c in claims if isinstance(c.body, Event)}


@pytest.mark.parametrize(
    "text",
    [
        "A list of that day had named Odd Marmalade among the released.",
        "Odd Marmalade wrote twice. An early list had named him among those released.",
    ],
)
def test_whoever_a_list_names_is_not_thereby_released(text: str) -> None:
    """A list that names somebody among the freed tells only of the list."""
    assert events(text) == {}


def test_whoever_was_among_the_released_was_released() -> None:
    """With a verb of its own the same phrase is a fact."""
    assert set(events("Odd Marmalade was among the released.")) == {"released"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Odd Marmalade refused to enter Thule and disappeared.", "en"),
        ("Odd Marmalade refused to enter Thule and then disappeared.", "en"),
        ("Мармелад Оддов отказался ехать в Туле и исчез.", "ru"),
    ],
)
def test_a_refusal_does_not_reach_a_verb_of_its_own(text: str, language: str) -> None:
    """Thus "Refused to enter and disappeared" denies only the entering."""
    claim = events(text, language)["disappeared"]
    assert (claim.modality, claim.confidence) == (Modality.ASSERTED, Confidence.PROPOSED)


def test_a_refusal_reaches_a_second_infinitive() -> None:
    """Thus "Refused to pardon or release" releases nobody."""
    found = events("Marrow refused to pardon or release Odd Marmalade.")
    assert {c.modality for c in found.values()} == {Modality.DENIED}


def test_occasions_wait_for_a_person() -> None:
    """Three releases may be three days on which many were let go."""
    (claim,) = extract("The page describes three releases.", file="note", language="en").claims
    assert isinstance(claim.body, Figure)
    assert claim.confidence is Confidence.REVIEW


def test_arrests_are_counted_one_by_one() -> None:
    """An arrest is of one person, and its number needs nobody."""
    (claim,) = extract("The page describes three arrests.", file="note", language="en").claims
    assert claim.confidence is Confidence.PROPOSED


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("В стране более 1200 политзаключённых.", [1200]),
        ("В стране 1200 политзаключённых сказали, что их били.", []),
        ("В стране 30 политзаключённых сообщили: их били.", []),
    ],
)
def test_whoever_speaks_is_not_all_who_are_held(text: str, held: list[int]) -> None:
    """Where no verb is needed a number in a place is held there; not where a verb follows."""
    claims = extract(text, file="note", language="ru").claims
    assert [c.body.low for c in claims if isinstance(c.body, Figure)] == held
