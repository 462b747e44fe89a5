"""What happened to named people: each predicate with its person, and who "he" is by then."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from habeas.extract.calendars import Calendar, Timing
from habeas.extract.date_context import resolve
from habeas.extract.declension import Case
from habeas.extract.draft import Draft
from habeas.extract.left_out import Person
from habeas.extract.members import find_members
from habeas.extract.name_dates import own_dating
from habeas.extract.names import NameMention
from habeas.extract.patients import is_doubtful, people_of
from habeas.extract.person_lines import listed
from habeas.extract.phrases import inflection_of
from habeas.extract.places import destination_after, facility_after, place_near
from habeas.extract.predicates import Predicate
from habeas.extract.quotes import quote_tokens
from habeas.extract.reading import Reading
from habeas.extract.rolls import find_rolls
from habeas.extract.same_group import find_told_again
from habeas.extract.shared_verbs import GAPPED, gapped
from habeas.extract.siblings import base_of
from habeas.extract.speakers import Speaker, find_speakers
from habeas.extract.timing import time_of
from habeas.extract.tokens import plain
from habeas.extract.topics import is_kin, topic_of
from habeas.extract.vague_groups import find_vague_members
from habeas.model.claim import Basis, Modality
from habeas.model.doubt import Doubt
from habeas.vocabulary.meanings import EventMeaning, meanings

# How many words may stand between a verb and where it leads.
_NEAR_PLACE: Final = 5
# The cases of whom a sentence is about: its subject, its object, whom something is given.
_ABOUT: Final = Case.NOMINATIVE | Case.ACCUSATIVE | Case.DATIVE
# How far back, in words, somebody may have been named whom a text goes on about, and of how many
# people it is remembered that something was told of them.
_STORY: Final = 400
_REMEMBERED: Final = 40
_UNDONE: Final = (Modality.PLANNED, Modality.CONDITIONAL, Modality.DENIED)


def find_events(reading: Reading, calendar: Calendar, figures: list[Draft]) -> list[Draft]:
    """Read every event of a named person, in order of place."""
    speakers = find_speakers(reading)
    reading.told_by = {
        i
        for said in speakers.values()
        for s in said
        if s.rule == "speaker.according"
        for i in range(s.first, s.last)
    }
    found = find_members(reading, calendar, figures)
    found += find_rolls(reading, calendar, figures)
    found += find_vague_members(reading, calendar)
    found += find_told_again(reading, figures, found)
    found += _find_listed(reading, calendar)
    in_lists = {one.predicate.core for one in listed(reading) if not one.is_of_heading}
    focus: list[NameMention] = []
    topic: list[NameMention] = []
    settled = False
    told_of: dict[NameMention, None] = {}
    by_sentence: dict[int, list[Draft]] = {}
    for number, sentence in enumerate(reading.page.sentences):
        topic = _topic(reading, number, topic)
        about = _about(reading, focus, topic)
        settled = settled or (about == topic and bool(topic))
        for predicate in reading.predicates_in(sentence.first, sentence.last):
            near = _near_focus(reading, predicate, by_sentence.get(number, []), sentence.first)
            meaning = meanings().events.get(predicate.event)
            event = meanings().word_of(predicate.event)
            if predicate.modality is None or meaning is None or (event or meaning.since) is None:
                continue
            if predicate.core in in_lists:
                continue
            people = people_of(
                reading,
                predicate,
                _choose(near, about),
                sentence.first,
                sentence.last,
                settled=_is_sure(by_sentence.get(number, [])) or settled,
                told_of=told_of,
            )
            if people:
                people += _others(people, gapped(reading, predicate, sentence.last))
            for person in people:
                timing = time_of(calendar, predicate.core, predicate, stock=False)
                word = event or _since(reading, meaning, predicate, timing)
                if word is None:
                    continue
                draft = _draft(reading, timing, predicate, person, word, meaning, number)
                if draft is not None:
                    by_sentence.setdefault(number, []).append(draft)
                    found.append(draft)
        drafts = by_sentence.get(number, [])
        told_of |= {d.values["name"]: None for d in drafts}
        for one in list(told_of)[:-_REMEMBERED]:
            del told_of[one]
        focus = _focus(reading, number, drafts, focus, speakers.get(number, []))
        settled = _is_sure(drafts) or (settled and not _names_people(reading, number))
    _set_own_dates(reading, calendar, found)
    found.sort(key=lambda d: (d.first, d.last))
    return _distinct(found)


def _set_own_dates(reading: Reading, calendar: Calendar, drafts: Sequence[Draft]) -> None:
    """Date what befell each of several people by the date that stands with the name."""
    named = {reading.page.tokens[n.first].start: n for n in reading.names}
    for draft in drafts:
        name = named.get(draft.grounds["person"].start or 0)
        here = name is not None and reading.page.sentence_of(name.first) == draft.sentence
        dating = own_dating(reading, name) if name is not None and here else None
        timing = None if dating is None else resolve(calendar, dating, "time.of_name", stock=False)
        if timing is not None:
            draft.timing = timing
            draft.ground(reading.page, "date", timing.span, timing.rule, timing.basis)


def _is_sure(drafts: list[Draft]) -> bool:
    """Say whether something was told of somebody, and no doubt was left of whom."""
    return any(not is_doubtful(draft.grounds["person"].rule or "") for draft in drafts)


def _since(
    reading: Reading, meaning: EventMeaning, predicate: Predicate, timing: Timing | None
) -> str | None:
    """Read "has been held since May": the day since which it holds is that of the arrest.

    Where somebody is held, "in a punishment cell since May", is another matter.
    """
    if timing is None or not timing.edtf.endswith("/.."):
        return None
    done_to = predicate.voice in ("passive", "bare")
    return meaning.since if done_to or _is_in_custody(reading, predicate) else None


def _is_in_custody(reading: Reading, predicate: Predicate) -> bool:
    """Say whether words tell of custody as such: "behind bars", and no cell, no prison by name."""
    page, words = reading.page, range(predicate.first, predicate.last)
    if predicate.last + page.is_word(predicate.last, "of") in reading.named:
        return False
    held = any(page.is_word(i, "custody") or page.over(i, "population") for i in words)
    return held and not any(page.is_word(i, "narrower") for i in words)


def _others(people: list[Person], more: list[Person]) -> list[Person]:
    known = {person[0] for person in people}
    return [person for person in more if person[0] not in known]


def _find_listed(reading: Reading, calendar: Calendar) -> list[Draft]:
    """Read what the lines of a list of people tell, and the heading over them."""
    page, found = reading.page, []
    for one in listed(reading):
        meaning = meanings().events.get(one.predicate.event)
        event = meanings().word_of(one.predicate.event)
        if meaning is None or event is None:
            continue
        name = one.line.name
        rule = "line.under_heading" if one.is_of_heading else "line.person"
        number = page.sentence_of(one.predicate.core)
        person = (name, (name.first, name.last), rule)
        timing = None
        if one.date is not None:
            timing = resolve(calendar, one.date, "line.date", stock=False)
        draft = _draft(reading, timing, one.predicate, person, event, meaning, number)
        if draft is None:
            continue
        if one.is_of_heading:
            predicate = one.predicate
            draft.first, draft.last = quote_tokens(page, name.first, name.last)
            draft.sentence = page.sentence_of(name.first)
            draft.paragraph = page.sentences[draft.sentence].paragraph
            words = (predicate.core, predicate.last)
            draft.ground(page, "event", words, "event.heading", Basis.INHERITED_PARAGRAPH)
        if one.date is not None and one.line.first <= one.date.core < one.line.last:
            draft.last = max(draft.last, one.date.last)
        draft.last = min(draft.last, one.line.last)
        found.append(draft)
    return found


def _names_people(reading: Reading, number: int) -> bool:
    sentence = reading.page.sentences[number]
    return any(n.kind == "person" for n in reading.names_in(sentence.first, sentence.last))


def _choose(near: list[NameMention] | None, focus: list[NameMention]) -> list[NameMention]:
    return [] if near is None else near or focus


def _topic(reading: Reading, number: int, before: list[NameMention]) -> list[NameMention]:
    """Give whom the text is about from a sentence on: a section's own, else the one before."""
    told = topic_of(reading, number)
    if told:
        return [name.full or name for name in told]
    page = reading.page
    opens = page.paragraphs[page.sentences[number].paragraph][0] == number
    return [] if opens and _names_others(reading, number, before) else before


