"""Who counts is judged too: by cases argued by hand, filling by filling, and by laws."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, NamedTuple

import pytest

from reference.counts import (
    Answer,
    Filling,
    Option,
    Reader,
    answer,
    fillings,
    joined,
    judgements,
    question,
)
from reference.groups import ways
from reference.random_records import random_questions, random_record
from reference.records import Figure, Key, Record, Telling, record
from reference.who import Names, names

ADA: Final = ("Gazette", "Ada")
IDA: Final = ("Gazette", "Ida")
EVA: Final = ("Gazette", "Eva")
OTHER_ADA: Final = ("Whistle", "Ada")


def told(key: Key, event: str, on: str, **more: str | int) -> Telling:
    """Tell something of somebody."""
    return Telling(*key, event, on, **more)  # type: ignore[arg-type]


def number(measure: str, size: int, on: str, **more: str | int | None) -> Figure:
    """Tell of so many people without names."""
    return replace(Figure(measure, size, size, on), **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Case:
    """What is told, what is asked, and who counts; nobody and nothing where it is not said."""

    why: str
    told: Record
    asked: tuple[str, str]
    undisputed: tuple[Key, ...] = ()
    possible: tuple[Key, ...] = ()
    named: tuple[int, int] = (0, 0)
    unnamed: Answer = (0, 0)
    of_group: dict[int, Answer] = field(default_factory=dict)
    number: Answer = (0, 0)


_THREE: Final = record(
    *(told(key, "arrested", "2024-05-01") for key in (ADA, IDA, EVA)),
    number("released", 2, "2024-05-10"),
)
_TEN: Final = record(number("arrested", 10, "2024-06-03"))
_FOUR_OF_TEN: Final = record(
    *(told(("Gazette", name), "arrested", "2024-06-03", member_of=0) for name in "ABCD"),
    number("arrested", 10, "2024-06-03"),
)
_FOUR: Final = tuple(("Gazette", name) for name in "ABCD")
_BEFORE: Final = record(told(ADA, "arrested", "2024-04-20"), number("released", 5, "2024-05-02"))
_MISSPELT: Final = record(
    told(ADA, "arrested", "2024-03-01"),
    told(OTHER_ADA, "released", "2024-06-01"),
    undecided=[(ADA, OTHER_ADA)],
)
_PART: Final = (
    number("released", 10, "2024-05-10", population="prisoners"),
    number("released", 4, "2024-05-10", population="political_prisoners"),
)
_MEMBER: Final = record(*_PART, told(ADA, "released", "2024-05-10", member_of=1))
_ONE_OR_TWO: Final = (
    told(ADA, "released", "2024-05-10", member_of=0),
    told(IDA, "arrested", "2024-05-01"),
)
_OPEN: Final = record(
    told(ADA, "arrested", "2024-05-01"),
    number("released", 3, "2024-05-10", high=None, hedge="at_least"),
)

CASES: Final = [
    Case(
        "of three people arrested two may be those let go, or nobody of them",
        _THREE,
        ("held", "2024-05-10"),
        possible=(ADA, IDA, EVA),
        named=(1, 3),
        of_group={0: (0, 0)},
        number=(1, 3),
    ),
    Case(
        "on the eve all three are held, with up to two of whom nobody tells",
        _THREE,
        ("held", "2024-05-09"),
        undisputed=(ADA, IDA, EVA),
        named=(3, 3),
        unnamed=(0, 2),
        of_group={0: (0, 2)},
        number=(3, 5),
    ),
    Case(
        "two are let go, whoever they are",
        _THREE,
        ("released", "2024"),
        possible=(ADA, IDA, EVA),
        named=(0, 2),
        unnamed=(0, 2),
        of_group={0: (0, 2)},
        number=(2, 2),
    ),
    Case(
        "nobody of ten has a name",
        _TEN,
        ("held", "2024-06-03"),
        unnamed=(10, 10),
        of_group={0: (10, 10)},
        number=(10, 10),
    ),
    Case(
        "names fill a group",
        _FOUR_OF_TEN,
        ("held", "2024-06-03"),
        undisputed=_FOUR,
        named=(4, 4),
        unnamed=(6, 6),
        of_group={0: (6, 6)},
        number=(10, 10),
    ),
    Case(
        "after one night only those with names are surely held",
        _FOUR_OF_TEN,
        ("held", "2024-06-04"),
        undisputed=_FOUR,
        named=(4, 4),
        unnamed=(0, 6),
        of_group={0: (0, 6)},
        number=(4, 10),
    ),
    Case(
        "of an undecided pair both are held, as one or as two",
        record(
            told(ADA, "arrested", "2024-05-01"),
            told(OTHER_ADA, "arrested", "2024-05-01"),
            undecided=[(ADA, OTHER_ADA)],
        ),
        ("held", "2024-06-01"),
        undisputed=(ADA, OTHER_ADA),
        named=(1, 2),
        number=(1, 2),
    ),
    Case(
        "as one person held on the eve of the release, as two both",
        _MISSPELT,
        ("held", "2024-05-31"),
        undisputed=(ADA, OTHER_ADA),
        named=(1, 2),
        number=(1, 2),
    ),
    Case(
        "as one person let go, as two only the other",
        _MISSPELT,
        ("held", "2024-06-02"),
        possible=(ADA,),
        named=(0, 1),
        number=(0, 1),
    ),
    Case(
        "who was arrested before may be one of those let go",
        _BEFORE,
        ("released", "2024"),
        possible=(ADA,),
        named=(0, 1),
        unnamed=(4, 5),
        of_group={0: (4, 5)},
        number=(5, 5),
    ),
    Case(
        "and is held on the eve in either case",
        _BEFORE,
        ("held", "2024-05-01"),
        undisputed=(ADA,),
        named=(1, 1),
        unnamed=(4, 5),
        of_group={0: (4, 5)},
        number=(5, 6),
    ),
    Case(
        "of a part and its whole each has its people, who are not twice as many",
        record(*_PART),
        ("released", "2024"),
        unnamed=(10, 10),
        of_group={0: (10, 10), 1: (4, 4)},
        number=(10, 10),
    ),
    Case(
        "who is named in a part is in the whole",
        _MEMBER,
        ("released", "2024"),
        undisputed=(ADA,),
        named=(1, 1),
        unnamed=(9, 9),
        of_group={0: (9, 9), 1: (3, 3)},
        number=(10, 10),
    ),
    Case(
        "a full group has no room for anybody else",
        record(*_ONE_OR_TWO, number("released", 1, "2024-05-10")),
        ("released", "2024"),
        undisputed=(ADA,),
        named=(1, 1),
        of_group={0: (0, 0)},
        number=(1, 1),
    ),
    Case(
        "one of one or two leaves room for one, with a name or without",
        record(*_ONE_OR_TWO, number("released", 1, "2024-05-10", high=2, hedge="range")),
        ("released", "2024"),
        undisputed=(ADA,),
        possible=(IDA,),
        named=(1, 2),
        unnamed=(0, 1),
        of_group={0: (0, 1)},
        number=(1, 2),
    ),
    Case(
        "where more are named than a group has, the names hold",
        record(
            told(ADA, "released", "2024-05-10", member_of=0),
            told(IDA, "released", "2024-05-10", member_of=0),
            number("released", 1, "2024-05-10"),
        ),
        ("released", "2024"),
        undisputed=(ADA, IDA),
        named=(2, 2),
        of_group={0: (0, 0)},
        number=(2, 2),
    ),
    Case(
        "a group open upwards opens the number of those without names, not of those with",
        _OPEN,
        ("released", "2024"),
        possible=(ADA,),
        named=(0, 1),
        unnamed=(2, None),
        of_group={0: (2, None)},
        number=(3, None),
    ),
    Case(
        "and opens nothing where nobody of it counts",
        _OPEN,
        ("held", "2024-05-10"),
        possible=(ADA,),
        named=(0, 1),
        of_group={0: (0, 0)},
        number=(0, 1),
    ),
    Case(
        "a telling that may be of either of two groups has as many people as either",
        record(
            number("released", 3, "2024-05-10"),
            number("released", 5, "2024-05-10"),
            number("released", 3, "2024-05-10", high=5, hedge="range"),
        ),
        ("released", "2024"),
        unnamed=(5, 8),
        of_group={0: (3, 3), 1: (5, 5), 2: (3, 5)},
        number=(5, 8),
    ),
    Case(
        "tellings of one group have the same people",
        record(
            number("released", 14, "2024-05-10"), number("deported_or_exiled", 14, "2024-05-10")
        ),
        ("exiled", "2024"),
        unnamed=(14, 14),
        of_group={0: (14, 14), 1: (14, 14)},
        number=(14, 14),
    ),
    Case(
        "of a group let go and one arrested before, those let go were held on the eve",
        record(number("arrested", 2, "2024-05-01"), number("released", 2, "2024-05-10")),
        ("held", "2024-05-09"),
        unnamed=(2, 4),
        of_group={0: (0, 2), 1: (2, 2)},
        number=(2, 4),
    ),
    Case(
        "a total is no group and has nobody",
        record(told(ADA, "arrested", "2024-05-01"), number("released", 342, "2024")),
        ("held", "2024-06-01"),
        undisputed=(ADA,),
        named=(1, 1),
        number=(1, 1),
    ),
    Case(
        "who is only feared to be arrested is possible, and who is denied to be is not",
        record(
            told(ADA, "arrested", "2024-05-01", modality="feared"),
            told(IDA, "arrested", "2024-05-01", modality="denied"),
        ),
        ("held", "2024-06-01"),
        possible=(ADA,),
        named=(0, 1),
        number=(0, 1),
    ),
    Case(
        "a release told after the arrest on two different days leaves the days between open",
        record(
            told(ADA, "arrested", "2024-05-01"),
            told(ADA, "released", "2024-05-03"),
            told(ADA, "released", "2024-05-05"),
            told(IDA, "arrested", "2024-05-04"),
        ),
        ("held", "2024-05-04"),
        undisputed=(IDA,),
        possible=(ADA,),
        named=(1, 2),
        number=(1, 2),
    ),
]


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{each.why}: {' '.join(each.asked)}" for each in CASES]
)
def test_who_counts_is_as_argued(case: Case) -> None:
    """Argued by hand before it was run."""
    assert names(case.told, *case.asked) == Names(
        frozenset(frozenset({key}) for key in case.undisputed),
        frozenset(frozenset({key}) for key in case.possible),
        case.named,
        case.unnamed,
        case.of_group,
    )
    assert answer(case.told, *case.asked) == case.number


def test_mentions_that_are_the_same_are_one_record() -> None:
    """The one is held since May, the other was only seen: together they are one that counts."""
    mentions = record(
        told(ADA, "arrested", "2024-05-01"),
        told(OTHER_ADA, "seen", "2024-04-01"),
        told(IDA, "arrested", "2024-05-01"),
        undecided=[(ADA, IDA)],
        same=[(ADA, OTHER_ADA)],
    )
    found = names(mentions, "held", "2024-05-01")
    assert found.undisputed == {frozenset({ADA, OTHER_ADA}), frozenset({IDA})}
    assert found.named == (1, 2)


# Filling by filling.


class World(NamedTuple):
    """Who counts in one filling: numbers of possible persons, and those without names."""

    named: frozenset[int]
    unnamed: tuple[Option, ...]


def _worlds(filling: Filling, tops: list[int]) -> Iterator[World]:
    """Write down every world: everybody's groups, and whether each counts."""
    lows = [low for low, _ in filling.sizes]
    choices = [
        Option(each.groups, counts, counts)
        for each in filling.unnamed
        for counts in sorted({each.low, each.high})
    ]

    def with_one(members: list[int], option: Option) -> list[int] | None:
        found = [n + (i in option.groups) for i, n in enumerate(members)]
        return found if all(n <= top for n, top in zip(found, tops, strict=True)) else None

    def others(
        members: list[int], start: int, chosen: tuple[Option, ...]
    ) -> Iterator[tuple[Option, ...]]:
        if all(n >= low for n, low in zip(members, lows, strict=True)):
            yield tuple(each for each in chosen if each.high)
        for place in range(start, len(choices)):
            if (more := with_one(members, choices[place])) is not None:
                yield from others(more, place, (*chosen, choices[place]))

    def people(place: int, members: list[int], counted: frozenset[int]) -> Iterator[World]:
        if place == len(filling.named):
            yield from (World(counted, rest) for rest in others(members, 0, ()))
            return
        for option in filling.named[place]:
            if (more := with_one(members, option)) is not None:
                for counts in {option.low, option.high}:
                    yield from people(place + 1, more, counted | {place} if counts else counted)

    yield from people(0, [0 for _ in lows], frozenset())


