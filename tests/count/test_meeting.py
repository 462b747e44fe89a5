"""Zero because nothing here can say otherwise is not zero because nobody is."""

from collections.abc import Callable
from typing import Any

import pytest

from habeas.count import Who, tally
from habeas.count.breakdown import breakdown
from habeas.count.change import Knowledge, change
from habeas.count.compare import compare_definitions
from habeas.count.series import series
from habeas.model.cohort import Cohorts
from habeas.model.tally import Tally
from habeas.vocabulary.definitions import preset, read_definition
from strategies import attribute, event, group, known, together

NOBODY = together()


def answer(who: Who, name: str, on: str = "2021-06-01", cohorts: Cohorts = NOBODY) -> Tally:
    return tally(who, preset(name), on, cohorts=cohorts)


def arrested(**more: Any) -> Who:
    return known({"zofia": [event("arrested", "2021-01-01", key="a", **more)]})


def test_an_empty_archive_can_meet_nothing() -> None:
    """Nobody at all, and it says so."""
    assert answer(known({}), "held").unmet == "no accepted claim tells of anybody"


def test_a_count_of_somebody_is_met() -> None:
    """Where anybody counts, or may, nothing is said."""
    assert answer(arrested(), "held").unmet is None
    feared = known({"zofia": [event("died", "2021-07-01", key="a")]})
    assert answer(feared, "held").recorded.high == 1
    assert answer(feared, "held").unmet is None


def test_a_zero_that_data_could_have_made_otherwise_is_met() -> None:
    """Nobody was held before the arrest: that is an answer."""
    found = answer(arrested(), "held", "2020-01-01")
    assert (found.recorded.high, found.unmet) == (0, None)


def test_a_body_that_recognised_nobody_here_is_named() -> None:
    """Zero by Viasna's list where no claim of Viasna's was accepted."""
    assert answer(arrested(), "viasna").unmet == (
        "no accepted claim tells of anybody's recognition by Viasna"
    )
    who = known(
        {
            "zofia": [event("recognised", "2021-03-01", key="r", by="Viasna")],
            "miron": [event("arrested", "2021-01-01", key="a")],
        }
    )
    assert answer(who, "viasna").unmet is None


@pytest.mark.parametrize(
    "said",
    [
        lambda who: series(who, preset("viasna"), "2021").words(),
        lambda who: breakdown(who, preset("viasna"), "2021-06-01", by="sex").words(),
        lambda who: compare_definitions(
            who, preset("viasna"), preset("held"), "2021-06-01"
        ).words()[:1],
    ],
    ids=["series", "breakdown", "comparison"],
)
def test_every_answer_says_so_instead_of_nought(said: Callable[[Who], tuple[str, ...]]) -> None:
    """Over time, by a trait, beside another definition."""
    (line,) = said(arrested())
    assert line.startswith("Nothing recorded here can answer by viasna@1: ")
    assert line.endswith("no accepted claim tells of anybody's recognition by Viasna.")
    who = known(
        {
            "zofia": [event("recognised", "2022-03-01", key="r", by="Viasna")],
            "miron": [event("arrested", "2021-01-01", key="a")],
        }
    )
    assert "Nothing" not in " ".join(said(who))


def test_a_change_says_so_of_either_end() -> None:
    """Nought by a definition that nothing meets is no number to set beside another."""
    claims = {"a": event("arrested", "2021-01-01", key="a")}
    known_then = Knowledge(claims=claims, person_of={"a": "zofia"}, cohorts=lambda _: together())
    found = change(
        known_then,
        known_then,
        definition=preset("viasna"),
        to_definition=preset("held"),
        on="2021-06-01",
    )
    first, second, *_ = found.words()
    assert first.startswith("Nothing recorded here can answer by viasna@1: ")
    assert second == "1 on 2021-06-01 (held@1)"


def test_a_trait_that_nobody_states_is_named() -> None:
    """A definition that asks for an occupation, and no claim that states any."""
    journalists = read_definition(
        {
            "id": "journalists",
            "title": "Journalists held",
            "source": "a test",
            "where": {
                "all": [
                    {"axis": "custody", "is": ["in_custody"]},
                    {"has": "occupation", "is": ["journalist"], "unknown": "left_out"},
                ]
            },
        }
    )
    assert tally(arrested(), journalists, "2021-06-01").unmet == (
        "no accepted claim states anybody's occupation"
    )
    stated = known(
        {
            "zofia": [
                event("arrested", "2021-01-01", key="a"),
                attribute("occupation", "baker", key="o"),
            ]
        }
    )
    found = tally(stated, journalists, "2021-06-01")
    assert (found.recorded.high, found.unmet) == (0, None)


def test_a_flow_of_which_no_event_is_told_is_unmet() -> None:
    """Only recognitions are told: nobody can have been let go by them."""
    who = known({"zofia": [event("recognised", "2021-03-01", key="r", by="Viasna")]})
    assert answer(who, "released", "2021").unmet == (
        "no accepted claim tells of an event of the kind that is counted"
    )
    assert answer(arrested(), "released", "2021").unmet is None


def test_a_group_without_names_is_data_too() -> None:
    """Nobody is named, and five were let go in another year."""
    five = together(group(5, "2019-05-01"))
    found = answer(known({}), "released", "2021", five)
    assert (found.recorded.high, found.unmet) == (0, None)