def _names_others(reading: Reading, number: int, known: list[NameMention]) -> bool:
    """Say whether a sentence names people, and none of those the section is about."""
    sentence = reading.page.sentences[number]
    people = [
        n.full or n for n in reading.names_in(sentence.first, sentence.last) if n.kind == "person"
    ]
    return bool(people) and not any(one in known for one in people)


def _about(
    reading: Reading, focus: list[NameMention], topic: list[NameMention]
) -> list[NameMention]:
    """Say whom "he" means where a text is about one person: that one, and no son of hers."""
    if not topic or (focus and not all(is_kin(reading, name) for name in focus)):
        return focus
    return topic


def _near_focus(
    reading: Reading, predicate: Predicate, drafts: list[Draft], first: int
) -> list[NameMention] | None:
    """Say whom "he" means within a sentence: its last person, else its first name.

    None where the sentence opens with someone unnamed: "A man said that he was...".
    """
    if drafts:
        return _told_last(drafts)
    page = reading.page
    if _opens_indefinite(reading, first):
        return None
    for name in reading.names_in(first, predicate.first):
        if name.kind == "person" and not page.is_word(name.first - 1, "prep"):
            return [name.full or name]
    return []


def _told_last(drafts: list[Draft]) -> list[NameMention]:
    """Give whom the last words of what happened are about, each once."""
    last = drafts[-1].values["predicate_core"]
    names = (d.values["name"] for d in drafts if d.values["predicate_core"] == last)
    return list(dict.fromkeys(names))


