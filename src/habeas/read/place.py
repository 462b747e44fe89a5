"""A quotation found again in another copy of its source."""

from dataclasses import dataclass

from habeas.model.snapshot import Passage

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """Where a quotation stands.

    Attributes:
        start: First code point.
        end: One past the last.
        is_exact: False where only white space or invisible characters differ.
        is_certain: False where it stands at several places that fit equally well.
    """

    start: int
    end: int
    is_exact: bool
    is_certain: bool


def find_again(passage: Passage, text: str) -> QuotePlace | None:
    r"""Find a passage in the original, or in a later copy of it.

    White space counts as one space, and invisible characters as none; where the
    words stand several times, their surroundings decide.

    Args:
        passage: The words with some of their surroundings.
        text: Where to look.

    Returns:
        Its place, or None: the words are not there any more, and the caller says so.

    Examples:
        >>> find_again(Passage("14 people", "freed ", ""), "They freed 14\n people.")
        QuotePlace(start=11, end=21, is_exact=False, is_certain=True)
    """
    words, _ = _squeeze(passage.exact)
    squeezed, offsets = _squeeze(text)
    words = words.strip(" ")
    if not words:
        return None
    starts = _all_starts(words, squeezed)
    if not starts:
        return None
    before = _squeeze(passage.prefix)[0].strip(" ")
    after = _squeeze(passage.suffix)[0].strip(" ")
    scored = sorted(
        (_fit(before, after, squeezed, start, start + len(words)), -start) for start in starts
    )
    best = -scored[-1][1]
    start, end = offsets[best], offsets[best + len(words) - 1] + 1
    return QuotePlace(
        start,
        end,
        is_exact=text[start:end] == passage.exact,
        is_certain=len(scored) == 1 or scored[-1][0] > scored[-2][0],
    )


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Give the text with runs of white space as one space, and where each character was."""
    kept: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if character.isspace():
            if kept and kept[-1] == " ":
                continue
            character = " "  # noqa: PLW2901 - any white space is one space here
        kept.append(character)
        offsets.append(offset)
    return "".join(kept), offsets


def _all_starts(words: str, text: str) -> list[int]:
    starts, at = [], text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts


def _fit(before: str, after: str, text: str, start: int, end: int) -> int:
    """Count the characters of the surroundings that agree, outwards from the words."""
    left = text[max(0, start - len(before) - 1) : start].strip(" ")
    right = text[end : end + len(after) + 1].strip(" ")
    return _agreeing(before[::-1], left[::-1]) + _agreeing(after, right)


def _agreeing(a: str, b: str) -> int:
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared
