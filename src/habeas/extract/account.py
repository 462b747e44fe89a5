"""The account of every number: a claim, explained away, or waiting for a person."""

import re
from collections.abc import Mapping
from typing import Final

from habeas.extract.draft import Draft
from habeas.extract.groups import PeopleGroup, names_something
from habeas.extract.lexicon import Hit
from habeas.extract.numerals import Quantity
from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading
from habeas.extract.tokens import Token
from habeas.model.numeral import Account, Numeral

_BY_UNIT: Final = {
    "duration": Account.DURATION,
    "age": Account.AGE,
    "percent": Account.PERCENT,
    "money": Account.MONEY,
    "article": Account.ARTICLE,
    "time": Account.DATE,
    "other": Account.OTHER_COUNT,
    "ordinal": Account.ORDINAL,
}
"""What closes a number; a unit that is people, such as victims, closes none."""
_DIGITS: Final = re.compile(r"\d+")
_PAIRED: Final = 6
_CURRENCY: Final = "$€£₽₴₺¥₹"


def account(reading: Reading, drafts: list[Draft], ids: Mapping[int, str]) -> tuple[Numeral, ...]:
    """Say of every number in the text what became of it.

    Args:
        reading: The first layer.
        drafts: The claims made.
        ids: The id of each draft, by ``id()``.

    Returns:
        One record a number, in order of place; a range is two.
    """
    claimed = {part: ids[id(d)] for d in drafts for part in d.numerals}
    spans = [d.timing.span for d in drafts if d.timing is not None and d.timing.span is not None]
    dating = {i for span in spans for i in range(*span)}
    found: list[Numeral] = []
    for quantity in reading.quantities:
        for part in quantity.parts:
            claim = claimed.get(part)
            kind = Account.FIGURE if claim is not None else _explain(reading, quantity, part)
            if claim is None and part[0] in dating:
                kind = Account.DATE  # "09.11" in a list of people
            start, end = reading.page.span(*part)
            found.append(_numeral(reading, start, end, kind, claim))
    covered = {n for q in reading.quantities for p in q.parts for n in range(*p)}
    found += _others(reading, covered) + _words(reading, covered)
    return tuple(sorted(found, key=lambda n: (n.start, n.end)))


def _numeral(reading: Reading, start: int, end: int, kind: Account, claim: str | None) -> Numeral:
    text = reading.page.text[start:end]
    return Numeral(start=start, end=end, text=text, account=kind, claim=claim)


def _explain(reading: Reading, quantity: Quantity, part: tuple[int, int]) -> Account:
    """Say what a number is of which no claim is made; what is not known to be another waits."""
    page = reading.page
    if part[0] in reading.dated:
        return Account.DATE
    if part[0] in reading.named and page.tokens[part[0]].kind == "number":
        return Account.NAME_PART  # but "the Karsk Fourteen" are people
    group = reading.groups.get(quantity.core)
    kind = (
        _of_unit(page, part, group)
        or _of_mark(page, part)
        or _of_place(page, part)
        or _of_neighbour(reading, part, group)
    )
    counts_nobody = quantity.is_decimal and page.lexicon.is_read
    return kind or (Account.OTHER_COUNT if counts_nobody else Account.QUEUED)


def _of_unit(page: TextTokens, part: tuple[int, int], group: PeopleGroup | None) -> Account | None:
    """Explain a number by the unit that it counts, where nobody can stand beside the two."""
    told, unit, near = None, page.at(part[1], "units"), True
    if group is not None and group.kind == "thing":
        unit, told = page.over(group.last - 1, "units"), group.unit
        start = group.last if unit is None else unit.first
        near = all(_is_small(page, i) for i in range(group.quantity.last, start))
        near = near and not (unit is None and _is_unsaid(page, group))
    elif group is not None and group.kind != "bare":
        return None  # "14 party members" are people
    if unit is not None and (_is_of_next(page, unit) or _is_modifier(page, unit)):
        return None
    told = told or (unit.value if unit is not None else None)
    return _BY_UNIT.get(told) if near and told is not None else None


