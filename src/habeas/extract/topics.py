"""Whom a paragraph is about: "Ann Bell (born 1970) is", or a name with a line of its own."""

from typing import Final

from habeas.extract.names import NameMention
from habeas.extract.reading import Reading

_DASHES: Final = ("—", "–", "-")
# How near what happened would have to follow, to be what the sentence tells.
_NEAR: Final = 12
_ENDS: Final = (".", ":", "!")


def topic_of(reading: Reading, number: int) -> NameMention | None:
    """Give whom a paragraph is about, by the sentence it opens with; None where that tells none.

    Args:
        reading: The first layer.
        number: Of the sentence.
    """
    page = reading.page
    sentence = page.sentences[number]
    if page.paragraphs[sentence.paragraph][0] != number:
        return None
    name = next(iter(reading.names_in(sentence.first, sentence.first + 2)), None)
    if name is None or name.kind != "person" or name.last - name.first < 2:
        return None
    if any(page.low(i) not in ("*", "•") for i in range(sentence.first, name.first)):
        return None
    at = name.last
    if all(page.low(i) in _ENDS for i in range(at, sentence.last)):
        return name
    if page.low(at) == "(":
        closes = (i for i in range(at, sentence.last) if page.low(i) == ")")
        at = next(closes, sentence.last - 1) + 1
        if any(b.core < at for b in reading.births if b.core >= name.last):
            return name
    defines = page.over(at, "aux") is not None and page.is_word(at + 1, "indefinite", "article")
    happens = reading.predicates_in(at, min(at + _NEAR, sentence.last))
    return name if (page.low(at) in _DASHES or defines) and not happens else None


def is_kin(reading: Reading, name: NameMention) -> bool:
    """Say whether a person is only told of as somebody's: "Her son, Tom Marsh"."""
    page = reading.page
    floor = page.sentences[page.sentence_of(name.first)].first
    words = range(max(floor, name.first - 4), name.first)
    return any(page.is_word(i, "kin", "possessive") for i in words)
