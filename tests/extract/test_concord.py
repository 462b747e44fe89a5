"""Whoever proposes: the same claim is one, and another of the same words is a question."""

from dataclasses import replace
from typing import Any

import pytest

from habeas.extract import ProposedRecord, extract
from habeas.extract.concord import account_for, is_rival, is_same, join, may_raise
from habeas.model.claim import Claim, Confidence
from habeas.model.doubt import Doubt
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.model.numeral import Account, Numeral
from habeas.model.when import parse_when

TEXT = "On 5 March 2031 police arrested 40 protesters, including Odd Marmalade."
MODEL = ("model:spoon-1b",)
FIGURE, PERSON = extract(TEXT, file="a.txt", language="en").claims


def by_model(claim: Claim, **body: Any) -> Claim:
    """Give what a model holds instead of the grammar, of the same words."""
    return replace(claim, id="m1", body=replace(claim.body, **body), proposed_by=MODEL)


def doubted(claim: Claim, *why: Doubt) -> Claim:
    readings = tuple({"why": doubt.value} for doubt in why)
    return replace(claim, confidence=Confidence.REVIEW, readings=readings)


@pytest.mark.parametrize("claim", [FIGURE, PERSON], ids=["figure", "person"])
def test_what_both_hold_is_one_claim(claim: Claim) -> None:
    """It keeps its id and what the grammar read, and names both."""
    (told,) = join([claim], by_model(claim, place="elsewhere"))
    assert told == replace(claim, proposed_by=("grammar", *MODEL))
    assert join([told], by_model(claim)) == [told]


@pytest.mark.parametrize(
    ("claim", "field", "other"), [(FIGURE, "measure", "released"), (PERSON, "event", "released")]
)
def test_different_things_of_the_same_words_wait_with_both_readings(
    claim: Claim, field: str, other: str
) -> None:
    """Neither is dropped, and each says what the other holds, and who holds it."""
    told = join([claim], by_model(claim, **{field: other}))
    assert [c.confidence for c in told] == [Confidence.REVIEW] * 2
    for disputed in told:
        assert {(r[field], *r["proposed_by"]) for r in disputed.readings} == {
            ("arrested", "grammar"),
            (other, *MODEL),
        }
        assert {r["why"] for r in disputed.readings} == {Doubt.PROPOSERS_DISAGREE}


def test_other_words_are_another_matter() -> None:
    """Another number, another person, or other words for what happened are no dispute."""
    assert is_same(FIGURE, by_model(FIGURE))
    assert is_rival(FIGURE, by_model(FIGURE, measure="died"))
    moved = {name: ground.moved(100) for name, ground in FIGURE.grounds.items()}
    assert not is_same(FIGURE, replace(FIGURE, grounds=moved))
    assert not is_rival(FIGURE, replace(by_model(FIGURE, measure="died"), grounds=moved))
    grounds = dict(PERSON.grounds) | {"event": PERSON.grounds["event"].moved(100)}
    assert not is_same(PERSON, replace(PERSON, grounds=grounds))
    assert not is_rival(FIGURE, PERSON)
    assert join([FIGURE], PERSON) == [FIGURE, PERSON]


def test_agreement_lifts_only_weak_signs() -> None:
    """A doubt that is more than that stays, whoever agrees."""
    weak = frozenset({Doubt.DATE_UNTIED})
    assert may_raise(doubted(FIGURE, Doubt.DATE_UNTIED), weak=weak)
    assert not may_raise(doubted(FIGURE, Doubt.DATE_UNTIED, Doubt.SHARE), weak=weak)
    assert not may_raise(doubted(FIGURE), weak=weak)
    (told,) = join([doubted(FIGURE, Doubt.SHARE)], by_model(FIGURE))
    assert told.confidence is Confidence.REVIEW


