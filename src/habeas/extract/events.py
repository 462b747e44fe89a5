"""What happened to named people: each predicate with its person, found by voice and place."""

from dataclasses import replace
from typing import Any, Final

from habeas.extract.attach import is_singular
from habeas.extract.calendars import Calendar, Timing
from habeas.extract.draft import Draft, quote_tokens
from habeas.extract.names import Name
from habeas.extract.places import destination_after, place_near
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.timing import time_of
from habeas.extract.tokens import plain
from habeas.model.claim import Basis, Modality
from habeas.vocabulary import load

_FAR: Final = 45
_HARD: Final = (";", ".", "!", "?", "…", ":")
_COMPLETE: Final = (
    "deported",
    "exiled",
    "transferred_abroad",
    "refused_to_cross",
    "crossed_border",
)

Person = tuple[Name, tuple[int, int], str]  # who, the words that point there, by which rule


def find_events(reading: Reading, calendar: Calendar, figures: list[Draft]) -> list[Draft]:
    """Read every event of a named person, in order of place."""
    found = _members(reading, figures)
    focus: list[Name] = []
    by_sentence: dict[int, list[Draft]] = {}
    for number, sentence in enumerate(reading.page.sentences):
        for predicate in reading.predicates_in(sentence.first, sentence.last):
            near = _near_focus(reading, predicate, by_sentence.get(number, []), sentence.first)
            table = load("extraction")["events"].get(predicate.event) or {}
            event = table.get("event", predicate.event)
            if event is None or predicate.modality is None or not table:
                continue
            people = _people(
                reading, predicate, _choose(near, focus), sentence.first, sentence.last
            )
            for person in people:
                draft = _draft(reading, calendar, predicate, person, str(event), table, number)
                if draft is not None:
                    by_sentence.setdefault(number, []).append(draft)
                    found.append(draft)
        focus = _focus(reading, number, by_sentence.get(number, []), focus)
    found.sort(key=lambda d: (d.first, d.last))
    return _distinct(found)


def _choose(near: list[Name] | None, focus: list[Name]) -> list[Name]:
    return [] if near is None else near or focus


def _near_focus(
    reading: Reading, predicate: Predicate, drafts: list[Draft], first: int
) -> list[Name] | None:
    """Say whom "he" means within a sentence: its last person, else its first name.

    None where the sentence opens with someone unnamed: "A man said that he was...".
    """
    if drafts:
        last = drafts[-1].values["predicate_core"]
        return [d.values["name"] for d in drafts if d.values["predicate_core"] == last]
    page = reading.page
    if _opens_indefinite(reading, first):
        return None
    for name in reading.names_in(first, predicate.first):
        if name.kind == "person" and not page.is_word(name.first - 1, "prep"):
            return [name.full or name]
    return []


def _opens_indefinite(reading: Reading, first: int) -> bool:
    page = reading.page
    for index in range(first, min(first + 3, len(page.tokens))):
        if page.is_word(index, "indefinite"):
            return any(
                page.over(i, "population")
                for i in range(index + 1, min(index + 4, len(page.tokens)))
            ) and not any(i in reading.named for i in range(first, index + 4))
    return False


def _focus(reading: Reading, number: int, drafts: list[Draft], before: list[Name]) -> list[Name]:
    """Say whom "he" or "they" would mean in the next sentence."""
    if drafts:
        last = drafts[-1].values["predicate_core"]
        return [d.values["name"] for d in drafts if d.values["predicate_core"] == last]
    sentence = reading.page.sentences[number]
    people = [n for n in reading.names_in(sentence.first, sentence.last) if n.kind == "person"]
    if not people:
        return before
    chain = [people[0].full or people[0]]
    for name in people[1:]:
        between = range(chain_end(people, name, people), name.first)
        if not all(_joins(reading, i) for i in between):
            break
        chain.append(name.full or name)
    return chain


def chain_end(people: list[Name], name: Name, names: list[Name]) -> int:
    """Give the token after the name that comes just before another."""
    at = names.index(name)
    return people[at - 1].last


def _joins(reading: Reading, index: int) -> bool:
    page = reading.page
    return (
        page.tokens[index].text == ","
        or page.is_word(index, "and")
        or (page.over(index, "names") is not None or page.over(index, "population") is not None)
    )