def _is_modifier(page: TextTokens, unit: Hit) -> bool:
    """Say whether a noun that no list knows may follow a unit: "9 bank tellers"."""
    limit = page.sentences[page.sentence_of(unit.first)].last
    compound = page.lexicon.settings.compound and unit.value in ("other", "article", "duration")
    return compound and names_something(page, unit.last, limit)


def _is_unsaid(page: TextTokens, group: PeopleGroup) -> bool:
    """Say whether no word behind a number says what it counts.

    Such is the 12 of "rose by 12", and the 14 of "in ward 14 potters starve"; but not that of
    "article 14 criminal code".
    """
    at = group.quantity.last
    if group.unit == "article":
        limit = page.sentences[page.sentence_of(group.quantity.core)].last
        return names_something(page, at, limit) and page.at(at + 1, "units") is None
    return group.unit == "other"


def _is_small(page: TextTokens, at: int) -> bool:
    """Say whether a word before a unit only goes with it: "two more hours", and not "51 await"."""
    hits = page.covering.get(at, ())
    return bool(hits) and all(h.kind == "words" and h.value not in ("verb", "prep") for h in hits)


def _is_of_next(page: TextTokens, unit: Hit | None) -> bool:
    """Say whether a word for an age is that of the number behind it: "14 aged 18 to 25"."""
    if unit is None or unit.value != "age":
        return False
    at = unit.last
    while page.is_word(at, "prep", "range_from", "between_hedge"):
        at += 1
    return at < len(page.tokens) and page.tokens[at].kind == "number"


def _of_mark(page: TextTokens, part: tuple[int, int]) -> Account | None:
    """Explain a number by a sign beside it."""
    before, after = page.low(part[0] - 1), page.low(part[1])
    if after == "%":
        return Account.PERCENT
    if (before in _CURRENCY and before) or (after in _CURRENCY and after):
        return Account.MONEY
    if before in ("№", "#", "n°", "nº") or after == "°":
        return Account.ARTICLE
    if _is_hyphenated(page, part[0]):
        return Account.NAME_PART
    return Account.DATE if _is_clock(page, part) else None


def _of_place(page: TextTokens, part: tuple[int, int]) -> Account | None:
    """Explain a number by where it stands: alone on its line, or opening an item of a list."""
    sentence = page.sentences[page.sentence_of(part[0])]
    if sentence.headline and sentence.last - sentence.first == 1:
        return Account.ARTICLE  # a page number
    opens = part[0] == sentence.first and page.ends_line(part[0])
    return Account.ORDINAL if opens and page.low(part[1]) in (".", ")") else None


def _of_neighbour(
    reading: Reading, part: tuple[int, int], group: PeopleGroup | None
) -> Account | None:
    """Explain a number that counts no noun by what stands before it."""
    page = reading.page
    if group is not None and group.kind not in ("bare", "thing"):
        return None
    if _is_age_of_name(reading, part):
        return Account.AGE
    before = page.over(part[0] - 1, "units")
    limit = page.sentences[page.sentence_of(part[0])].last
    if before is not None and before.value in ("article", "age", "money"):
        return None if names_something(page, part[1], limit) else _BY_UNIT[before.value]
    text = page.tokens[part[0]].text
    is_year = text.isdecimal() and len(text) == 4 and 1800 <= int(text) <= 2100
    of_unit = group is not None and group.kind == "thing"
    # But "1998 were held" tells of people.
    return Account.DATE if is_year and not of_unit and not _has_verb(page, part[1]) else None


def _is_age_of_name(reading: Reading, part: tuple[int, int]) -> bool:
    """Read "Ann Bell, 34, and"."""
    page, name = reading.page, reading.named.get(part[0] - 2)
    follows = page.low(part[0] - 1) == "," and page.low(part[1]) in (",", ")", ".")
    return follows and name is not None and name.kind == "person"


