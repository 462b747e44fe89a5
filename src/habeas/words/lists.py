"""Several words as one."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from habeas.words.voice import slot, slotted, voice

_T = TypeVar("_T")


def listed(items: Sequence[str]) -> str:
    """Join words all of which are meant.

    Examples:
        >>> listed(["A", "B", "C"])
        'A, B and C'
    """
    return voice().rules.joined(items)


def listed_apart(items: Sequence[_T]) -> list[_T | str]:
    """Join things that are more than words, with the words between them.

    Examples:
        >>> listed_apart([1, 2, 3])
        [1, ', ', 2, ' and ', 3]
    """
    told = listed([slot(str(at)) for at in range(len(items))])
    return list(slotted(told, {str(at): [item] for at, item in enumerate(items)}))


def either(items: Sequence[str]) -> str:
    """Join words of which one is true.

    Examples:
        >>> either(["A", "B", "C"])
        'A, B or C'
    """
    return voice().rules.either(items)


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Keep each text once, in order."""
    return tuple(dict.fromkeys(items))
