"""A crowd sets newcomers beside the people they may be, and beside nobody else."""

import random

from benchmarks._people import rows

from habeas.model.person import Mention, Person
from habeas.names import Verdict
from habeas.resolve import NameIndex
from habeas.resolve.candidates import LEAST_SCORE, compare_people
from habeas.resolve.crowd import Crowd


def _people(count: int, seed: int) -> list[Person]:
    """Give people of one to three mentions, some of which fit badly."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    mentions = [
        Mention(
            id=f"s#{row.id}",
            source="s",
            name=row.name,
            facts=tuple(
                (field, value)
                for field, value in (("birth", row.birth), ("city", row.city), ("sex", row.sex))
                if value
            ),
        )
        for row in rows(count, seed=seed)
    ]
    people: list[Person] = []
    while mentions:
        size = chance.choice((1, 1, 2, 3))
        own, mentions = mentions[:size], mentions[size:]
        people.append(Person(id=own[0].id, mentions=tuple(own)))
    return people


def test_a_crowd_finds_whom_one_comparison_after_another_finds() -> None:
    """Bulk scores leave out only pairs that are two people, or not worth a look."""
    people = _people(1_500, seed=3)
    newcomers, known = people[::2], people[1::2]
    index: NameIndex[int] = NameIndex()
    for at, person in enumerate(known):
        for name in person.names:
            index.add(name, at)
    found = 0
    for newcomer, near in zip(newcomers, Crowd(known).near(newcomers), strict=True):
        wanted = set()
        for at in {at for name in newcomer.names for at in index.near(name)}:
            comparison, _, _ = compare_people(known[at], newcomer)
            if comparison.verdict is not Verdict.DIFFERENT and comparison.score >= LEAST_SCORE:
                wanted.add(at)
        assert wanted <= set(near), newcomer.names
        found += len(wanted)
    assert found > 300


def test_a_crowd_leaves_out_who_is_told_apart() -> None:
    """Two years of birth make two people, however alike their names."""
    born = [("birth", "1950"), ("birth", "1980")]
    old, young = (
        Person(
            id=fact[1],
            mentions=(Mention(id=f"s#{fact[1]}", source="s", name="Ada Quill", facts=(fact,)),),
        )
        for fact in born
    )
    assert list(Crowd([old, young]).near([young])) == [(1,)]


def test_nobody_is_near_an_empty_crowd() -> None:
    """The first list finds nobody."""
    (someone,) = _people(1, seed=1)
    assert list(Crowd([]).near([someone])) == [()]
    assert list(Crowd([someone]).near([])) == []
