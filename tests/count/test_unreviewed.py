from collections import Counter

import pytest

from habeas.count.pending_claims import could_change, unreviewed
from habeas.model.claim import Claim
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.matter import matter_of
from habeas.vocabulary.definitions import preset
from other_tables import seen_is_held
from strategies import attribute, event


def figure(measure: str) -> Claim:
    return Claim(
        id="f",
        file="f.txt",
        quote="nine",
        start=0,
        end=4,
        body=Figure(
            id="f",
            low=9,
            high=9,
            hedge=Hedge.EXACT,
            measure=measure,
            mode=Mode.FLOW,
            population="people",
        ),
    )


@pytest.mark.parametrize(
    ("claim", "definition", "could"),
    [
        (event("arrested", "2021-01-01", key="a"), "held", True),
        (event("arrested", "2021-01-01", key="a"), "exiled", False),
        (event("recognised", "2021-01-01", key="a"), "viasna", True),
        (event("recognised", "2021-01-01", key="a"), "held", False),
        (event("released", "2021-01-01", key="a", kind="expulsion"), "exiled", True),
        (event("unheard_of", "2021-01-01", key="a"), "held", False),
        (attribute("sentence_end", "2021-01-01", key="a"), "held", True),
        (attribute("occupation", "journalist", key="a"), "cpj", True),
        (attribute("occupation", "journalist", key="a"), "held", False),
        (attribute("custody", "in_custody", key="a"), "held", True),
        (figure("released"), "released", True),
        (figure("released"), "held", False),
    ],
)
def test_a_claim_could_change_a_count_that_looks_at_what_it_moves(
    claim: Claim, definition: str, could: bool
) -> None:
    """Only claims that touch what the definition asks are announced with the answer."""
    assert could_change(claim, preset(definition)) is could


def test_claims_that_could_change_a_count_are_counted() -> None:
    """Two of three."""
    claims = [
        event("arrested", "2021-01-01", key="a"),
        event("released", "2021-02-01", key="b"),
        event("charged", "2021-02-01", key="c"),
    ]
    waiting = Counter(matter_of(claim.to_record()) for claim in claims)
    assert unreviewed(waiting, preset("held")) == 2


def test_whether_a_claim_could_change_a_count_is_by_the_tables_in_force() -> None:
    """A sighting says nothing of custody until tables say that it does."""
    sighting = event("seen", "2021-01-01", key="a")
    assert not could_change(sighting, preset("held"))
    assert could_change(sighting, preset("held"), rules=seen_is_held())
    waiting = {matter_of(sighting.to_record()): 3}
    assert unreviewed(waiting, preset("held"), rules=seen_is_held()) == 3
    assert unreviewed(waiting, preset("held")) == 0