def _has_verb(page: TextTokens, at: int) -> bool:
    """Say whether a verb follows; in a language that is not read any word may be one."""
    if not page.lexicon.is_read:
        return at < len(page.tokens) and page.tokens[at].kind == "word"
    return bool(page.over(at, "aux") or page.is_word(at, "verb") or page.at(at, "trigger"))


def _is_clock(page: TextTokens, part: tuple[int, int]) -> bool:
    """Say whether digits meet digits at a colon: "12:30", and not "freed: six"."""
    for mark in (part[0] - 1, part[1]):
        if 0 < mark < len(page.tokens) - 1 and page.tokens[mark].text == ":":
            left, right = page.tokens[mark - 1], page.tokens[mark + 1]
            joined = left.end == page.tokens[mark].start and page.tokens[mark].end == right.start
            if joined and left.text[-1].isdecimal() and right.text[0].isdecimal():
                return True
    return False


def _is_hyphenated(page: TextTokens, index: int) -> bool:
    """Say whether a number is joined to what stands before it: "DOC-0909", "Article-19"."""
    if index < 2 or page.tokens[index - 1].text not in ("-", "‑", "–", "/", "_"):
        return False
    before, mark, number = page.tokens[index - 2 : index + 1]
    joined = before.end == mark.start and mark.end == number.start
    return joined and before.kind == "word" and _is_cased(before.text[-1])


def _is_cased(letter: str) -> bool:
    """Say whether a script has capitals: only there is a word joined to digits a name.

    Elsewhere it may be "and" (Arabic, Hebrew) or the noun counted (Chinese, Thai).
    """
    return letter.upper() != letter.lower()


def _is_pairing(page: TextTokens, hit: Hit) -> bool:
    """Tell "both in Thule and in Velm" from both of them."""
    limit = page.sentences[page.sentence_of(hit.first)].last
    if not page.is_word(hit.first, "all_of"):
        return False
    for at in range(hit.last, min(hit.last + _PAIRED, limit)):
        if page.is_word(at, "and") or _has_verb(page, at):
            return not _has_verb(page, at)
    return False


def _words(reading: Reading, covered: set[int]) -> list[Numeral]:
    """Account for words of which no number was made: "dozens", "both", the "Twelve" of a title."""
    page = reading.page
    spans: list[tuple[int, int]] = []
    for index in range(len(page.tokens)):
        hit = next((h for h in page.starting.get(index, ()) if _is_amount(h)), None)
        if hit is None or covered & set(range(hit.first, hit.last)) or _is_pairing(page, hit):
            continue
        joins = bool(spans) and spans[-1][1] >= hit.first
        first, last = spans.pop() if joins else (hit.first, hit.last)
        spans.append((first, max(last, hit.last)))
    return [_numeral(reading, *page.span(*span), _of_amount(page, *span), None) for span in spans]


def _is_amount(hit: Hit) -> bool:
    return hit.value == "amount" if hit.kind == "words" else hit.kind in ("number", "scale")


def _of_amount(page: TextTokens, first: int, last: int) -> Account:
    """Say what an amount in words is of: "dozens of kilometres", or the hundred in "12 في المئة"."""
    around = page.over(first, "units")
    inside = around is not None and around.first < first
    unit = around if inside else page.at(last + page.is_word(last, "of"), "units")
    return _BY_UNIT.get(unit.value, Account.QUEUED) if unit is not None else Account.QUEUED


def _others(reading: Reading, covered: set[int]) -> list[Numeral]:
    """Account for digits that are no number of their own: in citations and in names."""
    found = []
    for index, token in enumerate(reading.page.tokens):
        if index in covered or token.kind not in ("cite", "word"):
            continue
        for match in _DIGITS.finditer(token.text):
            start, end = token.start + match.start(), token.start + match.end()
            found.append(_numeral(reading, start, end, _inside(token, match.start()), None))
    return found


def _inside(token: Token, at: int) -> Account:
    """Say what digits inside a token are."""
    if token.kind == "cite":
        return Account.CITATION
    return Account.NAME_PART if _is_cased(token.text[at - 1]) else Account.QUEUED
