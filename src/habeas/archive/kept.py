"""Kept rectangles, read back as arrays."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select, tuple_

from habeas.archive import sheet
from habeas.archive.chunks import chunks
from habeas.archive.schema import NEVER, rectangle
from habeas.archive.stored import spell_from
from habeas.errors import ArchiveError
from habeas.model.spell import Spell

if TYPE_CHECKING:
    from habeas.count import Rectangles

Key = tuple[str, int, int]
"""Of a rectangle: whose it is, since which entry it is known, and which of those."""


class StoredSpells(Sequence[Spell]):
    """Spells that are read only when somebody asks for their reasons."""

    def __init__(
        self,
        people: Sequence[str],
        places: npt.NDArray[np.int32],
        fetch: Callable[[list[Key]], dict[Key, bytes]],
    ) -> None:
        self._people = people
        self._places = places
        self._fetch = fetch

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        if isinstance(place, slice):
            return self.only(np.arange(len(self))[place])
        return self.take([place])[0]

    def only(self, places: npt.NDArray[np.int64]) -> "StoredSpells":
        """Give those at some places, unread."""
        return StoredSpells(self._people, self._places[places], self._fetch)

    def take(self, places: Iterable[int]) -> list[Spell]:
        """Read many at once."""
        wanted = self._places[np.fromiter(places, np.int64)].tolist()
        keys = [(self._people[person], since, spot) for person, since, spot in wanted]
        found = self._fetch(keys)
        if missing := [key for key in keys if key not in found]:
            raise ArchiveError(
                "something was erased while this was read", where=missing[0][0], hint="ask again"
            )
        return [spell_from(found[key]) for key in keys]


def fetch(connection: Connection, keys: Sequence[Key]) -> dict[Key, bytes]:
    """Read the spells of some rectangles."""
    columns = rectangle.c
    key = (columns.person, columns.from_seq, columns.spot)
    found: dict[Key, bytes] = {}
    for some in chunks(keys):
        query = select(*key, columns.spell).where(tuple_(*key).in_(some))
        found |= {(who, since, spot): data for who, since, spot, data in connection.execute(query)}
    return found


def load(
    connection: Connection, known: int, read_spells: Callable[[list[Key]], dict[Key, bytes]]
) -> "Rectangles":
    """Read the rectangles as known after one entry.

    Args:
        connection: Any.
        known: The entry.
        read_spells: Reads spells when their reasons are asked for, as `fetch` does.
    """
    from habeas.count import Rectangles
    from habeas.count.rectangles import STILL

    every = sheet.read(connection)
    then = (every.numbers["from_seq"] <= known) & (known < every.numbers["to_seq"])
    people = (every if then.all() else every.rows(then)).compact()
    # The row of no axis says that somebody is known, and nothing else.
    lived = np.array([bool(axis) for axis in people.words["axis"]], np.bool_)
    found = people.rows(lived[people.codes["axis"]]).compact("axis", "value")
    codes, numbers = found.codes, found.numbers
    until: Any = numbers["to_seq"].astype(np.int64)
    until[until == NEVER] = STILL
    return Rectangles(
        people=found.words["person"],
        axes=found.words["axis"],
        values=found.words["value"],
        person=codes["person"],
        axis=codes["axis"],
        value=codes["value"],
        from_earliest=numbers["from_earliest"],
        from_latest=numbers["from_latest"],
        to_earliest=numbers["to_earliest"],
        to_latest=numbers["to_latest"],
        disputed=numbers["disputed"].astype(np.bool_),
        begins=numbers["begins"].astype(np.bool_),
        witnesses=numbers["witnesses"],
        recorded_from=numbers["from_seq"].astype(np.int64),
        recorded_to=until,
        spells=StoredSpells(
            found.words["person"],
            np.stack((codes["person"], numbers["from_seq"], numbers["spot"]), axis=1),
            read_spells,
        ),
    )
