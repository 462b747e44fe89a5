"""What a free-text status cell tells: events with their days, as far as it is certain."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from habeas.lists.values import Order, date_pattern, read_date
from habeas.lists.words import fold, status_words
from habeas.read.grid import LINE_END

_SEGMENT: Final = re.compile(rf"[^;{LINE_END}\n]+")
_CLAUSE: Final = re.compile(r",\s+(?=[^\W\d_])|\.\s+(?=[^\W\d_])|\s[/|]\s")


@dataclass(frozen=True, slots=True)
class CellEvent:
    """One event told in a cell.

    Attributes:
        event: The event word.
        date: EDTF, or None where the clause has no date.
        start: Where its clause begins in the cell.
        end: Where it ends.
    """

    event: str
    date: str | None
    start: int
    end: int


# A long list says the same few things of most people.
@lru_cache(maxsize=4096)
def events_in(cell: str, order: Order) -> tuple[CellEvent, ...]:
    """Read the events a status cell tells, one a clause.

    A clause with a word of negation or doubt, with two kinds of event, or with two
    dates tells nothing here: it is left to a person.

    Args:
        cell: As written.
        order: Which of day and month comes first in its dates.

    Examples:
        >>> [(t.event, t.date) for t in events_in("арестован 12.03.2021; освобождён 11.09.2025", Order.DAY_FIRST)]
        [('arrested', '2021-03-12'), ('released', '2025-09-11')]
        >>> events_in("not released", Order.DAY_FIRST)
        ()
    """
    found: list[CellEvent] = []
    for segment in _SEGMENT.finditer(cell):
        for start, end in _clauses(segment[0], segment.start()):
            told = _told(cell[start:end], start, order)
            if told is not None:
                found.append(told)
    return tuple(found)


def dates_in(cells: Iterable[str]) -> list[str]:
    """Give the dates that stand in cells, as written.

    Args:
        cells: As written.
    """
    return [date for cell in cells for date in date_pattern().findall(cell)]


@lru_cache(maxsize=4096)
def is_fully_told(cell: str, order: Order) -> bool:
    """Say whether every clause of a cell was read as an event.

    Args:
        cell: As written.
        order: Which of day and month comes first in its dates.
    """
    clauses = sum(1 for segment in _SEGMENT.finditer(cell) for _ in _clauses(segment[0], 0))
    return clauses > 0 and len(events_in(cell, order)) == clauses


def _clauses(segment: str, offset: int) -> list[tuple[int, int]]:
    edges = [0]
    for match in _CLAUSE.finditer(segment):
        edges += [match.start(), match.end()]
    edges.append(len(segment))
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        words = segment[start:end]
        if words.strip():
            lead = len(words) - len(words.lstrip())
            spans.append((offset + start + lead, offset + start + len(words.rstrip())))
    return spans


def _told(clause: str, offset: int, order: Order) -> CellEvent | None:
    dates = date_pattern().findall(clause)
    bare = date_pattern().sub(" ", clause)
    events = _events(fold(bare))
    if len(events) != 1 or len(dates) > 1:
        return None
    date = read_date(dates[0], order).value if dates else None
    if dates and date is None:
        return None
    return CellEvent(next(iter(events)), date, offset, offset + len(clause))


def _events(folded: str) -> set[str]:
    """Give the events of a clause's words; none where a negation or doubt stands among them."""
    known = status_words()
    words = folded.split()
    if known.negations & set(words) or known.doubts & set(words):
        return set()
    events: set[str] = set()
    at = 0
    while at < len(words):
        for length in range(min(known.longest, len(words) - at), 0, -1):
            event = known.phrases.get(" ".join(words[at : at + length]))
            if event is not None:
                events.add(event)
                at += length
                break
        else:
            at += 1
    return events
