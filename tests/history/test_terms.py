from datetime import date

from habeas.history import spells
from habeas.history.terms import CustodyTerm, terms
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from strategies import attribute, event


def of(claims: list[Claim]) -> tuple[CustodyTerm, ...]:
    return terms(spells("p", claims), claims)


def test_a_stay_of_known_days_has_a_known_length() -> None:
    """From 1 January to 1 March is 59 days; of two years 671 were left."""
    (term,) = of(
        [
            event("arrested", "2021-01-01", key="a"),
            attribute("sentence", "P2Y", key="s"),
            event("released", "2021-03-01", key="b"),
        ]
    )
    assert term.served == Bounds(59, 59)
    assert term.left == Bounds(671, 671)
    assert (date(2023, 1, 1) - date(2021, 3, 1)).days == 671


def test_an_unknown_arrest_leaves_the_most_open() -> None:
    """Held until then, since nobody knows when."""
    (term,) = of([event("released", "2021-03-01", key="b")])
    assert (term.served.high, term.left) == (None, None)


def test_a_release_in_some_month_bounds_time_served_and_left() -> None:
    """Let go some day in March."""
    (term,) = of(
        [
            event("arrested", "2021-01-01", key="a"),
            attribute("sentence_end", "2021-04-10", key="s"),
            event("released", "2021-03", key="b"),
        ]
    )
    assert term.served == Bounds(59, 89)
    assert term.left == Bounds(10, 40)


def test_each_stay_is_a_term_of_its_own() -> None:
    """Let go, arrested again, let go again."""
    found = of(
        [
            event("arrested", "2021-01-01", key="a"),
            event("released", "2021-01-11", key="b"),
            event("re_arrested", "2021-02-01", key="c"),
            event("released", "2021-02-06", key="d"),
        ]
    )
    assert [t.served.low for t in found] == [10, 5]


def test_who_is_still_held_has_no_ended_term() -> None:
    """Nothing is guessed about an end that did not come."""
    assert of([event("arrested", "2021-01-01", key="a")]) == ()


def test_a_sentence_that_is_no_duration_is_left_to_people() -> None:
    """Words that are not a machine's duration say nothing here."""
    (term,) = of(
        [
            event("arrested", "2021-01-01", key="a"),
            attribute("sentence", "rather long", key="s"),
            event("released", "2021-03-01", key="b"),
        ]
    )
    assert term.left is None
