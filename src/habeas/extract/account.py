"""The account of every number: a claim, explained away, or waiting for a person."""

import re
from collections.abc import Mapping
from typing import Final

from habeas.extract.attach import attachments
from habeas.extract.draft import Draft
from habeas.extract.groups import PeopleGroup
from habeas.extract.numerals import Quantity
from habeas.extract.page import TextTokens
from habeas.extract.populations import named_after
from habeas.extract.reading import Reading
from habeas.model.numeral import Account, Numeral
from habeas.vocabulary.meanings import meanings

_BY_UNIT: Final = {
    "duration": Account.DURATION,
    "age": Account.AGE,
    "percent": Account.PERCENT,
    "money": Account.MONEY,
    "article": Account.ARTICLE,
    "time": Account.DATE,
    "other": Account.OTHER_COUNT,
    "person_other": Account.OTHER_COUNT,
    "ordinal": Account.ORDINAL,
}
_DIGITS: Final = re.compile(r"\d+")
_MILLION: Final = 1_000_000
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
    found.extend(
        _others(reading, {n for q in reading.quantities for p in q.parts for n in range(*p)})
    )
    return tuple(sorted(found, key=lambda n: (n.start, n.end)))


def _numeral(reading: Reading, start: int, end: int, kind: Account, claim: str | None) -> Numeral:
    text = reading.page.text[start:end]
    return Numeral(start=start, end=end, text=text, account=kind, claim=claim)


def _explain(reading: Reading, quantity: Quantity, part: tuple[int, int]) -> Account:
    page = reading.page
    if part[0] in reading.dated:
        return Account.DATE
    if part[0] in reading.named:
        return Account.NAME_PART
    group = reading.groups.get(quantity.core)
    if group is not None and group.kind == "thing" and group.unit in _BY_UNIT:
        return _BY_UNIT[group.unit]
    before, after = page.low(part[0] - 1), page.low(part[1])
    if after == "%" or (
        (unit := page.at(part[1], "units")) is not None and unit.value == "percent"
    ):
        return Account.PERCENT
    if (before in _CURRENCY and before) or (after in _CURRENCY and after):
        return Account.MONEY
    if (unit := page.at(part[1], "units")) is not None and unit.value in _BY_UNIT:
        return _BY_UNIT[unit.value]
    return _explain_rest(reading, quantity, part, group)


def _explain_rest(
    reading: Reading, quantity: Quantity, part: tuple[int, int], group: PeopleGroup | None
) -> Account:
    page = reading.page
    token = page.tokens[part[0]]
    before, after = page.low(part[0] - 1), page.low(part[1])
    if (unit := page.over(part[0] - 1, "units")) is not None and unit.value in (
        "article",
        "age",
        "money",
    ):
        return _BY_UNIT[unit.value]
    suffix = page.is_word(part[1], "day_suffix") and page.tokens[part[1]].start == token.end
    suffix = suffix or (after.startswith("-") and len(after) > 1)
    if suffix or page.at(part[1], "ordinal") is not None:
        return Account.ORDINAL
    if before == "," and after in (",", ")", ".") and part[0] - 2 in reading.named:
        return Account.AGE  # "Ann Bell, 34, and"
    if before in ("№", "#", "n°", "nº") or after == "°":
        return Account.ARTICLE
    if _is_clock(page, part):
        return Account.DATE
    named = token.kind == "number" and _touches_name(reading, part)
    if named or _is_hyphenated(reading, part[0]):
        return Account.NAME_PART
    is_year = token.text.isdecimal() and len(token.text) == 4 and 1800 <= int(token.text) <= 2100
    if is_year and (group is None or group.kind == "bare"):
        return Account.DATE
    if _counts_something(reading, quantity, part, group):
        return Account.OTHER_COUNT
    sentence = page.sentences[page.sentence_of(part[0])]
    if sentence.headline and sentence.last - sentence.first <= 2:
        return Account.ARTICLE  # a page number or a numbered heading alone on its line
    if part[0] == sentence.first and after in (".", ")"):
        return Account.ORDINAL
    return Account.QUEUED