def _people(
    reading: Reading, predicate: Predicate, focus: list[Name], first: int, last: int
) -> list[Person]:
    """Find whom a predicate happens to."""
    page = reading.page
    voice = predicate.voice
    free = page.lexicon.settings.get("word_order") == "free"
    if voice in ("passive", "intransitive"):
        found = _subject(reading, predicate, focus, first)
        if not found and (free or page.lexicon.settings.get("inverted")):
            found = _object(reading, predicate, last, reach=7 if free else 4)
        return found
    if voice == "active":
        return (
            _object(reading, predicate, last, reach=4)
            or _fronted_pronoun(reading, predicate, focus)
            or _fronted_name(reading, predicate)
        )
    if voice == "bare":
        return _bare(reading, predicate, focus, first, last)
    if voice == "noun":
        return _of_noun(reading, predicate, focus, last)
    return []


def _bare(
    reading: Reading, predicate: Predicate, focus: list[Name], first: int, last: int
) -> list[Person]:
    page = reading.page
    distinct = page.lexicon.settings.get("participles_distinct")
    if not distinct:
        objects = _object(reading, predicate, last, reach=4) or _fronted_pronoun(
            reading, predicate, focus
        )
        if objects:
            return objects
        if not _can_be_participle(reading, predicate):
            return []
    before = predicate.core - 1
    while before >= first and page.is_word(before, "adv"):
        before -= 1
    if before < first:
        return _after_comma(reading, predicate, focus, last)
    if page.tokens[before].text in (",", "(", "–", "—") or page.is_word(before, "relative"):
        return _subject(reading, predicate, focus, first)
    if before in reading.named and distinct is not False:
        return _subject(reading, predicate, focus, first)
    if page.is_word(before, "and") or page.over(before, "trigger"):
        return _subject(reading, predicate, focus, first)
    if any(page.is_word(i, "one_of") for i in range(max(first, before - 4), before)):
        return _subject(reading, predicate, focus, first)
    return []


def _can_be_participle(reading: Reading, predicate: Predicate) -> bool:
    """Tell "Ann Bell, arrested in May," from "Ann Bell arrested the 14 men"."""
    page = reading.page
    at = predicate.last
    if at >= len(page.tokens) or page.tokens[at].kind in ("mark", "cite"):
        return True
    if at in reading.dated or page.over(at, "relations") is not None:
        return True
    return page.is_word(at, "prep", "adv", "and", "conj", "sub") and not page.is_word(at, "det")


def _after_comma(
    reading: Reading, predicate: Predicate, focus: list[Name], last: int
) -> list[Person]:
    """ "Arrested in July 2009, he was sentenced": the subject comes after the comma."""
    page = reading.page
    for index in range(predicate.last, min(last, predicate.last + 25)):
        if page.tokens[index].text == ",":
            name = reading.named.get(index + 1)
            if name is not None and name.kind == "person":
                return [_person(name, "participle.fronted")]
            if page.is_word(index + 1, "he", "she") and focus:
                return [(focus[-1], (index + 1, index + 2), "participle.fronted.pronoun")]
            following = index + 1
            while following < last and following - index < 5:
                name = reading.named.get(following)
                if name is not None and name.kind == "person":
                    return [_person(name, "participle.fronted")]
                following += 1
            return []
    return []


def _person(name: Name, rule: str) -> Person:
    return (name.full or name), (name.first, name.last), rule


def _subject(reading: Reading, predicate: Predicate, focus: list[Name], floor: int) -> list[Person]:
    """Walk left from a predicate to its subject, over asides and joined predicates."""
    page = reading.page
    at = predicate.first - 1
    skipping = 0
    while at >= floor and predicate.first - at < _FAR:
        token = page.tokens[at]
        if token.text in _HARD:
            break
        if token.text in (")", "]"):
            skipping += 1
        elif token.text in ("(", "["):
            skipping = max(0, skipping - 1)
        if skipping:
            at -= 1
            continue
        name = reading.named.get(at)
        if name is not None:
            if _can_be_subject(reading, name, predicate):
                return [_person(n, "subject") for n in _listed(reading, name, floor)]
            at = name.first - 1
            continue
        if page.is_word(at, "he", "she") and not page.is_word(at, "possessive"):
            return [(focus[-1], (at, at + 1), "subject.pronoun")] if focus else []
        if page.is_word(at, "one_of"):
            at -= 1
            while at >= floor and (page.is_word(at, "one_of", "det") or page.over(at, "aux")):
                at -= 1
            continue
        if page.is_word(at, "some"):
            return []
        if page.is_word(at, "they"):
            return (
                [(name, (at, at + 1), "subject.pronoun") for name in focus]
                if len(focus) > 1
                else []
            )
        group = reading.groups.get(at)
        adjacent = group is not None and group.last >= predicate.first
        if group is not None and (group.kind in ("people", "part") or adjacent):
            if not is_singular(page, predicate):
                return []
            at = min(at, group.first) - 1
            continue
        governed = is_singular(page, predicate) and any(
            g.first <= at < g.last for g in reading.groups.values()
        )
        governed = governed or any(page.is_word(i, "one_of") for i in range(max(floor, at - 3), at))
        if page.over(at, "population") is not None and page.low(at - 1) != "," and not governed:
            if _is_definite_role(reading, at, floor, predicate) and len(focus) == 1:
                return [(focus[-1], (at, at + 1), "subject.role")]
            if not _near_name(reading, at, floor):
                return []
        elif _is_definite_role(reading, at, floor, predicate) and len(focus) == 1:
            return [(focus[-1], (at, at + 1), "subject.role")]
        at -= 1
    drops = page.lexicon.settings.get("drops_subject") and not _is_plural(reading, predicate)
    limit = page.sentences[page.sentence_of(predicate.core)].last
    named_after = any(
        page.over(i, "population") or page.over(i, "names") or i in reading.named
        for i in range(predicate.last, min(predicate.last + 3, limit))
    )
    if (
        drops
        and not named_after
        and len(focus) == 1
        and at < floor
        and predicate.first - floor <= 6
    ):
        return [(focus[-1], (predicate.core, predicate.last), "subject.dropped")]
    return []


def _near_name(reading: Reading, at: int, floor: int) -> bool:
    """Say whether a word for people stands in apposition to a name: "Ann, a reporter, was"."""
    page = reading.page
    for index in range(at - 1, max(floor, at - 12) - 1, -1):
        name = reading.named.get(index)
        if name is not None and name.kind == "person":
            return any(page.tokens[i].text in (",", "(", "–", "—") for i in range(index, at))
    return False


def _is_plural(reading: Reading, predicate: Predicate) -> bool:
    """Say whether a predicate agrees with several people."""
    page = reading.page
    if any(page.is_word(i, "plural") for i in range(predicate.first, predicate.last)):
        return True
    endings = tuple(str(page.lexicon.settings.get("plural_endings", "")).split())
    return bool(endings) and page.tokens[predicate.core].low.endswith(endings)


def _is_definite_role(reading: Reading, at: int, floor: int, predicate: Predicate) -> bool:
    """Say whether "the lawyer" or "полковник" points back to the one person in focus."""
    page = reading.page
    hit = page.over(at, "names")
    if hit is None or hit.value not in ("role", "title") or at + 1 in reading.named:
        return False
    if _is_plural(reading, predicate):
        return False
    if page.lexicon.settings.get("no_articles"):
        return at - 1 < floor or page.tokens[at - 1].kind != "number"
    return hit.first - 1 >= floor and page.is_word(hit.first - 1, "definite")


def _can_be_subject(reading: Reading, name: Name, predicate: Predicate) -> bool:
    """Say whether a name left of a predicate is its subject: no preposition governs it."""
    page = reading.page
    start = name.role_first if 0 <= name.role_first < name.first else name.first
    before = start - 1
    if before > 0 and page.is_word(before, "and") and before - 1 in reading.named:
        # "president of Rama and Kriol, was taken": both names hang on the preposition.
        other = reading.named[before - 1]
        if other is not name and not _can_be_subject(reading, other, predicate):
            return False
    while before >= 0 and page.is_word(before, "det") and not page.is_word(before, "prep"):
        before -= 1
    if (
        before >= 0
        and page.is_word(before, "prep")
        and page.sentence_of(before) == page.sentence_of(name.first)
    ):
        return False
    if page.low(name.last) == "'s":
        return False
    if name.kind == "person":
        return True
    adjacent = all(page.is_word(i, "adv") for i in range(name.last, predicate.first))
    return (
        name.kind == "other"
        and adjacent
        and not page.is_caseless
        and name.last - name.first == 1
        and (page.over(name.first, "population") is None)
    )


