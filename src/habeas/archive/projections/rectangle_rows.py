"""A rectangle as a stored row, and back; what is told of a person; what tells people apart."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final
from zlib import crc32

from habeas.history.kinds import OWN
from habeas.history.statements import Recipe, Statement, told_from
from habeas.model.person import Mention, Person
from habeas.model.rectangle import Rectangle

Row = dict[str, Any]
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

TOLD: Final = "told"
"""The part of the rows that hold what is told of a person, from which the others are made."""
# More statements than that are kept in pieces, each by the days it is about.
_MUCH: Final = 32
_PIECES: Final = 128

# Says that a person is known, also where nothing is known of them on any axis.
NOBODY: Final[Row] = {"part": "", "code": "", "first": 0, "last": 0, "sure": 0, "detail": b""}


def content(row: Row) -> tuple[object, ...]:
    """Give what makes two rows the same rectangle."""
    return tuple(row[name] for name in NOBODY)


def row_of(rectangle: Rectangle) -> Row:
    """Give a rectangle's columns."""
    return {
        "part": rectangle.part,
        "code": rectangle.code,
        "first": rectangle.first,
        "last": rectangle.last,
        "sure": int(rectangle.sure),
        "detail": b"",
    }


def told_rows(told: Sequence[Recipe]) -> list[Row]:
    """Give the rows that hold what is told of a person: one, or some where much is told.

    Where much is told, what one more claim tells changes one of them.
    """
    if sum(len(part.statements) for part in told) <= _MUCH:
        return [_told_row(told)]
    split: dict[int, dict[str, list[Statement]]] = {}
    for part in told:
        for statement in part.statements:
            days = f"{statement.family} {statement.first} {statement.last}"
            of = split.setdefault(crc32(days.encode()) % _PIECES, {})
            of.setdefault(part.part, []).append(statement)
    # What is not a statement stands in a row of its own.
    rest = _told_row([part.with_statements(()) for part in told])
    pieces = [
        [Recipe(part, tuple(statements)) for part, statements in sorted(split[number].items())]
        for number in sorted(split)
    ]
    return [rest, *map(_told_row, pieces)]


def _told_row(told: Sequence[Recipe]) -> Row:
    return NOBODY | {"part": TOLD, "detail": _encode([part.to_text() for part in told]).encode()}


def told_of_rows(details: Iterable[bytes]) -> tuple[Recipe, ...]:
    """Give back what `told_rows` kept, from the rows' details in any order."""
    pieces = [[told_from(text) for text in json.loads(detail)] for detail in details]
    if len(pieces) == 1:
        return tuple(pieces[0])
    found: dict[str, list[Recipe]] = {}
    for part in (part for piece in pieces for part in piece):
        found.setdefault(part.part, []).append(part)
    names = sorted(found, key=lambda name: (name != OWN, name))
    return tuple(found[name][0].joined(*found[name][1:]) for name in names)


def somebody(mentions: Sequence[Mention]) -> Row:
    """Give the row that says a person is known, by which names and with what told of them.

    Args:
        mentions: The person's; of several that tell the same, the first is kept.
    """
    told: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
    for mention in mentions:
        told.setdefault((mention.name, mention.facts), mention.id)
    kept = [[mention_id, name, facts] for (name, facts), mention_id in told.items()]
    return NOBODY | {"detail": _encode(kept).encode()}


def person_from(person_id: str, data: bytes) -> Person:
    """Give back a person as `somebody` kept it."""
    return Person(
        id=person_id,
        mentions=tuple(
            Mention(
                id=mention_id,
                source=mention_id.split("#", 1)[0],
                name=name,
                facts=tuple((field, value) for field, value in facts),
            )
            for mention_id, name, facts in json.loads(data)
        ),
    )