@cache
def _one_by_one(filling: Filling) -> frozenset[World]:
    """Give every world, with the sizes told or else the least larger ones that can be filled."""
    sizes = [low if high is None else high for low, high in filling.sizes]
    for extra in range(sum(sizes) + len(filling.named) + 2):
        if found := frozenset(_worlds(filling, [size + extra for size in sizes])):
            return found
    raise AssertionError(filling)


def _from_worlds(made: Record, definition: str, on: str) -> tuple[Names, Answer]:
    """Read everything from the worlds written down."""
    records = joined(made)
    counts: dict[frozenset[Key], set[bool]] = {keys: set() for keys in records}
    named: set[int] = set()
    unnamed: set[int] = set()
    every: set[int] = set()
    of_group: dict[int, set[int]] = {}
    for judged in judgements(made):
        people = tuple(map(Reader(made).person, judged))
        for groups in ways(made):
            for filling, _ in fillings(made, groups, people, question(definition, on)):
                for world in _one_by_one(filling):
                    named.add(len(world.named))
                    unnamed.add(len(world.unnamed))
                    every.add(len(world.named) + len(world.unnamed))
                    for keys in records:
                        counts[keys].add(any(keys <= judged[n] for n in world.named))
                    for place, group in enumerate(groups):
                        members = sum(place in each.groups for each in world.unnamed)
                        for index in group.tellings:
                            of_group.setdefault(index, set()).add(members)
    return Names(
        frozenset(keys for keys, found in counts.items() if found == {True}),
        frozenset(keys for keys, found in counts.items() if found == {True, False}),
        (min(named), max(named)),
        (min(unnamed), max(unnamed)),
        {index: (min(found), max(found)) for index, found in of_group.items()},
    ), (min(every), max(every))


