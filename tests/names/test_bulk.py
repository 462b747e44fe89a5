"""Bulk scores are the scores of `compare`."""

import random
from dataclasses import fields

import numpy as np
from benchmarks._people import rows

from habeas.names import Description, compare
from habeas.names.bulk import not_told_apart, score_pairs
from habeas.names.roster import Interner, joined, roster


def _random_pairs() -> tuple[list[Description], list[int], list[int]]:
    """Half of the pairs are of one person, so that every kind of evidence occurs."""
    chance = random.Random(7)  # noqa: S311 - invented data
    people = [
        Description(
            name=row.name,
            birth=row.birth or None,
            sex=row.sex or None,
            city=row.city or None,
            arrest=chance.choice([None, "2021-03", "2021-03-25", "2023"]),
            article=chance.choice([None, "342", "342 part 1", "130"]),
            court=chance.choice([None, "Ленинский", "Leninsky", "Central"]),
        )
        for row in rows(3_000, seed=8)
    ]
    one = [chance.randrange(len(people)) for _ in range(10_000)]
    # Rows of one person stand together: a step of one or two often stays with the person.
    two = [
        min(x + chance.randint(0, 2), len(people) - 1)
        if chance.random() < 0.5
        else chance.randrange(len(people))
        for x in one
    ]
    return people, one, two


def test_bulk_equals_compare_on_ten_thousand_random_pairs() -> None:
    """Points and verdicts are those of one comparison at a time."""
    people, one, two = _random_pairs()
    table = roster(people)
    bulk = score_pairs(table, np.array(one), table, np.array(two))
    for at, (x, y) in enumerate(zip(one, two, strict=True)):
        found = compare(people[x], people[y])
        assert bulk.points[at] == round(found.score * 1000), (people[x], people[y])
        assert bulk.verdict(at) is found.verdict
        clashes = any(e.decides and e.about != "given" for e in found.evidence)
        assert bulk.clashes[at] == clashes


def test_what_is_told_apart_beforehand_is_decided() -> None:
    """A pair that is not scored is one that a score calls two people."""
    people, one, two = _random_pairs()
    table = roster(people)
    left = set(not_told_apart(table, np.array(one), table, np.array(two)).tolist())
    bulk = score_pairs(table, np.array(one), table, np.array(two))
    apart = [at for at in range(len(one)) if at not in left]
    assert len(apart) > len(one) / 3
    assert all(bulk.decided[at] for at in apart)


def test_rosters_put_together_are_one_roster() -> None:
    """Reading a list piece by piece changes no column."""
    people, _, _ = _random_pairs()
    book = Interner()
    pieces = joined([roster(people[:1_000], book), roster(people[1_000:], book)])
    whole = roster(people)
    for column in fields(whole):
        if column.name != "interner":
            assert np.array_equal(getattr(pieces, column.name), getattr(whole, column.name))


def test_no_pairs_no_scores() -> None:
    """An empty list of pairs is compared too."""
    table = roster([Description(name="Ада Мох")])
    nothing = np.zeros(0, np.int64)
    assert len(score_pairs(table, nothing, table, nothing).points) == 0
