"""People named as some of a group: "including A, B and C", "among those released are A and B"."""

from typing import Final

from habeas.extract.calendars import Calendar, Timing
from habeas.extract.draft import Draft
from habeas.extract.name_lists import name_list
from habeas.extract.names import NameMention
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.siblings import base_of
from habeas.extract.timing import time_of
from habeas.model.claim import Basis
from habeas.model.doubt import Doubt
from habeas.vocabulary.meanings import meanings

_DESCRIBES: Final = ("adjective", "bare", "noun", "passive", "intransitive")
_HARD: Final = (";", ".", "!", "?", "…", ":")
_ASIDE: Final = 16
_NEAR_VERB: Final = 14


def find_members(reading: Reading, calendar: Calendar, figures: list[Draft]) -> list[Draft]:
    """Expand "including A, B and C" after a figure, and "among those released are A and B"."""
    found: list[Draft] = []
    page = reading.page
    for figure in figures:
        if figure.whole is not None or _is_state(figure.values["event"]):
            continue
        found.extend(
            member(reading, figure, name, figure.values["event"], figure.timing)
            for name in _named_members(reading, figure)
        )
    for number in range(len(page.sentences)):
        before = _figure_before(reading, figures, number)
        found.extend(_among(reading, calendar, number, before))
        if before is not None:
            found.extend(_among_them(reading, number, before))
    return found


def _is_state(event: str) -> bool:
    meaning = meanings().events.get(event)
    return meaning is not None and meaning.is_state


def _figure_before(reading: Reading, figures: list[Draft], number: int) -> Draft | None:
    """Give the last whole counted before a sentence, in its own paragraph and just before."""
    paragraph = reading.page.sentences[number].paragraph
    found = [
        f
        for f in figures
        if f.paragraph == paragraph and f.whole is None and number - 2 <= f.sentence < number
    ]
    return found[-1] if found else None


def _among_them(reading: Reading, number: int, figure: Draft) -> list[Draft]:
    """Read "Among them: A (29, Thule), B and C": a list of some of those counted just before."""
    page = reading.page
    sentence = page.sentences[number]
    at = sentence.first
    if figure.sentence != number - 1 or _is_state(figure.values["event"]):
        return []
    if not page.is_word(at, "including"):
        return []
    at = max(h.last for h in page.all_at(at, "words") if h.value == "including")
    while at < sentence.last and (
        page.over(at, "aux") is not None or page.tokens[at].text in (":", "—", "–", ",")
    ):
        at += 1
    names = name_list(reading, at, sentence.last)
    return [member(reading, figure, name, figure.values["event"], figure.timing) for name in names]


def _named_members(reading: Reading, figure: Draft) -> list[NameMention]:
    page = reading.page
    start = figure.span[1]
    limit = page.sentences[figure.sentence].last
    at = start
    while at < min(limit, start + 14) and not (
        page.is_word(at, "including") or page.tokens[at].text in ("(", "–", "—", ":")
    ):
        said = page.over(at, "sources")
        if page.tokens[at].text in _HARD or at in reading.groups or said is not None:
            return []  # "13 detained, confirmed her lawyer, Ann Bell"
        if page.tokens[at].text == "," and reading.named.get(at + 1) is not None:
            break
        at += 1
    else:
        if at >= min(limit, start + 14):
            return []  # nothing opens a list of those counted
    at += 1
    while at < limit and (
        page.is_word(at, "including", "relative") or page.over(at, "aux") is not None
    ):
        at += 1
    return name_list(reading, at, limit)


def uncounted(said: Predicate, span: tuple[int, int], timing: Timing | None) -> Draft:
    """Give a group that has no number: the words that say what befell its people.

    Args:
        said: What befell them.
        span: The tokens the group is told in, as first and one past the last.
        timing: When.
    """
    group = Draft("group", *span, span=span, timing=timing, predicate=said)
    group.values |= {"event": said.event, "trigger": (said.core, said.last)}
    return group