@pytest.mark.parametrize("seed", range(80))
def test_who_counts_is_what_every_filling_says_one_by_one(seed: int) -> None:
    """Of small groups, each of whose sizes has a most, every world is written down."""
    made = _small(seed)
    few = replace(
        made,
        figures=tuple(
            replace(each, low=min(each.low or 0, 2), high=min(each.high or 3, 3), hedge="range")
            for each in made.figures
        ),
    )
    for asked in random_questions(seed):
        assert (names(few, *asked), answer(few, *asked)) == _from_worlds(few, *asked)


# Laws.

_SEEDS: Final = range(60)


def _small(seed: int) -> Record:
    return random_record(seed, people=3, tellings=3, figures=2)


def _named(of: Record, seed: int) -> list[Names]:
    return [names(of, definition, on) for definition, on in random_questions(seed)]


@pytest.mark.parametrize("seed", _SEEDS)
def test_numbers_fit_the_answer_and_the_lists(seed: int) -> None:
    """With and without a name is everybody, and who is listed is who is numbered."""
    made = _small(seed)
    records = set(joined(made))
    for asked in random_questions(seed):
        low, high = answer(made, *asked)
        found = names(made, *asked)
        assert found.undisputed | found.possible <= records
        assert not found.undisputed & found.possible
        assert bool(found.undisputed) <= found.named[0] <= found.named[1]
        assert found.named[1] <= len(found.undisputed | found.possible)
        assert found.named[0] + found.unnamed[0] <= low
        assert _is_at_most(found.named[1], high)
        assert _is_at_most(found.unnamed[1], high)
        assert _is_at_most(high, _sum([found.named[1], found.unnamed[1]]))
        assert all(each[0] <= found.unnamed[0] for each in found.of_group.values())
        assert all(_is_at_most(each[1], found.unnamed[1]) for each in found.of_group.values())
        assert _is_at_most(found.unnamed[1], _sum([each[1] for each in found.of_group.values()]))
        if not made.undecided:
            assert len(found.undisputed) <= found.named[0]
        if not found.of_group:
            assert (found.named, found.unnamed) == ((low, high), (0, 0))


