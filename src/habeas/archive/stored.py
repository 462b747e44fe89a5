"""A rectangle as a stored row, and back; what is told of a person; what tells people apart."""

import json
from collections.abc import Sequence
from typing import Any, Final

from habeas.history.told import Told, told_from
from habeas.model.person import Mention, Person
from habeas.model.rectangle import Rectangle

Row = dict[str, Any]
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

TOLD: Final = "told"
"""The part of the row that holds what is told of a person, from which the others are made."""

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


def told_row(told: Sequence[Told]) -> Row:
    """Give the row that holds what is told of a person."""
    return NOBODY | {"part": TOLD, "detail": _encode([part.to_text() for part in told]).encode()}


def told_of_row(detail: bytes) -> tuple[Told, ...]:
    """Give back what `told_row` kept."""
    return tuple(told_from(text) for text in json.loads(detail))


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
