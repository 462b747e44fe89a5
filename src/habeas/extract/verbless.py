"""Attachments that no verb states: a copula, a bracket, "there are", one side of a bargain."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from habeas.extract.groups import PeopleGroup
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate, modality_of
from habeas.extract.reading import Reading
from habeas.model.claim import Modality
from habeas.vocabulary.meanings import meanings

_NEAR_PLACE: Final = 8
# How many words may stand between "the number of" and the number.
_FAR_COUNT: Final = 12


class Slot(Enum):
    """What the people of a group are to the words that say what happened to them."""

    SUBJECT = auto()
    STATE = auto()
    COPULA = auto()
    LENT = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Attachment:
    """One reading of what happened to the people of a group.

    Attributes:
        event: The event word of the trigger.
        rule: Id of the rule.
        tier: 1 is the strongest.
        distance: Tokens between group and trigger.
        trigger: Tokens of the trigger, or None where the noun itself implies it.
        predicate: The predicate, or None.
        slot: What the people are to it; lent where another group's predicate is theirs too.
    """

    event: str
    rule: str
    tier: int
    distance: int
    trigger: tuple[int, int] | None
    predicate: Predicate | None = None
    slot: Slot = Slot.OTHER


def implied(reading: Reading, group: PeopleGroup) -> list[Attachment]:
    """Give the readings of a group that rest on its noun and its frame.

    Args:
        reading: The first layer.
        group: A number with what it counts.
    """
    page = reading.page
    sentence = page.sentences[page.sentence_of(group.first)]
    return [
        *_copula(reading, group, sentence.first),
        *_existential(reading, group, sentence.first, sentence.last),
        *_are(reading, group, sentence.last),
        *_bracketed(reading, group, sentence.first),
        *_traded(reading, group, sentence.first),
        *_labelled(reading, group, sentence.first),
        *_they_are(reading, group, sentence.first),
    ]


def _copula(reading: Reading, group: PeopleGroup, floor: int) -> list[Attachment]:
    """Read "The number of political prisoners reached 1,135"."""
    page = reading.page
    change = group.quantity.change
    if change in ("by", "from"):
        return []
    at = group.first - 1
    if page.lexicon.settings.verb_first:
        return _copula_first(reading, group, floor)
    if change == "to" and group.quantity.verb is not None:
        at = group.quantity.verb
    elif at < floor or not page.is_word(at, "count_copula"):
        return []
    start = next(
        (i for i in range(at, max(floor, at - 16) - 1, -1) if page.is_word(i, "count_noun")), None
    )
    if start is None and change == "to":
        start, at = _total_after(page, group.last)
    if start is None:
        return []
    triggers = [p for p in reading.predicates_in(start, at) if p.modality is not None]
    if triggers:
        best = triggers[0]
        return [Attachment(best.event, "copula", 1, 0, (best.core, best.last), best, Slot.COPULA)]
    people = next((h for i in range(start, at) if (h := page.at(i, "population"))), None)
    if people is not None and people.value in meanings().held_populations:
        return [
            Attachment(
                meanings().unsaid.held,
                "copula.implied",
                1,
                0,
                (people.first, people.last),
                slot=Slot.COPULA,
            )
        ]
    return []


def _copula_first(reading: Reading, group: PeopleGroup, floor: int) -> list[Attachment]:
    """Read "بلغ عدد السجناء السياسيين 905": the verb, what is counted, then the number."""
    page = reading.page
    start = _count_noun_before(page, group.first, floor)
    if start is None or _is_since(reading, start, group.first):
        return []  # "the number of those held since May": how many are held now nobody says
    if any(g.quantity.change != "from" for g in reading.groups_in(start, group.first)):
        return []
    # "وتقدر المنظمة عدد السجناء": who counts may stand between.
    around = (start - 1, start - 2, *range(start + 1, group.first))
    if not any(page.is_word(i, "count_copula") for i in around):
        return []
    triggers = [p for p in reading.predicates_in(start, group.first) if p.modality is not None]
    if triggers:
        best = triggers[0]
        return [Attachment(best.event, "copula", 1, 0, (best.core, best.last), best, Slot.COPULA)]
    people = next((h for i in range(start, group.first) if (h := page.at(i, "population"))), None)
    if people is None or people.value not in meanings().held_populations:
        return []
    words = (people.first, people.last)
    return [Attachment(meanings().unsaid.held, "copula.implied", 1, 0, words, slot=Slot.COPULA)]


def _count_noun_before(page: TextTokens, at: int, floor: int) -> int | None:
    """Give the "number" of "the number of political prisoners" just before a token."""
    back = range(at - 1, max(floor, at - _FAR_COUNT) - 1, -1)
    return next((i for i in back if page.is_word(i, "count_noun")), None)


def _is_since(reading: Reading, first: int, last: int) -> bool:
    """Say whether what is counted is counted from a day on, told by a date or without one."""
    relations = (reading.page.at(i, "relations") for i in range(first, last))
    dated = any(d.relation in ("since", "from") for d in reading.dates_in(first, last))
    return dated or any(hit is not None and hit.value == "since" for hit in relations)


def _total_after(page: TextTokens, at: int) -> tuple[int | None, int]:
    """Read "brings to 411 the number of arrests": what rises stands after the number."""
    while page.is_word(at, "det"):
        at += 1
    if not page.is_word(at, "count_noun"):
        return None, at
    limit = page.sentences[page.sentence_of(at)].last
    return at, min(limit, at + 8)


def _bracketed(reading: Reading, group: PeopleGroup, floor: int) -> list[Attachment]:
    """Read "The largest number of jailed journalists (67)": the noun stands before the bracket."""
    page = reading.page
    at = group.first - 1
    if group.kind != "bare" or at - 1 < floor or page.tokens[at].text != "(":
        return []
    people = page.over(at - 1, "population")
    if people is None or page.low(group.last) not in (")", ",", ";"):
        return []
    for predicate in reversed(reading.predicates_in(max(floor, people.first - 3), people.last)):
        if predicate.voice in ("adjective", "bare", "noun"):
            span = (predicate.core, predicate.last)
            return [Attachment(predicate.event, "bracket", 2, 1, span, predicate)]
    return []


def _are(reading: Reading, group: PeopleGroup, limit: int) -> list[Attachment]:
    """Read "At least two were prisoners of conscience"."""
    page = reading.page
    if group.kind not in ("bare", "part") or page.over(group.last, "aux") is None:
        return []
    at = group.last
    while at < limit and (page.over(at, "aux") is not None or page.is_word(at, "adv", "det")):
        at += 1
    people = page.at(at, "population") if at < limit else None
    if people is None or people.value not in meanings().held_populations:
        return []
    if any(p.voice == "passive" for p in reading.predicates_in(at, at + 1)):
        return []  # "Quatorze ont été condamnés" tells what befell them
    return [
        Attachment(
            meanings().unsaid.held,
            "subject.are",
            1,
            0,
            (people.first, people.last),
            slot=Slot.SUBJECT,
        )
    ]


def _labelled(reading: Reading, group: PeopleGroup, floor: int) -> list[Attachment]:
    """Read "Deaths in custody: 9.": a noun and its number, as in a table."""
    page = reading.page
    colon = group.first - 1
    if group.kind not in ("bare", "people") or colon <= floor or page.tokens[colon].text != ":":
        return []
    start = colon
    while start > floor and page.tokens[start - 1].text not in (".", ";", ",", ")"):
        start -= 1
    nouns = [p for p in reading.predicates_in(start, colon) if p.voice == "noun"]
    alone = nouns and nouns[0].core == start and colon - nouns[0].last <= 1
    if not alone or nouns[0].modality is not Modality.ASSERTED:
        return []
    return [Attachment(nouns[0].event, "label", 1, 1, (nouns[0].core, nouns[0].last), nouns[0])]


def _they_are(reading: Reading, group: PeopleGroup, floor: int) -> list[Attachment]:
    """Read "Палітвязняў у Беларусі стала 1168", "Zatrzymanych studentów jest 511"."""
    page = reading.page
    at = group.first - 1
    copulas = 0
    if group.kind not in ("bare", "people") or not page.lexicon.settings.is_free:
        return []
    while at > floor and _is_between(reading, at):
        copulas += page.over(at, "aux") is not None or page.is_word(at, "count_copula", "still")
        at -= 1
    who = page.over(at, "population") if at >= floor else None
    opens = who is not None and (at == floor or _opens(page, floor, who.first))
    if (
        who is None
        or not copulas
        or not opens
        or (group.kind == "people" and group.population_span == (who.first, who.last))
    ):
        return []
    told = list(reading.predicates_in(max(floor, who.first - 1), who.last))
    if told and told[0].modality is Modality.ASSERTED:
        words = (told[0].core, told[0].last)
        return [Attachment(told[0].event, "copula", 1, 1, words, told[0], Slot.COPULA)]
    if who.value in meanings().held_populations:
        words = (who.first, who.last)
        return [Attachment(meanings().unsaid.held, "copula.implied", 1, 1, words, slot=Slot.COPULA)]
    return []


def _is_between(reading: Reading, at: int) -> bool:
    page = reading.page
    if page.over(at, "population") is not None or page.tokens[at].kind == "mark":
        return False
    return (
        page.over(at, "aux") is not None
        or page.is_word(at, "count_copula", "still", "adv", "in_place", "pronoun", "they", "them")
        or page.over(at, "relative") is not None
        or at in reading.dated
        or at in reading.named
        or page.over(at, "names") is not None
        or (page.over(at, "units") is not None)
    )


def _opens(page: TextTokens, floor: int, first: int) -> bool:
    while first > floor and page.is_word(first - 1, "adv", "det", "count_noun", "all_of"):
        first -= 1
    before = first - 1
    participle = before >= floor and page.over(before, "trigger") is not None
    before -= participle
    return (
        before < floor
        or page.low(before) in (",", ";", ":", "—", "–", "(")
        or page.is_word(before, "and", "conj", "that")
    )


def _traded(reading: Reading, group: PeopleGroup, floor: int) -> list[Attachment]:
    """Read "In exchange for five prisoners": one side of a bargain is let go."""
    page = reading.page
    if group.population not in meanings().held_populations:
        return []
    for index in range(group.first - 1, max(floor, group.first - 5) - 1, -1):
        hit = page.over(index, "links")
        if hit is not None and hit.value == "exchange":
            clause = (floor, page.sentences[page.sentence_of(floor)].last)
            if stated_in(page, clause) is not Modality.ASSERTED:
                return []  # what is only offered for them leaves them where they are
            return [
                Attachment(meanings().unsaid.let_go, "exchange.side", 1, 0, (hit.first, hit.last))
            ]
        if page.tokens[index].kind == "mark":
            break
    return []


def stated_in(page: TextTokens, span: tuple[int, int]) -> Modality | None:
    """Say how far a stretch is asserted by its own words; None for what is only wished."""
    for index in range(*span):
        hit = page.at(index, "modality")
        if hit is None or hit.value == "feared":
            continue
        return None if hit.value == "wished" else modality_of(hit)
    return Modality.ASSERTED


def _existential(reading: Reading, group: PeopleGroup, floor: int, limit: int) -> list[Attachment]:
    """Read "There are at least 1,135 political prisoners", "has 23 journalists in prison"."""
    page = reading.page
    if group.population not in meanings().held_populations:
        return []
    span = group.population_span
    at = group.first - 1
    while at >= floor and page.is_word(at, "adv", "still") and not page.is_word(at, "existential"):
        at -= 1
    place = reading.named.get(at)
    if place is not None and page.is_word(place.first - 1, "in_place"):
        at = place.first - 2  # "ha contado en Bolivia 296 presos políticos"
    at = _has_before(reading, _before_object(reading, at, floor), floor)
    if at >= floor and (page.is_word(at, "existential") or page.is_word(at, "has")):
        return [Attachment(meanings().unsaid.held, "existential", 3, 1, span)]
    if _is_null_copula(reading, group, floor, limit):
        return [Attachment(meanings().unsaid.held, "existential.null", 3, 1, span)]
    if page.sentences[page.sentence_of(group.first)].headline and not any(
        p.is_finite and p.voice != "state" for p in reading.predicates_in(floor, limit)
    ):
        return [Attachment(meanings().unsaid.held, "headline", 4, 2, span)]
    if _is_of_a_country(reading, group.first):
        return [Attachment(meanings().unsaid.held, "implied.place", 4, 2, span)]
    after = group.last
    if after < limit and page.is_word(after, "in_place") and _stands_free(page, group.first, floor):
        at = after + 1
        while at < limit and page.is_word(at, "det") and at not in reading.named:
            at += 1
        place = reading.named.get(at)
        if place is not None and place.kind in ("place", "other"):
            return [Attachment(meanings().unsaid.held, "implied.place", 4, 2, span)]
    return []


def _before_object(reading: Reading, at: int, floor: int) -> int:
    """Step left over the mark of an object and a date: "albergaba en marzo a 400 presos"."""
    page = reading.page
    if page.low(at) not in page.lexicon.settings.object_prep:
        return at
    before = at - 1
    while before > floor and (before in reading.dated or page.over(before, "relations")):
        before -= 1
    return before if page.is_word(before, "has") else at


def _has_before(reading: Reading, at: int, floor: int) -> int:
    """Step left over who has them: "سجّلت جمعية الفنار حتى اليوم 288 سجيناً سياسياً"."""
    page = reading.page
    reach = _NEAR_PLACE if page.lexicon.settings.verb_first else 0
    for index in range(at, max(floor, at - reach) - 1, -1):
        if page.is_word(index, "has"):
            return index
        token = page.tokens[index]
        if index not in reading.dated and (
            token.kind == "mark" or page.over(index, "trigger") or page.is_word(index, "and", "sub")
        ):
            break
    return at


def _stands_free(page: TextTokens, first: int, floor: int) -> bool:
    """Say whether no verb that means something else has the people for its object."""
    at = first - 1
    if at < floor or page.tokens[at].kind in ("mark", "cite"):
        return True
    marked = page.low(at) in page.lexicon.settings.object_prep
    if page.over(at, "sources") is not None or page.is_word(at, "has", "existential", "that"):
        return True
    return page.is_word(at, "prep", "sub", "and", "det", "adv") and not marked


def _is_of_a_country(reading: Reading, first: int) -> bool:
    """Read "Marrow's 77 prisoners of conscience", "the country's 77 political prisoners"."""
    page = reading.page
    if page.low(first - 1) != "'s":
        return False
    name = reading.named.get(first - 2)
    unit = page.over(first - 2, "units")
    is_country = unit is not None and unit.value == "other"
    return is_country or (name is not None and name.kind == "place")


def _is_null_copula(reading: Reading, group: PeopleGroup, floor: int, limit: int) -> bool:
    """Read "В стране более 1200 политзаключённых", where no verb is needed."""
    page = reading.page
    if not page.lexicon.settings.is_free:
        return False
    first, last = group.first, group.last
    while first > floor and page.tokens[first - 1].text not in (";", ":", "(", "—", "–"):
        first -= 1
    while last < limit and page.tokens[last].text not in (";", ":", "(", "—", "–"):
        last += 1
    if any(p.is_finite for p in reading.predicates_in(first, last)):
        return False
    words = range(first, last)
    if any(page.is_word(i, "verb") or page.over(i, "aux") is not None for i in words):
        return False
    return any(
        page.is_word(i, "in_place") and i + 1 not in reading.dated
        for i in range(max(first, group.first - _NEAR_PLACE), group.first)
    )
