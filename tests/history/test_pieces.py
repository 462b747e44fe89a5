"""A life worked out in pieces is the life worked out whole."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from habeas.history import pieces, worlds
from habeas.history.search import EventCount, Search
from habeas.history.statements import FOREVER, Recipe, told_of
from habeas.history.worlds import Worlds, times, worlds_of
from habeas.model.claim import Claim
from habeas.vocabulary.rules import packaged
from strategies import attribute, cases, event
from watching import watched

WORDS = ("arrested", "released", "transferred", "held", "charged", "exiled", "crossed_border")


@contextmanager
def cut_into(monkeypatch: pytest.MonkeyPatch, *, most_whole: int, every: int) -> Iterator[None]:
    """Cut lives of which more is told than that, at one of so many places."""
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "MOST_WHOLE", most_whole)
        patch.setattr(pieces, "_EVERY", every)
        forget()
        yield
    forget()


def forget() -> None:
    """Forget every life worked out before."""
    worlds._remembered.cache_clear()
    pieces._remembered_cut.cache_clear()
    for memory in (pieces._FORWARD, pieces._BACK):
        memory.forget()


def shape(found: Worlds) -> tuple[Any, ...]:
    """Give all that worlds say."""
    edges = [(e.kind.id, e.statements, e.before, e.after, e.first, e.last) for e in found.edges]
    about = (found.repairs, found.wrong, found.presupposed, found.is_wide)
    return found.stretches, edges, about


def of(claims: list[Claim]) -> list[tuple[Any, ...]]:
    """Give what the worlds of each part say."""
    return [shape(worlds_of(t, packaged())) for t in told_of(claims, rules=packaged())]


def day(number: int) -> str:
    return (date(1990, 1, 1) + timedelta(days=number)).isoformat()


def own(claims: list[Claim]) -> Recipe:
    """Give what is told of a person's own part of life."""
    return told_of(claims, rules=packaged())[0]


@given(claims=cases(size=9))
def test_a_life_cut_at_every_place_is_the_same_life(claims: list[Claim]) -> None:
    """Whatever is told: months, denials, forecasts, contradictions, ends of sentences."""
    forget()
    whole = of(claims)
    with pytest.MonkeyPatch.context() as patch, cut_into(patch, most_whole=1, every=1):
        assert of(claims) == whole


@pytest.mark.parametrize("seed", range(12))
def test_a_long_life_is_the_same_cut_as_whole(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty tellings of some years, most of which contradict others, some to the month."""
    chance = random.Random(seed)  # noqa: S311 - invented lives
    claims = [
        event(
            chance.choice(WORDS),
            day(chance.randrange(3000))[: 10 if chance.random() < 0.9 else 7],
            key=f"c{n}",
        )
        for n in range(60)
    ]
    claims.append(attribute("sentence_end", day(chance.randrange(3000)), key="s"))
    forget()
    found = of(claims)
    with cut_into(monkeypatch, most_whole=1000, every=4):
        assert of(claims) == found


def often(claims: list[Claim]) -> list[tuple[int, int] | None]:
    """Count the arrests and the releases of a life, of all time and of some years of it."""
    start = date(1990, 1, 1).toordinal()
    return [
        times(t, packaged(), EventCount(lambda kind, *_, of=of: kind.type == of, *years))
        for t in told_of(claims, rules=packaged())
        for of in ("arrest", "release")
        for years in ((-FOREVER, FOREVER), (start + 100, start + 900))
    ]


@given(claims=cases(size=9))
def test_how_often_is_the_same_counted_piece_by_piece(claims: list[Claim]) -> None:
    """The least and the most, wherever a life is cut."""
    forget()
    whole = often(claims)
    with pytest.MonkeyPatch.context() as patch, cut_into(patch, most_whole=1, every=1):
        assert often(claims) == whole


@pytest.mark.parametrize("seed", range(6))
def test_how_often_in_a_long_life_is_the_same_cut_as_whole(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty arrests and releases, many of which contradict others."""
    chance = random.Random(seed)  # noqa: S311 - invented lives
    claims = [
        event(chance.choice(WORDS[:3]), day(chance.randrange(3000)), key=f"c{n}") for n in range(60)
    ]
    forget()
    found = often(claims)
    with cut_into(monkeypatch, most_whole=1000, every=4):
        assert often(claims) == found


def test_how_often_is_answered_of_a_long_life_that_contradicts_itself() -> None:
    """Once no number was given of it."""
    chance = random.Random(1)  # noqa: S311 - an invented life
    claims = [event(chance.choice(WORDS[:2]), day(7 * n), key=f"c{n}") for n in range(400)]
    assert often(claims)[0] == (107, 204)


def stays(count: int) -> list[Claim]:
    """Give so many stays, each over before the next: arrested, transferred, let go."""
    told = []
    for n in range(count):
        for at, word in enumerate(("arrested", "transferred", "released")):
            told.append(event(word, day(20 * n + 5 * at), key=f"{word}{n}"))
    return told


def test_a_thousand_stays_are_each_what_one_is() -> None:
    """Each is held from its first day to the eve of its last, and nothing is widened."""
    found = worlds_of(own(stays(1000)), packaged())
    assert (found.repairs, found.is_wide, len(found.edges)) == (0, False, 3000)
    at = found.kinds.axes.index("custody")
    start = date(1990, 1, 1).toordinal()
    for n in (0, 1, 500, 999):
        held = [
            {values[at] for values in found.on(start + 20 * n + days)} for days in (-1, 0, 9, 10)
        ]
        assert held == [{"at_liberty"}, {"in_custody"}, {"in_custody"}, {"at_liberty"}]


def test_a_long_life_that_contradicts_itself_is_exact() -> None:
    """Eight hundred arrests and releases at random: once too much, now worked out."""
    chance = random.Random(1)  # noqa: S311 - an invented life
    claims = [event(chance.choice(WORDS[:2]), day(7 * n), key=f"c{n}") for n in range(800)]
    found = worlds_of(own(claims), packaged())
    changes = sum(
        a.body.event != b.body.event  # type: ignore[union-attr]
        for a, b in pairwise(claims)
    )
    assert not found.is_wide
    # Each time that one is told after its like, one of the two is wrong or a change went untold.
    assert found.repairs == len(claims) - 1 - changes


def test_one_more_statement_changes_the_pieces_near_it() -> None:
    """What is told of other years is not searched again."""
    claims = stays(200)
    worlds_of(own(claims), packaged())
    more = [*claims, event("transferred", day(2007), key="x")]
    with watched(Search.run) as searched:
        assert worlds_of(own(more), packaged()).repairs == 0
    assert 1 <= len(searched) < 12