def _opens_indefinite(reading: Reading, first: int) -> bool:
    """Say whether a sentence opens with someone unnamed: "A man from the port said"."""
    page = reading.page
    limit = len(page.tokens)
    for index in range(first, min(first + 3, limit)):
        if page.is_word(index, "indefinite"):
            words = range(index + 1, min(index + 4, limit))
            people = any(page.over(i, "population") for i in words)
            named = (reading.named.get(i) for i in range(first, min(index + 4, limit)))
            return people and not any(n is not None and n.kind == "person" for n in named)
    return False


def _focus(
    reading: Reading,
    number: int,
    drafts: list[Draft],
    before: list[NameMention],
    speakers: list[Speaker],
) -> list[NameMention]:
    """Say whom "he" or "they" would mean in the next sentence.

    Whoever something happened to, even if it is only denied; never one of two where the
    other only speaks of it.
    """
    if drafts:
        return _told_last(drafts)
    sentence = reading.page.sentences[number]
    people = [
        n
        for n in reading.names_in(sentence.first, sentence.last)
        if n.kind == "person" and _may_be_meant(reading, n, before)
    ]
    if not people:
        return before
    told = _told_of(reading, sentence.first, sentence.last)
    if told is not None:
        return [told]
    speaking = [n for n in people if any(s.first <= n.first < s.last for s in speakers)]
    if speaking and len({n.full or n for n in people}) > 1:
        return []
    chain = [people[0].full or people[0]]
    for name in people[1:]:
        between = range(_end_before(people, name), name.first)
        if not all(_joins(reading, i) for i in between):
            break
        chain.append(name.full or name)
    return chain


def _may_be_meant(reading: Reading, name: NameMention, before: list[NameMention]) -> bool:
    """Say whether a sentence may go on about somebody: no place, and nobody told along.

    Where somebody of the same paragraph is in focus, who stands behind a preposition or in a
    case of its own is told along with that one: "вместе с Данилой Иличем".
    """
    page = reading.page
    role = name.role_first if name.has_role else name.first
    if page.is_word(name.first - 1, "in_place", "to_place"):
        return False
    if (name.full or name) in before or not _is_story_of(reading, name, before):
        return True
    if is_kin(reading, name):
        return False
    led = page.is_word(role - 1, "prep", "by") and not page.is_word(role - 1, "of")
    if led and page.low(role - 1) not in (page.lexicon.settings.object_prep):
        return False
    return inflection_of(reading, name).can_be(_ABOUT)


