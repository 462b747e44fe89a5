"""Sentences of the year page, made from the fields of claims."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Mode
from habeas.model.when import When
from habeas.publish.quotes import Quoted
from habeas.publish.sentences import Bibliography, CitedSentence, Named, Part, Words
from habeas.vocabulary.events import event_type
from habeas.words import year
from habeas.words.dates import is_told_by, when_words
from habeas.words.events import tell_event
from habeas.words.figures import figure_words, whom_words
from habeas.words.lists import listed_apart, unique
from habeas.words.terms import place_words
from habeas.words.text import first_upper
from habeas.words.voice import slot, slotted

_People = Mapping[str, tuple[str, str]]


def tell_day(
    heading: str,
    claims: Sequence[Quoted],
    times: Mapping[str, When],
    people: _People,
    book: Bibliography,
) -> tuple[tuple[CitedSentence, ...], tuple[CitedSentence, ...]]:
    """Tell the figures of one day, wholes before parts; and apart from them the named people.

    Args:
        heading: The day, month or year they stand under.
        claims: The day's claims.
        times: Claim id to its time.
        people: Claim id of each event to the person's id and name.
        book: Where quotes get their numbers.
    """
    figures = [q for q in claims if isinstance(q.claim.body, Figure)]
    events = [q for q in claims if isinstance(q.claim.body, Event)]
    told = _tell_group_figures(heading, figures, book)
    return tuple(told), tuple(_tell_events(heading, events, times, people, book))


def _figure(quoted: Quoted) -> Figure:
    body = quoted.claim.body
    assert isinstance(body, Figure)  # noqa: S101 - callers pass figures
    return body


def _event(quoted: Quoted) -> Event:
    body = quoted.claim.body
    assert isinstance(body, Event)  # noqa: S101 - callers pass events
    return body


def _tell_group_figures(
    heading: str, claims: Sequence[Quoted], book: Bibliography
) -> list[CitedSentence]:
    groups: dict[object, list[Quoted]] = {}
    for quoted in claims:
        f = _figure(quoted)
        # One number for one thing is one sentence, whatever its people are called.
        key = (
            f.measure, f.low, f.high, f.hedge, tuple(sorted(f.subgroup.items())), f.unit,
            _to(quoted, f.destination), f.time.edtf if f.time else None, f.part_of is not None,
            quoted.claim.modality,
        )  # fmt: skip
        groups.setdefault(key, []).append(quoted)

    def wholes_first(group: list[Quoted]) -> tuple[bool, bool, int]:
        f = _figure(group[0])
        return f.part_of is not None, bool(f.subgroup), -(f.low or f.high or 0)

    out = []
    for group in sorted(groups.values(), key=wholes_first):
        names = Counter(_figure(q).population for q in group)
        usual = max(names, key=lambda name: (names[name], name))
        shown = next(_figure(q) for q in group if _figure(q).population == usual)
        clause = figure_words(shown, _language(group, shown))
        others = [whom_words(replace(shown, population=n)) for n in sorted(names) if n != usual]
        if shown.part_of:
            text = year.part_words(clause)
        else:
            text = year.dated_words(_when(shown.time, shown.relation, heading), clause)
        text = _according(year.called_words(text, others), group)
        out.append(book.say([first_upper(_stance(text, group))], group))
    return out


def _when(when: When | None, relation: str | None, heading: str) -> str:
    """Say when, unless it is just the day that the heading names."""
    told = when_words(when, relation)
    return "" if is_told_by(heading, told) else told


def _to(quoted: Quoted, place: str | None) -> str | None:
    return place_words(place, quoted.source.language) if place else None


def _language(group: Sequence[Quoted], shown: Figure) -> str | None:
    return next(q.source.language for q in group if q.claim.body is shown)


def _stance(told: str, group: Sequence[Quoted]) -> str:
    """Say first how far the sources stand behind what follows, where they do not assert it."""
    first = group[0]
    return year.stance_words("" if first.claim.modality.acts else first.modality_words, told)


def _according(told: str, group: Sequence[Quoted]) -> str:
    """Name the speakers where the texts themselves name them."""
    are_named = all(q.claim.attributed_to for q in group)
    return year.according_words(told, unique(q.speaker for q in group) if are_named else ())


def _tell_events(
    heading: str,
    claims: Sequence[Quoted],
    times: Mapping[str, When],
    people: _People,
    book: Bibliography,
) -> list[CitedSentence]:
    groups: dict[object, list[Quoted]] = {}
    for quoted in claims:
        e = _event(quoted)
        acts = quoted.claim.modality.acts
        key = (
            e.event, times[quoted.id].edtf, e.relation, _to(quoted, e.destination),
            _to(quoted, e.place),
            "acts" if acts else quoted.claim.modality, None if acts else quoted.claim.attributed_to,
        )  # fmt: skip
        groups.setdefault(key, []).append(quoted)

    def order(group: list[Quoted]) -> tuple[int, str, int]:
        kind = event_type(_event(group[0]).event)
        return kind.rank if kind else 99, _event(group[0]).event, -len(group)

    ordered = sorted(groups.values(), key=order)
    return [_tell_event(heading, group, times, people, book) for group in ordered]


def _tell_event(
    heading: str,
    group: Sequence[Quoted],
    times: Mapping[str, When],
    people: _People,
    book: Bibliography,
) -> CitedSentence:
    event = _event(group[0])
    named: dict[str, Named] = {}
    for quoted in group:
        person, name = people.get(quoted.id, ("", _event(quoted).person))
        named.setdefault(person or name, Named(text=name, person=person))
    who = list(named.values())
    told = tell_event(event, who, group[0].source.language)
    when = _when(times[group[0].id], event.relation, heading)
    text = _according(year.dated_words(when, slot("told")), group)
    return book.say(_parts(_stance(text, group), {"told": told}), group)


def _parts(text: str, slots: Mapping[str, Sequence[Part]]) -> list[Part]:
    """Begin a sentence, and put in what is more than words."""
    first, *rest = slotted(text, slots)
    return [first_upper(first) if isinstance(first, str) else first, *rest]


def tell_exchanges(claims: Sequence[Quoted], book: Bibliography) -> tuple[CitedSentence, ...]:
    """Tell who was let go against what, in the sources' words, and who denies it.

    Args:
        claims: Exchange claims.
        book: Where quotes get their numbers.
    """
    out = []
    for quoted in claims:
        body = quoted.claim.body
        if not isinstance(body, Exchange):
            continue
        language = quoted.source.language
        slots = {
            "released": [Words(text=body.released, language=language)],
            "concession": [Words(text=body.concession, language=language)],
        }
        text = year.exchange_words(when_words(body.date), *(slot(name) for name in slots))
        text = year.dealt_words(text, body.parties, body.brokers)
        text = year.told_by_words(text, quoted.speaker, body.denied_by)
        out.append(book.say(_parts(_stance(text, [quoted]), slots), [quoted]))
    return tuple(out)


def tell_figures(claims: Sequence[Quoted], book: Bibliography) -> tuple[CitedSentence, ...]:
    """Tell what was published about a period or an instant, with who says it.

    Args:
        claims: Figure claims.
        book: Where quotes get their numbers.
    """
    groups: dict[object, list[Quoted]] = {}
    for quoted in claims:
        f = _figure(quoted)
        text = figure_words(f, quoted.source.language)
        when = when_words(f.time, "as_of" if f.mode is Mode.STOCK else f.relation)
        groups.setdefault((text, when, quoted.claim.modality), []).append(quoted)
    out = []
    for (text, when, _), group in groups.items():  # type: ignore[misc]
        told = year.published_words(unique(q.speaker for q in group), text, when)
        out.append(book.say([first_upper(_stance(told, group))], group))
    return tuple(out)


def tell_let_go(
    claims: Sequence[Quoted],
    let_go: Sequence[str],
    people: _People,
    book: Bibliography,
    *,
    is_sure: bool = True,
) -> CitedSentence | None:
    """Name people who count as let go, borne by their releases or what else is told of custody.

    Args:
        claims: The year's claims, and those that name no time.
        let_go: Ids of the people.
        people: Claim id of each event to the person's id and name.
        book: Where quotes get their numbers.
        is_sure: Whether they count undisputedly; else it is said that they may.
    """
    told: dict[str, list[Quoted]] = {}
    for quoted in claims:
        body, (person, _) = quoted.claim.body, people.get(quoted.id, ("", ""))
        if isinstance(body, Event) and person in let_go:
            told.setdefault(person, []).append(quoted)
    if not told:
        return None
    borne = [quoted for of in told.values() for quoted in _of_release(of)]
    named = [Named(text=people[of[0].id][1], person=person) for person, of in told.items()]
    named.sort(key=lambda n: (n.text, n.person))
    text = slot("who") if is_sure else year.possibly_words(slot("who"))
    return book.say(_parts(text, {"who": listed_apart(named)}), borne)


def _of_release(claims: Sequence[Quoted]) -> Sequence[Quoted]:
    """Give what bears a letting go: what is told as having happened, and as a release, first."""
    acting = [quoted for quoted in claims if quoted.claim.modality.acts] or claims
    kinds = [(quoted, event_type(_event(quoted).event)) for quoted in acting]
    return [quoted for quoted, kind in kinds if kind is not None and kind.is_release] or acting
