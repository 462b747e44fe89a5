"""Rectangles of all times as the bytes in which their copy is kept."""

import json
from typing import Final

import numpy as np

from habeas.count.rectangle_table import WORDS, RectangleTable
from habeas.count.rows import Rows
from habeas.errors import ArchiveError

NUMBERS: Final = ("from_seq", "spot", "to_seq", "first", "last", "sure")
COLUMNS: Final = (*WORDS, *NUMBERS)
"""The columns of the table of rectangles, in the order in which `RectangleTable.of` takes them."""
_IN_ROWS: Final = {"from_seq": "recorded_from", "to_seq": "recorded_to"}


def packed(table: RectangleTable) -> dict[str, bytes]:
    """Give everything as bytes, by name."""
    parts = {}
    for name in COLUMNS:
        column = table.spot if name == "spot" else getattr(table.rows, _IN_ROWS.get(name, name))
        parts[name] = column.astype("<i4").tobytes()
    for name, said in WORDS.items():
        parts[f"words of {name}"] = json.dumps(getattr(table, said), ensure_ascii=False).encode()
    return parts


def unpacked(data: dict[str, bytes]) -> RectangleTable:
    """Take back what `packed` gave.

    Raises:
        ArchiveError: It is damaged.
    """
    try:
        words = {said: tuple(json.loads(data[f"words of {name}"])) for name, said in WORDS.items()}
        found = {name: np.frombuffer(data[name], dtype="<i4") for name in COLUMNS}
    except (KeyError, ValueError) as error:
        raise _damaged() from error
    if len({len(column) for column in found.values()}) > 1:
        raise _damaged()
    for name, said in WORDS.items():
        codes = found[name]
        if len(codes) and not 0 <= codes.min() <= codes.max() < len(words[said]):
            raise _damaged()
    spot, sure = found.pop("spot"), found.pop("sure").astype(np.int8)
    columns = {_IN_ROWS.get(name, name): column for name, column in found.items()}
    return RectangleTable(**words, rows=Rows(**columns, sure=sure), spot=spot)


def _damaged() -> ArchiveError:
    return ArchiveError(
        "the copy of the rectangles in columns is damaged",
        where="table sheet",
        hint="run `habeas verify`, then `habeas rebuild`",
    )
