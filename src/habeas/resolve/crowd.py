"""Many people at once: who of a crowd each of many newcomers may be, told by bulk scores."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

from habeas.model.person import Person
from habeas.names import Description
from habeas.names.roster import Interner, Roster, joined, roster
from habeas.resolve.candidates import descriptions
from habeas.resolve.index import NameIndex
from habeas.resolve.sift import worth_a_look

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# People read at a time: a name is filed, and put into columns, while its parts are still known.
_AT_ONCE = 5_000


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
        self._rows = joined(parts or [roster([], self._book)])
        self._count = np.array(counts, np.int64)
        self._first = np.cumsum(self._count) - self._count

    def near(self, newcomers: Sequence[Person]) -> Iterator[tuple[int, ...]]:
        """Give for each newcomer the places of the people they may be, in ascending order.

        Left out is only whom `compare_people` would call another person, or score below
        what is worth a look: what is given is for that to decide.

        Args:
            newcomers: People, each with a mention at least.
        """
        left = iter(newcomers)
        while some := list(islice(left, _AT_ONCE)):
            yield from self._near(some)

    def _near(self, newcomers: Sequence[Person]) -> Iterator[tuple[int, ...]]:
        who, place, mine = array("q"), array("q"), array("q")
        told: list[Description] = []
        for number, newcomer in enumerate(newcomers):
            names = newcomer.names
            found = sorted({at for name in names for at in self._index.near(name)})
            for description, _ in descriptions(newcomer):
                who.extend([number] * len(found))
                place.extend(found)
                mine.extend([len(told)] * len(found))
                told.append(description)
        places = np.array(place, np.int64)
        counts = self._count[places]
        pair = np.repeat(np.arange(len(places)), counts)
        offset = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
        theirs = self._first[places][pair] + offset
        new = roster(told, self._book)
        ours = np.array(mine, np.int64)[pair]
        kept = np.unique(pair[worth_a_look(self._rows, theirs, new, ours)])
        answers: list[list[int]] = [[] for _ in newcomers]
        for number, at in zip(
            np.array(who, np.int64)[kept].tolist(), places[kept].tolist(), strict=True
        ):
            answers[number].append(at)
        yield from (tuple(sorted(set(answer))) for answer in answers)
