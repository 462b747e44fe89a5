"""Bulk scores are the scores of `compare`."""

import random

import numpy as np
from benchmarks._people import rows

from habeas.names import Description, compare
from habeas.names.bulk import score_pairs
from habeas.names.roster import roster


def test_bulk_equals_compare_on_ten_thousand_random_pairs() -> None:
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
    table = roster(people)
    bulk = score_pairs(table, np.array(one), table, np.array(two))
    for at, (x, y) in enumerate(zip(one, two, strict=True)):
        found = compare(people[x], people[y])
        assert bulk.points[at] == round(found.score * 1000), (people[x], people[y])
        assert bulk.verdict(at) is found.verdict


def test_no_pairs_no_scores() -> None:
    """An empty list of pairs is compared too."""
    table = roster([Description(name="Ада Мох")])
    nothing = np.zeros(0, np.int64)
    assert len(score_pairs(table, nothing, table, nothing).points) == 0
