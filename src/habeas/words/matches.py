"""Records that may be one person, and how far they were compared, in words."""

from typing import Final

from habeas.words.numbers import number
from habeas.words.text import plain
from habeas.words.voice import _, mark, ngettext, voice

_VERDICTS: Final = {
    "same": mark("same"),
    "different": mark("different"),
    "cannot_tell": mark("cannot tell"),
}


def compared_words(verdict: str, score: float) -> str:
    """Say what the comparison by machine gave.

    Args:
        verdict: ``same``, ``different`` or ``cannot_tell``.
        score: 0 to 1.
    """
    told = _(_VERDICTS[verdict]) if verdict in _VERDICTS else plain(verdict)
    value = voice().rules.numeral(score, 2)
    return _("Compared by machine: {verdict}, score {score}.", verdict=told, score=value)


def not_compared_words(count: int) -> str:
    """Say that what was not compared may show anything.

    Args:
        count: How many pairs of names were not; nothing is said of none.
    """
    if not count:
        return ""
    return ngettext(
        "So many names are theirs that {number} pair of them was not compared.",
        "So many names are theirs that {number} pairs of them were not compared.",
        count,
        number=number(count),
    )


def not_shown_words(count: int) -> str:
    """Say how many pairs are not shown, and how to see them.

    Args:
        count: How many; nothing is said of none.
    """
    if not count:
        return ""
    return ngettext(
        "{number} more pair is not shown: habeas match ARCHIVE --format json gives all.",
        "{number} more pairs are not shown: habeas match ARCHIVE --format json gives all.",
        count,
        number=number(count),
    )


def left_out_words(count: int) -> str:
    """Say that more pairs exist than are offered.

    Args:
        count: Of how many records; nothing is said of none.
    """
    if not count:
        return ""
    return ngettext(
        "More pairs exist of {number} record with many others near by name; they come in as "
        "pairs are judged.",
        "More pairs exist of {number} records with many others near by name; they come in as "
        "pairs are judged.",
        count,
        number=number(count),
    )
