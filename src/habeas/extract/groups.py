"""A number with the people, or the arrests, it counts."""

from dataclasses import dataclass
from typing import Final

from habeas.extract.dates import is_day_alone, is_year
from habeas.extract.numerals import Quantity, digits_value, hedged
from habeas.extract.page import TextTokens
from habeas.extract.tokens import plain
from habeas.model.figure import Hedge
from habeas.vocabulary.meanings import meanings

_MODIFIERS: Final = 6
_DAYS: Final = 31
_HOURS: Final = 24
_QUOTES: Final = ('"', "“", "”", "«", "»", "„", "'", "’", "‘")


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """What one number counts.

    Attributes:
        quantity: The number.
        first: First token of the noun phrase.
        last: One past its last token.
        kind: ``people`` (a noun for people), ``events`` ("682 arrests"), ``bare`` (no noun),
            ``part`` ("four of them"), ``thing`` (years, dollars: see ``unit``) or ``unknown``
            (a noun no list knows, which may be people).
        population: Who is counted, or None.
        population_span: Tokens of the word that says so.
        subgroup: Dimension and value that the word also states.
        unit: For things and events: which.
        whole: For a part, tokens of the words for its whole ("of the 28 men").
    """

    quantity: Quantity
    first: int
    last: int
    kind: str
    population: str | None = None
    population_span: tuple[int, int] | None = None
    subgroup: tuple[tuple[str, str], ...] = ()
    unit: str | None = None
    whole: tuple[int, int] | None = None


def read_group(page: TextTokens, quantity: Quantity) -> PeopleGroup:
    """Read the noun phrase a number opens."""
    if page.is_word(quantity.core, "dual") and page.at(quantity.core, "population"):
        # "صحفيان": the ending of the noun is the number.
        limit = page.sentences[page.sentence_of(quantity.core)].last
        return _people(page, quantity, quantity.core, limit)
    return _counted(page, quantity)


def _counted(page: TextTokens, quantity: Quantity) -> PeopleGroup:
    limit = page.sentences[page.sentence_of(quantity.core)].last
    at = quantity.last
    if quantity.change in ("by", "from"):
        # How much a number rose, or from what: the new number is the one that is told.
        unit = page.at(at, "units")
        told = unit.value if unit is not None else "other"
        return PeopleGroup(quantity, quantity.first, quantity.last, "thing", unit=told)
    if _ends_name(page, quantity.core) or _is_day(page, quantity):
        return PeopleGroup(quantity, quantity.first, quantity.last, "thing", unit="other")
    if _is_clock(page, quantity.core):
        return PeopleGroup(quantity, quantity.first, quantity.last, "thing", unit="time")
    if _is_marker(page, quantity.core):
        return PeopleGroup(quantity, quantity.first, quantity.last, "thing", unit="ordinal")
    if page.is_word(at, "of"):
        part = _with_half(page, quantity, at) or _part(page, quantity, at, limit)
        if part is not None:
            return part
        counted = _noun_trigger(page, at + 1)
        if counted is not None:
            return PeopleGroup(quantity, quantity.first, counted[1], "events", unit=counted[0])
        placed = page.is_word(at + 1, "article", "definite")  # "34 from the province of Vell"
        if placed or not page.lexicon.settings.number_of:
            return PeopleGroup(quantity, quantity.first, quantity.last, "bare")
        at += 1
    found = _head(page, quantity, at, limit)
    if found is not None:
        return found
    before = _unit_before(page, quantity)
    if before is not None:
        return PeopleGroup(quantity, quantity.first, quantity.last, "thing", unit=before)
    if names_something(page, quantity.last, limit):
        return PeopleGroup(
            quantity, quantity.first, quantity.last + 1, "unknown", plain(page.tokens[quantity.last].text),
            (quantity.last, quantity.last + 1),
        )  # fmt: skip
    return PeopleGroup(quantity, quantity.first, quantity.last, "bare")


def _is_day(page: TextTokens, quantity: Quantity) -> bool:
    """Say whether a number is a day of the month that no month follows: "no dia 17 o pastor".

    Whatever noun follows is the object of the verb, or its subject, and nobody counts it.
    """
    if is_day_alone(page, quantity.core):
        return True
    on = page.over(quantity.core - 1, "relations") if quantity.core else None
    if on is None or on.value != "on" or on.last != quantity.core or quantity.value > _DAYS:
        return False
    behind = quantity.core_last
    marked = page.low(behind) in page.lexicon.settings.object_prep
    return marked or (page.is_word(behind, "article") and not page.is_word(behind, "of", "prep"))


def _with_half(page: TextTokens, quantity: Quantity, at: int) -> PeopleGroup | None:
    """Read "п'ять з половиною років": the words for a half and its unit are one unit."""
    half = page.at(at, "units")
    if half is None:
        return None
    return PeopleGroup(quantity, quantity.first, half.last, "thing", unit=half.value)


def _is_clock(page: TextTokens, at: int) -> bool:
    """Say whether a number is the hour or the minutes of "13:27"."""
    colon = next((i for i in (at - 1, at + 1) if page.low(i) == ":"), None)
    if colon is None or not page.is_within_number(colon):
        return False
    hour, minutes = page.tokens[colon - 1].text, page.tokens[colon + 1].text
    return hour.isdecimal() and int(hour) < _HOURS and len(minutes) == len("00")


def _is_marker(page: TextTokens, at: int) -> bool:
    """Say whether a number is one of "4/7" that opens a sentence: which piece of how many."""
    first = page.sentences[page.sentence_of(at)].first
    stroke = at + 1 if at == first else at - 1
    return at in (first, first + 2) and page.low(stroke) == "/" and page.is_within_number(stroke)


def _ends_name(page: TextTokens, at: int) -> bool:
    """Say whether a hyphen joins a number to a word: of "СІЗА-2" the 2 counts nobody."""
    if at < 2 or page.low(at - 1) not in ("-", "–", "№"):
        return False
    word, mark, number = page.tokens[at - 2 : at + 1]
    joined = word.end == mark.start and mark.end == number.start
    return joined and word.kind == "word"


def names_something(page: TextTokens, at: int, limit: int) -> bool:
    """Say whether a word that no list knows follows: whoever or whatever it names is counted."""
    if at >= limit or page.tokens[at].kind != "word" or page.tokens[at].text.startswith("-"):
        return False
    known = {hit.kind for hit in page.covering.get(at, ())} - {"names", "sources"}
    return not known and page.tokens[at].text[0].islower() | page.is_caseless


def _head(page: TextTokens, quantity: Quantity, at: int, limit: int) -> PeopleGroup | None:
    """Walk over modifiers to the noun the number counts."""
    steps, joined = 0, False
    while at < limit and steps <= _MODIFIERS:
        token = page.tokens[at]
        if page.at(at, "relative") is not None or page.at(at, "periods") is not None:
            return None  # "three died, as against one the year before"
        people = page.at(at, "population")
        if people is not None and joined and page.all_at(at, "trigger"):
            return None  # "38 camions et retenu 9": another verb, and no noun of the 38
        if people is not None and not (_is_event_noun(page, at) or _is_no_noun(page, at)):
            return _people(page, quantity, at, limit)
        trigger = _noun_trigger(page, at)
        if trigger is not None and not _opens_people(page, trigger[1], limit):
            return PeopleGroup(quantity, quantity.first, trigger[1], "events", unit=trigger[0])
        unit = page.at(at, "units")
        # Only where nouns are compounded does the next one count: "three party members".
        compound = page.lexicon.settings.compound
        is_age = unit is not None and unit.value == "age"  # "a 34-year-old teacher" is one
        if unit is not None and (
            is_age or not (compound and _opens_people(page, unit.last, limit))
        ):
            return PeopleGroup(quantity, quantity.first, unit.last, "thing", unit=unit.value)
        if token.text in _QUOTES or token.text == "-":
            at += 1
            continue
        if token.kind != "word" or page.over(at, "month"):
            return None
        if page.is_word(at, "and") and steps and not joined:
            joined = True
        elif _stops(page, at):
            return None
        at += 1
        steps += 1
    return None


def _stops(page: TextTokens, at: int) -> bool:
    """Say whether a word ends the noun phrase before any noun was found."""
    if page.over(at, "aux") is not None:
        return True
    if any(h.form in ("act", "pass", "intr", "state") for h in page.all_at(at, "trigger")):
        return not any(h.form in ("adj", "both", "part") for h in page.all_at(at, "trigger"))
    return page.is_word(at, "prep", "sub", "relative", "pronoun", "verb", "conj", "existential")


def _noun_trigger(page: TextTokens, at: int) -> tuple[str, int] | None:
    for hit in page.all_at(at, "trigger"):
        if hit.form == "noun":
            return hit.value, hit.last
    return None


def _is_no_noun(page: TextTokens, at: int) -> bool:
    """Tell "czterech skazano", where four were sentenced, and "12 белорусских банков" from nouns."""
    adjectives = page.lexicon.settings.adjective_endings
    hit = page.at(at, "population")
    alone = hit is not None and hit.last == at + 1
    if alone and adjectives and page.tokens[at].low.endswith(adjectives):
        return True
    endings = page.lexicon.settings.impersonal_endings
    passive = any(h.form == "pass" for h in page.all_at(at, "trigger"))
    return passive and bool(endings) and page.tokens[at].low.endswith(endings)


def _is_event_noun(page: TextTokens, at: int) -> bool:
    """Tell "480 detentions" from "12 deportees", where one stem serves both."""
    return _noun_trigger(page, at) is not None and not page.is_word(at, "agent")


def _opens_people(page: TextTokens, at: int, limit: int) -> bool:
    """Say whether a word for people follows at once, so that the word before only modifies."""
    return at < limit and page.at(at, "population") is not None


