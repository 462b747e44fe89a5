"""Who the people counted before are: "They are A, B and C", "On the new list: A, B, C"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from habeas.extract.calendars import Calendar
from habeas.extract.draft import Draft
from habeas.extract.members import member, uncounted
from habeas.extract.name_lists import name_list
from habeas.extract.names import NameMention
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.timing import time_of
from habeas.model.claim import Basis, Modality
from habeas.vocabulary.meanings import meanings

# How many words may open a roll, how many sentences before it its people may be counted,
# and how many names make one.
_OPENER: Final = 14
_BACK: Final = 4
_LEAST: Final = 2
# How many lines a heading may stand over.
_LINES: Final = 8
# How many lines of people and terms may follow the sentence that passes them.
_TERM_LINES: Final = 12
_MARKS: Final = (":", "—", "–")
_DESCRIBES: Final = ("adjective", "bare", "noun", "passive")


@dataclass(frozen=True, slots=True)
class _Opener:
    """The words before a list of names.

    Attributes:
        first: Their first token.
        last: One past the last; the names follow.
        means_them: Whether they only go back to people told before: "They are".
    """

    first: int
    last: int
    means_them: bool


def find_rolls(reading: Reading, calendar: Calendar, figures: Sequence[Draft]) -> list[Draft]:
    """Tell of every person on a roll what befell the people it is of.

    Args:
        reading: The first layer.
        calendar: What the text says of time.
        figures: The figures of the text, in order of place.
    """
    found: list[Draft] = []
    for number in range(len(reading.page.sentences)):
        opener = _opener(reading, number)
        if opener is not None:
            found += _roll(reading, calendar, figures, opener, number)
    return found + _terms(reading, calendar)


def _terms(reading: Reading, calendar: Calendar) -> list[Draft]:
    """Read "The court sentenced them:" over lines of "Ann Bell, 44, teacher - 8 years"."""
    page, found = reading.page, []
    said: Predicate | None = None
    for number, sentence in enumerate(page.sentences):
        told = reading.predicates_in(sentence.first, sentence.last)
        name = _of_term(reading, sentence.first, sentence.last)
        if name is None or told:
            given = (p for p in told if meanings().events[p.event].given and p.voice != "noun")
            said = next(given, None) if told else said if number else None
            continue
        near = said is not None and number - page.sentence_of(said.core) <= _TERM_LINES
        if said is not None and near and said.modality is Modality.ASSERTED:
            timing = time_of(calendar, said.core, said, stock=False)
            group = uncounted(said, (said.core, said.last), timing)
            found.append(member(reading, group, name, said.event, timing))
    return found


def _of_term(reading: Reading, first: int, last: int) -> NameMention | None:
    """Give whom a line names that ends on a length of time and has no verb."""
    page = reading.page
    while first < last and page.tokens[first].kind == "mark":
        first += 1
    name = reading.named.get(first)
    if name is None or name.kind != "person" or name.first != first:
        return None
    groups = reading.groups_in(name.last, last)
    ends = bool(groups) and groups[-1].unit == "duration"
    parted = ends and page.low(groups[-1].first - 1) in (*_MARKS, "-")
    rest = [i for i in range(name.last, last) if not page.over(i, "names")]
    verbs = any(page.over(i, "aux") or page.is_word(i, "verb", "relative") for i in rest)
    return name if parted and not verbs else None


def _opener(reading: Reading, number: int) -> _Opener | None:
    page = reading.page
    first, last = page.sentences[number].first, page.sentences[number].last
    ends = [h.last for h in page.all_at(first, "words") if h.value == "they_are"]
    if ends:
        at = max(ends)
        return _Opener(first, at + (page.low(at) in _MARKS), means_them=True)
    for at in range(first, min(last, first + _OPENER)):
        if page.low(at) == ":":
            return _Opener(first, at + 1, means_them=False) if at > first else None
        name = reading.named.get(at)
        if page.low(at) in (",", ";") or (name is not None and name.kind == "person"):
            return None
        verb = page.at(at, "aux") is not None or page.is_word(at, "listing")
        if verb and _is_definite(reading, first):
            end = at
            while end < last and (page.over(end, "aux") or page.is_word(end, "listing", "adv")):
                end += 1
            told = end < last and page.all_at(end, "trigger")
            return None if told else _Opener(first, end, means_them=False)
    return None


def _is_definite(reading: Reading, first: int) -> bool:
    page = reading.page
    return page.lexicon.settings.no_articles or page.is_word(first, "definite")


def _roll(
    reading: Reading,
    calendar: Calendar,
    figures: Sequence[Draft],
    opener: _Opener,
    number: int,
) -> list[Draft]:
    page = reading.page
    names = name_list(reading, opener.last, page.sentences[number].last)
    if len(names) < _LEAST:
        return []
    told = reading.predicates_in(opener.first, opener.last)
    said = next((p for p in told if p.voice in _DESCRIBES), None)
    if said is None and told:
        return []
    sizes = [g.quantity.value for g in reading.groups_in(opener.first, opener.last)]
    figure = _counted(figures, number, sizes[0] if sizes else len(names), said)
    if figure is None and opener.means_them:
        figure = _before(figures, number, len(names))
    if said is None and figure is None:
        counted = len(names) in sizes
        terms = reading.groups_in(opener.first, opener.last)
        if counted or any(g.unit == "duration" for g in terms):
            said = _heading(reading, number)
    if said is not None:
        return _told(reading, calendar, opener, said, figure, names)
    if figure is None:
        return []
    event = figure.values["event"]
    return [member(reading, figure, name, event, figure.timing) for name in names]


def _told(
    reading: Reading,
    calendar: Calendar,
    opener: _Opener,
    said: Predicate,
    figure: Draft | None,
    names: Sequence[NameMention],
) -> list[Draft]:
    """Read "The released detainees are A and B": the opener itself says what befell them."""
    if said.modality is not Modality.ASSERTED or _is_state(said.event):
        return []
    timing = time_of(calendar, said.core, said, stock=False)
    if figure is not None and (timing is None or timing.basis is Basis.INHERITED_PARAGRAPH):
        timing = figure.timing
    group = uncounted(said, (opener.first, opener.last), timing)
    found = [member(reading, group, name, said.event, timing) for name in names]
    for draft in found:
        draft.whole = figure
    return found


def _heading(reading: Reading, number: int) -> Predicate | None:
    """Read "Sentences:" over "Five years (2): A, B": what befell the people of each line."""
    page = reading.page
    for above in range(number - 1, max(number - _LINES, -1), -1):
        sentence = page.sentences[above]
        told = list(reading.predicates_in(sentence.first, sentence.last))
        if not told:
            continue
        ends = page.low(sentence.last - 1) == ":" or sentence.headline
        short = sentence.last - sentence.first <= _OPENER
        one = len({p.core for p in told}) == 1 and told[0].voice in _DESCRIBES
        return told[0] if ends and short and one else None
    return None


def _is_state(event: str) -> bool:
    meaning = meanings().events.get(event)
    return meaning is None or meaning.is_state


def _counted(
    figures: Sequence[Draft], number: int, size: int, said: Predicate | None
) -> Draft | None:
    """Find the last figure that counts as many as a roll names."""
    for figure in reversed(figures):
        if figure.sentence < number - _BACK:
            break
        near = figure.sentence < number
        exact = figure.values["value_low"] == figure.values["value_high"] == size
        same = said is None or figure.values["event"] == said.event
        if near and exact and same and not _is_state(figure.values["event"]):
            return figure
    return None


def _before(figures: Sequence[Draft], number: int, size: int) -> Draft | None:
    """Find the figure just before a roll, where it counts no fewer than the roll names."""
    found = [f for f in figures if number - 2 <= f.sentence < number]
    if not found or _is_state(found[-1].values["event"]):
        return None
    high = found[-1].values["value_high"]
    return found[-1] if high is None or high >= size else None
