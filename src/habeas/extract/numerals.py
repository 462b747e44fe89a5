"""Numbers as they are written: digits with any grouping, words, ranges, hedges."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.page import TextTokens
from habeas.model.figure import Hedge
from habeas.vocabulary.grammar import WordClass

_GROUPED: Final = re.compile(
    r"\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[.,'’٬\u00a0\u202f\u2009 ]\d{3})+"
)
_DASHES: Final = ("-", "–", "—", "−")
_CHANGES: Final[Mapping[str, WordClass]] = {
    "to": "change_to",
    "by": "change_by",
    "from": "change_from",
}
_ABOUT_CHANGE: Final[tuple[WordClass, ...]] = (*_CHANGES.values(), "adv", "and", "det")
_NEAR_CHANGE: Final = 9


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number or range with its hedge.

    Attributes:
        first: First token, hedge included.
        last: One past the last token, hedge included.
        core: First token of the number itself.
        core_last: One past the last token of the number itself.
        low: Least value meant; None where only a most is stated.
        high: Greatest value meant; None where open.
        hedge: How exactly it is stated.
        parts: Each numeral in it, as token ranges: a range has two.
        is_decimal: True for 9.7, which cannot count people.
        change: For a number after a verb of rising or falling: ``to``, ``by`` or ``from``.
        verb: The token of that verb.
    """

    first: int
    last: int
    core: int
    core_last: int
    low: int | None
    high: int | None
    hedge: Hedge
    parts: tuple[tuple[int, int], ...]
    is_decimal: bool = False
    change: str | None = None
    verb: int | None = None

    @property
    def value(self) -> int:
        """The number as written; the low end of a range."""
        return self.low if self.low is not None else self.high or 0


def digits_value(text: str) -> tuple[int, bool]:
    """Read a number written in digits.

    Args:
        text: Such as ``1,135``, ``1 135``, ``14.392,1`` or ``9,7``.

    Returns:
        Its whole part, and whether it has decimals.

    Examples:
        >>> digits_value("1,135"), digits_value("14.392,1"), digits_value("9,7")
        ((1135, False), (14392, True), (9, True))
        >>> digits_value("1,20,000"), digits_value("١٬٢٠٠")
        ((120000, False), (1200, False))
    """
    grouped = _GROUPED.match(text)
    if grouped is not None:
        whole = re.sub(r"\D", "", grouped.group())
        return int(whole), grouped.end() < len(text)
    whole, *rest = re.split(r"[.,٫]", text)
    return int(whole or 0), bool(rest)


def find_quantities(page: TextTokens) -> list[Quantity]:
    """Find every number, in order of place; hedges and ranges joined."""
    numbers = [_as_difference(page, number) for number in _numbers(page)]
    plain = _join_ranges(page, [_with_change(page, number) for number in numbers])
    return [_with_hedge(page, quantity) for quantity in plain]


def _as_difference(page: TextTokens, quantity: Quantity) -> Quantity:
    """Read "15 more than in May", "mais 15 do que em maio": by how many, and not how many.

    Before another number the same words are a hedge: "15, more than 9 of them women".
    """
    than = quantity.core_last
    if not page.is_word(quantity.core - 1, "degree"):
        than = next((h.last for h in page.all_at(than, "words") if h.value == "degree"), -1)
    last = next((h.last for h in page.all_at(than, "words") if h.value == "than"), None)
    if last is None or last >= len(page.tokens):
        return quantity
    hedges = page.tokens[last].kind == "number" or page.at(last, "number") is not None
    # "More than a week before" is a hedge too, "more than a year earlier" compares.
    hedges = hedges or (page.is_word(last, "a_single") and page.at(last, "relative") is None)
    return quantity if hedges else replace(quantity, change="by")


def _with_change(page: TextTokens, quantity: Quantity) -> Quantity:
    """Read "rose by 12 to 145", "bringing the total to 411": which number is the new one."""
    if quantity.change is not None:
        return quantity
    at = quantity.core - 1
    found = None
    while at >= 0 and quantity.core - at <= _NEAR_CHANGE:
        found = found or next((w for w, c in _CHANGES.items() if page.is_word(at, c)), None)
        if page.is_word(at, "change_verb"):
            by = found or "by"
            return replace(quantity, change=by, verb=at) if found else quantity
        token = page.tokens[at]
        passable = token.kind == "number" or page.over(at, "number") or token.text in (",", "%")
        about = page.is_word(at, *_ABOUT_CHANGE) or page.over(at, "hedges") is not None
        if not (passable or about or (found is not None and _is_total(page, at))):
            return quantity
        at -= 1
    return quantity


