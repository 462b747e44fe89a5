"""A claim in one plain line keeps its number, its hedge and how far it is meant."""

from dataclasses import replace

import pytest

import ice
from habeas.model.figure import Figure, Hedge
from habeas.words.claims import claim_line
from habeas.words.figures import number_words

TOLD = {claim.id: claim for claim in ice.CLAIMS}


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("f1", "3 prisoners released in Antarctica on 2031-03-01"),
        ("f2", "at least 12 prisoners held in Antarctica as of 2031-03-01"),
        ("e3", "Зора Квилл was released and taken to Исландию, on 2031-03-01"),
        (
            "e5",
            "Одо Марроу was arrested again, on or after 2031-03-01 (feared, not known to have happened)",
        ),
        ("x1", "3 prisoners against <b>herring</b>, on 2031-03-01"),
    ],
)
def test_each_kind_of_claim_is_one_line(claim: str, said: str) -> None:
    """Who or how many, what, when, and whether its source asserts it."""
    assert claim_line(TOLD[claim]) == said


def test_a_part_of_those_counted_is_named() -> None:
    """Else fourteen women would read as fourteen."""
    body = TOLD["f1"].body
    assert isinstance(body, Figure)
    women = replace(TOLD["f1"], body=replace(body, subgroup={"gender": "women"}))
    assert claim_line(women) == "3 prisoners (gender: women) released in Antarctica on 2031-03-01"


@pytest.mark.parametrize(
    ("low", "high", "hedge", "said"),
    [
        (3, 3, Hedge.EXACT, "3"),
        (1135, 1135, Hedge.ABOUT, "about 1,135"),
        (12, None, Hedge.AT_LEAST, "at least 12"),
        (None, 12, Hedge.AT_MOST, "at most 12"),
        (12, None, Hedge.MORE_THAN, "more than 12"),
        (None, 12, Hedge.FEWER_THAN, "fewer than 12"),
        (1200, 1400, Hedge.RANGE, "1,200 to 1,400"),
        (None, None, Hedge.VAGUE, "an unstated number"),
        (20, None, Hedge.VAGUE, "an unstated number (at least 20)"),
        (None, 99, Hedge.VAGUE, "an unstated number (at most 99)"),
        (20, 99, Hedge.VAGUE, "an unstated number (20 to 99)"),
    ],
)
def test_a_number_keeps_its_hedge(
    low: int | None, high: int | None, hedge: Hedge, said: str
) -> None:
    """What was about, at least or vague is never printed as if it were exact."""
    body = TOLD["f1"].body
    assert isinstance(body, Figure)
    assert number_words(replace(body, low=low, high=high, hedge=hedge)) == said
