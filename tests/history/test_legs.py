"""Where somebody is in custody, compared with every way in which what is told can lie."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.history import traits
from habeas.history.legs import Legs, Mark, Turn, ends_custody, place_value, settled_legs
from habeas.model.claim import Claim
from habeas.model.when import parse_when
from habeas.vocabulary.rules import packaged
from strategies import attribute, event

MOMENTS = 8
NIGHT = 7
SPAN = 4
PLACES = ("", "xa", "xb")


def window(draw: st.DrawFn, moment: int) -> tuple[int, int]:
    first = draw(st.integers(1, SPAN))
    last = min(SPAN, first + draw(st.sampled_from([0, 0, 1, 2])))
    return first * MOMENTS + moment, last * MOMENTS + moment


@st.composite
def legs(draw: st.DrawFn) -> Legs:
    """Give at most four things told on four days."""
    turns, marks = [], []
    for number in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            days = window(draw, draw(st.sampled_from([1, 3, 5])))
            to, back = draw(st.sampled_from(PLACES)), draw(st.sampled_from(PLACES))
            turns.append(Turn(*days, to, back, f"t{number}"))
        else:
            days = window(draw, draw(st.sampled_from([4, 6])))
            marks.append(Mark(*days, draw(st.sampled_from(PLACES[1:])), f"m{number}"))
    return Legs(tuple(turns), tuple(marks))


def told_at_night(of: Legs, day: int) -> Iterator[frozenset[str]]:
    """Give the places told of the leg at the end of a day, for every way all of it can lie."""
    now = day * MOMENTS + NIGHT
    choices = [range(t.first, t.last + 1, MOMENTS) for t in of.every]
    for chosen in product(*choices):
        turns = [(at, t) for at, t in zip(chosen, of.every, strict=True) if isinstance(t, Turn)]
        marks = [(at, m) for at, m in zip(chosen, of.every, strict=True) if isinstance(m, Mark)]
        since = max((at for at, _ in turns if at <= now), default=-1)
        until = min((at for at, _ in turns if at > now), default=99)
        # Of two that fall together either may be the last, or the next.
        led = [t.to for at, t in turns if at == since] or [""]
        ends = [t.back for at, t in turns if at == until] or [""]
        inside = {m.place for at, m in marks if since <= at <= until}
        for a, b in product(led, ends):
            yield frozenset({a, b, *inside} - {""})


@given(legs())
def test_a_place_is_sure_only_where_every_way_tells_of_it_alone(of: Legs) -> None:
    """And whatever some way tells of is possible."""
    held, unsettled = settled_legs(of)
    for day in range(SPAN + 2):
        ways = set(told_at_night(of, day))
        may = {h.value for h in held if h.may[0] <= day <= h.may[1]}
        sure = {h.value for h in held if h.surely and h.surely[0] <= day <= h.surely[1]}
        assert frozenset().union(*ways) <= may
        for place in sure:
            assert ways == {frozenset((place,))}
        if any(first <= day <= last for first, last in unsettled):
            assert frozenset() not in ways
            assert not sure


def test_what_contradicts_nothing_is_sure() -> None:
    """One arrest, one transfer, one release: each leg has its place."""
    of = Legs(
        (Turn(8 + 3, 8 + 3, "xa", "", "a"), Turn(24 + 5, 24 + 5, "xb", "", "b")),
        (Mark(32 + 6, 32 + 6, "xb", "c"),),
    )
    held, unsettled = settled_legs(of)
    assert [(h.value, h.surely) for h in held] == [("xa", (1, 2)), ("xb", (3, 2**30))]
    assert unsettled == ()


def of_claims(*claims: Claim) -> dict[str, set[str]]:
    """Give where somebody surely is on some days, by day."""
    found: dict[str, set[str]] = {}
    for spell in traits("p", claims):
        if spell.axis == "trait:place" and spell.from_latest is not None:
            for day in ("2021-02-01", "2021-05-01", "2022-02-01"):
                on = parse_when(day).earliest
                assert on is not None
                until = spell.to_earliest
                if spell.from_latest <= on and (until is None or on < until):
                    found.setdefault(day, set()).add(spell.value)
    return found


def test_two_tellings_of_one_arrest_are_one_stay() -> None:
    """One gives the day and the place, the other the month."""
    found = of_claims(
        event("released", "2020", key="r"),
        event("arrested", "2021-01-10", key="a", place="XA"),
        event("arrested", "2021-01", key="b"),
    )
    assert found["2021-02-01"] == {"xa"}


def test_a_pardon_and_a_sighting_tell_of_no_custody() -> None:
    """A decree is signed in a palace."""
    arrest = event("arrested", "2021-01-10", key="a")
    for word in ("pardoned", "seen", "recognised", "returned"):
        assert of_claims(arrest, event(word, "2021-03-01", key="p", place="XB")) == {}


def test_a_move_to_house_arrest_ends_no_stay() -> None:
    """She goes on being held; a plain release lets her go."""
    rules = packaged()
    assert not ends_custody("release", "house_arrest_start", rules)
    assert ends_custody("release", None, rules)
    assert ends_custody("death", None, rules)
    assert not ends_custody("transfer", None, rules)


@pytest.mark.parametrize(
    ("words", "kept"), [("XA", "xa"), ("Quillford", "quillford"), ("XA-07", "XA-07")]
)
def test_the_code_of_a_part_of_a_country_is_kept_in_capitals(words: str, kept: str) -> None:
    """By that it is told from a town of two short words."""
    assert place_value(words) == kept


def test_custody_told_again_after_a_release_is_another_stay() -> None:
    """Nobody tells of the arrest between them."""
    found = of_claims(
        event("arrested", "2021-01-01", key="a"),
        event("released", "2021-06-01", key="r"),
        event("held", "2022-01-01", key="h", place="XA"),
    )
    assert found == {"2022-02-01": {"xa"}}


def test_a_stated_place_holds_throughout() -> None:
    """A list says where, and not when."""
    found = of_claims(event("arrested", "2021-01-01", key="a"), attribute("place", "XA", key="p"))
    assert found == {day: {"xa"} for day in ("2021-02-01", "2021-05-01", "2022-02-01")}
