"""Two definitions on one day, in lines."""

from collections.abc import Sequence

from habeas.words.changes import standing_words
from habeas.words.numbers import number
from habeas.words.voice import _, ngettext


def alike_line(people: int, first: str, second: str, on: str) -> str:
    """Say how many two definitions answer alike.

    Args:
        people: How many.
        first: One definition, ``id@version``.
        second: The other.
        on: The day or period, EDTF.
    """
    return ngettext(
        "{number} undisputed under both {first} and {second}, or possible under both, on {time}",
        "{number} undisputed under both {first} and {second}, or possible under both, on {time}",
        people,
        number=number(people),
        first=first,
        second=second,
        time=on,
    )


def higher_line(people: int, definition: str) -> str:
    """Say how many stand higher under one definition than under the other.

    Args:
        people: How many.
        definition: ``id@version``.
    """
    return ngettext(
        "{number} stand higher under {definition}",
        "{number} stand higher under {definition}",
        people,
        number=number(people),
        definition=definition,
    )


def differs_line(person: str, first: str, second: str, criteria: Sequence[str]) -> str:
    """Say how one person stands under each definition, and by which tests.

    Args:
        person: Person id.
        first: How under the first: ``undisputed``, ``possible``, ``no``.
        second: How under the second.
        criteria: The tests, in words.
    """
    told = f"{standing_words(first)} / {standing_words(second)}"
    return f"{person}: {told}: {'; '.join(criteria)}"


def only_possible_by(definition: str) -> str:
    """Say that somebody is only possible by a definition."""
    return _("only possible by {definition}", definition=definition)


def not_counted_by(definition: str) -> str:
    """Say that somebody is not counted by a definition."""
    return _("not counted by {definition}", definition=definition)