def _is_at_most(one: int | None, other: int | None) -> bool:
    return other is None or (one is not None and one <= other)


def _sum(numbers: list[int | None]) -> int | None:
    known = [each for each in numbers if each is not None]
    return sum(known) if len(known) == len(numbers) else None


@pytest.mark.parametrize("seed", _SEEDS)
def test_neither_order_nor_repetition_matters(seed: int) -> None:
    """What is told in another order, or twice, tells the same."""
    made = _small(seed)
    found = _named(made, seed)
    turned = replace(made, tellings=made.tellings[::-1], undecided=made.undecided[::-1])
    assert _named(turned, seed) == found
    assert _named(replace(made, tellings=made.tellings * 2), seed) == found


@pytest.mark.parametrize("seed", _SEEDS)
def test_whoever_is_alone_is_undisputed_where_the_answer_of_that_person_is_one(seed: int) -> None:
    """Without pairs or groups, who counts is asked of everybody alone."""
    made = random_record(seed, people=3, tellings=3, figures=0, pairs=False)
    for asked in random_questions(seed):
        alone = {
            key: answer(
                replace(made, tellings=tuple(t for t in made.tellings if t.key == key)), *asked
            )
            for key in made.keys
        }
        found = names(made, *asked)
        assert found.undisputed == {frozenset({k}) for k, each in alone.items() if each == (1, 1)}
        assert found.possible == {frozenset({k}) for k, each in alone.items() if each == (0, 1)}


