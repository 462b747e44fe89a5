"""Too much told of some days leaves the other days of a life as they are, or wider, never narrower."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from habeas.history import search
from habeas.history.statements import Recipe, told_of
from habeas.history.worlds import Worlds, worlds_of
from habeas.model.claim import Claim, Modality
from habeas.vocabulary.rules import packaged
from strategies import attribute, event

from .test_pieces import forget

HOT = ("arrested", "released", "arrested", "released", "transferred", "held", "exiled", "returned",
       "crossed_border", "died", "disappeared", "pardoned", "charged")  # fmt: skip
FEW = {"_MOST_TOGETHER": (2, 6), "_MOST_NODES": (12_000, 90)}


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Nothing worked out under another limit is remembered."""
    forget()
    yield
    forget()


def day(number: int) -> str:
    return (date(2000, 1, 1) + timedelta(days=number)).isoformat()


def stays(count: int, *, first: int = 0) -> list[Claim]:
    """Give so many stays of fifty days, a hundred days apart."""
    return [
        event(word, day(first + 100 * n + at), key=f"{word}{first}-{n}")
        for n in range(count)
        for word, at in (("arrested", 0), ("transferred", 20), ("released", 50))
    ]


def crowded(first: int, count: int = 16) -> list[Claim]:
    """Give so many arrests and releases, each on any of a month's days."""
    return [
        event(
            ("arrested", "released")[n % 2], f"[{day(first + n)}..{day(first + 30)}]", key=f"h{n}"
        )
        for n in range(count)
    ]


def own(claims: list[Claim]) -> Recipe:
    return told_of(claims, rules=packaged())[0]


def custody(found: Worlds, number: int) -> set[str | None]:
    at = found.kinds.axes.index("custody")
    return {state[at] for state in found.on(date(2000, 1, 1).toordinal() + number)}


def some_life(seed: int) -> list[Claim]:
    """Give some stays, of which now and then a part is not told, and much told of one month."""
    chance = random.Random(seed)  # noqa: S311 - invented lives
    told: list[Claim] = []

    def tell(word: str, when: str, **more: Modality) -> None:
        told.append(event(word, when, key=f"c{len(told)}", **more))

    at, gaps = 0, []
    for _ in range(chance.randrange(3, 7)):
        for word in ("arrested", "transferred", "released"):
            at += chance.randrange(20, 100)
            how = Modality.ANNOUNCED if chance.random() < 0.05 else Modality.REPORTED
            if chance.random() < 0.85:
                tell(word, day(at)[: 10 if chance.random() < 0.85 else 7], modality=how)
            gaps.append(at + 5)
    hot = chance.choice(gaps)
    for _ in range(chance.randrange(4, 7)):
        first = hot + chance.randrange(12)
        word = chance.choice(HOT if chance.random() < 0.4 else HOT[:4])
        tell(word, f"[{day(first)}..{day(first + chance.randrange(1, 18))}]")
    if chance.random() < 0.2:
        told.append(attribute("sentence_end", day(chance.randrange(at)), key="s"))
    return told


@pytest.mark.parametrize("limit", FEW)
def test_no_day_is_narrower_than_it_is_and_most_are_the_same(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Random lives worked out exactly, and with so low a limit that a month of them is too much."""
    usual, low = FEW[limit] if limit == "_MOST_NODES" else (6, 2)
    partly = same = asked = 0
    for seed in range(150):
        for told in told_of(some_life(seed), rules=packaged()):
            monkeypatch.setattr(search, limit, usual)
            forget()
            exact = worlds_of(told, packaged())
            monkeypatch.setattr(search, limit, low)
            forget()
            wide = worlds_of(told, packaged())
            if exact.is_wide or not wide.is_wide or len(wide.stretches) == 1:
                continue
            partly += 1
            for on in range(date(1999, 6, 1).toordinal(), date(2004, 6, 1).toordinal(), 2):
                if states := wide.on(on):
                    assert exact.on(on) <= states, (seed, date.fromordinal(on))
                    asked += 1
                    same += exact.on(on) == states
    assert partly >= 15
    assert same > 0.45 * asked


def test_a_month_of_too_much_widens_from_what_is_told_before_to_what_is_told_after() -> None:
    """Twenty stays, a month in which nobody can say what came first, and twenty more."""
    found = worlds_of(own([*stays(20), *crowded(2000), *stays(20, first=2100)]), packaged())
    assert found.is_wide
    (month,) = [s for s in found.stretches if not s.states]
    start = date(2000, 1, 1).toordinal()
    assert (month.first - start, month.last - start) == (2000, 2030)
    for n in (*range(20), *range(21, 41)):
        assert custody(found, 100 * n) == custody(found, 100 * n + 49) == {"in_custody"}
        assert n == 19 or custody(found, 100 * n + 50) == {"at_liberty"}
    assert custody(found, 1950) == custody(found, 2031) == {"at_liberty", "in_custody"}
    assert custody(found, 4150) == {"at_liberty"}


def test_two_such_months_leave_what_is_between_them() -> None:
    """Each is as wide as if it were the only one."""
    more = [event("released", f"[{day(900 + n)}..{day(930)}]", key=f"m{n}") for n in range(9)]
    told = [*stays(5), *crowded(550), *stays(3, first=600), *more, *stays(3, first=1000)]
    found = worlds_of(own(told), packaged())
    assert len([s for s in found.stretches if not s.states]) == 2
    for at in (0, 100, 400, 649, 749, 800, 1001, 1249):
        assert custody(found, at) == {"in_custody"}, at
    for at in (-1, 99, 699, 799, 1099, 1250):
        assert custody(found, at) == {"at_liberty"}, at


def test_a_denial_of_other_days_leaves_nothing_to_say() -> None:
    """What it would cost to set it aside is not known, and so anything may be."""
    denied = event("arrested", day(100), key="d", modality=Modality.DENIED, said_on=day(5000))
    found = worlds_of(own([*stays(5), *crowded(550), denied]), packaged())
    assert [s.states for s in found.stretches] == [frozenset()]
