"""Who is told of in a place whose code nobody here knows: they may be anywhere, and it is said."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

import numpy as np

from habeas.count.presence import PLACE
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.model.cohort import Cohort
from habeas.vocabulary.territories import place_code

_SHOWN: Final = 3
"""Names of places that one sentence gives."""


def unplaced(r: Rectangles, question: Question) -> dict[str, tuple[str, ...]]:
    """Give what is told of places whose codes nobody here knows, at the time asked about.

    Args:
        r: What is known.
        question: What is asked, of a place.

    Returns:
        By person, the names of the places, sorted. Left out is everybody else.
    """
    rows = r.states
    # Where events of custody were is among the places of its stays.
    parts = np.array([part == PLACE for part in r.parts], dtype=np.bool_)
    since = question.first - question.is_period
    when = (rows.first <= question.last) & (rows.last >= since)
    at = np.flatnonzero(parts[rows.part] & when) if len(rows) else np.zeros(0, dtype=np.int64)
    codes = np.unique(rows.code[at]).tolist()
    unknown = [code for code in codes if place_code(r.codes[code]) is None]
    found: dict[str, set[str]] = {}
    for i in at[np.isin(rows.code[at], unknown)].tolist():
        found.setdefault(r.people[rows.person[i]], set()).add(r.codes[rows.code[i]])
    return {person: tuple(sorted(words)) for person, words in found.items()}


def where_words(told: Iterable[str]) -> str:
    """Name some places, as far as one sentence does.

    Args:
        told: As they are kept: in lower case.
    """
    names = sorted({name[:1].upper() + name[1:] for name in told})
    return ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")


def unplaced_words(
    r: Rectangles, question: Question, possible: Collection[str], groups: Sequence[Cohort]
) -> tuple[str, ...]:
    """Say of how many people and groups nobody here knows where the place is that is told.

    Args:
        r: What is known.
        question: What is asked.
        possible: Ids of people who may count.
        groups: Those that can change the answer.

    Returns:
        A sentence without its end; nothing where no place is asked about, or all are known.
    """
    if question.place is None:
        return ()
    may = set(possible)
    people = {name: told for name, told in unplaced(r, question).items() if name in may}
    unread = [group.unplaced for group in groups if group.unplaced is not None]
    who = []
    if people:
        who.append("1 person" if len(people) == 1 else f"{len(people):,} people")
    if unread:
        who.append("1 group" if len(unread) == 1 else f"{len(unread):,} groups")
    if not who:
        return ()
    names = {name for told in people.values() for name in told} | set(unread)
    is_one = len(people) + len(unread) == 1
    where = "a place" if len(names) == 1 else "places"
    told = f"{' and '.join(who)} {'is' if is_one else 'are'} told of in {where}"
    return (f"{told} nobody here knows the code of ({where_words(names)})",)