def _is_clock(page: TextTokens, part: tuple[int, int]) -> bool:
    """Say whether digits meet digits at a colon: "12:30", and not "freed: six"."""
    for mark in (part[0] - 1, part[1]):
        if 0 < mark < len(page.tokens) - 1 and page.tokens[mark].text == ":":
            left, right = page.tokens[mark - 1], page.tokens[mark + 1]
            joined = left.end == page.tokens[mark].start and page.tokens[mark].end == right.start
            if joined and left.text[-1].isdecimal() and right.text[0].isdecimal():
                return True
    return False


def _counts_something(
    reading: Reading, quantity: Quantity, part: tuple[int, int], group: PeopleGroup | None
) -> bool:
    """Say whether a number counts people, or things, of whom nothing is claimed."""
    page = reading.page
    if group is not None and group.kind in ("people", "part", "events"):
        return _is_told_otherwise(reading, group)
    finite = any(h.form in ("pass", "intr", "act") for h in page.all_at(part[1], "trigger"))
    verb = page.over(part[1], "aux") is not None or page.is_word(part[1], "verb") or finite
    if verb and (group is None or group.kind == "bare"):
        # "11 were hurt" is told; "11 were journalists" waits for who they are a part of.
        return group is None or named_after(reading, group) is None
    compared = page.at(part[1], "hedges")
    if compared is not None and compared.value in ("more_than", "fewer_than"):
        return True  # "9 more than in 2005"
    if quantity.value >= _MILLION and page.over(part[1] - 1, "scale") is not None:
        return True
    return page.tokens[part[0]].kind == "word" or quantity.is_decimal


def _is_told_otherwise(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether the text itself says that counted people were not held or let go.

    It does where it only asks for what would have happened, says how many something else
    befell ("40 people attended"), or where the number is a whole already taken apart.
    """
    page = reading.page
    if group.quantity.value >= _MILLION or group.quantity.core in reading.embedded:
        return True
    if any(a.predicate and a.predicate.modality is None for a in attachments(reading, group)):
        return True
    if group.quantity.value == 1 and page.is_word(group.quantity.core, "indefinite", "one_of"):
        return True  # "one of the largest releases" counts nobody
    if group.population in meanings().held_populations:
        return False
    sentence = page.sentences[page.sentence_of(group.first)]
    words = range(sentence.first, sentence.last)
    return any(
        page.is_word(i, "verb") and not page.at(i, "trigger") and not page.over(i, "sources")
        for i in words
    )


def _is_hyphenated(reading: Reading, index: int) -> bool:
    """Say whether a number is joined to what stands before it: "DOC-0909"."""
    page = reading.page
    if index < 2 or page.tokens[index - 1].text not in ("-", "/", "_"):
        return False
    mark, before = page.tokens[index - 1], page.tokens[index - 2]
    joined = before.end == mark.start and mark.end == page.tokens[index].start
    return joined and before.kind == "word"


def _touches_name(reading: Reading, part: tuple[int, int]) -> bool:
    """Say whether a number belongs to a name: "Bloc 8406", "the UAE 5", "Article-19"."""
    page = reading.page
    name = reading.named.get(part[0] - 1)
    if name is None or name.last != part[0]:
        return False
    group = reading.groups.get(part[0])
    gap = page.text[page.tokens[part[0] - 1].end : page.tokens[part[0]].start]
    return gap in (" ", "-", "‑") and (group is None or group.kind == "bare")


def _others(reading: Reading, covered: set[int]) -> list[Numeral]:
    """Account for digits that are no number of their own: in citations and in names."""
    found = []
    for index, token in enumerate(reading.page.tokens):
        if index in covered or token.kind not in ("cite", "word"):
            continue
        kind = Account.CITATION if token.kind == "cite" else Account.NAME_PART
        for match in _DIGITS.finditer(token.text):
            start, end = token.start + match.start(), token.start + match.end()
            found.append(_numeral(reading, start, end, kind, None))
    return found
