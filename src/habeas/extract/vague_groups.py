"""People named as some of a group that nobody counted: "arrested dozens, including A and B"."""

from collections.abc import Sequence
from typing import Final

from habeas.extract.agreement import has_no_subject, is_plural
from habeas.extract.calendars import Calendar
from habeas.extract.draft import Draft
from habeas.extract.members import member, uncounted
from habeas.extract.name_lists import name_list
from habeas.extract.names import NameMention
from habeas.extract.places import destination_after
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.timing import time_of
from habeas.model.claim import Modality
from habeas.vocabulary.meanings import meanings

_HARD: Final = (";", ":", ".", "!", "?", "(", ")", "…")
_DASHES: Final = ("—", "–", ":")
_HEADS: Final = ("bare", "adjective")
_VERBS: Final = ("active", "bare", "passive", "intransitive")
# How many words may stand between a verb and the people it is done to.
_NEAR: Final = 8


def find_vague_members(reading: Reading, calendar: Calendar) -> list[Draft]:
    """Tell of every person named as one of a vague group what befell the group.

    Args:
        reading: The first layer.
        calendar: What the text says of time.
    """
    found: list[Draft] = []
    for number, sentence in enumerate(reading.page.sentences):
        found += _of_sentence_before(reading, calendar, number)
        for at in range(sentence.first, sentence.last):
            ends = [h.last for h in reading.page.all_at(at, "words") if h.value == "including"]
            if ends:
                found += _members(reading, calendar, at, max(ends))
    return found


def _of_sentence_before(reading: Reading, calendar: Calendar, number: int) -> list[Draft]:
    """Read "Few prisoners were pardoned. Among them are A and B": whom nobody counted."""
    page = reading.page
    sentence, before = page.sentences[number], page.sentences[max(number - 1, 0)]
    ends = [h.last for h in page.all_at(sentence.first, "words") if h.value == "including"]
    near = number > 0 and before.paragraph == sentence.paragraph
    if not ends or not near or not page.is_word(max(ends) - 1, "them", "they", "pronoun"):
        return []
    at = max(ends)
    while at < sentence.last and (
        page.over(at, "aux") or page.is_word(at, "listing", "adv") or page.low(at) in _DASHES
    ):
        at += 1
    told = _before(reading, before.first, before.last)
    if told is None or reading.predicates_in(sentence.first, at):
        return []
    return _tell(reading, calendar, told, sentence.first, name_list(reading, at, sentence.last))


def _members(reading: Reading, calendar: Calendar, opens: int, at: int) -> list[Draft]:
    page = reading.page
    sentence = page.sentences[page.sentence_of(opens)]
    told = _before(reading, sentence.first, opens)
    if told is not None:
        names = name_list(reading, at, sentence.last)
        return _tell(reading, calendar, told, opens, names)
    told = _after(reading, sentence.first, opens, sentence.last)
    if told is None:
        return []
    names = name_list(reading, at, told.first)
    described = reading.predicates_in(_clause(reading, sentence.first, opens), opens)
    return [d for p in (*described, told) for d in _tell(reading, calendar, p, opens, names)]


def _tell(
    reading: Reading,
    calendar: Calendar,
    told: Predicate,
    opens: int,
    names: Sequence[NameMention],
) -> list[Draft]:
    """Tell of each person what befell the group."""
    meaning = meanings().events.get(told.event)
    if meaning is None or meaning.is_state:
        return []
    abroad = meaning.needs == "destination"
    to = destination_after(reading, told.last, abroad=abroad) if meaning.destination else None
    if abroad and to is None:
        return []
    timing = time_of(calendar, told.core, told, stock=False)
    group = uncounted(told, (opens, opens + 1), timing)
    if to is not None:
        group.values["destination"] = reading.page.words(*to)
        group.ground(reading.page, "destination", to, "destination.to")
    return [member(reading, group, name, told.event, timing) for name in names]


def _before(reading: Reading, floor: int, opens: int) -> Predicate | None:
    """Give the verb before the list, where it is done to people whom nobody counted."""
    verbs = [p for p in reading.predicates_in(floor, opens) if p.voice in _VERBS]
    if not verbs or verbs[-1].modality is not Modality.ASSERTED:
        return None
    told = verbs[-1]
    end = opens - (reading.page.low(opens - 1) in (".", "!", "…"))
    if not _is_clear(reading, told.last, end):
        return None
    settings = reading.page.lexicon.settings
    follows = _is_vague(reading, told.last, min(opens, told.last + _NEAR))
    if told.voice in ("active", "bare"):
        return told if follows else None
    leads = _is_vague(reading, _clause(reading, floor, told.first), told.first)
    return told if leads or (follows and (settings.is_free or settings.inverted)) else None


def _after(reading: Reading, floor: int, opens: int, limit: int) -> Predicate | None:
    """Give the verb behind the list, "Several journalists, among them A, were sentenced"."""
    told = next((p for p in reading.predicates_in(opens, limit) if p.is_finite), None)
    if told is None or told.modality is not Modality.ASSERTED:
        return None
    fronted = told.voice == "active" and reading.page.lexicon.settings.object_first
    impersonal = fronted and (has_no_subject(reading, told) or is_plural(reading, told))
    if told.voice not in ("passive", "intransitive") and not impersonal:
        return None
    start = _clause(reading, floor, opens)
    inner = reading.predicates_in(start, opens)
    relative = any(reading.page.is_word(i, "relative") for i in range(opens, told.first))
    if relative or any(p.voice not in _HEADS or p.modality is not Modality.ASSERTED for p in inner):
        return None  # but "The pardoned, including A and B, were taken abroad" tells two things
    heads = any(p.voice == "bare" for p in inner)  # "Помилованных": a participle is who they are
    return told if heads or _is_vague(reading, start, opens) else None


def _clause(reading: Reading, floor: int, at: int) -> int:
    """Give where the clause before a token begins."""
    while at > floor and reading.page.low(at - 1) not in _HARD:
        at -= 1
    return at


def _is_vague(reading: Reading, first: int, last: int) -> bool:
    """Say whether words speak of people, and count and name none."""
    page, words = reading.page, range(first, last)
    if any(i in reading.counted or i in reading.groups for i in words):
        return False
    if any(i in reading.named and reading.named[i].kind == "person" for i in words):
        return False
    return any(page.over(i, "population") is not None or page.is_word(i, "some") for i in words)


def _is_clear(reading: Reading, first: int, last: int) -> bool:
    """Say whether no other clause begins between a verb and the list."""
    page = reading.page
    return not any(
        page.low(i) in _HARD
        or (
            page.is_word(i, "relative", "sub", "verb") and not page.is_word(i, "prep", "det", "adv")
        )
        for i in range(first, last)
    )
