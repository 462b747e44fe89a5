"""Who is told of in a place whose code nobody here knows: they may be anywhere, and it is said."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from habeas.count.presence import PLACE
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.model.cohort import Cohort
from habeas.vocabulary.territories import place_code
from habeas.words.leeway import told_of_in_unknown_places
from habeas.words.text import first_upper


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


def place_names(told: Iterable[str]) -> list[str]:
    """Give the names of some places as they are shown, in order.

    Args:
        told: As they are kept: in lower case.
    """
    return sorted({first_upper(name) for name in told})


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
    if not people and not unread:
        return ()
    names = place_names({name for told in people.values() for name in told} | set(unread))
    return (told_of_in_unknown_places(len(people), len(unread), names),)