def _is_total(page: TextTokens, at: int) -> bool:
    """Say whether a token belongs to what rises: "bringing the total to 411"."""
    # "ارتفع عدد السجناء من 120 إلى 300": where the verb stands first, what is counted follows it.
    counted = page.lexicon.settings.verb_first and page.over(at, "population") is not None
    return counted or page.is_word(at, "count_noun", "det", "of")


def _exact(first: int, last: int, value: int, *, is_decimal: bool = False) -> Quantity:
    return Quantity(
        first, last, first, last, value, value, Hedge.EXACT, ((first, last),), is_decimal
    )


def _numbers(page: TextTokens) -> list[Quantity]:
    found: list[Quantity] = []
    index = 0
    while index < len(page.tokens):
        token = page.tokens[index]
        if _is_in_percent(page, index):
            index += 1
            continue
        if token.kind == "number":
            value, is_decimal = digits_value(token.text)
            last = index + 1
            scale = page.at(last, "scale")
            if scale is not None and not token.text.startswith("0"):
                factor = int(scale.value)
                if is_decimal:
                    number = (
                        float(re.sub(r"[,]", ".", token.text))
                        if token.text.count(".") + token.text.count(",") == 1
                        else float(value)
                    )
                    value, is_decimal = round(number * factor), False
                else:
                    value *= factor
                last = scale.last
            found.append(_exact(index, last, value, is_decimal=is_decimal))
            index = last
            continue
        spelled = _spelled(page, index) if not _is_in_name(page, index) else None
        if spelled is not None:
            found.append(spelled)
            index = spelled.last
            continue
        index += 1
    return found


def _is_in_percent(page: TextTokens, index: int) -> bool:
    """Say whether a number in words only ends "per cent": "12 في المئة" holds no hundred."""
    unit = page.over(index, "units")
    return unit is not None and unit.value == "percent" and unit.first < index


def _is_in_name(page: TextTokens, index: int) -> bool:
    """Say whether a number in words is part of a name: "Camp Six"."""
    if index == 0 or page.is_caseless or not page.tokens[index].text[0].isupper():
        return False
    before = page.tokens[index - 1]
    starts = page.sentences[page.sentence_of(index)].first == index
    return not starts and before.kind == "word" and before.text[0].isupper()


def _in_one_word(page: TextTokens, index: int) -> Quantity | None:
    """Read "une vingtaine", and "صحفيان", where the ending of a noun says that they are two."""
    about = page.at(index, "about_number")
    if about is not None:
        value = int(about.value)
        return Quantity(
            index, about.last, index, about.last, value, value, Hedge.ABOUT, ((index, about.last),)
        )
    if page.is_word(index, "dual") and not page.has_article(index):
        return _exact(index, index + 1, 2)
    return None


def _spelled(page: TextTokens, index: int) -> Quantity | None:
    """Read a number in words: "two hundred and fifty", "двести пятьдесят", "une vingtaine"."""
    word = _in_one_word(page, index)
    if word is not None:
        return word
    total, group, at, last_value, scaled = 0, 0, index, 10**9, 0
    found = False
    while True:
        hit = page.at(at, "number")
        scale = page.at(at, "scale")
        if hit is not None and (group == 0 or _fits(int(hit.value), last_value)):
            last_value = int(hit.value)
            group += last_value
            at, found = hit.last, True
        elif scale is not None and found:
            factor = int(scale.value)
            if factor == 100:
                group = max(group, 1) * 100
                last_value = 100
            else:
                total, group, last_value = total + max(group, 1) * factor, 0, 10**9
                scaled = factor
            at = scale.last
        elif (
            found
            and page.is_word(at, "number_and")
            and (
                _is_below(page, at + 1, scaled)
                if scaled and not group
                else _continues(page, at + 1, last_value)
            )
        ):
            at += 1
            if _turns(page, at, last_value):
                last_value = 100  # "خمسة وعشرون": the ones came first
        elif not found and scale is not None and int(scale.value) >= 100 and _opens(page, at):
            total, at, found = int(scale.value), scale.last, True
            scaled = total
        else:
            break
    if not found:
        return None
    return _exact(index, at, total + group)


def _fits(value: int, before: int) -> bool:
    """Say whether a number word can follow another: "sixty two", not "two sixty"."""
    return (
        (before >= 100 and value < 100)
        or (before >= 1000 and value < 1000)
        or (before >= 20 and before < 100 and value < 10)
    )


def _continues(page: TextTokens, index: int, before: int) -> bool:
    hit = page.at(index, "number")
    fits = hit is not None and _fits(int(hit.value), before)
    return fits or _turns(page, index, before)


def _turns(page: TextTokens, index: int, before: int) -> bool:
    """Say whether tens follow the ones before them: "five and twenty"."""
    hit = page.at(index, "number")
    tens = hit is not None and int(hit.value) in range(20, 100, 10)
    return page.lexicon.settings.units_first and tens and before < 10


