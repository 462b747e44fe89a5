"""Who counts, and how many without a name: the same worlds as `counts.answer`, read otherwise.

A world is a way of judging who is who and which figures are one group, a choice of days, a
choice of sizes and members, and a life of everybody. In each of them somebody with a name
counts or does not, and so does each of those without. Choices where the rules are silent:

 1. A record (mentions joined by SAME) counts where the possible person that it is then part
    of does; so of one person of two records both count, and are one.
 2. Whoever is told of by name has a name, also where only what is denied or feared is told.
    Nobody without a name is outside all groups.
 3. Of a figure is told whose group it tells of, whatever other figures are that group in
    that world. Whoever is in several groups (a part and its whole) is told of with each, so
    that what is said of several figures does not add up.
 4. A figure that is no group (a total, a stock) has nobody, and is not listed.
 5. Nobody is counted twice: who is let go twice in a period is one of those let go, as in
    `counts.answer`.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from reference.counts import (
    Answer,
    Filling,
    Option,
    Reader,
    extremes,
    fillings,
    hull,
    joined,
    judgements,
    question,
)
from reference.groups import ways
from reference.records import Key, Record

Keys = frozenset[Key]


@dataclass(frozen=True, slots=True)
class Names:
    """Who counts.

    Attributes:
        undisputed: Records that count in every world.
        possible: Records that count in some world and not in every one.
        named: The least and the greatest number of possible persons that count.
        unnamed: The least and the greatest number of others that count; None where open.
        of_group: For the index of each figure that tells of a group, the least and the
            greatest number of people without names who are in that group and count.
    """

    undisputed: frozenset[Keys]
    possible: frozenset[Keys]
    named: tuple[int, int]
    unnamed: Answer
    of_group: dict[int, Answer]


def names(record: Record, definition: str, on: str) -> Names:
    """Say who a definition counts, and how many of whom no name is told.

    Args:
        record: What is told and judged.
        definition: held, viasna (on a day), released, arrested, exiled or died_in_custody
            (in a period).
        on: A day or period in EDTF.
    """
    asked = question(definition, on)
    reader = Reader(record)
    records = joined(record)
    each: dict[Keys, list[Answer]] = {keys: [] for keys in records}
    named: list[Answer] = []
    unnamed: list[Answer] = []
    of_group: dict[int, list[Answer]] = {}
    for judged in judgements(record):
        people = tuple(map(reader.person, judged))
        person_of = {key: number for number, keys in enumerate(judged) for key in keys}
        for groups in ways(record):
            for filling, _ in fillings(record, groups, people, asked):
                named.append(_count(filling, named=range(len(people))))
                unnamed.append(_count(filling, unnamed=filling.unnamed))
                alone = [_count(filling, named=(number,)) for number in range(len(people))]
                for keys in records:
                    each[keys].append(alone[person_of[next(iter(keys))]])
                for number, group in enumerate(groups):
                    within = [option for option in filling.unnamed if number in option.groups]
                    found = _count(filling, unnamed=within)
                    for index in group.tellings:
                        of_group.setdefault(index, []).append(found)
    counted = {keys: _limited(hull(answers)) for keys, answers in each.items()}
    return Names(
        frozenset(keys for keys, found in counted.items() if found == (1, 1)),
        frozenset(keys for keys, found in counted.items() if found == (0, 1)),
        _limited(hull(named)),
        hull(unnamed),
        {index: hull(answers) for index, answers in sorted(of_group.items())},
    )


def _count(
    filling: Filling, *, named: Collection[int] = (), unnamed: Collection[Option] = ()
) -> Answer:
    """Count only some: whoever else there is fills groups as before and adds nothing."""
    found = extremes(
        replace(
            filling,
            named=tuple(
                options if number in named else _adding_nothing(options, but=())
                for number, options in enumerate(filling.named)
            ),
            unnamed=_adding_nothing(filling.unnamed, but=unnamed),
        )
    )
    if found is None:
        raise AssertionError(filling)
    return found


def _adding_nothing(options: Collection[Option], *, but: Collection[Option]) -> tuple[Option, ...]:
    return tuple(each if each in but else Option(each.groups, 0, 0) for each in options)


def _limited(found: Answer) -> tuple[int, int]:
    """Whoever has a name is one of so many, however large a group may be."""
    low, high = found
    if high is None:
        raise AssertionError(found)
    return low, high
