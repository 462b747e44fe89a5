"""Parts of a figure, and numbers of people that no rule reads: none is explained away."""

import pytest

from habeas.extract import Extraction, extract
from habeas.model.claim import Modality
from habeas.model.figure import Figure
from habeas.model.numeral import Account


def read(text: str) -> Extraction:
    return extract(text, file="note", language="en")


def parts(found: Extraction) -> list[tuple[int | None, dict[str, str]]]:
    """Give the value and subgroup of each figure that is part of the first."""
    whole = found.claims[0].id
    bodies = [c.body for c in found.claims if isinstance(c.body, Figure)]
    return [(b.low, dict(b.subgroup)) for b in bodies if b.part_of == whole]


def accounts(text: str) -> dict[str, Account]:
    return {n.text: n.account for n in read(text).numerals}


def test_a_sentence_on_those_among_them_gives_parts() -> None:
    """Thus "Among them were 60 men" is part of the figure before, told by the same speaker."""
    found = read(
        "On 3 May 2031, 95 political prisoners were held in Marrow, according to Lantern. [1] "
        "Among them were 60 men and 35 women. [1]"
    )
    assert parts(found) == [(60, {"sex": "male"}), (35, {"sex": "female"})]
    assert {c.attributed_to for c in found.claims} == {"Lantern"}
    assert {c.modality for c in found.claims} == {Modality.REPORTED}


def test_a_list_after_a_colon_gives_parts() -> None:
    """Thus "14 were freed: six from Thule" says where parts of the fourteen come from."""
    found = read("Marrow freed nine sailors: six from Thule, two from Ferren and one from Brack.")
    assert [low for low, _ in parts(found)] == [6, 2, 1]


def test_no_part_is_larger_than_its_whole() -> None:
    """A number after a colon that exceeds the group before it is no part of it."""
    text = "Marrow freed 20 sailors: 30 from Thule."
    assert parts(read(text)) == []
    assert accounts(text)["30"] is Account.QUEUED


def test_a_list_after_a_colon_of_others_gives_nothing() -> None:
    """Parts of those who were hurt are not let go."""
    assert read("Twelve sailors were hurt: ten in Thule and two in Ferren.").claims == ()


def test_women_among_the_held_keep_who_they_are() -> None:
    """Thus "35 of them were women" counts political prisoners, and says their sex."""
    found = read("In Marrow 95 political prisoners were held in 2031, and 35 of them were women.")
    assert parts(found) == [(35, {"sex": "female"})]
    part = next(c.body for c in found.claims if isinstance(c.body, Figure) and c.body.part_of)
    assert part.population == "political_prisoners"


def test_a_word_that_ends_a_verb_is_no_hedge() -> None:
    """In "handed over 31" nothing is said to be over 31."""
    (claim,) = read("On 4 May 2031, Marrow handed over 31 sailors to Norway.").claims
    assert isinstance(claim.body, Figure)
    assert (claim.body.low, claim.body.high, claim.body.destination) == (31, 31, "Norway")


def test_a_number_told_twice_is_accounted_for_by_its_one_claim() -> None:
    """A headline's number leads to the claim of the sentence."""
    found = read("Marrow frees 30 prisoners\n\nOn 5 May 2031 Marrow freed 30 prisoners.")
    (claim,) = found.claims
    told = [n for n in found.numerals if n.text == "30"]
    assert [(n.account, n.claim) for n in told] == [(Account.FIGURE, claim.id)] * 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("At least 300 political prisoners completed their sentences in 2031.", "300"),
        ("Lantern reported on 31 sailors from Ferren.", "31"),
        ("Marrow freed 20 sailors, of whom 11 were cooks and five were foreigners.", "five"),
    ],
)
def test_people_of_whom_no_rule_tells_are_never_explained_away(text: str, number: str) -> None:
    """A number that may count the held or the freed is a claim or waits for a person."""
    assert accounts(text)[number] in (Account.QUEUED, Account.FIGURE)


def test_a_number_after_a_colon_is_no_time_of_day() -> None:
    """Only digits on both sides of a colon are a time."""
    found = accounts("It began at 12:30 and freed three: six guards stayed.")
    assert found["12"] is found["30"] is Account.DATE
    assert found["six"] is not Account.DATE


def test_those_who_are_to_go_free_are_not_free() -> None:
    """An infinitive tells of what is to come, and no more."""
    (claim,) = read("Harmony: eighteen to go free").claims
    assert claim.modality is Modality.PLANNED


def test_those_of_whom_a_sentence_opens_are_its_whole() -> None:
    """Thus "Of the 40 sailors, 30 were taken to Norway" is part of the figure of the forty."""
    found = read(
        "Marrow released 40 sailors. [1] "
        "Of the 40 sailors, 31 were taken to Norway and nine were taken to Iceland."
    )
    assert [low for low, _ in parts(found)] == [31, 9]
    bodies = [c.body for c in found.claims if isinstance(c.body, Figure)]
    assert [b.destination for b in bodies] == [None, "Norway", "Iceland"]
    told = [n for n in found.numerals if n.text == "40"]
    assert {(n.account, n.claim) for n in told} == {(Account.FIGURE, found.claims[0].id)}


def test_a_whole_of_which_nothing_is_claimed_has_no_parts() -> None:
    """Without a figure of the forty, the parts stand alone and the forty wait for a person."""
    found = read("Of the 40 prisoners, 31 were taken to Norway and nine were taken to Iceland.")
    assert parts(found) == []
    assert len(found.claims) == 2
    assert found.numerals[0].account is Account.QUEUED


def test_the_parts_of_two_wholes_are_two_facts() -> None:
    """The same number of women in two years is told by two figures."""
    found = read(
        "On 3 May 2031, 90 political prisoners were held in Marrow. Among them were 35 women. "
        "In 2030, 95 political prisoners were held in Marrow, and 35 of them were women."
    )
    bodies = [c.body for c in found.claims if isinstance(c.body, Figure)]
    assert len([b for b in bodies if b.low == 35 and b.part_of is not None]) == 2


def test_one_of_a_group_of_whom_a_verb_tells_is_counted() -> None:
    """The nearest verb tells what befell that one; what befell the group stands further off."""
    (claim,) = read("One of those arrested was released.").claims
    assert isinstance(claim.body, Figure)
    assert (claim.body.low, claim.body.high, claim.body.measure) == (1, 1, "released")