def _listed(reading: Reading, name: Name, floor: int) -> list[Name]:
    """Give a name with those joined to it on its left: "A, B and C were"."""
    page = reading.page
    chain = [name]
    while True:
        start = (
            chain[-1].role_first if 0 <= chain[-1].role_first < chain[-1].first else chain[-1].first
        )
        at = start - 1
        if at - 1 < floor or not (page.tokens[at].text == "," or page.is_word(at, "and")):
            break
        while at >= floor and (page.tokens[at].text == "," or page.is_word(at, "and")):
            at -= 1
        before = reading.named.get(at)
        if before is None or before.kind != "person" or before.last != at + 1:
            break
        chain.append(before)
    return chain[::-1]


def _object(reading: Reading, predicate: Predicate, limit: int, *, reach: int) -> list[Person]:
    """Walk right from a verb to its object."""
    page = reading.page
    at, steps = predicate.last, 0
    while at < limit and steps <= reach:
        token = page.tokens[at]
        name = reading.named.get(at)
        if name is not None and (
            name.kind == "person" or (name.kind == "other" and _is_single(reading, name))
        ):
            return [_person(n, "object") for n in _joined(reading, name, limit)]
        if page.is_word(at, "object_pronoun") and steps <= 1:
            return []
        if token.kind == "mark" and token.text not in ("-", '"', "“", "«"):
            return []
        role = page.over(at, "names") is not None or page.over(at, "population") is not None
        if not role and (
            page.is_word(at, "prep", "sub", "relative", "verb") or page.over(at, "aux")
        ):
            if not (
                steps <= 2
                and page.is_word(at, "prep")
                and page.lexicon.settings.get("object_prep") == token.low
            ):
                return []
        if token.kind == "number" and not page.low(at + 1).startswith("-"):
            return []
        steps += 0 if role or token.kind == "number" or token.text.startswith("-") else 1
        at += 1
    return []


def _is_single(reading: Reading, name: Name) -> bool:
    page = reading.page
    after = page.tokens[name.last] if name.last < len(page.tokens) else None
    followed = (
        after is not None
        and after.kind == "word"
        and page.over(name.last, "population") is not None
    )
    return (
        not followed
        and name.last - name.first == 1
        and not page.is_caseless
        and (
            page.is_word(name.last, "prep", "and", "sub")
            or after is None
            or after.kind in ("mark", "cite")
        )
    )


def _joined(reading: Reading, name: Name, limit: int) -> list[Name]:
    """Give a name with those joined to it on its right."""
    page = reading.page
    chain = [name]
    while True:
        at = chain[-1].last
        if at >= limit or not (page.tokens[at].text == "," or page.is_word(at, "and")):
            break
        while at < limit and (page.tokens[at].text == "," or page.is_word(at, "and")):
            at += 1
        while at < limit and page.over(at, "names") is not None and at not in reading.named:
            at += 1
        following = reading.named.get(at)
        if following is None or following.kind != "person":
            break
        chain.append(following)
    return chain


def _fronted_pronoun(reading: Reading, predicate: Predicate, focus: list[Name]) -> list[Person]:
    """ "deported him to Thailand", "его задержали", "lo detuvieron"."""
    page = reading.page
    for index in (predicate.last, predicate.first - 1, predicate.core - 1):
        if 0 <= index < len(page.tokens) and page.is_word(index, "object_pronoun") and focus:
            if index == predicate.last and page.over(index + 1, "population"):
                continue
            return [(focus[-1], (index, index + 1), "object.pronoun")]
    return []


def _fronted_name(reading: Reading, predicate: Predicate) -> list[Person]:
    """ "Оляну Кульбабу депортували": a verb in the plural with no subject of its own."""
    page = reading.page
    name = reading.named.get(predicate.first - 1)
    if not page.lexicon.settings.get("object_first") or not _is_plural(reading, predicate):
        return []
    if name is None or name.kind != "person" or _joins(reading, name.first - 1):
        return []
    return [_person(name, "object.fronted")]


