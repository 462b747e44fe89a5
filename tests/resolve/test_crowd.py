"""A crowd sets newcomers beside the people they may be, and beside nobody else."""

import random
import sys

import numpy as np
import pytest
from benchmarks._people import rows

from habeas.model.person import Mention, Person
from habeas.resolve import NameIndex, describe, index
from habeas.resolve import sift as sifting
from habeas.resolve.candidates import candidate_of, candidates_of, compare_people
from habeas.resolve.crowd import Crowd, Near
from habeas.resolve.sift import sift

# The module; the package has a function of its name.
candidates = sys.modules[candidates_of.__module__]


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
    names: NameIndex[int] = NameIndex()
    for at, person in enumerate(known):
        for name in person.names:
            names.add(name, at)
    found = 0
    for newcomer, near in zip(newcomers, Crowd(known).near(newcomers), strict=True):
        wanted = set()
        for at in {at for name in newcomer.names for at in names.near(name)}:
            if compare_people(known[at], newcomer).may_be_one:
                wanted.add(at)
        assert wanted <= set(near.places), newcomer.names
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
    assert list(Crowd([old, young]).near([young])) == [Near((1,))]


def test_nobody_is_near_an_empty_crowd() -> None:
    """The first list finds nobody."""
    (someone,) = _people(1, seed=1)
    assert list(Crowd([]).near([someone])) == [Near(())]
    assert list(Crowd([someone]).near([])) == []


def test_a_crowd_says_how_many_of_a_name_it_did_not_look_at() -> None:
    """Of many of one name so many are compared; the newcomer may be any of the four others."""
    names = ["Ada Quill"] * (index.MOST_NEAR + 4) + ["Otto Mokh"]
    people = [
        Person(id=f"p{at}", mentions=(Mention(id=f"s{at}#1", source=f"s{at}", name=name),))
        for at, name in enumerate(names)
    ]
    (ada, otto) = Crowd(people).near([people[0], people[-1]])
    assert ada == Near(tuple(range(index.MOST_NEAR)), beyond=4)
    assert otto == Near((len(people) - 1,))


@pytest.mark.parametrize("most", [4096, 5])
def test_bulk_flags_exactly_the_pairs_that_one_comparison_gives(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Of people with one to nine descriptions, some of which clash; also where not all are compared."""
    for module in (describe, sifting):
        monkeypatch.setattr(module, "MOST_COMPARED", most)
    monkeypatch.setattr(describe, "_MOST_OF_EACH", 2)
    chance = random.Random(4)  # noqa: S311 - invented data
    mentions = [mention for person in _people(900, seed=6) for mention in person.mentions]
    people: list[Person] = []
    while mentions:
        size = chance.choice((1, 1, 2, 3, 9))
        own, mentions = mentions[:size], mentions[size:]
        people.append(Person(id=own[0].id, mentions=tuple(own)))
    pairs = [
        (at, other)
        for at in range(len(people))
        for other in {at + 1, chance.randrange(len(people)), chance.randrange(len(people))}
        if other < len(people)
    ]
    one, two = (np.array(column) for column in zip(*pairs, strict=True))
    monkeypatch.setattr(sifting, "_AT_ONCE", 50)
    flags = sift(people, one, two)
    wanted = [candidate_of(people[a], people[b]) is not None for a, b in pairs]
    assert flags.tolist() == wanted
    assert 50 < sum(wanted) < len(pairs) - 50
    # However few or many are compared in bulk, the same two mentions tell.
    for a, b in pairs[:400]:
        found = compare_people(people[a], people[b])
        monkeypatch.setattr(candidates, "_MANY", 1)
        assert compare_people(people[a], people[b]) == found
        monkeypatch.setattr(candidates, "_MANY", 64)
