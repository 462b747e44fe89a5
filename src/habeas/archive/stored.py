"""A spell as a stored rectangle, and back; and what tells a person from others."""

import json
from collections.abc import Sequence
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, Final

from habeas.model.person import Mention, Person
from habeas.model.spell import Spell

Row = dict[str, Any]
# Each with what it is of most spells, which is not written.
_FIELDS: Final = tuple(
    (spec.name, None if spec.default is MISSING else spec.default) for spec in fields(Spell)
)
_encode: Final = json.JSONEncoder(
    default=date.isoformat, ensure_ascii=False, separators=(",", ":")
).encode
# As `habeas.count` has it: beyond any day of the calendar.
FOREVER: Final = 2**30

# Says that a person is known, also where nothing is known of them on any axis.
NOBODY: Final[Row] = {
    "axis": "",
    "value": "",
    "from_earliest": 0,
    "from_latest": 0,
    "to_earliest": 0,
    "to_latest": 0,
    "disputed": 0,
    "begins": 0,
    "witnesses": 0,
    "spell": b"",
}


def content(row: Row) -> tuple[object, ...]:
    """Give what makes two rows the same rectangle."""
    return tuple(row[name] for name in NOBODY)


def row_of(spell: Spell) -> Row:
    """Give a spell's columns."""
    return {
        "axis": spell.axis,
        "value": spell.value,
        "from_earliest": _day(spell.from_earliest, -FOREVER),
        "from_latest": _day(spell.from_latest, FOREVER),
        "to_earliest": _day(spell.to_earliest, FOREVER),
        "to_latest": _day(spell.to_latest, FOREVER),
        "disputed": int(spell.disputed or spell.tentative),
        "begins": int(spell.begins),
        "witnesses": spell.witnesses,
        "spell": _encode(
            {name: held for name, usual in _FIELDS if (held := getattr(spell, name)) != usual}
        ).encode(),
    }


def somebody(mentions: Sequence[Mention]) -> Row:
    """Give the row that says a person is known, by which names and with what told of them.

    Args:
        mentions: The person's; of several that tell the same, the first is kept.
    """
    told: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
    for mention in mentions:
        told.setdefault((mention.name, mention.facts), mention.id)
    kept = [[mention_id, name, facts] for (name, facts), mention_id in told.items()]
    return NOBODY | {"spell": _encode(kept).encode()}


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


def _day(day: date | None, absent: int) -> int:
    return absent if day is None else day.toordinal()


_DAYS: Final = ("from_earliest", "from_latest", "to_earliest", "to_latest", "last_reported")


def spell_from(data: bytes) -> Spell:
    """Give back a spell as it was stored."""
    kept = dict(_FIELDS) | json.loads(data)
    for name in _DAYS:
        if kept[name] is not None:
            kept[name] = date.fromisoformat(kept[name])
    for name in ("claims", "origins"):
        kept[name] = tuple(kept[name])
    return Spell(**kept)
