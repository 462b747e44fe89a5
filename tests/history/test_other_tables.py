"""History by other tables than those that ship: the same claims, told otherwise."""

import json

from hypothesis import given
from hypothesis import strategies as st

from habeas.history import spells, traits
from habeas.history.terms import terms
from habeas.model.claim import Claim, Modality
from habeas.model.spell import Spell
from habeas.vocabulary.rules import Rules, packaged
from other_tables import pardon_frees, seen_is_held, tables, topsy_turvy
from strategies import attribute, event, event_claims

ARREST = event("arrested", "2021-01-10", key="a")
PARDON = event("pardoned", "2022-02-03", key="b")


def custody(claims: list[Claim], rules: Rules | None = None) -> list[tuple[str, bool, bool]]:
    """Give each spell of custody with whether it is only possible and whether it ends."""
    return [
        (s.value, s.from_latest is None, s.to_latest is not None)
        for s in spells("p", claims, rules=rules)
        if s.axis == "custody"
    ]


def test_an_effect_is_that_of_the_tables_given() -> None:
    """A pardon makes liberty possible in the tables that ship, and sure in the others."""
    told = [ARREST, PARDON]
    assert custody(told) == [("in_custody", False, False), ("at_liberty", True, False)]
    assert custody(told, pardon_frees()) == [
        ("in_custody", False, True),
        ("at_liberty", False, False),
    ]


def test_an_event_presupposes_only_what_it_changes() -> None:
    """Where a death no longer changes custody, it says nothing of custody before it."""
    died = [event("died", "2022-02-03", key="d")]
    assert custody(died, topsy_turvy()) == []
    assert [s.value for s in spells("p", died, rules=topsy_turvy()) if s.axis == "life"][-1] == (
        "missing"
    )


def test_words_of_a_reason_are_those_of_the_tables_given() -> None:
    """Labels of events and of modalities stand in reasons, and those are part of an answer."""
    data = tables()
    data["tables"]["events"]["events"]["release"]["label"]["en"] = "walking free"
    data["tables"]["events"]["modalities"]["feared"]["en"] = "dreaded"
    feared = event("released", "2022-02-03", key="b", modality=Modality.FEARED)
    reasons = {s.reason for s in spells("p", [ARREST, feared], rules=Rules.of(data))}
    assert any("walking free on 2022-02-03: dreaded" in words for words in reasons)


def test_a_word_that_later_tables_mean_something_by_acts_from_then_on() -> None:
    """By earlier ones it is kept and does nothing."""
    data = tables()
    data["tables"]["events"]["events"]["arrest"]["wire"].append("bundled_off")
    told = [event("bundled_off", "2021-01-10", key="a", place="Port Marzipan")]
    assert custody(told) == []
    assert custody(told, Rules.of(data)) == [("in_custody", False, False)]
    assert traits("p", told) == ()
    assert [t.value for t in traits("p", told, rules=Rules.of(data))] == ["port marzipan"]


def test_a_kind_of_release_does_what_the_tables_given_say() -> None:
    """Bail that ends in house arrest, in tables that say so."""
    data = tables()
    kinds = data["tables"]["release_kinds"]["kinds"]
    kinds["bail"]["effects"] = {"regime": {"to": "house_arrest"}}
    told = [ARREST, event("released", "2022-02-03", key="b", kind="bail")]

    def regimes(rules: Rules) -> list[str]:
        return [s.value for s in spells("p", told, rules=rules) if s.axis == "regime"]

    assert regimes(packaged()) == []
    assert regimes(Rules.of(data)) == ["house_arrest"]


def test_ages_are_those_of_the_tables_given() -> None:
    """Where one is a minor until 21."""
    data = tables()
    data["tables"]["axes"]["axes"]["vulnerability"]["ages"]["minor"]["until"] = 21
    born = [attribute("birth", "2000-05-06", key="a")]

    def until(rules: Rules) -> set[str]:
        return {str(s.to_latest) for s in spells("p", born, rules=rules) if s.value == "minor"}

    assert (until(packaged()), until(Rules.of(data))) == ({"2018-05-06"}, {"2021-05-06"})


def test_terms_end_with_custody_as_the_tables_given_have_it() -> None:
    """A stay that a pardon ends is a term only where a pardon frees."""
    told = [ARREST, PARDON]
    for rules, many in ((packaged(), 0), (pardon_frees(), 1)):
        assert len(terms(spells("p", told, rules=rules), told, rules=rules)) == many


def recorded(rules: Rules) -> Rules:
    """Give the tables as read back from their plain data, keys in another order."""
    return Rules.of(json.loads(json.dumps(rules.to_data(), sort_keys=True)))


@given(st.lists(event_claims(), max_size=6, unique_by=lambda claim: claim.id))
def test_tables_read_back_give_the_same_history(told: list[Claim]) -> None:
    """Whatever is told: those that ship, by default or given, and read back from data."""

    def lived(rules: Rules | None) -> tuple[Spell, ...]:
        return (*spells("p", told, rules=rules), *traits("p", told, rules=rules))

    assert lived(None) == lived(packaged()) == lived(recorded(packaged()))
    assert lived(seen_is_held()) == lived(recorded(seen_is_held()))