def _is_story_of(reading: Reading, name: NameMention, focus: list[NameMention]) -> bool:
    """Say whether somebody in focus was named last in the paragraph that a name stands in."""
    page = reading.page
    first = page.sentences[page.paragraphs[_paragraph(reading, name)][0]].first
    first = max(first, name.first - _STORY)
    return any(one.first >= first or _is_named_in(reading, one, first, name.first) for one in focus)


def _is_named_in(reading: Reading, one: NameMention, first: int, last: int) -> bool:
    return any((n.full or n) == one for n in reading.names_in(first, last))


def _paragraph(reading: Reading, name: NameMention) -> int:
    return reading.page.sentences[reading.page.sentence_of(name.first)].paragraph


def _told_of(reading: Reading, first: int, last: int) -> NameMention | None:
    """Give the person of "denied the arrest of Ann Bell": the noun's, whatever is said of it."""
    page = reading.page
    for predicate in reading.predicates_in(first, last):
        if predicate.voice != "noun":
            continue
        at = predicate.last
        while (
            at < last
            and at not in reading.named
            and (
                page.is_word(at, "of", "det")
                or page.over(at, "names")
                or page.over(at, "population")
            )
        ):
            at += 1
        name = reading.named.get(at)
        if name is not None and name.kind == "person":
            return name.full or name
    return None


def _end_before(people: list[NameMention], name: NameMention) -> int:
    """Give the token after the name that comes just before another."""
    return people[people.index(name) - 1].last


def _draft(
    reading: Reading,
    timing: Timing | None,
    predicate: Predicate,
    person: Person,
    event: str,
    meaning: EventMeaning,
    number: int,
) -> Draft | None:
    page = reading.page
    name, pointer, rule = person
    sentence = page.sentences[number]
    destination = None
    if meaning.destination:
        destination = destination_after(
            reading, predicate.last, abroad=meaning.needs == "destination"
        )
    after = range(predicate.last, min(predicate.last + 5, len(page.tokens)))
    if meaning.unlikely and any(page.is_word(i, "dismissal") for i in after):
        return None
    if meaning.of_status and any(page.is_word(i, "other_status") for i in after):
        return None
    if meaning.needs == "destination" and destination is None:
        destination = facility_after(reading, predicate.last)
        event = str(meaning.within)
        if destination is None:
            return None
    elif meaning.facility:
        destination = facility_after(reading, predicate.last) or destination_after(
            reading, predicate.last, abroad=False
        )
        if destination is None and _goes_elsewhere(reading, predicate):
            return None  # "transferred to another branch": not from prison to prison
    first = min(pointer[0], predicate.first)
    last = max(pointer[1], predicate.last, predicate.reach)
    if page.span(first, last)[1] - page.span(first, last)[0] > 250:
        first = predicate.first
    if rule == GAPPED:
        first, last = pointer  # "B and C to four years": the verb is another's
    first, last = quote_tokens(page, first, last)
    draft = Draft(
        "person_event",
        first,
        last,
        predicate=predicate,
        paragraph=sentence.paragraph,
        sentence=number,
    )
    draft.values |= {
        "person": name.text,
        "person_base": base_of(page, name),
        "event": event,
        "release_kind": meaning.release_kind,
        "name": name,
        "predicate_core": predicate.core,
    }
    is_here = (name.first, name.last) == pointer
    draft.ground(
        page, "person", (name.first, name.last), rule, Basis.EXPLICIT if is_here else Basis.ANAPHORA
    )
    draft.ground(page, "event", (predicate.core, predicate.last), f"event.{predicate.voice}")
    _finish(reading, timing, draft, predicate, destination)
    if name.has_role:
        draft.values["role"] = page.words(name.role_first, name.first)
        draft.ground(page, "role", (name.role_first, name.first), "role.before")
    if is_doubtful(rule):
        draft.doubt(Doubt.RULES_DISAGREE, person=name.text)
    if meaning.is_doubtful_of_person:
        draft.doubt(Doubt.EVENT_NOT_ACTING, event=event)
    if draft.modality in _UNDONE or _is_only_decided(reading, predicate):
        draft.doubt(Doubt.NOT_HAPPENED, modality=draft.modality.value)
    if page.sentences[number].headline:
        draft.values["headline"] = True
    return draft


