"""Where somebody may be, compared with every order that the days told allow."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.history import traits
from habeas.model.claim import Claim
from habeas.model.spell import Standing
from strategies import attribute, event

FIRST = date(2021, 1, 1)
SPAN = 6

Window = tuple[int, int, str]
"""First and last day of a stay, and where it is."""
FIELDS = ("place", "prison")


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def told(field: str, windows: Sequence[Window], keys: Sequence[str]) -> list[Claim]:
    word = "arrested" if field == "place" else "transferred"
    return [
        event(word, f"[{day(first)}..{day(last)}]", key=key, place=where)
        for (first, last, where), key in zip(windows, keys, strict=True)
    ]


def standings(claims: Sequence[Claim], field: str, on: date) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for spell in traits("p", claims):
        standing = spell.standing(on)
        if spell.axis == f"trait:{field}" and standing is not Standing.NO:
            known = found.get(spell.value)
            found[spell.value] = known if known is Standing.UNDISPUTED else standing
    return found


def some_value_is_sure(claims: Sequence[Claim], field: str, on: date) -> bool:
    return any(
        spell.standing(on) is Standing.UNDISPUTED
        for spell in traits("p", claims)
        if spell.axis in (f"trait:{field}", f"trait:any {field}")
    )


def by_every_order(windows: Sequence[Window], on: int) -> set[str | None]:
    """Where the last stay by a day can have been, trying every day and every order of each."""
    found: set[str | None] = set()
    days = [range(first, last + 1) for first, last, _ in windows]
    for chosen in product(*days):
        for order in permutations(range(len(windows))):
            if list(order) == sorted(order, key=lambda i: chosen[i]):
                begun = [windows[i][2] for i in order if chosen[i] <= on]
                found.add(begun[-1] if begun else None)
    return found


def windows() -> st.SearchStrategy[list[Window]]:
    one = st.tuples(
        st.integers(0, SPAN), st.sampled_from([0, 0, 1, 3]), st.sampled_from(["xa", "xb", "xc"])
    ).map(lambda w: (w[0], min(w[0] + w[1], SPAN), w[2]))
    return st.lists(one, min_size=1, max_size=4)


@given(st.sampled_from(FIELDS), windows(), st.randoms(use_true_random=False))
def test_a_place_is_sure_only_where_every_order_gives_it(
    field: str, stays: list[Window], random: object
) -> None:
    """And possible where some order does; whatever the claims are called."""
    keys = [f"c{i}" for i in range(len(stays))]
    random.shuffle(keys)  # type: ignore[attr-defined]
    claims = told(field, stays, keys)
    for on in range(-1, SPAN + 2):
        may = by_every_order(stays, on)
        expected = {
            where: Standing.UNDISPUTED if may == {where} else Standing.POSSIBLE
            for where in may
            if where is not None
        }
        assert standings(claims, field, day(on)) == expected
        assert some_value_is_sure(claims, field, day(on)) is (None not in may)


@pytest.mark.parametrize("field", FIELDS)
def test_three_sources_of_one_day_leave_what_each_says_possible(field: str) -> None:
    """Two say one place and the third another: they outweigh nobody."""
    claims = told(field, [(0, 0, "xa"), (0, 0, "xb"), (0, 0, "xa")], ["a", "b", "c"])
    possible = {"xa": Standing.POSSIBLE, "xb": Standing.POSSIBLE}
    assert standings(claims, field, day(3)) == possible


def test_whoever_tells_an_arrest_and_no_place_leaves_the_place_told() -> None:
    """Three sources tell of one arrest, and one of them says where."""
    claims = [event("arrested", "2021-01-01", key=key) for key in "ac"]
    claims.append(event("arrested", "2021-01-01", key="b", place="xa"))
    assert standings(claims, "place", day(0)) == {"xa": Standing.UNDISPUTED}


def test_a_place_of_which_nobody_says_when_is_possible_beside_any() -> None:
    """One source gives the day, the other none: neither is sure, and one place alone is."""
    dated = event("arrested", "2021-01-02", key="a", place="xa")
    for where, standing in (("xa", Standing.UNDISPUTED), ("xb", Standing.POSSIBLE)):
        claims = [dated, event("arrested", None, key="b", place=where)]
        assert standings(claims, "place", day(5))["xa"] is standing


def test_a_town_and_a_country_told_of_one_arrest_are_both_sure() -> None:
    """Nobody knows where Quillford lies: it can be in the country that the other names."""
    claims = told("place", [(0, 0, "XA"), (0, 0, "Quillford")], ["a", "b"])
    assert set(standings(claims, "place", day(0)).values()) == {Standing.UNDISPUTED}
    claims += told("place", [(0, 0, "XB")], ["c"])
    assert standings(claims, "place", day(0)) == {
        "xa": Standing.POSSIBLE,
        "xb": Standing.POSSIBLE,
        "quillford": Standing.UNDISPUTED,
    }


def test_a_country_named_and_its_code_are_one_place() -> None:
    """One source writes the code and the other the name."""
    claims = told("place", [(0, 0, "BY"), (0, 0, "Belarus")], ["a", "b"])
    assert standings(claims, "place", day(0)) == {
        "by": Standing.UNDISPUTED,
        "belarus": Standing.UNDISPUTED,
    }


@pytest.mark.parametrize("field", ["place", "prison", "sex"])
def test_two_values_stated_of_a_person_leave_each_possible(field: str) -> None:
    """Two lists that differ: one of them is right, and nobody knows which."""
    claims = [attribute(field, value, key=value) for value in ("xa", "xb")]
    assert standings(claims, field, day(0)) == {"xa": Standing.POSSIBLE, "xb": Standing.POSSIBLE}
    assert some_value_is_sure(claims, field, day(0))


def test_a_prison_stated_and_another_told_are_each_possible_from_then_on() -> None:
    """A list names one colony; a transfer to another is told."""
    claims = told("prison", [(2, 2, "nine")], ["a"])
    claims.append(attribute("prison", "seven", key="b"))
    assert standings(claims, "prison", day(1)) == {"seven": Standing.UNDISPUTED}
    assert standings(claims, "prison", day(2)) == {
        "seven": Standing.POSSIBLE,
        "nine": Standing.POSSIBLE,
    }
