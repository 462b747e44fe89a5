"""People let go against something given: both sides, each in the text's own words."""

from typing import Final

from habeas.extract.calendars import Calendar
from habeas.extract.draft import Draft
from habeas.extract.lexicon import Hit
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.speakers import subject_before
from habeas.extract.timing import time_of
from habeas.extract.verbless import stated_in
from habeas.model.claim import Modality
from habeas.vocabulary.meanings import meanings

_ENDS: Final = (".", ";", "!", "?", "…")
_LONGEST: Final = 45


def find_exchanges(reading: Reading, calendar: Calendar, figures: list[Draft]) -> list[Draft]:
    """Read every exchange whose two sides are both stated."""
    found = []
    page = reading.page
    for number, sentence in enumerate(page.sentences):
        reach = sentence.first
        for index in range(sentence.first, sentence.last):
            hit = page.at(index, "links")
            if hit is None or hit.first < reach or hit.value not in ("exchange", "exchange_then"):
                continue
            reach = hit.last
            draft = _exchange(reading, calendar, hit, number, figures)
            if draft is not None:
                found.append(draft)
    return found


def _exchange(
    reading: Reading, calendar: Calendar, hit: Hit, number: int, figures: list[Draft]
) -> Draft | None:
    page = reading.page
    sentence = page.sentences[number]
    release = _release(reading, sentence.first, hit.first)
    right = _side_end(reading, hit.last, sentence.last)
    if right <= hit.last:
        return None
    opens = hit.first <= sentence.first + 1 and hit.first - 1 not in reading.named
    if hit.value == "exchange" and opens:
        return _fronted(reading, calendar, hit, number, figures)
    if hit.value == "exchange_then":
        if release is None:
            before = _freed_before(reading, figures, number) if opens else None
            if before is None:
                return None
            sides = before.span, (hit.last + (page.tokens[hit.last].text == ","), right)
            return _draft(reading, calendar, *sides, None, number, figures, hit)
        start = hit.last + (page.tokens[hit.last].text == ",")
        released, concession = _released(reading, release, hit.first, figures), (start, right)
    elif release is not None:
        released, concession = _released(reading, release, hit.first, figures), (hit.last, right)
    else:
        side = _people_side(reading, hit.last, right, figures)
        if side is None:
            return None
        released, concession = side, (_clause_start(reading, hit.first, sentence.first), hit.first)
        if not _has_verb(page, *concession) and _has_verb(page, side[1], right):
            concession = side[1], right  # "Thule, in exchange for the prisoners, lifted the ban"
    if concession[1] <= concession[0] or released[1] <= released[0]:
        return None
    return _draft(reading, calendar, released, concession, release, number, figures, hit)


def _freed_before(reading: Reading, figures: list[Draft], number: int) -> Draft | None:
    """Read "65 soldiers came home. In return Marrow gave up": who was let go a sentence before."""
    paragraph = reading.page.sentences[number].paragraph
    return next(
        (
            f
            for f in figures
            if f.sentence == number - 1
            and f.paragraph == paragraph
            and f.whole is None
            and _lets_go(f.values["event"])
        ),
        None,
    )


def _fronted(
    reading: Reading, calendar: Calendar, hit: Hit, number: int, figures: list[Draft]
) -> Draft | None:
    """Read "In exchange for the soldier, Marrow freed 40 prisoners", or the other way about."""
    page = reading.page
    limit = page.sentences[number].last
    comma = next((i for i in range(hit.last, limit) if page.tokens[i].text == ","), None)
    if comma is None:
        return None
    release = _release(reading, comma, limit)
    if release is None:
        side = _people_side(reading, hit.last, comma, figures)
        end = _side_end(reading, comma + 1, limit)
        if side is None or page.is_word(comma + 1, "including") or not _has_verb(page, comma, end):
            return None
        return _draft(reading, calendar, side, (comma + 1, end), None, number, figures, hit)
    released = _released(reading, release, limit, figures)
    return _draft(reading, calendar, released, (hit.last, comma), release, number, figures, hit)


