"""Whom a section is about: "Ann Bell (born 1970) is", or names with a line of their own."""

from typing import Final

from habeas.extract.name_lists import name_list
from habeas.extract.names import NameMention
from habeas.extract.reading import Reading

_DASHES: Final = ("—", "–", "-")
# How near what happened would have to follow, to be what the sentence tells.
_NEAR: Final = 12
# How long a bracket behind a name may be: "(age unknown)".
_ASIDE: Final = 6
_ENDS: Final = (".", ":", "!")
# What may stand before a name with a line of its own: "7. **Ann Bell**", "### Ann Bell".
_OPENERS: Final = ("*", "•", "#", ".", ")", "_", "–", "—", "-", "▪", "●")


def topic_of(reading: Reading, number: int) -> list[NameMention]:
    """Give whom a section is about, by the sentence it opens with; nobody where that tells none.

    Args:
        reading: The first layer.
        number: Of the sentence.
    """
    page = reading.page
    sentence = page.sentences[number]
    line = page.line_of(sentence.first)
    names = heads(reading, *line) if line[1] == sentence.last else []
    if names:
        return names
    if page.paragraphs[sentence.paragraph][0] != number:
        return []
    name = next(iter(reading.names_in(sentence.first, sentence.first + 2)), None)
    if name is None or name.kind != "person" or name.last - name.first < 2:
        return []
    if any(page.low(i) not in _OPENERS for i in range(sentence.first, name.first)):
        return []
    return [name] if _is_defined(reading, name, sentence.last) else []


def heads(reading: Reading, first: int, last: int) -> list[NameMention]:
    """Give the people of a line that names them and tells an age at most: "Ann Bell, 41".

    Args:
        reading: The first layer.
        first: First token of the line.
        last: One past its last.
    """
    page = reading.page
    at = first
    while at < last and (page.tokens[at].kind == "number" or page.low(at) in _OPENERS):
        at += 1
    name = reading.named.get(at)
    if name is None or name.first != at or name.kind != "person" or name.last - name.first < 2:
        return []
    names = name_list(reading, at, last)
    opens = next((i for i in range(at, last) if page.low(i) == "("), last)
    end = opens if page.low(last - 1) == ")" and last - opens <= _ASIDE else last
    rest = [i for i in range(at, end) if not any(n.first <= i < n.last for n in names)]
    return names if all(_says_little(reading, i) for i in rest) else []


def _says_little(reading: Reading, at: int) -> bool:
    page = reading.page
    group = reading.groups.get(at)
    aside = group is not None and group.unit == "age"
    mark = page.tokens[at].kind == "mark"
    return mark or aside or page.tokens[at].kind == "number" or page.is_word(at, "and")


def _is_defined(reading: Reading, name: NameMention, last: int) -> bool:
    """Say whether a sentence says who somebody is, and not what befell them."""
    page, at = reading.page, name.last
    if all(page.low(i) in _ENDS for i in range(at, last)):
        return True
    if page.low(at) == "(":
        closes = (i for i in range(at, last) if page.low(i) == ")")
        at = next(closes, last - 1) + 1
        if any(b.core < at for b in reading.births if b.core >= name.last):
            return True
    defines = page.over(at, "aux") is not None and page.is_word(at + 1, "indefinite", "article")
    happens = reading.predicates_in(at, min(at + _NEAR, last))
    return (page.low(at) in _DASHES or defines) and not happens


def is_kin(reading: Reading, name: NameMention) -> bool:
    """Say whether a person is only told of as somebody's: "Her son, Tom Marsh"."""
    page = reading.page
    floor = page.sentences[page.sentence_of(name.first)].first
    words = range(max(floor, name.first - 4), name.first)
    return any(page.is_word(i, "kin", "possessive") for i in words)
