"""A list's rows and the people an archive knows: the same, new, or not to be told."""

import gc
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from multiprocessing import get_all_start_methods, get_context
from typing import Final

from habeas.lists.mapping import Mapping
from habeas.lists.people import ListedPerson
from habeas.lists.values import is_unknown, read_date, read_sex
from habeas.model.person import Mention, Person
from habeas.names import Verdict
from habeas.resolve.candidates import Compared, compare_people
from habeas.resolve.crowd import Crowd, Near
from habeas.vocabulary.events import event_type


class RowMatch(StrEnum):
    """What a row is to the people already known."""

    SAME = auto()
    NEW = auto()
    CANNOT_TELL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One row, and who it may be.

    Attributes:
        row: Row number.
        key: The row's key.
        name: As the row writes it.
        match: Same, new or cannot tell. It decides nothing.
        person: Id of the likeliest person; None where nobody who was compared fits.
        mention: The mention of that person that fits best; None without a person.
        known_as: How that person is written; empty without a person.
        score: From 0 to 1.
        evidence: What speaks for and against, one item a clause.
        others: How many other people it may be too.
        not_compared: How many more share the name, and are too many to be compared: it may
            be any of them.
    """

    row: int
    key: str
    name: str
    match: RowMatch
    person: str | None = None
    mention: str | None = None
    known_as: str = ""
    score: float = 0.0
    evidence: str = ""
    others: int = 0
    not_compared: int = 0


# Below this many rows a pool of processes costs more than it saves.
_POOL_FROM: Final = 10_000
# Rows that one process compares at a time.
_AT_ONCE: Final = 2_500
_FACTS: Final = ("birth", "sex", "city", "article", "court")


class Matcher:
    """Finds the people that rows may be.

    Args:
        people: Everyone the archive knows.
        mapping: What the columns of the rows hold.
    """

    def __init__(self, people: Sequence[Person], mapping: Mapping) -> None:
        self._people = people
        self._mapping = mapping
        self._crowd = Crowd(people)

    def match(self, rows: Sequence[ListedPerson]) -> list[Matched]:
        """Compare rows with everyone whose name is near.

        Args:
            rows: The rows.
        """
        own = [Person(id="", mentions=(mention_of(row, self._mapping),)) for row in rows]
        near = self._crowd.near(own)
        return [self._matched(*each) for each in zip(rows, own, near, strict=True)]

    def _matched(self, row: ListedPerson, someone: Person, near: Near) -> Matched:
        found: list[tuple[float, int, Compared]] = []
        for at in near.places:
            beside = compare_people(self._people[at], someone)
            if beside.may_be_one:
                found.append((beside.comparison.score, at, beside))
        if not found:
            return Matched(
                row=row.row,
                key=row.key,
                name=row.name,
                match=RowMatch.CANNOT_TELL if near.beyond else RowMatch.NEW,
                not_compared=near.beyond,
            )
        found.sort(key=lambda item: (-item[0], item[1]))
        score, at, best = found[0]
        has_rivals = near.beyond > 0 or any(
            other.verdict is Verdict.SAME or other.uncompared for _, _, other in found[1:]
        )
        is_same = best.verdict is Verdict.SAME and not has_rivals
        return Matched(
            row=row.row,
            key=row.key,
            name=row.name,
            match=RowMatch.SAME if is_same else RowMatch.CANNOT_TELL,
            person=self._people[at].id,
            mention=best.mention_a,
            known_as=self._people[at].names[0],
            score=score,
            evidence="; ".join(str(item) for item in best.comparison.evidence),
            others=len(found) - 1,
            not_compared=near.beyond,
        )


def mention_of(row: ListedPerson, mapping: Mapping) -> Mention:
    """Give a row as a mention, with what it states that helps to tell people apart.

    Args:
        row: The row.
        mapping: What its columns hold.
    """
    facts: dict[str, str] = {}
    for column, cell in zip(mapping.columns, row.cells, strict=False):
        if is_unknown(cell):
            continue
        kind = event_type(column.event or "") if column.role == "event" else None
        if kind is not None and kind.is_arrest and not kind.again:
            value = read_date(cell.strip(), column.order).value
            if value is not None:
                facts.setdefault("arrest", value)
        if column.role != "attribute" or column.field not in _FACTS:
            continue
        value = cell.strip()
        if column.field == "birth":
            value = read_date(value, column.order).value
        elif column.field == "sex":
            value = read_sex(value).value
        if value is not None:
            facts.setdefault(str(column.field), value)
    return Mention(id=f"#{row.key}", source="", name=row.name, facts=tuple(sorted(facts.items())))


def match_rows(
    rows: Sequence[ListedPerson],
    mapping: Mapping,
    people: Sequence[Person],
    *,
    processes: int | None = None,
) -> list[Matched]:
    """Compare every row with everyone known; long lists on all processors.

    Args:
        rows: The rows.
        mapping: What their columns hold.
        people: Everyone the archive knows.
        processes: How many compare at once; None for as many as a list of this length is worth.
    """
    if not people:
        return [
            Matched(row=row.row, key=row.key, name=row.name, match=RowMatch.NEW) for row in rows
        ]
    matcher = Matcher(people, mapping)
    count = processes or (os.cpu_count() or 1 if len(rows) >= _POOL_FROM else 1)
    # A process is copied with everybody in it; beside other threads that is not safe.
    can_fork = "fork" in get_all_start_methods() and threading.active_count() == 1
    if count == 1 or not can_fork:
        return matcher.match(rows)
    pieces = [rows[at : at + _AT_ONCE] for at in range(0, len(rows), _AT_ONCE)]
    global _adopted  # noqa: PLW0603 - how a forked process gets what is too large to send
    _adopted = matcher
    # What is not looked at for garbage is not written to, and so not copied.
    gc.freeze()
    try:
        with get_context("fork").Pool(count) as pool:
            return [found for piece in pool.imap(_match, pieces) for found in piece]
    finally:
        gc.unfreeze()
        _adopted = None


_adopted: Matcher | None = None


def _match(rows: Sequence[ListedPerson]) -> list[Matched]:
    assert _adopted is not None  # noqa: S101 - set before the process was forked
    return _adopted.match(rows)
