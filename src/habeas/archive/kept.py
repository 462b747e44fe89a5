"""Kept rectangles, read back as arrays."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from sqlalchemy import Connection, select

from habeas.archive.schema import NEVER, rectangle
from habeas.archive.stored import spell_from
from habeas.model.spell import Spell

if TYPE_CHECKING:
    from habeas.count import Rectangles

_NUMBERS: Final = (
    "from_earliest",
    "from_latest",
    "to_earliest",
    "to_latest",
    "disputed",
    "begins",
    "witnesses",
    "from_seq",
    "to_seq",
)


class StoredSpells(Sequence[Spell]):
    """Spells that are read only when somebody asks for their reasons."""

    def __init__(self, stored: Sequence[bytes]) -> None:
        self._stored = stored

    def __len__(self) -> int:
        return len(self._stored)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        if isinstance(place, slice):
            return StoredSpells(self._stored[place])
        return spell_from(self._stored[place])


def load(connection: Connection, known: int) -> "Rectangles":
    """Read the rectangles as known after one entry."""
    from habeas.count import Rectangles
    from habeas.count.rectangles import STILL

    columns = rectangle.c
    query = select(
        columns.person,
        columns.axis,
        columns.value,
        *(columns[name] for name in _NUMBERS),
        columns.spell,
    ).where(columns.from_seq <= known, columns.to_seq > known)
    rows = connection.execute(query.order_by(columns.person, columns.axis)).all()
    people = sorted({row[0] for row in rows})
    lived = [row for row in rows if row[1]]
    axes, values = sorted({row[1] for row in lived}), sorted({row[2] for row in lived})
    at = [{name: i for i, name in enumerate(names)} for names in (people, axes, values)]
    codes = [np.array([at[i][row[i]] for row in lived], dtype=np.int32) for i in range(3)]
    numbers = np.array([row[3:12] for row in lived], dtype=np.int64).reshape(len(lived), 9)
    until = numbers[:, 8]
    until[until == NEVER] = STILL
    return Rectangles(
        people=tuple(people),
        axes=tuple(axes),
        values=tuple(values),
        person=codes[0],
        axis=codes[1],
        value=codes[2],
        from_earliest=numbers[:, 0].astype(np.int32),
        from_latest=numbers[:, 1].astype(np.int32),
        to_earliest=numbers[:, 2].astype(np.int32),
        to_latest=numbers[:, 3].astype(np.int32),
        disputed=numbers[:, 4].astype(np.bool_),
        begins=numbers[:, 5].astype(np.bool_),
        witnesses=numbers[:, 6].astype(np.int32),
        recorded_from=numbers[:, 7],
        recorded_to=until,
        spells=StoredSpells([row[12] for row in lived]),
    )
