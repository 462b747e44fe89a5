"""Many people at once: who of a crowd each of many newcomers may be, told by bulk scores."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from habeas.model.person import Person
from habeas.names import Description
from habeas.names.roster import Interner, Roster, joined, roster
from habeas.resolve.describe import descriptions
from habeas.resolve.index import NameIndex
from habeas.resolve.sift import DescriptionColumns, worth_a_look

Ints = npt.NDArray[np.int64]

# People read at a time: a name is filed, and put into columns, while its parts are still known.
_AT_ONCE = 5_000


class Near(NamedTuple):
    """Who a newcomer may be.

    Attributes:
        places: The places of the people they may be, in ascending order.
        beyond: How many more share a name with them, and are too many to be compared.
    """

    places: tuple[int, ...]
    beyond: int = 0


class Crowd:
    """People filed under their names, and in columns ready to be compared.

    Args:
        people: Everyone, each with a mention at least.
    """

    def __init__(self, people: Sequence[Person]) -> None:
        self._index: NameIndex[int] = NameIndex()
        self._book = Interner()
        parts: list[Roster] = []
        counts: list[int] = []
        numbered = enumerate(people)
        while some := list(islice(numbered, _AT_ONCE)):
            told: list[Description] = []
            for at, person in some:
                for name in person.names:
                    self._index.add(name, at)
                own = [description for description, _ in descriptions(person)]
                counts.append(len(own))
                told += own
            parts.append(roster(told, self._book))
        self._told = DescriptionColumns.of(joined(parts or [roster([], self._book)]), counts)

    def near(self, newcomers: Sequence[Person]) -> Iterator[Near]:
        """Give for each newcomer the people they may be.

        Left out is only whom `compare_people` would call another person, or score below
        what is worth a look: what is given is for that to decide.

        Args:
            newcomers: People, each with a mention at least.
        """
        left = iter(newcomers)
        while some := list(islice(left, _AT_ONCE)):
            yield from self._near(some)

    def _near(self, newcomers: Sequence[Person]) -> Iterator[Near]:
        who, place = array("q"), array("q")
        told: list[Description] = []
        counts: list[int] = []
        beyond: list[int] = []
        for number, newcomer in enumerate(newcomers):
            names = newcomer.names
            found = sorted({at for name in names for at in self._index.near(name)})
            who.extend([number] * len(found))
            place.extend(found)
            rest = {at for name in names for at in self._index.beyond(name)}
            beyond.append(len(rest.difference(found)))
            own = [description for description, _ in descriptions(newcomer)]
            counts.append(len(own))
            told += own
        one, two = np.array(who, np.int64), np.array(place, np.int64)
        new = DescriptionColumns.of(roster(told, self._book), counts)
        kept = np.flatnonzero(worth_a_look(new, one, self._told, two))
        answers: list[list[int]] = [[] for _ in newcomers]
        for number, at in zip(one[kept].tolist(), two[kept].tolist(), strict=True):
            answers[number].append(at)
        yield from map(Near, map(tuple, answers), beyond)