def _release(reading: Reading, first: int, last: int) -> Predicate | None:
    """Find the release on the left: the last one asserted before the link."""
    found = [
        p
        for p in reading.predicates_in(first, last)
        if _lets_go(p.event)
        and p.modality is not None
        and p.voice in ("active", "bare", "passive", "intransitive", "noun")
    ]
    return found[-1] if found else None


def _released(
    reading: Reading, release: Predicate, limit: int, figures: list[Draft]
) -> tuple[int, int]:
    """Give the words for who was let go: the clause around the release."""
    page = reading.page
    groups = [f for f in figures if f.predicate is release and f.whole is None]
    if groups:
        first = min(groups[0].span[0], release.first)
        last = max(groups[0].span[1], release.last)
    else:
        first, last = release.first, min(limit, release.last + 8)
        sentence = page.sentences[page.sentence_of(release.core)]
        if release.voice in ("passive", "intransitive"):
            return _subject_start(reading, release.first, sentence.first), release.first
        for index in range(release.last, last):
            if page.tokens[index].kind == "mark":
                last = index
                break
    return first, max(last, first + 1)


def _lets_go(event: str) -> bool:
    meaning = meanings().events.get(event)
    return meaning is not None and meaning.lets_go


def _people_side(
    reading: Reading, first: int, last: int, figures: list[Draft]
) -> tuple[int, int] | None:
    """Find the people on the right: "in exchange for five prisoners", "for his release"."""
    page = reading.page
    held = meanings().held_populations
    for group in reading.groups_in(first, last):
        figure = _figure_of(figures, group.quantity.core)
        is_let_go = figure is not None and _lets_go(figure.values["event"])
        if is_let_go or group.population in held:
            opens = group.first - page.is_word(group.first - 1, "definite")
            return opens, group.last
    for predicate in reading.predicates_in(first, last):
        if _lets_go(predicate.event) and predicate.voice == "noun":
            return first, last
    return None


def _figure_of(figures: list[Draft], core: int) -> Draft | None:
    """Give the claim that accounts for a number: its own, or that of the same told before."""
    return next((f for f in figures if any(part[0] == core for part in f.numerals)), None)


def _has_verb(page: TextTokens, first: int, last: int) -> bool:
    return any(
        page.is_word(i, "verb") or page.over(i, "aux") is not None for i in range(first, last)
    )


def _side_end(reading: Reading, start: int, limit: int) -> int:
    page = reading.page
    end = start
    while end < limit and end - start < _LONGEST:
        token = page.tokens[end]
        if token.text in _ENDS or token.kind == "cite" or (token.text == "," and end > start + 1):
            break
        end += 1
    return end


def _clause_start(reading: Reading, at: int, floor: int) -> int:
    page = reading.page
    start = at
    while start > floor and at - start < _LONGEST:
        if page.tokens[start - 1].text in (*_ENDS, ",", ":"):
            break
        start -= 1
    return start


def _subject_start(reading: Reading, at: int, floor: int) -> int:
    """Give where the subject of a verb begins: after "denied that", a comma or another verb."""
    page = reading.page
    start, floor = at, _clause_start(reading, at, floor)
    while start > floor and not page.is_word(start - 1, "verb", "sub", "relative", "that"):
        start -= 1
    return start if start < at else floor


