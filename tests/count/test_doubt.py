"""Two records that may be one person's: what the least of a count must allow for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.count import Rectangles, tally
from habeas.count.gaps import GapKind, gaps
from habeas.count.series import Step, series
from habeas.history import spells, traits
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.vocabulary.definitions import preset
from strategies import days, event, event_claims

PAIR = [("sofia", "zofia")]


def known(people: dict[str, list[Claim]]) -> Rectangles:
    """Give what is known of some people."""
    rows = [s for p, claims in people.items() for s in (*spells(p, claims), *traits(p, claims))]
    return Rectangles.of(rows, people=people)


def arrested_here_freed_there() -> Rectangles:
    """One list tells of the arrest, the other of arrest and release."""
    arrest, again = (
        event("arrested", "2021-01-01", key="a"),
        event("arrested", "2021-01-01", key="b"),
    )
    return known({"zofia": [arrest], "sofia": [again, event("released", "2021-03-01", key="c")]})


def test_a_release_that_only_the_other_record_tells_lowers_the_least() -> None:
    """As two, one of them is held; as one person, nobody is: 0 to 1, and the pair is told."""
    answer = tally(arrested_here_freed_there(), preset("held"), "2021-06-01", undecided_pairs=PAIR)
    assert (answer.bounds, answer.undecided_pairs) == (Bounds(0, 1), 1)
    assert answer.undisputed == ("zofia",)


def test_such_a_pair_is_a_question_worth_asking() -> None:
    """Judging it settles the count, so it is among what to find out next."""
    found = gaps(arrested_here_freed_there(), preset("held"), "2021-06-01", undecided_pairs=PAIR)
    assert [(g.kind, g.subjects, g.narrows) for g in found if g.narrows] == [
        (GapKind.PAIR, ("sofia", "zofia"), 1)
    ]


def test_a_release_before_the_arrest_changes_nothing() -> None:
    """Who was let go first and arrested later is held, as one person or as two."""
    rows = known(
        {
            "zofia": [event("arrested", "2021-05-01", key="a")],
            "sofia": [event("released", "2021-03-01", key="b")],
        }
    )
    answer = tally(rows, preset("held"), "2021-06-01", undecided_pairs=PAIR)
    assert (answer.bounds, answer.undecided_pairs) == (Bounds(1, 1), 0)


def test_a_release_told_for_two_years_need_not_be_one_of_the_later() -> None:
    """Freed in 2020 by one record and in 2021 by another: in 2021 nobody, or one."""
    rows = known(
        {
            "zofia": [event("released", "2021-01-02", key="a")],
            "sofia": [event("released", "2020-12-30", key="b")],
        }
    )
    answer = tally(rows, preset("released"), "2021", undecided_pairs=PAIR)
    assert answer.bounds == Bounds(0, 1)


def test_a_series_allows_for_it_on_the_same_days() -> None:
    """Each point of a series is what the count of its day says."""
    rows = arrested_here_freed_there()
    points = series(
        rows, preset("held"), "2021-02-27/2021-03-02", step=Step.DAY, undecided_pairs=PAIR
    ).points
    assert [p.bounds for p in points] == [
        tally(rows, preset("held"), p.on, undecided_pairs=PAIR).bounds for p in points
    ]
    assert points[0].bounds == Bounds(1, 2)
    assert points[-1].bounds == Bounds(0, 1)


def test_a_death_that_only_the_other_record_tells_lowers_the_least() -> None:
    """One record is held, the other died: as one person, nobody is held."""
    rows = known(
        {
            "zofia": [event("arrested", "2021-01-01", key="a")],
            "sofia": [event("died", "2021-03-01", key="b")],
        }
    )
    answer = tally(rows, preset("held"), "2021-06-01", undecided_pairs=PAIR)
    assert answer.bounds == Bounds(0, 1)


def _dated(claim: Claim) -> bool:
    """Say whether a claim has a date, and not one at an end of the calendar."""
    when = getattr(claim.body, "date", None)
    return when is not None and str(when)[:4] not in {"0001", "9999"}


DATED = st.lists(event_claims().filter(_dated), max_size=3)


@pytest.mark.parametrize("name", ["held", "arrested"])
@given(one=DATED, two=DATED, day=days())
def test_judging_two_the_same_stays_within_what_was_said_before(
    name: str, one: list[Claim], two: list[Claim], day: object
) -> None:
    """Whatever is told of two records, joining them gives no less than the least."""
    on = str(day) if name == "held" else str(day)[:4]
    apart = known({"sofia": one, "zofia": two})
    joined = known({"sofia": [*one, *two]})
    before = tally(apart, preset(name), on, undecided_pairs=PAIR).bounds
    assert before.low <= tally(joined, preset(name), on).bounds.low