def _people(page: TextTokens, quantity: Quantity, at: int, limit: int) -> PeopleGroup:
    hit = page.at(at, "population")
    assert hit is not None  # noqa: S101 - the caller looked
    general = meanings().general_populations
    chosen, last = hit, hit.last
    subgroups = dict(subgroup(hit.value))
    while last < limit:
        following = page.at(last, "population")
        happened = page.at(last, "trigger") and not page.at(hit.first, "trigger")
        if following is not None and following.value in meanings().held_populations:
            happened = happened and not page.is_word(hit.first, "rest")  # "83 autres détenus"
        if following is None or (happened and not page.is_word(last, "agent")):
            # "40 people detained": the participle is what happened, not who they are.
            break
        if chosen.value in general or following.value not in general:
            chosen = following
        subgroups |= dict(subgroup(following.value))
        last = following.last
    hedge = page.at(last, "hedges_after")
    if hedge is not None and quantity.hedge is Hedge.EXACT:
        quantity = hedged(quantity, Hedge(hedge.value))  # "1454 personnes au moins"
    # "prisoners who are journalists" stays prisoners; "women prisoners" are prisoners, female.
    population = meanings().counted_as(chosen.value)
    return PeopleGroup(
        quantity,
        quantity.first,
        last,
        "people",
        population,
        (chosen.first, chosen.last),
        tuple(sorted(subgroups.items())),
    )


def subgroup(population: str) -> tuple[tuple[str, str], ...]:
    """Give the dimension and value that a word for people also states: "women" is a sex."""
    return tuple(meanings().subgroups.get(population, {}).items())


def _part(page: TextTokens, quantity: Quantity, at: int, limit: int) -> PeopleGroup | None:
    """Read "four of them", "seven of those detained", "12 of the 28 men"."""
    start = at
    while at < limit and page.is_word(at, "of", "det") and not page.is_word(at, "them"):
        at += 1
    if at < limit and page.is_word(at, "them"):
        last = _number_end(page, at + 1, limit) or at + 1  # "one of these two"
        free = page.lexicon.settings.is_free
        while not free and last < limit and (told := _participle_end(page, last)) is not None:
            last = told  # "seven of those detained"
        who = page.at(at + 1, "population")
        if who is None:
            return PeopleGroup(quantity, quantity.first, last, "part", whole=(start, last))
        if not _is_event_noun(page, at + 1):  # "45 of them women"
            population = meanings().counted_as(who.value)
            return PeopleGroup(
                quantity, quantity.first, who.last, "part", population, (who.first, who.last),
                subgroup(who.value), None, (start, at + 1),
            )  # fmt: skip
    ends = _number_end(page, at, limit)
    more = ends == at + 1 and _is_more(page, at, quantity)
    if ends is not None and (at > start + 1 or more):
        whole = _head(page, quantity, ends, limit)
        if whole is not None and whole.kind == "people":
            return PeopleGroup(
                quantity, quantity.first, whole.last, "part",
                whole.population, whole.population_span, whole.subgroup, None, (start, whole.last),
            )  # fmt: skip
        if whole is None and page.at(ends, "units") is None:
            return _of_number(page, quantity, (start, ends), limit)
    if at > start + 1:
        whole = _head(page, quantity, at, limit)
        if whole is not None and whole.kind == "people":
            return PeopleGroup(
                quantity, quantity.first, whole.last, "part",
                whole.population, whole.population_span, whole.subgroup, None, (start, whole.last),
            )  # fmt: skip
    return None


def _of_number(
    page: TextTokens, quantity: Quantity, whole: tuple[int, int], limit: int
) -> PeopleGroup:
    """Read "Five of the eight were released": the eight were not."""
    last = whole[1]
    if not names_something(page, last, limit):
        return PeopleGroup(quantity, quantity.first, last, "part", whole=whole)
    noun = plain(page.tokens[last].text)  # "three of the 41 cars"
    return PeopleGroup(
        quantity, quantity.first, last + 1, "unknown", noun, (last, last + 1), whole=whole
    )


def _number_end(page: TextTokens, at: int, limit: int) -> int | None:
    """Give one past the number that starts at a token; None where none does."""
    end = at
    while end < limit and (
        page.tokens[end].kind == "number" or page.at(end, "number") or page.at(end, "scale")
    ):
        end += 1
    return end if end > at else None


def _is_more(page: TextTokens, at: int, quantity: Quantity) -> bool:
    """Say whether a number is more than the one before it: "12 of 28"."""
    told = page.at(at, "number")
    if quantity.value == 1 and page.tokens[at].kind != "number":
        return False  # "one in twenty" is a ratio
    if is_year(page, at):
        return False  # "frente a los 20 de 2028"
    if page.tokens[at].kind == "number":
        return digits_value(page.tokens[at].text)[0] > quantity.value
    return told is not None and int(told.value) > quantity.value


def _participle_end(page: TextTokens, at: int) -> int | None:
    ends = [h.last for h in page.all_at(at, "trigger") if h.form in ("both", "part", "adj")]
    return max(ends, default=None)


def _unit_before(page: TextTokens, quantity: Quantity) -> str | None:
    """Read the word before a number that says it counts no people: "aged 80", "article 282"."""
    at = quantity.core - 1
    first = page.sentences[page.sentence_of(quantity.core)].first
    if page.low(at) == "." and at > first:
        at -= 1
    hit = page.over(at, "units") if at >= first else None
    if hit is not None and hit.value in ("age", "article", "money") and at + 2 >= quantity.core:
        return hit.value
    return None
