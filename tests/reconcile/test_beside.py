"""A published figure beside our own count."""

import pytest

from habeas.model.bounds import Bounds
from habeas.model.figure import Figure, Hedge
from habeas.model.tally import Tally
from habeas.reconcile import Beside, Standing, compare_with_tally
from habeas.vocabulary.definitions import preset
from habeas.vocabulary.rules import packaged
from reconcile.groups import fig, held


def _beside(
    figure: Figure, low: int, high: int | None, *, name: str = "held", complete: bool = False
) -> Beside:
    definition = preset(name)
    tally = Tally(
        recorded=Bounds(low, high),
        definition=definition.ref,
        on="2030",
        complete=("e1",) if complete else (),
    )
    return compare_with_tally(figure, tally, definition, rules=packaged(), only_place="XA")


def _people(low: int, **more: object) -> Figure:
    return held("f", low, population="people", place=None, **more)


def test_a_record_that_holds_less_is_set_beside_and_never_agrees() -> None:
    """The two numbers are said, and that is all they say."""
    found = _beside(_people(12), 3, 7)
    assert found == Beside(Standing.CONTAINS, "they count 12, and 3 to 7 are recorded here", 0)
    alone = _beside(_people(12, hedge=Hedge.AT_LEAST), 1, 1)
    assert alone.why == "they count at least 12, and 1 is recorded here"


def test_more_recorded_than_they_count_is_a_conflict() -> None:
    """It says by how many people the two differ at least."""
    found = _beside(_people(12), 15, None)
    assert (found.standing, found.gap) == (Standing.CONTRADICTED, 3)
    assert found.why == (
        "they count 12, and 15 or more are recorded here: 3 more at least, and both cannot be true"
    )
    about = _beside(_people(100, hedge=Hedge.ABOUT), 111, None)
    assert about.gap == 1
    assert about.why.endswith("both cannot be true (about is read as 90 to 110)")


def test_fewer_in_a_complete_record_than_they_count_is_a_conflict() -> None:
    """Where nobody declared it complete there may be any number more."""
    found = _beside(_people(12), 2, 9, complete=True)
    assert (found.standing, found.gap) == (Standing.MORE, 3)
    assert "3 fewer at least in a record declared complete" in found.why
    assert _beside(_people(12), 2, 9).gap == 0


def test_a_figure_of_some_names_them() -> None:
    """Political prisoners are some of those held: more recorded is not comparable."""
    some = held("f", 12, place=None)
    assert _beside(some, 3, 3).why == ("they count 12 political prisoners, and 3 are recorded here")
    found = _beside(some, 13, 13)
    assert (found.standing, found.gap) == (Standing.NOT_COMPARABLE, None)
    assert found.why.startswith("not comparable: it counts political prisoners only")


@pytest.mark.parametrize(
    "figure",
    [
        fig("f", 12),
        held("f", 12, subgroup={"sex": "female"}),
        held("f", 12, unit="families"),
        held("f", 12, destination="Lemonia"),
        held("f", 12, place="LT"),
        held("f", 12, hedge=Hedge.VAGUE, place=None),
    ],
)
def test_what_counts_something_else_is_not_comparable(figure: Figure) -> None:
    """A period, a part, another unit or place, and no number: said, and not compared."""
    found = _beside(figure, 1, 2)
    assert found.standing is Standing.NOT_COMPARABLE
    assert found.why.startswith("not comparable: it ")
    assert found.gap is None


def test_a_flow_is_set_beside_a_count_of_a_period() -> None:
    """Like beside like."""
    figure = fig("f", 12, population="people", place=None)
    assert _beside(figure, 12, 12, name="released").standing is Standing.CONTAINS
