"""A text as it is read: letters composed, soft hyphens and doubled spaces gone, each place traced back.

PDF text comes with its accents apart, its words cut by soft hyphens and its bullets in private
code points. Arabic text comes with or without its vowels, with strokes that only stretch a word, with
marks of direction, and with digits and commas of its own: read are plain letters, digits and marks. What is stored stays as it is; spans found in the one are told in the other.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from habeas.model.claim import Claim, Ground
from habeas.model.exchange import Exchange
from habeas.model.numeral import Numeral

# Soft hyphens with the line they end, marks that have no width, and two spaces for one.
_NO_WIDTH: Final = r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# Vowels over and under Arabic letters, which most texts leave out, and the stroke that stretches a word.
_UNWRITTEN: Final = r"\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc"
_DROPPED: Final = re.compile(
    rf"\u00ad[ \t]*\r?\n?[ \t]*|[{_NO_WIDTH}{_UNWRITTEN}]|(?<=\S)( )(?= \S)"
)
# Digits and marks of the Arabic script, one for one.
_ALIKE: Final = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬،؛؟۔",
    "01234567890123456789%.,,;?.",
)
_UNCLEAN: Final = re.compile(
    rf"[\u0300-\u036f\u00ad{_NO_WIDTH}{_UNWRITTEN}\ue000-\uf8ff{''.join(map(chr, _ALIKE))}]"
    r"|[\u0653-\u0655]|\S  \S"
)
_VOWELS: Final = re.compile(f"[{_UNWRITTEN}]")
_BULLET: Final = "•"

Move = Callable[[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text as it is read, with where each of its code points stands in the stored one.

    Attributes:
        text: As it is read.
        stored: As it is stored.
        starts: Offset in the stored text of each code point read; empty where both texts
            are the same.
        ends: Where what it stands for ends there.
    """

    text: str
    stored: str
    starts: "array[int]"
    ends: "array[int]"

    def to_stored(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the stored text that a span of the text as read stands for."""
        if not self.starts or not 0 <= start < end <= len(self.starts):
            return start, end
        return self.starts[start], self.ends[end - 1]

    def to_read(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the text as read for a span of the stored one."""
        if not self.starts:
            return start, end
        return bisect_left(self.starts, start), bisect_right(self.ends, end)


def cleaned(stored: str) -> CleanText:
    r"""Clean a text for reading.

    Args:
        stored: As stored; it is not changed.

    Examples:
        >>> found = cleaned("Jose\u0301 was de\u00ad\ntained")
        >>> found.text, found.to_stored(0, 4)
        ('José was detained', (0, 5))
    """
    if _UNCLEAN.search(stored) is None:
        return CleanText(stored, stored, array("q"), array("q"))
    out: list[str] = []
    starts, ends = array("q"), array("q")
    at, size = 0, len(stored)
    while at < size:
        dropped = _DROPPED.match(stored, at)
        if dropped is not None:
            at = dropped.end()
            continue
        end = at + 1
        while end < size and unicodedata.combining(stored[end]):
            end += 1  # a vowel over a letter goes with it, and is not read
        for letter in _letters(stored[at:end]):
            out.append(letter)
            starts.append(at)
            ends.append(end)
        at = end
    return CleanText("".join(out), stored, starts, ends)


def _letters(cluster: str) -> str:
    if len(cluster) == 1 and unicodedata.category(cluster) == "Co":
        return _BULLET
    return unicodedata.normalize("NFC", _VOWELS.sub("", cluster)).translate(_ALIKE)


def stored_claim(claim: Claim, clean: CleanText) -> Claim:
    """Give a claim of a text as read with its places in the stored text."""
    if not clean.starts:
        return claim
    return _moved(claim, clean.to_stored, clean.stored)


def read_claim(claim: Claim, clean: CleanText) -> Claim:
    """Give a claim of a stored text with its places in the text as read."""
    if not clean.starts:
        return claim
    return _moved(claim, clean.to_read, clean.text)


def _moved(claim: Claim, move: Move, text: str) -> Claim:
    start, end = move(claim.start, claim.end)
    body = claim.body
    if isinstance(body, Exchange):
        released = move(body.released_start, body.released_end)
        concession = move(body.concession_start, body.concession_end)
        body = replace(
            body,
            released=text[slice(*released)],
            released_start=released[0],
            released_end=released[1],
            concession=text[slice(*concession)],
            concession_start=concession[0],
            concession_end=concession[1],
        )
    return replace(
        claim,
        quote=text[start:end],
        start=start,
        end=end,
        body=body,
        grounds={name: _moved_ground(ground, move) for name, ground in claim.grounds.items()},
    )


def _moved_ground(ground: Ground, move: Move) -> Ground:
    if ground.start is None or ground.end is None:
        return ground
    start, end = move(ground.start, ground.end)
    return replace(ground, start=start, end=end)


def stored_numeral(numeral: Numeral, clean: CleanText) -> Numeral:
    """Give a number of a text as read with its place in the stored text."""
    if not clean.starts:
        return numeral
    start, end = clean.to_stored(numeral.start, numeral.end)
    return replace(numeral, start=start, end=end, text=clean.stored[start:end])
