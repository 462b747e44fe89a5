"""Who is listed under what: the lines that open on a person, and the words over them.

A list tells by its place: what its head says of people is said of everybody under it, and what
stands in a line is of whoever opens it.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from habeas.extract.names import NameMention
from habeas.extract.reading import Reading

Tokens = tuple[int, int]

# How many words a line may have that is a heading without a colon.
_HEADING: Final = 14
# How many lines a head may stand over, and how many lines may go on with one entry.
_LINES: Final = 60
_ENTRY_LINES: Final = 3
# How many words that no list knows may stand before a name in a marked line: its role.
_ROLE: Final = 3
_ENDS: Final = (".", "!", "?", "…")


class HeadKind(Enum):
    """How words stand over a list."""

    COLON = "colon"
    HEADING = "heading"
    BEFORE = "before"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Head:
    """Words over a list.

    Attributes:
        words: Their tokens.
        kind: How they stand over it: led by a colon, as a heading, as the sentence before the list or
            before its colon, or as the title of the text.
    """

    words: Tokens
    kind: HeadKind


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of the text.

    Attributes:
        words: Its tokens.
        opener: Whom it opens on, past marks, numbers and a role; None where it opens on nobody.
        is_marked: Whether a bullet or a number stands before that.
    """

    words: Tokens
    opener: NameMention | None
    is_marked: bool


def blocks(reading: Reading) -> list[Block]:
    """Give the lines and paragraphs of a text in order.

    Args:
        reading: The first layer.
    """
    return reading.once("gate_blocks", lambda: _blocks(reading))


def block_at(reading: Reading, at: int) -> int:
    """Give the place of the block that a token stands in.

    Args:
        reading: The first layer.
        at: The token.
    """
    return reading.page.sentences[reading.page.sentence_of(at)].paragraph


def is_entry(reading: Reading, at: int) -> bool:
    """Say whether a block is an entry of a list: a mark stands before it, or a block beside it opens on a person too.

    Args:
        reading: The first layer.
        at: Place of the block.
    """
    every = blocks(reading)
    beside = every[max(at - 1, 0) : at + 2]
    return every[at].is_marked or sum(b.opener is not None for b in beside) > 1


def _blocks(reading: Reading) -> list[Block]:
    page = reading.page
    found = []
    for first, last in page.paragraphs:
        words = (page.sentences[first].first, page.sentences[last - 1].last)
        found.append(_block(reading, words))
    return found


def _block(reading: Reading, words: Tokens) -> Block:
    page, (at, last) = reading.page, words
    while at < last and page.tokens[at].kind != "word" and at not in reading.named:
        at += 1
    is_marked, unknown = at > words[0], 0
    while at < last:
        name = reading.named.get(at)
        if name is not None and name.kind == "person":
            return Block(words, name, is_marked)
        role = page.over(at, "names") is not None
        if not role:
            unknown += 1
            plain = page.tokens[at].kind == "word" and not page.all_at(at, "trigger")
            if not plain or not is_marked or unknown > _ROLE or page.is_word(at, "verb", "prep"):
                return Block(words, None, is_marked)
        at += 1
    return Block(words, None, is_marked)


def heads(reading: Reading, at: int) -> list[Head]:
    """Give what stands over the list that a block is a line of, the nearest first.

    Args:
        reading: The first layer.
        at: Place of the block.
    """
    return reading.once(("gate_heads", at), lambda: _heads(reading, at))


def _heads(reading: Reading, at: int) -> list[Head]:
    every = blocks(reading)
    found: list[Head] = []
    above = _over(reading, at, at)
    if above is None:
        return found
    words = every[above].words
    if _ends_on_colon(reading, words):
        found.append(Head(_last_sentence(reading, words), HeadKind.COLON))
        found += _before(reading, above, words)
    elif _is_heading(reading, words):
        found.append(Head(words, HeadKind.HEADING))
    elif above == at - 1 or every[above + 1].opener is not None:
        found.append(Head(_last_sentence(reading, words), HeadKind.BEFORE))
    further = None if _tells(reading, found) else _over(reading, above, at)
    if further is not None:
        found.append(Head(_last_sentence(reading, every[further].words), HeadKind.BEFORE))
    if above > 0 and every[0].opener is None:
        found.append(Head(every[0].words, HeadKind.TITLE))
    return found


def _over(reading: Reading, at: int, of: int) -> int | None:
    """Give the place of the first block over a block that is no entry of the list."""
    every, above = blocks(reading), at - 1
    while above >= max(of - _LINES, 0):
        if every[above].opener is None and not _goes_on(reading, above):
            return above
        above -= 1
    return None


def _tells(reading: Reading, found: list[Head]) -> bool:
    return any(reading.predicates_in(*head.words) for head in found)


def _goes_on(reading: Reading, at: int) -> bool:
    """Say whether a line that opens on nobody goes on with an entry above it."""
    every = blocks(reading)
    words = every[at].words
    if _ends_on_colon(reading, words) or _is_heading(reading, words):
        return False
    near = every[max(at - _ENTRY_LINES, 0) : at]
    return any(b.opener is not None and b.is_marked for b in near)


def _ends_on_colon(reading: Reading, words: Tokens) -> bool:
    return reading.page.low(words[1] - 1) == ":"


def _is_heading(reading: Reading, words: Tokens) -> bool:
    """Say whether a line ends on no full stop and is short enough for a heading."""
    page = reading.page
    ends = page.low(words[1] - 1) in (*_ENDS, ",", ";")
    return not ends and words[1] - words[0] <= _HEADING


def _last_sentence(reading: Reading, words: Tokens) -> Tokens:
    sentence = reading.page.sentences[reading.page.sentence_of(words[1] - 1)]
    return (sentence.first, sentence.last)


def _before(reading: Reading, above: int, words: Tokens) -> list[Head]:
    """Give the sentence before one that ends on a colon: "12 were freed. Their names:"."""
    page = reading.page
    number = page.sentence_of(words[1] - 1) - 1
    if number < 0 or blocks(reading)[page.sentences[number].paragraph].opener is not None:
        return []
    if page.sentences[number].paragraph < above - 1:
        return []
    return [Head((page.sentences[number].first, page.sentences[number].last), HeadKind.BEFORE)]