def _of_noun(reading: Reading, predicate: Predicate, focus: list[Name], limit: int) -> list[Person]:
    """ "the arrest of Ann Bell", "Bell's arrest in May": only where it is dated."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(predicate.core)]
    dates = reading.dates_in(sentence.first, sentence.last)
    if not any(0 <= d.first - predicate.last <= 6 for d in dates):
        return []
    at = predicate.last
    needs_of = page.lexicon.settings.get("noun_of", True)
    if page.is_word(at, "of") or page.is_word(at - 1, "of") or not needs_of:
        at += page.is_word(at, "of")
        while at < limit and (
            page.is_word(at, "det") or (page.over(at, "names") and at not in reading.named)
        ):
            at += 1
        name = reading.named.get(at)
        if name is not None and name.kind == "person":
            return [_person(name, "noun.of")]
    if page.low(predicate.core - 1) == "'s":
        name = reading.named.get(predicate.core - 2)
        if name is not None and name.kind == "person":
            return [_person(name, "noun.possessive")]
    if page.is_word(predicate.core - 1, "possessive") and focus:
        return [(focus[-1], (predicate.core - 1, predicate.core), "noun.pronoun")]
    return []


def _draft(
    reading: Reading,
    calendar: Calendar,
    predicate: Predicate,
    person: Person,
    event: str,
    table: dict[str, Any],
    number: int,
) -> Draft | None:
    page = reading.page
    name, pointer, rule = person
    sentence = page.sentences[number]
    destination = None
    if predicate.event in _COMPLETE:
        destination = destination_after(
            reading, predicate.last, abroad=predicate.event == "transferred_abroad"
        )
    if table.get("needs") == "destination" and destination is None:
        return None
    first = min(pointer[0], predicate.first)
    last = max(pointer[1], predicate.last)
    if page.span(first, last)[1] - page.span(first, last)[0] > 250:
        first = predicate.first
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
        "event": event,
        "release_kind": table.get("release_kind"),
        "name": name,
        "predicate_core": predicate.core,
    }
    is_here = (name.first, name.last) == pointer
    draft.ground(
        page, "person", (name.first, name.last), rule, Basis.EXPLICIT if is_here else Basis.ANAPHORA
    )
    draft.ground(page, "event", (predicate.core, predicate.last), f"event.{predicate.voice}")
    _finish(reading, calendar, draft, predicate, destination)
    if 0 <= name.role_first < name.first:
        draft.values["role"] = page.words(name.role_first, name.first)
        draft.ground(page, "role", (name.role_first, name.first), "role.before")
    if table.get("confidence") == "review":
        draft.doubt("the event is not one that acts on its own", event=event)
    if draft.modality in (
        Modality.ANNOUNCED,
        Modality.PLANNED,
        Modality.CONDITIONAL,
        Modality.DENIED,
    ):
        draft.doubt("it is not said to have happened", modality=draft.modality.value)
    if page.sentences[number].headline:
        draft.values["headline"] = True
    return draft


def _finish(
    reading: Reading,
    calendar: Calendar,
    draft: Draft,
    predicate: Predicate,
    destination: tuple[int, int] | None,
) -> None:
    page = reading.page
    if predicate.modality is not None:
        draft.modality = predicate.modality
    if predicate.cue is not None:
        draft.ground(page, "modality", predicate.cue, "modality.cue")
    draft.timing = time_of(calendar, predicate.core, predicate, stock=False)
    if draft.timing is not None and draft.timing.edtf.endswith("/.."):
        # "Detained since 2001" dates the arrest of one person; the rest is being held.
        draft.timing = replace(draft.timing, edtf=draft.timing.edtf[:-3], relation="from")
    if draft.timing is not None:
        draft.ground(page, "date", draft.timing.span, draft.timing.rule, draft.timing.basis)
    if destination is not None:
        draft.values["destination"] = page.words(*destination)
        draft.ground(page, "destination", destination, "destination.to")
    place = place_near(reading, predicate.last)
    if place is not None and place != destination:
        draft.values["place"] = page.words(*place)
        draft.ground(page, "place", place, "place.in")


def _members(reading: Reading, figures: list[Draft]) -> list[Draft]:
    """Expand "including A, B and C" after a figure, and "among those released are A and B"."""
    found: list[Draft] = []
    page = reading.page
    for figure in figures:
        if figure.whole is not None or figure.values["event"] in ("held", "restricted", "listed"):
            continue
        names = _named_members(reading, figure)
        for name in names:
            found.append(_member(reading, figure, name, figure.values["event"], figure.timing))
    for number, sentence in enumerate(page.sentences):
        found.extend(_among(reading, number, sentence.first, sentence.last))
    return found


def _named_members(reading: Reading, figure: Draft) -> list[Name]:
    page = reading.page
    start = figure.span[1]
    limit = page.sentences[figure.sentence].last
    at = start
    while at < min(limit, start + 14) and not (
        page.is_word(at, "including") or page.tokens[at].text in ("(", "–", "—", ":")
    ):
        if page.tokens[at].text in _HARD or at in reading.groups:
            return []
        if page.tokens[at].text == "," and reading.named.get(at + 1) is not None:
            break
        at += 1
    at += 1
    while at < limit and (
        page.is_word(at, "including", "relative") or page.over(at, "aux") is not None
    ):
        at += 1
    return _name_list(reading, at, limit)


def _name_list(reading: Reading, at: int, limit: int) -> list[Name]:
    """Collect names parted only by commas, "and" and roles."""
    page = reading.page
    names: list[Name] = []
    while at < limit:
        name = reading.named.get(at)
        if name is not None:
            if name.kind == "person":
                names.append(name)
            at = name.last
            continue
        token = page.tokens[at]
        is_role = page.over(at, "names") is not None or page.over(at, "population") is not None
        if token.text == "," or is_role or page.is_word(at, "and", "det", "adv"):
            at += 1
            continue
        if (
            token.kind == "word"
            and not page.is_word(at, "prep", "sub", "relative", "verb")
            and not (page.over(at, "aux") or page.over(at, "trigger") or page.over(at, "links"))
        ):
            at += 1
            continue
        break
    return names


def _member(
    reading: Reading, figure: Draft, name: Name, event: str, timing: Timing | None
) -> Draft:
    page = reading.page
    table = load("extraction")["events"].get(event) or {}
    trigger = figure.values["trigger"]
    first = min(figure.span[0], trigger[0]) if trigger else figure.span[0]
    last = name.last
    if page.span(first, last)[1] - page.span(first, last)[0] > 380:
        first = name.first
    draft = Draft(
        "person_event", first, last, predicate=figure.predicate, paragraph=figure.paragraph,
        sentence=figure.sentence, whole=figure if figure.kind == "figure" else None,
        timing=timing, modality=figure.modality,
    )  # fmt: skip
    draft.values |= {
        "person": (name.full or name).text,
        "event": table.get("event", event),
        "release_kind": table.get("release_kind"),
        "name": name.full or name,
        "predicate_core": trigger[0] if trigger else first,
    }
    target = name.full or name
    draft.ground(page, "person", (target.first, target.last), "list.member")
    draft.ground(page, "event", trigger, "list.event", Basis.INHERITED_SENTENCE)
    if timing is not None:
        basis = Basis.INHERITED_SENTENCE if timing.span is not None else timing.basis
        draft.ground(page, "date", timing.span, timing.rule, basis)
    if 0 <= name.role_first < name.first:
        draft.values["role"] = page.words(name.role_first, name.first)
        draft.ground(page, "role", (name.role_first, name.first), "role.before")
    if figure.values.get("destination"):
        draft.values["destination"] = figure.values["destination"]
        draft.grounds["destination"] = figure.grounds["destination"]
    return draft


def _among(reading: Reading, number: int, first: int, last: int) -> list[Draft]:
    """ "Among the released prisoners are A, B and C": a list with no number."""
    page = reading.page
    opener = next((i for i in range(first, min(first + 4, last)) if page.is_word(i, "among")), None)
    if opener is None:
        return []
    triggers = [
        p
        for p in reading.predicates_in(opener, min(opener + 8, last))
        if p.voice in ("adjective", "bare", "noun", "passive") and p.modality is not None
    ]
    if not triggers:
        return []
    copula = next(
        (
            i
            for i in range(triggers[0].last, min(last, opener + 14))
            if page.over(i, "aux") or page.tokens[i].text in ("—", "–", ":")
        ),
        None,
    )
    if copula is None or any(i in reading.named for i in range(opener, copula)):
        return []
    names = _name_list(reading, copula + 1, last)
    calendar = Calendar(reading)
    years = {d.begin.year for d in reading.dates if d.begin.year is not None and d.begin.month}
    calendar.only = next(iter(years)) if len(years) == 1 else None
    timing = time_of(calendar, triggers[0].core, triggers[0], stock=False)
    group = Draft(
        "group", opener, copula, paragraph=page.sentences[number].paragraph, sentence=number,
        span=(opener, copula), timing=timing,
    )  # fmt: skip
    group.values |= {
        "event": triggers[0].event,
        "trigger": (triggers[0].core, triggers[0].last),
    }
    return [_member(reading, group, name, triggers[0].event, timing) for name in names]


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
