"""Show one person, or find people by any spelling."""

from datetime import date

from habeas.app.find_definition import DEFAULT, definition_named
from habeas.app.holdings import Holdings
from habeas.app.tell_group import cohort_row
from habeas.count.one_person import OnePerson, one_person
from habeas.count.question import Question
from habeas.model.event import Event
from habeas.model.person import Person
from habeas.model.when import parse_when
from habeas.names.script import script
from habeas.publish.count import CohortRow
from habeas.publish.people import PeoplePage, PersonLine
from habeas.publish.person import Other, PersonPage, attributes_of, happenings
from habeas.publish.status import axis_statuses, status_line
from habeas.resolve import Candidate, SpellingIndex, search

PAGE_SIZE = 200
# A spelling that is or contains what was typed comes before any that is compared (0 to 1).
_EXACT, _CONTAINED = 3.0, 2.0


def asked_day(on: str) -> date:
    """Give the last day that a day or period can mean.

    Args:
        on: EDTF.
    """
    when = parse_when(on)
    day = when.latest or when.earliest
    return day if day is not None else date.max


def show_person(reading: Holdings, person_id: str, *, start: int | None = None) -> PersonPage:
    """Make the page of one person.

    Args:
        reading: The archive as known.
        person_id: An id the person has, or had before a merge.
        start: How many events come before those shown; None for the latest.

    Raises:
        UnknownIdError: Nobody has or had this id.
    """
    person = reading.view.person(person_id)
    claims = reading.claims_about(person.id)
    accepted = reading.accepted_of(person.id)
    own = reading.spells(person.id)
    held = _held(reading, person.id)
    quotes = {q.id: q for q in claims}
    return PersonPage(
        asked=reading.asked(on=reading.on),
        person=person,
        names=names_of(person),
        axes=axis_statuses(own, asked_day(reading.on), quotes),
        history=happenings(accepted),
        attributes=attributes_of(accepted),
        spells=own,
        others=tuple(other for other in others_of(reading, person.id)),
        more_others=person.id in reading.view.left_out_of_candidates(),
        last_reported=last_reported(reading, person.id),
        only_possible=held.reason,
        among=tuple(cohort_row(reading, group) for group in held.among),
        named_in=_named_in(reading, person.id),
        waiting=sum(q.state in ("proposed", "review") for q in claims),
        redirected_from=person_id if person_id != person.id else None,
        start=start,
    )


def _held(reading: Holdings, person_id: str) -> OnePerson:
    """Say how somebody stands in the count of who is held on the day."""
    day = asked_day(reading.on).isoformat()
    question = Question.of(definition_named(reading, DEFAULT), day)
    view = reading.view
    return one_person(view.who(), person_id, view.cohorts(), question)


def _named_in(reading: Holdings, person_id: str) -> tuple[CohortRow, ...]:
    """Give the groups in which somebody is named, and which say of them what they say of all."""
    groups = [g for g in reading.view.cohorts().groups if person_id in g.members]
    return tuple(cohort_row(reading, group.id) for group in groups)


def names_of(person: Person) -> tuple[tuple[str, str, int], ...]:
    """Give each spelling with its script and how many sources use it, most frequent first."""
    sources: dict[str, set[str]] = {}
    for mention in person.mentions:
        sources.setdefault(mention.name, set()).add(mention.source)
    return tuple((name, script(name) or "other", len(sources[name])) for name in person.names)


def others_of(reading: Holdings, person_id: str) -> tuple[Other, ...]:
    """Give the records that may be the same person and that nobody has judged."""
    found = []
    for candidate in reading.view.candidates():
        if person_id not in (candidate.a, candidate.b):
            continue
        other = candidate.b if candidate.a == person_id else candidate.a
        found.append(other_of(reading, other, candidate))
    return tuple(found)


def other_of(reading: Holdings, other: str, candidate: Candidate) -> Other:
    """Put a candidate into words, seen from the other side."""
    return Other(
        person=other,
        name=reading.name_of(other),
        verdict=candidate.verdict.value,
        score=candidate.score,
        evidence_for=tuple(str(e) for e in candidate.evidence_for),
        evidence_against=tuple(str(e) for e in candidate.evidence_against),
        not_compared=candidate.uncompared,
    )


def last_reported(reading: Holdings, person_id: str) -> date | None:
    """Give the last day of which an accepted claim says that something happened."""
    days = []
    for quoted in reading.accepted_of(person_id):
        body = quoted.claim.body
        if isinstance(body, Event) and quoted.claim.modality.acts and body.date:
            day = body.date.latest or body.date.earliest
            days += [day] if day is not None else []
    return max(days, default=None)


def person_row(
    reading: Holdings, person_id: str, *, matched: str = "", reason: str = ""
) -> PersonLine:
    """Give a person as lists show them.

    Args:
        reading: The archive as known.
        person_id: The person's id.
        matched: The spelling that a search matched.
        reason: Why the person is only possible in a count.
    """
    person = reading.people.get(person_id) or reading.view.person(person_id)
    own = reading.spells(person.id)
    accepted = reading.accepted_of(person.id)
    reported = last_reported(reading, person.id)
    return PersonLine(
        person=person.id,
        name=reading.name_of(person.id),
        names=names_of(person),
        status=status_line(axis_statuses(own, asked_day(reading.on), {})),
        matched=matched,
        reason=reason,
        last_reported=reported.isoformat() if reported else "",
        claims=len(accepted),
    )


def show_people(reading: Holdings, query: str = "", *, start: int = 0) -> PeoplePage:
    """Make the list of people, or of those whom a spelling finds.

    Args:
        reading: The archive as known.
        query: A name in any spelling or script; empty for everybody.
        start: How many of the list to pass over.
    """
    query = " ".join(query.split())[:300]
    if query:
        found = find_people(reading, query)
    else:
        people = reading.people.values()
        found = [(p.id, "") for p in sorted(people, key=lambda p: (p.names or (p.id,))[0])]
    shown = found[start : start + PAGE_SIZE]
    return PeoplePage(
        asked=reading.asked(on=reading.on),
        query=query,
        rows=tuple(person_row(reading, person, matched=name) for person, name in shown),
        total=len(found),
        start=start,
        size=PAGE_SIZE,
    )


def find_people(reading: Holdings, query: str) -> list[tuple[str, str]]:
    """Find people by any spelling, and say which of theirs matched.

    Args:
        reading: The archive as known.
        query: A name, whole or in part, in any script and romanisation.

    Returns:
        Person id and the matching spelling, best first.
    """
    wanted = query.casefold()
    found: dict[str, tuple[float, str]] = {}

    def offer(person: str, name: str, score: float) -> None:
        if score > found.get(person, (0.0, ""))[0]:
            found[person] = (score, name)

    for person in reading.people.values():
        for name in person.names:
            if wanted in name.casefold():
                offer(person.id, name, _EXACT if name.casefold() == wanted else _CONTAINED)
    for match in search(_index(reading), query):
        offer(match.person, match.form, match.score)
    ranked = sorted(found.items(), key=lambda item: (-item[1][0], reading.name_of(item[0])))
    return [(person_id, name) for person_id, (_, name) in ranked]


def _index(reading: Holdings) -> SpellingIndex:
    """Index every spelling of everybody; made once for a reading."""
    kept: SpellingIndex | None = reading.kept.get("names")
    if kept is None:
        kept = reading.kept["names"] = SpellingIndex()
        for person in reading.people.values():
            for name in person.names:
                kept.add(person.id, name)
    return kept
