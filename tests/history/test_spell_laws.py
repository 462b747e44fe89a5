from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from habeas.history import spells, traits
from habeas.model.claim import Claim
from habeas.model.spell import Standing
from habeas.vocabulary.axes import axis
from habeas.words.spells import why_possible
from strategies import cases, days


@given(cases(), st.randoms(use_true_random=False))
def test_order_of_claims_does_not_matter(claims: list[Claim], random: Random) -> None:
    """Whoever reads the reports in another order comes to the same spells."""
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert spells("p", shuffled) == spells("p", claims)
    assert traits("p", shuffled) == traits("p", claims)


@given(cases())
def test_bounds_of_a_spell_are_in_order(claims: list[Claim]) -> None:
    """Earliest never comes after latest, and beginnings never after ends."""
    for spell in spells("p", claims):
        if spell.from_earliest is not None and spell.from_latest is not None:
            assert (spell.from_earliest - spell.from_latest).days <= 1
        if spell.to_earliest is not None and spell.to_latest is not None:
            assert spell.to_earliest <= spell.to_latest
        if spell.from_earliest is not None and spell.to_latest is not None:
            assert spell.from_earliest < spell.to_latest


@given(cases(), days())
def test_at_most_one_value_of_an_exclusive_axis_is_undisputed(
    claims: list[Claim], day: date
) -> None:
    """Nobody is undisputedly held and undisputedly free at once."""
    sure: dict[str, set[str]] = {}
    for spell in spells("p", claims):
        if axis(spell.axis).exclusive and spell.standing(day) is Standing.UNDISPUTED:
            sure.setdefault(spell.axis, set()).add(spell.value)
    assert all(len(values) == 1 for values in sure.values())


@given(cases(), days())
def test_whatever_is_only_possible_has_a_reason(claims: list[Claim], day: date) -> None:
    """No possible answer goes without words."""
    for spell in spells("p", claims):
        if spell.standing(day) is Standing.POSSIBLE:
            assert why_possible(spell, day).strip()


@given(cases())
def test_every_spell_rests_on_claims_that_were_given(claims: list[Claim]) -> None:
    """Nothing is made of nothing."""
    given_ids = {claim.id for claim in claims}
    for spell in spells("p", claims):
        assert spell.claims
        assert set(spell.claims) <= given_ids


@given(cases())
def test_a_copy_adds_no_witness_and_changes_no_bound(claims: list[Claim]) -> None:
    """A copy of a claim that repeats it leaves every spell where it was."""
    acting = [c for c in claims if c.origin is None]
    if not acting:
        return
    original = acting[0]
    copy = replace(original, id=f"{original.id}-copy", origin=original.id)
    before = spells("p", claims)
    after = spells("p", [*claims, copy])
    keys = [
        (s.axis, s.value, s.from_earliest, s.from_latest, s.to_earliest, s.to_latest, s.witnesses)
        for s in before
    ]
    assert keys == [
        (s.axis, s.value, s.from_earliest, s.from_latest, s.to_earliest, s.to_latest, s.witnesses)
        for s in after
    ]


def test_nobody_is_told_of_nothing() -> None:
    """No claims, no spells."""
    assert spells("p", []) == ()
