"""False proposals about people, each a claim of the gold with one thing changed."""

from collections.abc import Iterator
from itertools import permutations
from typing import Final

from eval._lies import Ground, Happened, Lie, kept, near, overlap
from eval._located import MEASURE_OF, Span, mentions, sentence, trigger

_FAR: Final = ("died", "released", "deported", "disappeared", "pardoned", "sentenced", "exiled")
# Kinds of release, and what the text must not speak of for them to be wrong.
_RELEASES: Final = {
    "pardon": {"pardoned", "amnestied"},
    "amnesty": {"pardoned", "amnestied"},
    "expulsion": {"deported", "exiled", "deported_or_exiled", "transferred_abroad"},
    "acquittal": {"acquitted"},
    "death": {"died", "died_in_custody", "killed", "executed"},
}
# So old is who is told of; fewer years are a sentence's.
_AGES: Final = range(16, 100)
# How many code points may stand between a name and an age.
_NEAR: Final = 40


def lies(ground: Ground) -> Iterator[Lie]:
    """Give every false proposal about the people of one passage."""
    for one in ground.events:
        yield from _persons(ground, one)
        yield from _unsaid(ground, one)
        yield from _releases(ground, one)
        yield from _roles(ground, one)
        yield from _members(ground, one)
        yield from _ages(ground, one)
    for one, other in permutations(ground.events, 2):
        yield from _events(ground, one, other)
    yield from _swapped_ages(ground)


def _persons(ground: Ground, one: Happened) -> Iterator[Lie]:
    """Tell an event of somebody of whom no gold tells it or anything like it."""
    own = [s for event in one.events for s in ground.whereabouts(event)]
    around = sentence(ground.court.reading, one.gold.start)
    others = [ground.span_of(n) for n in ground.persons]
    others = [s for s in others if not any(overlap(s, o) for o in own)]
    beside = [s for s in others if overlap(s, around)]
    away = [s for s in others if not overlap(s, around)]
    for span in (*beside, *ground.dice.sample(away, min(2, len(away)))):
        event = one.events[0]
        record = ground.true_record(one.gold)
        told = (
            trigger(ground.court.reading, one.gold, event) if "event" in record["spans"] else None
        )
        yield ground.lie("other_person", record, {}, {"person": span, "event": told})


def _own_events(ground: Ground, one: Happened) -> set[str]:
    """Give every event that any gold may tell of a person, by any of its names."""
    found: set[str] = set()
    for gold in ground.passage.gold:
        if gold.kind == "E" and any(overlap(s, one.person) for s in _named(ground, gold.fields[0])):
            found |= set(gold.fields[1].split("/"))
    for event in tuple(found):
        found |= near(event)
    return found


def _named(ground: Ground, name: str) -> tuple[Span, ...]:
    return mentions(ground.text, name)


def _unsaid(ground: Ground, one: Happened) -> Iterator[Lie]:
    own = _own_events(ground, one)
    for event in _FAR:
        if event not in ground.told | own and MEASURE_OF.get(event) not in ground.told | own:
            record = ground.true_record(one.gold)
            yield ground.lie("unsaid_event", record, {"event": event}, {"event": None})


def _events(ground: Ground, one: Happened, other: Happened) -> Iterator[Lie]:
    """Tell of one person what is told of another in the same paragraph."""
    first, last = sorted((one.gold.start, other.gold.start))
    event = other.events[0]
    if "\n" in ground.text[first:last] or {event, *near(event)} & _own_events(ground, one):
        return
    told = trigger(ground.court.reading, other.gold, event)
    record = ground.true_record(one.gold)
    yield ground.lie("other_event", record, {"event": event}, {"event": told})


def _releases(ground: Ground, one: Happened) -> Iterator[Lie]:
    if one.events != ("released",):
        return
    for kind, words in _RELEASES.items():
        if not words & ground.told:
            record = ground.true_record(one.gold)
            yield ground.lie(
                "release_kind_wrong", record, {"release_kind": kind}, {}, kept("release_kind", kind)
            )


def _roles(ground: Ground, one: Happened) -> Iterator[Lie]:
    """Give a person the role that stands before another's name and nowhere else."""
    page = ground.court.reading.page
    own = mentions(ground.text, one.gold.fields[0])
    for name in ground.persons:
        if not name.has_role or any(overlap(ground.span_of(name), s) for s in own):
            continue
        role, span = page.words(name.role_first, name.first), page.span(name.role_first, name.first)
        if ground.text.casefold().count(role.casefold()) == 1:
            record = ground.true_record(one.gold)
            yield ground.lie(
                "other_role", record, {"role": role}, {"role": span}, kept("role", role)
            )


def _members(ground: Ground, one: Happened) -> Iterator[Lie]:
    """Make a person one of a group to whom something quite different happened."""
    own = _own_events(ground, one)
    for claim in ground.court.claims:
        apart = "\n" in ground.text[slice(*sorted((claim["start"], one.gold.start)))]
        if claim["type"] == "figure" and apart and not near(claim["measure"]) & own:
            whole = claim["id"]
            record = ground.true_record(one.gold)
            yield ground.lie(
                "false_member_of", record, {"member_of": whole}, {}, kept("member_of", whole)
            )


# Ages.


def _ages(ground: Ground, one: Happened) -> Iterator[Lie]:
    """Take the years of a sentence, or people counted, for the age of somebody; a day for a birth."""
    reading, page = ground.court.reading, ground.court.reading.page
    ages = {g.quantity.value for g in reading.groups.values() if g.unit == "age"}
    ages |= {int(g.fields[2][:4]) for g in ground.passage.gold if g.kind == "A"}
    around = sentence(reading, one.gold.start)
    for group in reading.groups.values():
        span = page.span(group.quantity.core, group.quantity.core_last)
        value = group.quantity.value
        wrong = (
            value not in _AGES
            if group.unit == "duration"
            else group.kind == "people" and _far(ground, one, span)
        )
        if wrong and value not in ages and overlap(span, around):
            yield _attribute(ground, one.person, "age", str(value), span)
    for dating in reading.dates:
        span = page.span(dating.core, dating.last)
        day = dating.begin.edtf()
        if day is not None and overlap(span, around):
            yield _attribute(ground, one.person, "birth", day, span)


def _far(ground: Ground, one: Happened, span: Span) -> bool:
    """Say whether a number stands so far from every naming of somebody that it is no age of his."""
    named = _named(ground, one.gold.fields[0])
    return all(span[0] - end > _NEAR or start - span[1] > _NEAR for start, end in named)


def _swapped_ages(ground: Ground) -> Iterator[Lie]:
    """Give one person the age of another."""
    page = ground.court.reading.page
    told = [g for g in ground.passage.gold if g.kind == "A" and g.fields[1] != "birth"]
    spans = {
        g.quantity.value: page.span(g.quantity.core, g.quantity.core_last)
        for g in ground.court.reading.groups.values()
        if g.unit == "age"
    }
    for one, other in permutations(told, 2):
        value, own = int(other.fields[2]), mentions(ground.text, one.fields[0])
        if one.fields[2] != other.fields[2] and value in spans and own:
            yield _attribute(ground, own[0], "age", str(value), spans[value])


def _attribute(ground: Ground, person: Span, name: str, value: str, span: Span) -> Lie:
    record = {"type": "attribute", "field": name, "value": value, "spans": {}}
    return ground.lie(f"other_{name}", record, {}, {"person": person, "value": span})
