"""Eighteen people are let go and their names withheld; some names surface later."""

from habeas.count import tally
from habeas.count.groups import groups_of
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.tally import Tally
from habeas.model.when import parse_when
from habeas.vocabulary.definitions import preset
from strategies import event, known

EIGHTEEN = Figure(
    id="figure-18",
    low=18,
    high=18,
    hedge=Hedge.EXACT,
    measure="released",
    mode=Mode.FLOW,
    population="political_prisoners",
    time=parse_when("2031-07-03"),
)


def freed(people: dict[str, list[Claim]]) -> Tally:
    """Count people let go in the year, with the group and everyone named in it."""
    members = [
        person
        for person, claims in people.items()
        if any(getattr(c.body, "member_of", None) == EIGHTEEN.id for c in claims)
    ]
    return tally(
        known(people),
        preset("released"),
        "2031",
        cohorts=groups_of([EIGHTEEN], {EIGHTEEN.id: members}),
    )


def one(name: str, *, of_them: bool = True) -> list[Claim]:
    member_of = EIGHTEEN.id if of_them else None
    return [event("released", "2031-07-03", key=name, person=name, member_of=member_of)]


def test_people_whose_names_are_withheld_count() -> None:
    """Eighteen, all unnamed."""
    answer = freed({})
    assert answer.recorded == Bounds(18, 18)
    assert (answer.cohorts[0].low, answer.cohorts[0].high) == (18, 18)


def test_three_names_fill_three_places() -> None:
    """18 = 3 named + 15 unnamed."""
    answer = freed({name: one(name) for name in ("Zofia", "Miron", "Ulyana")})
    assert answer.recorded == Bounds(18, 18)
    assert len(answer.undisputed) == 3
    assert (answer.cohorts[0].low, answer.cohorts[0].high) == (15, 15)


def test_a_name_nobody_places_in_the_group_may_be_one_more() -> None:
    """Let go on the same day: one of the eighteen, or the nineteenth."""
    assert freed({"Teofil": one("Teofil", of_them=False)}).recorded == Bounds(18, 19)


def test_once_the_name_is_placed_the_count_is_one_number_again() -> None:
    """A source says that he was one of them."""
    assert freed({"Teofil": one("Teofil")}).recorded == Bounds(18, 18)


def test_when_all_eighteen_are_named_nobody_is_counted_twice() -> None:
    """18 = 18 named + 0 unnamed."""
    answer = freed({f"person {i}": one(f"person {i}") for i in range(18)})
    assert answer.recorded == Bounds(18, 18)
    assert answer.cohorts[0].high == 0
