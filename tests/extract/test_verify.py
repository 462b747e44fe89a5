"""The verifier: nothing false gets past it, nothing true is kept out."""

import random
from dataclasses import replace

import pytest
from eval.frames import FRAMES, invented_text
from eval.mutations import campaign

from habeas.extract import extract, verify
from habeas.extract.refusal import Refusal
from habeas.model.claim import Basis, Claim, Ground, Modality
from habeas.model.event import Event
from habeas.model.figure import Figure

TEXT = (
    "According to Lantern, 40 prisoners were released on 5 March 2031. "
    "Odd Marmalade was arrested on 7 May 2030. Police detained 12 activists."
)


def claims() -> tuple[Claim, ...]:
    return extract(TEXT, file="note", language="en").claims


def figure() -> tuple[Claim, Figure]:
    claim = next(c for c in claims() if isinstance(c.body, Figure))
    assert isinstance(claim.body, Figure)
    return claim, claim.body


def reason(claim: Claim) -> Refusal | None:
    return verify(claim, TEXT, language="en")


def test_a_campaign_of_false_claims_finds_no_way_in() -> None:
    """4,000 claims with one thing changed: none accepted; no true one rejected."""
    result = campaign(4000, seed=7)
    assert sum(result["tried"].values()) >= 4000
    assert dict(result["accepted"]) == {}
    assert dict(result["true rejected"]) == {}
    assert len(result["tried"]) >= 12


@pytest.mark.parametrize("language", sorted(FRAMES))
def test_true_claims_stand(language: str) -> None:
    """Every claim of the reader passes, in each language."""
    dice = random.Random(language)  # noqa: S311 - a repeatable choice, not a secret
    stood = 0
    while stood < 20:
        code, text = invented_text(dice)
        for claim in extract(text, file="note", language=code).claims:
            assert verify(claim, text, language=code) is None
            stood += code == language


def test_a_quote_that_is_not_in_the_text_is_refused() -> None:
    """An exact substring at its offsets, or nothing."""
    claim, _ = figure()
    moved = replace(claim, start=claim.start + 1, end=claim.end + 1)
    assert reason(moved) is Refusal.QUOTE_NOT_THERE


def test_another_number_is_refused() -> None:
    """A value that its span does not say."""
    claim, body = figure()
    other = replace(claim, body=replace(body, low=41, high=41))
    assert reason(other) is Refusal.VALUE_READS_OTHERWISE


def test_the_number_of_another_group_is_refused() -> None:
    """A true number with the true verb of another sentence."""
    first, body = figure()
    other = next(c for c in claims() if isinstance(c.body, Figure) and c.body.low == 12)
    grounds = {**first.grounds, "value": other.grounds["value"]}
    assert reason(replace(first, body=replace(body, low=12, high=12), grounds=grounds)) is not None


def test_a_measure_its_words_do_not_license_is_refused() -> None:
    """Thus "Released" is not "died"."""
    claim, body = figure()
    other = replace(claim, body=replace(body, measure="died"))
    assert reason(other) is Refusal.MEASURE_NOT_OF_NUMBER


def test_a_date_of_another_event_is_refused() -> None:
    """A date that the text has, but for something else."""
    first, body = figure()
    other = next(c for c in claims() if isinstance(c.body, Event))
    assert isinstance(other.body, Event)
    grounds = {**first.grounds, "time": other.grounds["date"]}
    moved = replace(first, body=replace(body, time=other.body.date), grounds=grounds)
    assert reason(moved) is Refusal.DATE_READS_OTHERWISE


def test_a_speaker_who_does_not_say_it_is_refused() -> None:
    """The speaker of one sentence does not say the next page's."""
    person = next(c for c in claims() if isinstance(c.body, Event))
    lent = {**person.grounds, "attributed_to": next(c for c in claims()).grounds["attributed_to"]}
    assert reason(replace(person, attributed_to="Lantern", grounds=lent)) is not None


def test_a_modality_the_words_do_not_have_is_refused() -> None:
    """What is reported is not merely planned."""
    claim, _ = figure()
    assert reason(replace(claim, modality=Modality.PLANNED)) is Refusal.MODALITY_NOT_SAID


@pytest.mark.parametrize("basis", [Basis.IMPORTED, Basis.REVIEWER])
def test_no_claim_stands_since_it_says_whose_it_is(basis: Basis) -> None:
    """What rests on a list or a person is theirs to say, and no claim of it makes it so."""
    claim, body = figure()
    given = {name: Ground(basis, g.start, g.end) for name, g in claim.grounds.items()}
    assert reason(replace(claim, grounds=given)) is None
    false = replace(claim, body=replace(body, low=41, high=41), grounds=given)
    assert reason(false) is Refusal.VALUE_READS_OTHERWISE


def test_the_text_itself_decides() -> None:
    """The same claim over a text that says the opposite is refused."""
    text = "On 5 March 2031 Marrow released 40 prisoners."
    (claim,) = extract(text, file="note", language="en").claims
    denied = text.replace("released", "did not release")
    quote = claim.quote.replace("released", "did not release")
    start = denied.index(quote)
    moved = replace(claim, quote=quote, start=start, end=start + len(quote))
    assert verify(moved, denied, language="en") is not None