def _goes_elsewhere(reading: Reading, predicate: Predicate) -> bool:
    """Say whether words tell where somebody was moved to, and it is no place of detention."""
    page = reading.page
    limit = page.sentences[page.sentence_of(predicate.core)].last
    near = range(predicate.last, min(limit, predicate.last + _NEAR_PLACE))
    return any(page.is_word(i, "to_place") and i not in reading.dated for i in near)


def _is_only_decided(reading: Reading, predicate: Predicate) -> bool:
    """Tell "ordered that she be freed" from "announced that she was freed"."""
    if predicate.cue is None or predicate.modality is not Modality.ANNOUNCED:
        return False
    hit = reading.page.over(predicate.cue[0], "modality")
    return hit is not None and hit.value == "decided"


def _finish(
    reading: Reading,
    timing: Timing | None,
    draft: Draft,
    predicate: Predicate,
    destination: tuple[int, int] | None,
) -> None:
    page = reading.page
    if predicate.modality is not None:
        draft.modality = predicate.modality
    if predicate.cue is not None:
        draft.ground(page, "modality", predicate.cue, "modality.cue")
    if timing is not None and timing.edtf.endswith("/.."):
        # "Detained since 2001" dates the arrest of one person; the rest is being held.
        timing = replace(timing, edtf=timing.edtf[:-3], relation="from")
    draft.timing = timing
    if timing is not None:
        draft.ground(page, "date", timing.span, timing.rule, timing.basis)
    if destination is not None:
        draft.values["destination"] = page.words(*destination)
        draft.ground(page, "destination", destination, "destination.to")
    place = place_near(reading, predicate.last)
    if place is not None and place != destination:
        draft.values["place"] = page.words(*place)
        draft.ground(page, "place", place, "place.in")


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Keep one claim of a fact that is told twice: the dated one, not the headline."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in kept if _same_fact(k, draft)), None)
        if twin is None:
            kept.append(draft)
        elif twin.values.get("headline") and not draft.values.get("headline"):
            kept[kept.index(twin)] = draft
        elif _is_dated(draft) and not _is_dated(twin):
            # The first telling stays; the date comes from the telling that has one.
            twin.timing = draft.timing
            twin.grounds["date"] = draft.grounds["date"]
    return kept


def _is_dated(draft: Draft) -> bool:
    return draft.timing is not None and draft.timing.basis is Basis.EXPLICIT


def _same_fact(a: Draft, b: Draft) -> bool:
    if a.values["event"] != b.values["event"]:
        return False
    words_a, words_b = (set(plain(d.values["person"]).split()) for d in (a, b))
    if not (words_a <= words_b or words_b <= words_a):
        return False
    if a.modality != b.modality:
        return False
    bases = (Basis.EXPLICIT, Basis.INHERITED_SENTENCE)
    exact = [
        d.timing.edtf if d.timing is not None and d.timing.basis in bases else None for d in (a, b)
    ]
    if exact[0] is None and exact[1] is None:
        both = [d.timing.edtf if d.timing else None for d in (a, b)]
        return both[0] == both[1] or a.timing is None or b.timing is None
    if exact[0] is None or exact[1] is None:
        other = (a if exact[0] is None else b).timing
        return other is None or other.rule in ("time.covered_year", "time.paragraph")
    return exact[0] == exact[1]


def _joins(reading: Reading, index: int) -> bool:
    """Say whether a token only joins names: a comma, "and", a role."""
    page = reading.page
    return (
        page.tokens[index].text == ","
        or page.is_word(index, "and")
        or (page.over(index, "names") is not None or page.over(index, "population") is not None)
        or reading.is_aside(index)
    )