def _modality(
    reading: Reading, release: Predicate | None, concession: tuple[int, int]
) -> tuple[Modality | None, list[str]]:
    """Say how far a bargain is asserted, and who denies it."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(concession[0])]
    if release is None:
        return stated_in(page, concession), []
    if release.modality is not Modality.DENIED or release.cue is None:
        return release.modality, []
    speaker = None
    if not page.is_word(release.cue[0], "neg"):
        speaker = subject_before(reading, release.cue[0], sentence.first)
    return release.modality, [page.words(*speaker)] if speaker is not None else []


def _draft(
    reading: Reading,
    calendar: Calendar,
    released: tuple[int, int],
    concession: tuple[int, int],
    release: Predicate | None,
    number: int,
    figures: list[Draft],
    hit: Hit,
) -> Draft | None:
    page = reading.page
    first, last = min(released[0], concession[0], hit.first), max(released[1], concession[1])
    paragraph = page.sentences[number].paragraph
    modality, deniers = _modality(reading, release, concession)
    if modality is None:
        return None
    draft = Draft("exchange", first, last, predicate=release, paragraph=paragraph, sentence=number)
    released_span, concession_span = page.span(*released), page.span(*concession)
    draft.values |= {
        "released": page.text[slice(*released_span)],
        "released_start": released_span[0],
        "released_end": released_span[1],
        "concession": page.text[slice(*concession_span)],
        "concession_start": concession_span[0],
        "concession_end": concession_span[1],
        "parties": _parties(reading, released, concession, hit),
        "brokers": _brokers(reading, number),
        "denied_by": deniers or _denied_after(reading, number),
        "link": (hit.first, hit.last),
    }
    draft.modality = modality
    draft.ground(page, "released", released, "exchange.released")
    draft.ground(page, "concession", concession, "exchange.concession")
    draft.ground(page, "link", (hit.first, hit.last), "exchange.link")
    told = (_figure_of(figures, g.quantity.core) for g in reading.groups_in(*released))
    figure = next((f for f in told if f is not None and f.whole is None), None)
    draft.whole = figure
    draft.timing = (
        figure.timing
        if figure is not None
        else time_of(calendar, released[0], release, stock=False)
    )
    if draft.timing is not None:
        draft.ground(page, "date", draft.timing.span, draft.timing.rule, draft.timing.basis)
    return draft


def _denied_after(reading: Reading, number: int) -> list[str]:
    """Read "The government denies this." after a bargain: who denies it, and nothing else."""
    page = reading.page
    following = number + 1
    if following >= len(page.sentences):
        return []
    sentence = page.sentences[following]
    if sentence.paragraph != page.sentences[number].paragraph:
        return []
    told = range(sentence.first, sentence.last)
    if any(page.at(i, "trigger") for i in told) or sentence.last - sentence.first > _LONGEST:
        return []
    for index in told:
        hit = page.at(index, "modality")
        if hit is None or hit.value != "denied" or page.is_word(index, "neg"):
            continue
        speaker = subject_before(reading, index, sentence.first)
        back = any(page.is_word(i, "definite", "pronoun", "anaphor") for i in told)
        return [page.words(*speaker)] if speaker is not None and back else []
    return []


def _parties(
    reading: Reading, released: tuple[int, int], concession: tuple[int, int], hit: Hit
) -> list[str]:
    """Name who let go and who gave: the subject before each side, or "by X" in it."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(released[0])]
    parties: list[str] = []
    # "Thule, in exchange for the prisoners, lifted the ban": Thule stands before the link.
    ends = {released[0], hit.first} if concession[0] > hit.first else {released[0]}
    before = [n for n in reading.names_in(sentence.first, released[0]) if n.last in ends]
    parties += [n.text for n in before]
    for name in reading.names_in(concession[0], concession[1]):
        opens = all(page.is_word(i, "det") for i in range(concession[0], name.first))
        agent = any(
            page.is_word(i, "by", "handed_to")
            for i in range(max(name.first - 2, concession[0]), name.first)
        )
        if (opens or agent) and name.text not in parties:
            parties.append(name.text)
    return parties


def _brokers(reading: Reading, number: int) -> list[str]:
    """Name who carried it through: "brokered by X"."""
    page = reading.page
    sentence = page.sentences[number]
    found: list[str] = []
    for index in range(sentence.first, sentence.last):
        hit = page.at(index, "links")
        if hit is None or hit.value != "broker":
            continue
        at = hit.last
        while at < sentence.last and page.is_word(at, "det") and at not in reading.named:
            at += 1
        name = reading.named.get(at)
        if name is not None and name.text not in found:
            found.append(name.text)
    return found
