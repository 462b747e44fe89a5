"""Filling groups with people: the program against trying every way of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from random import Random

import pytest

from habeas.count import assignment
from habeas.count.assignment import Filling, Groups, GroupShape, PossibleLife
from habeas.model.bounds import Bounds

Answer = tuple[int, int] | None


def subsets(of: Groups) -> Iterator[Groups]:
    for size in range(len(of) + 1):
        yield from map(frozenset, combinations(sorted(of), size))


def ways(life: PossibleLife, shape: GroupShape) -> list[Groups]:
    """Give every way to be in groups, by the words of what a life is."""
    return [
        chosen
        for chosen in subsets(life.open)
        if life.own <= chosen
        and all(chosen & owed for owed in life.owed)
        and all(shape.wholes[at] <= chosen for at in chosen)
        and not any({a, b} <= chosen for a, b in shape.apart)
    ]


def tried(
    people: Sequence[tuple[PossibleLife, ...]], unnamed: list[PossibleLife], shape: GroupShape
) -> Answer:
    """Fill the groups with everybody in every way; no group is larger than four."""
    options = [[(life, way) for life in lives for way in ways(life, shape)] for lives in people]
    kinds = [(life, way) for life in unnamed for way in ways(life, shape)]
    found = []
    room = [range(5) for _ in kinds]
    for chosen in product(*options):
        for numbers in product(*room):
            everybody = [
                *chosen,
                *(of for of, n in zip(kinds, numbers, strict=True) for _ in range(n)),
            ]
            inside = Counter(at for _, way in everybody for at in way)
            if all(
                size.low <= inside[at] <= (size.high or 0) for at, size in enumerate(shape.sizes)
            ):
                found.append(
                    (
                        sum(life.low for life, _ in everybody),
                        sum(life.high for life, _ in everybody),
                    )
                )
    if not found:
        return None
    return min(low for low, _ in found), max(high for _, high in found)


def random_shape(dice: Random, groups: int) -> GroupShape:
    sizes = tuple(
        Bounds(low, low + dice.randint(0, 1)) for low in (dice.randint(0, 2) for _ in range(groups))
    )
    pairs = [(a, b) for a in range(groups) for b in range(a + 1, groups)]
    wholes = tuple(
        frozenset(b for b in range(at + 1, groups) if dice.random() < 0.2) for at in range(groups)
    )
    closed = tuple(
        of.union(*(wholes[b] for b in of), *(wholes[c] for b in of for c in wholes[b]))
        for of in wholes
    )
    apart = frozenset((a, b) for a, b in pairs if dice.random() < 0.3 and b not in closed[a])
    return GroupShape(sizes, apart, closed)


def random_life(dice: Random, shape: GroupShape, *, own: bool) -> PossibleLife:
    groups = range(len(shape.sizes))
    open_to = frozenset(at for at in groups if dice.random() < 0.7)
    open_to = open_to.union(*(shape.wholes[at] for at in open_to))
    low = dice.randint(0, 1)
    owed = tuple(
        frozenset(of) for of in [[at for at in sorted(open_to) if dice.random() < 0.6]] if of
    )
    mine = frozenset[int]()
    if own and open_to and dice.random() < 0.4:
        at = dice.choice(sorted(open_to))
        mine = frozenset((at,)) | shape.wholes[at]
    return PossibleLife(low, dice.randint(low, 1), mine, open_to, owed if not mine else ())


@pytest.mark.parametrize("few", [16, 0], ids=["each way tried", "how many are in each"])
def test_a_person_alone_is_put_into_groups_as_every_way_of_it_gives(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one person, numbers of people in groups say as much as who is in which."""
    monkeypatch.setattr(assignment, "_FEW_WAYS", few)
    compared = 0
    for seed in range(150):
        dice = Random(seed)  # noqa: S311 - a game, not a secret
        shape = random_shape(dice, 3)
        people = [
            (PossibleLife(dice.randint(0, 1), 1), random_life(dice, shape, own=True))
            for _ in range(dice.randint(1, 2))
        ]
        unnamed = [random_life(dice, shape, own=False)]
        unnamed = [life for life in unnamed if life.owed and len(ways(life, shape)) <= 5]
        want = tried(people, unnamed, shape)
        if want is None or len({*people}) < len(people):
            continue
        found = Filling.of(Counter(people), unnamed, shape)
        assert found is not None
        assert (found.low, found.high, found.is_wide) == (*want, False), seed
        compared += 1
    assert compared > 60


def test_many_people_of_one_life_are_never_fewer_than_can_be() -> None:
    """Three groups of which nobody is in two: of three alike people one is in each."""
    apart = frozenset({(0, 1), (0, 2), (1, 2)})
    shape = GroupShape((Bounds(1, 1),) * 3, apart, (frozenset(),) * 3)
    life = PossibleLife(0, 1, open=frozenset({0, 1, 2}), owed=(frozenset({0, 1, 2}),))
    found = Filling.of({(PossibleLife(0, 0), life): 3}, [], shape)
    assert found is not None
    assert (found.low, found.high) == (0, 3)
    assert Filling.of({(PossibleLife(0, 0), life): 2}, [], shape) is None


def test_groups_in_which_more_are_named_than_they_have_grow_by_as_few_as_it_takes() -> None:
    """Three members of a group of one: it has three, and so may any other that is as full."""
    shape = GroupShape((Bounds(1, 1),), frozenset(), (frozenset(),))
    member = PossibleLife(1, 1, own=frozenset({0}), open=frozenset({0}))
    found = Filling.of(
        {(member,): 3}, [PossibleLife(1, 1, open=frozenset({0}), owed=(frozenset({0}),))], shape
    )
    assert found is not None
    assert (found.low, found.high) == (3, 3)


def test_a_group_that_nobody_can_be_in_and_has_people_cannot_be_filled() -> None:
    """It is told to have two people, and no life leads into it."""
    shape = GroupShape((Bounds(2, 2),), frozenset(), (frozenset(),))
    assert Filling.of({(PossibleLife(1, 1),): 5}, [], shape) is None