def test_of_two_proposals_the_one_without_a_doubt_is_kept() -> None:
    """Under the id of the first; neither outdoes the grammar's own doubt."""
    first = doubted(by_model(FIGURE, place="Harbour"), Doubt.DATE_UNTIED)
    second = replace(by_model(FIGURE), id="m2", proposed_by=("proposal:1",))
    (told,) = join([first], second)
    assert (told.id, told.confidence) == ("m1", Confidence.PROPOSED)
    assert isinstance(told.body, Figure)
    assert (told.body.id, told.body.place) == ("m1", None)
    assert told.proposed_by == (*MODEL, "proposal:1")


def test_a_number_that_a_proposal_explains_does_not_wait() -> None:
    """Only one that waited, and only where a figure rests on it."""
    waits = Numeral(start=32, end=34, text="40", account=Account.QUEUED)
    (told,) = account_for([waits], [FIGURE])
    assert (told.account, told.claim) == (Account.FIGURE, FIGURE.id)
    assert account_for([waits], [PERSON]) == (waits,)
    day = replace(waits, account=Account.DATE)
    assert account_for([day], [FIGURE]) == (day,)


def test_claims_of_both_stand_in_order_of_place() -> None:
    """A reader follows the text, whoever proposed what."""
    text = f"Ben Oar was arrested. {TEXT}"
    record = {"type": "person_event", "event": "arrested", "spans": {"person": "Ben Oar"}}
    found = extract(
        text,
        file="a.txt",
        language="en",
        proposals=[ProposedRecord("proposal:1", record), ProposedRecord("proposal:2", record)],
    )
    assert [c.start for c in found.claims] == sorted(c.start for c in found.claims)
    (told,) = [c for c in found.claims if isinstance(c.body, Event) and c.body.person == "Ben Oar"]
    assert told.proposed_by == ("grammar", "proposal:1", "proposal:2")


@pytest.mark.parametrize(
    ("claim", "name", "day"), [(FIGURE, "time", "2031-03-09"), (PERSON, "date", "2031-03-09")]
)
def test_two_days_of_one_event_wait_with_both(claim: Claim, name: str, day: str) -> None:
    """The day that the grammar read stands; a time that holds it is no other one."""
    (told,) = join([claim], by_model(claim, **{name: parse_when(day)}))
    assert told.confidence is Confidence.REVIEW
    assert {(r[name], *r["proposed_by"]) for r in told.readings} == {
        ("2031-03-05", "grammar"),
        (day, *MODEL),
    }
    (same,) = join([claim], by_model(claim, **{name: parse_when("2031-03")}))
    assert (same.confidence, same.readings) == (Confidence.PROPOSED, ())


def test_a_proposal_may_say_less_than_its_words() -> None:
    """Whoever holds that it was denied makes it wait, alone and beside the grammar."""
    start = TEXT.index("40")
    record = {
        "type": "figure",
        "measure": "arrested",
        "modality": "denied",
        "spans": {"value": [start, start + 2]},
    }
    proposals = [ProposedRecord("model:spoon-1b", record)]
    alone = extract(TEXT, file="a.txt", language="en", proposals=proposals, grammar=False).claims
    assert [(c.modality.value, c.confidence) for c in alone] == [("denied", Confidence.REVIEW)]
    both = extract(TEXT, file="a.txt", language="en", proposals=proposals).claims
    (told,) = [c for c in both if isinstance(c.body, Figure)]
    assert (told.modality.value, told.confidence) == ("asserted", Confidence.REVIEW)
    assert {r["modality"] for r in told.readings} == {"asserted", "denied"}


def test_a_proposal_says_no_more_than_its_words() -> None:
    """What is only planned stays planned, whatever a proposal calls it."""
    text = "The court plans to release 12 prisoners on 5 March 2031."
    start = text.index("12")
    record = {
        "type": "figure",
        "measure": "released",
        "modality": "asserted",
        "spans": {"value": [start, start + 2]},
    }
    (claim,) = extract(
        text, file="a.txt", language="en", proposals=[ProposedRecord("x", record)], grammar=False
    ).claims
    assert not claim.modality.acts