def member(
    reading: Reading, figure: Draft, name: NameMention, event: str, timing: Timing | None
) -> Draft:
    """Tell of a named person what is told of a group.

    Args:
        reading: The first layer.
        figure: The group: a figure, or words that say what befell its people.
        name: The person.
        event: What befell them.
        timing: When.
    """
    page = reading.page
    meaning = meanings().events.get(event)
    trigger = figure.values["trigger"]
    first = min(figure.span[0], trigger[0]) if trigger else figure.span[0]
    last = name.last
    if trigger and last < trigger[1] and trigger[1] - last < _NEAR_VERB:
        last = trigger[1]  # "Two, Ann Bell and Tom Marsh, were expelled"
    number = page.sentence_of(name.first)
    elsewhere = number != page.sentence_of(first)
    if elsewhere or page.span(first, last)[1] - page.span(first, last)[0] > 380:
        first, last = name.first, name.last
    draft = Draft(
        "person_event", first, last, predicate=figure.predicate,
        paragraph=page.sentences[number].paragraph, sentence=number, whole=figure if figure.kind == "figure" else None,
        timing=timing, modality=figure.modality,
    )  # fmt: skip
    draft.values |= {
        "person": (name.full or name).text,
        "person_base": base_of(page, name.full or name),
        "event": event if meaning is None else meanings().word_of(event),
        "release_kind": None if meaning is None else meaning.release_kind,
        "name": name.full or name,
        "predicate_core": trigger[0] if trigger else first,
    }
    target = name.full or name
    draft.ground(page, "person", (target.first, target.last), "list.member")
    draft.ground(page, "event", trigger, "list.event", Basis.INHERITED_SENTENCE)
    if meaning is not None and meaning.is_doubtful:
        draft.doubt(Doubt.EVENT_NOT_ACTING, event=event)
    if timing is not None:
        basis = Basis.INHERITED_SENTENCE if timing.span is not None else timing.basis
        draft.ground(page, "date", timing.span, timing.rule, basis)
    if name.has_role:
        draft.values["role"] = page.words(name.role_first, name.first)
        draft.ground(page, "role", (name.role_first, name.first), "role.before")
    if figure.values.get("destination"):
        draft.values["destination"] = figure.values["destination"]
        draft.grounds["destination"] = figure.grounds["destination"]
    return draft


def _is_agent(reading: Reading, at: int) -> bool:
    """Say whether a name only tells who did it: "those freed by Marrow"."""
    name = reading.named[at]
    return reading.page.is_word(name.first - 1, "by", "prep")


def _among(reading: Reading, calendar: Calendar, number: int, before: Draft | None) -> list[Draft]:
    """Read "Among the released prisoners are A, B and C": a list with no number."""
    page = reading.page
    first, last = page.sentences[number].first, page.sentences[number].last
    opener = next((i for i in range(first, min(first + 4, last)) if page.is_word(i, "among")), None)
    if opener is None:
        return []
    triggers = [
        p
        for p in reading.predicates_in(opener, min(opener + 8, last))
        if p.voice in _DESCRIBES and p.modality is not None
    ]
    if not triggers:
        return []
    copula = next(
        (
            i
            for i in range(triggers[0].last, min(last, opener + 14))
            if page.over(i, "aux")
            or page.is_word(i, "listing")
            or page.tokens[i].text in ("—", "–", ":")
        ),
        None,
    )
    if copula is None and page.lexicon.settings.verb_first:
        copula = triggers[0].last - 1  # "ومن بين المفرج عنهم الصحفي سليم حداد" has no verb
    if copula is None or page.is_word(copula - 1, "neg"):
        return []  # "Entre los 12 detenidos no está Luis Pardo"
    if any(i in reading.named and not _is_agent(reading, i) for i in range(opener, copula)):
        return []
    names = name_list(reading, copula + 1, last)
    timing = time_of(calendar, triggers[0].core, triggers[0], stock=False)
    same = before is not None and before.values["event"] == triggers[0].event
    if (
        before is not None
        and same
        and (timing is None or timing.basis is Basis.INHERITED_PARAGRAPH)
    ):
        timing = before.timing  # those freed are the ones counted just before
    group = uncounted(triggers[0], (opener, copula), timing)
    return [member(reading, group, name, triggers[0].event, timing) for name in names]