@pytest.mark.parametrize("seed", _SEEDS)
def test_a_judgement_leaves_undisputed_what_was(seed: int) -> None:
    """A judgement leaves fewer worlds: who counted in all or in none of them still does."""
    made = random_record(seed, people=3, tellings=3, figures=0)
    before = _named(made, seed)
    for pair in made.undecided:
        rest = tuple(each for each in made.undecided if each != pair)
        for judged in (
            replace(made, undecided=rest, same=(*made.same, pair)),
            replace(made, undecided=rest, different=(*made.different, pair)),
        ):
            if any(each >= set(split) for each in joined(judged) for split in judged.different):
                continue
            for after, found in zip(_named(judged, seed), before, strict=True):
                were, are = _mentions(found.undisputed), _mentions(after.undisputed)
                assert were <= are
                counted = _mentions(found.undisputed | found.possible)
                assert _mentions(after.undisputed | after.possible) <= counted
                assert found.named[0] <= after.named[0] <= after.named[1] <= found.named[1]


def _mentions(records: frozenset[frozenset[Key]]) -> frozenset[Key]:
    return frozenset().union(*records)


@pytest.mark.parametrize("seed", range(40))
def test_a_range_is_its_sizes_and_a_doubtful_day_its_days(seed: int) -> None:
    """Who counts with every size on every day counts; who does with some, possibly."""
    made = random_record(seed, people=2, tellings=2, figures=0)
    figure = Figure("released", 1, 3, "[2024-01-25..2024-01-28]", hedge="range")
    each = [
        replace(figure, low=size, high=size, hedge="exact", date=f"2024-01-{day}")
        for size in (1, 2, 3)
        for day in (25, 26, 27, 28)
    ]
    whole = _named(replace(made, figures=(figure,)), seed)
    parts = [_named(replace(made, figures=(one,)), seed) for one in each]
    for found, some in zip(whole, zip(*parts, strict=True), strict=True):
        assert found.undisputed == frozenset.intersection(*(one.undisputed for one in some))
        counted = [one.undisputed | one.possible for one in some]
        assert found.undisputed | found.possible == frozenset().union(*counted)
        assert found.named == _hull([one.named for one in some])
        assert found.unnamed == _hull([one.unnamed for one in some])
        assert found.of_group[0] == _hull([one.of_group[0] for one in some])


def _hull(answers: list[Answer]) -> Answer:
    return min(low for low, _ in answers), max(high or 0 for _, high in answers)


def test_random_records_ask_enough() -> None:
    """What is asked has every kind of answer, or the laws prove little."""
    found = [each for seed in _SEEDS for each in _named(_small(seed), seed)]
    assert sum(bool(each.undisputed) for each in found) > 40
    assert sum(bool(each.possible) for each in found) > 80
    assert sum(each.unnamed[1] is None for each in found) > 5
    assert sum(_is_wide(each.named) and _is_wide(each.unnamed) for each in found) > 20


def _is_wide(found: Answer) -> bool:
    return found[0] != found[1]