def _is_below(page: TextTokens, index: int, scale: int) -> bool:
    """Read "mil e duzentas" as one number, but "entre mil e duas mil" as two."""
    hit = page.at(index, "number")
    following = None if hit is None else page.at(hit.last, "scale")
    return hit is not None and int(hit.value) * (int(following.value) if following else 1) < scale


def _opens(page: TextTokens, index: int) -> bool:
    """Say whether a bare scale word stands for one of itself: Spanish "mil", Russian "сто".

    One that may as well be a plural does only behind a hedge: "более тысячи", and not "тысячи".
    """
    if page.tokens[index].low not in page.lexicon.settings.bare_scales:
        return False
    return not page.is_word(index, "amount") or _hedge_before(page, index) is not None


def _join_ranges(page: TextTokens, numbers: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for number in numbers:
        before = joined[-1] if joined else None
        if before is not None and _is_range(page, before, number):
            joined[-1] = replace(
                before,
                last=number.last,
                core_last=number.core_last,
                high=number.high,
                hedge=Hedge.RANGE,
                parts=before.parts + number.parts,
            )
        else:
            joined.append(number)
    return joined


def _is_range(page: TextTokens, before: Quantity, after: Quantity) -> bool:
    if before.hedge is not Hedge.EXACT or after.hedge is not Hedge.EXACT:
        return False
    if before.low is None or after.high is None or not 0 < before.low < after.high:
        return False
    if before.is_decimal or after.is_decimal or after.core != before.core_last + 1:
        return False
    if before.change is not None or after.change is not None:
        return False  # "rose from 133 to 145" is no range
    link = page.tokens[before.core_last]
    if link.text in _DASHES:
        years = all(1900 <= n <= 2100 for n in (before.low, after.high))
        return not years
    if page.is_word(before.core_last, "range_to") and page.is_word(before.core - 1, "range_from"):
        return True
    # "900 to 1,100 people": without "from" only where people are counted at once.
    counts = any(page.at(after.core_last + step, "population") for step in (0, 1))
    return counts and page.is_word(before.core_last, "range_link")


def _with_hedge(page: TextTokens, quantity: Quantity) -> Quantity:
    """Read the hedge before or after a number."""
    found = _hedge_before(page, quantity.core)
    if found is not None and quantity.change and page.is_word(found[1], _CHANGES[quantity.change]):
        found = None  # "wzrosła do 190": the number it rose to, not a most
    first, last = quantity.core, quantity.core_last
    word = None
    if found is not None:
        word, first = found
    after = page.at(quantity.core_last, "hedges_after")
    if word is None and after is not None:
        word, last = after.value, after.last
    if quantity.hedge is Hedge.RANGE:
        if page.is_word(quantity.core - 1, "range_from"):
            first = min(first, quantity.core - 1)
        return replace(quantity, first=first, last=last)
    if word is None:
        return quantity
    hedge = Hedge(word)
    if hedge is Hedge.MORE_THAN and _is_denied(page, first):
        hedge = Hedge.AT_MOST
    return replace(hedged(quantity, hedge), first=first, last=last)


def hedged(quantity: Quantity, hedge: Hedge) -> Quantity:
    """Give a number the bounds of a word such as "at least".

    Args:
        quantity: An exact number.
        hedge: What the word says.
    """
    low, high = quantity.low, quantity.high
    if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        high = None
    elif hedge in (Hedge.AT_MOST, Hedge.FEWER_THAN):
        low = None
    return replace(quantity, low=low, high=high, hedge=hedge)


def _hedge_before(page: TextTokens, core: int) -> tuple[str, int] | None:
    """Find the hedge that ends just before a number, over "another", "the" or a preposition."""
    at = core
    for _ in range(3):
        if at <= 0:
            return None
        hit = page.over(at - 1, "hedges")
        if hit is not None and hit.last == at and not _is_in_verb(page, hit.first):
            return hit.value, hit.first
        marks_object = page.low(at - 1) in page.lexicon.settings.object_prep
        if not (page.is_word(at - 1, "between_hedge", "det") or marks_object):
            return None
        at -= 1
    return None


def _is_denied(page: TextTokens, first: int) -> bool:
    """Read "no hubo más de 50": a verb may part "no" from "more than"."""
    return page.is_word(first - 2, "neg") and page.is_word(first - 1, "existential", "has", "verb")


def _is_in_verb(page: TextTokens, index: int) -> bool:
    """Say whether a word only ends a verb: in "handed over 31" nothing is "over 31"."""
    hit = page.over(index, "trigger")
    if hit is not None and hit.first < index:
        return True
    if page.is_word(index, "change_to") and page.is_word(index - 1, "change_verb"):
        return True
    return any(
        h.kind == "words" and h.value == "count_copula" and h.first < index
        for h in page.covering.get(index, ())
    )
