"""Whom a predicate happens to: the person its voice and place point to."""

from typing import Final

from habeas.extract.attach import is_singular, opening
from habeas.extract.groups import Group
from habeas.extract.names import Name
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading

_FAR: Final = 45
_NEAR: Final = 8
# How many words may open a sentence whose subject is left out, and how far its name may follow.
_NEAR_DROPPED: Final = 6
_FAR_NAME: Final = 10
_HARD: Final = (";", ".", "!", "?", "…", ":")

Person = tuple[Name, tuple[int, int], str]  # who, the words that point there, by which rule


def people_of(
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
        if not found and free and page.is_word(predicate.last, "object_pronoun"):
            found = _fronted_pronoun(reading, predicate, focus)
        return found
    if voice == "active":
        return (
            _object(reading, predicate, last, reach=4)
            or _fronted_pronoun(reading, predicate, focus)
            or _fronted_name(reading, predicate, focus)
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
    before = _before_date(reading, before, first)
    if before < first:
        return _after_comma(reading, predicate, focus, last) or _dropped(
            reading, predicate, focus, first
        )
    beside = reading.named.get(before - 1) if page.low(before) == "," else None
    if beside is not None and beside.kind == "person" and beside.first not in reading.told_by:
        # "the sentence of Ann Bell, arrested in May": it describes her, whatever governs her.
        return [_person(n, "subject.beside") for n in _listed(reading, beside, first)]
    if page.tokens[before].text in (",", "(", "–", "—") or page.is_word(before, "relative"):
        return _subject(reading, predicate, focus, first)
    if before in reading.named and distinct is not False:
        return _subject(reading, predicate, focus, first)
    if page.is_word(before, "and") or page.over(before, "trigger"):
        return _subject(reading, predicate, focus, first)
    dated = any(d.first - predicate.last < _NEAR for d in reading.dates_in(predicate.last, last))
    described = _name_described(reading, before, first) if dated else None
    if described is not None:
        return [_person(described, "subject.described")]
    among = next(
        (i for i in range(max(first, before - 4), before) if page.is_word(i, "one_of")), None
    )
    if among is None or _is_named_among(reading, among):
        return []
    return _subject(reading, predicate, focus, first)


def _before_date(reading: Reading, at: int, floor: int) -> int:
    """Step left over a date between "and" and its participle: "and in May 2029 expelled"."""
    page = reading.page
    start = at
    while at >= floor and (at in reading.dated or page.over(at, "relations") is not None):
        at -= 1
    joined = at >= floor and (page.is_word(at, "and", "conj", "adv") or page.over(at, "trigger"))
    return at if at != start and joined else start


def _name_described(reading: Reading, at: int, floor: int) -> Name | None:
    """Find Ann Bell in "Ann Bell, a radio presenter arrested in May": who the words describe."""
    page = reading.page
    if page.over(at, "names") is None and page.over(at, "population") is None:
        return None
    while at > floor and page.tokens[at].text != ",":
        parts = page.is_word(at, "prep", "verb", "sub", "relative", "and")
        if parts or page.over(at, "aux") is not None or at in reading.named:
            return None
        if page.tokens[at].kind == "mark" and page.tokens[at].text != "-":
            return None
        at -= 1
    name = reading.named.get(at - 1)
    return name if name is not None and name.kind == "person" else None


def _is_named_among(reading: Reading, at: int) -> bool:
    """Tell "Ann was among those freed" from "it named Ann among those freed", which it only says."""
    page = reading.page
    needs_verb = page.lexicon.settings.get("word_order") != "free"
    follows = at - 1 in reading.named or page.is_word(at - 1, "object_pronoun")
    return needs_verb and follows


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
    """Read "Arrested in July 2009, he was sentenced": the subject comes after the comma."""
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
    at, depth = predicate.first - 1, 0
    while at >= floor and predicate.first - at < _FAR:
        text = page.tokens[at].text
        abbreviated = page.is_word(at, "birth_before", "birth_after")
        if text in _HARD and not depth and not abbreviated:
            break
        depth = max(0, depth + (text in (")", "]")) - (text in ("(", "[")))
        if depth:
            at -= 1
            continue
        found, at = _look(reading, predicate, focus, at, floor)
        if found is not None:
            return found
    return _dropped(reading, predicate, focus, floor) if at < floor else []


def _look(
    reading: Reading, predicate: Predicate, focus: list[Name], at: int, floor: int
) -> tuple[list[Person] | None, int]:
    """Say whether a token ends the way to the subject: with whom, or where to look on."""
    page = reading.page
    name = reading.named.get(at)
    if page.is_word(at, "that") and not page.is_word(at, "relative", "det"):
        return [], at  # "Ann Bell fears that they were arrested"
    if name is not None:
        beside = name.kind == "person" and name.last + 2 == predicate.first
        if beside and page.is_word(name.last + 1, "relative") and page.low(name.last) == ",":
            return [_person(n, "subject.relative") for n in _listed(reading, name, floor)], at
        if _can_be_subject(reading, name, predicate):
            return [_person(n, "subject") for n in _listed(reading, name, floor)], at
        return None, name.first - 1
    if page.is_word(at, "he", "she") and not page.is_word(at, "possessive"):
        return [(focus[-1], (at, at + 1), "subject.pronoun")] if focus else [], at
    if page.is_word(at, "one_of"):
        at -= 1
        while at >= floor and (page.is_word(at, "one_of", "det") or page.over(at, "aux")):
            at -= 1
        return None, at
    if page.is_word(at, "some") and at not in reading.counted:
        return [], at
    if page.is_word(at, "they"):
        several = focus if len(focus) > 1 else []
        return [(one, (at, at + 1), "subject.pronoun") for one in several], at
    return _past_people(reading, predicate, focus, at, floor)


def _past_people(
    reading: Reading, predicate: Predicate, focus: list[Name], at: int, floor: int
) -> tuple[list[Person] | None, int]:
    """Tell a role in apposition ("Ann, a reporter, was") from a subject that is no name."""
    page = reading.page
    group = reading.groups.get(at)
    if group is not None and group.kind not in ("people", "part") and group.last < predicate.first:
        group = None
    counted = group or reading.counted.get(at)
    if counted is not None and reading.page.is_word(opening(page, counted.first) - 1, "with"):
        return None, opening(page, counted.first) - 2
    before = counted.first - 1 if counted is not None else -1
    if page.is_word(before, "and") and (named := reading.before_age(before - 1)) in reading.named:
        return None, named  # "Ann Bell and 12 others were"
    singular = is_singular(page, predicate)
    if group is not None:
        return (None, min(at, group.first) - 1) if singular else ([], at)
    led = _has_no_subject(reading, predicate) or _has_counted_subject(reading, predicate)
    role = len(focus) == 1 and not led and _is_definite_role(reading, at, floor, predicate)
    governed = (singular and counted is not None) or any(
        page.is_word(i, "one_of") for i in range(max(floor, at - 3), at)
    )
    people = page.over(at, "population") is not None and page.low(at - 1) != ","
    if role and (not people or not governed):
        return [(focus[-1], (at, at + 1), "subject.role")], at
    if people and not governed and not _near_name(reading, at, floor):
        return [], at
    return None, at - 1


def _dropped(reading: Reading, predicate: Predicate, focus: list[Name], floor: int) -> list[Person]:
    """Take the person in focus where the language leaves the subject out."""
    page = reading.page
    drops = page.lexicon.settings.get("drops_subject") and not _is_plural(reading, predicate)
    if _has_no_subject(reading, predicate) or _has_counted_subject(reading, predicate):
        return []
    limit = page.sentences[page.sentence_of(predicate.core)].last
    named_after = any(
        page.over(i, "population") or page.over(i, "names") or i in reading.named
        for i in range(predicate.last, min(predicate.last + 3, limit))
    ) or _names_someone(reading, predicate.last, limit)
    far = sum(i not in reading.dated for i in range(floor, predicate.first))
    goes_on = any(p.is_finite for p in reading.predicates_in(floor, predicate.first))
    near = far <= _NEAR_DROPPED or goes_on
    if drops and not named_after and len(focus) == 1 and near:
        return [(focus[-1], (predicate.core, predicate.last), "subject.dropped")]
    return []


def _names_someone(reading: Reading, first: int, limit: int) -> bool:
    """Say whether a person is named after a verb in its own clause: its subject, or its object."""
    page = reading.page
    for index in range(first, min(first + _FAR_NAME, limit)):
        if page.tokens[index].kind == "mark" or page.is_word(index, "sub", "relative"):
            return False
        name = reading.named.get(index)
        if name is not None and name.kind == "person":
            return True
    return False


def _has_no_subject(reading: Reading, predicate: Predicate) -> bool:
    """Read "zatrzymano", "помилувано": a form that leaves open who did it, and to whom."""
    page = reading.page
    endings = tuple(str(page.lexicon.settings.get("impersonal_endings", "")).split())
    return bool(endings) and page.tokens[predicate.core].low.endswith(endings)


def _has_counted_subject(reading: Reading, predicate: Predicate) -> bool:
    """Say whether a number of people follows: "на волю вышли ещё двое"."""
    page = reading.page
    limit = min(predicate.last + 6, page.sentences[page.sentence_of(predicate.core)].last)
    for index in range(predicate.last, limit):
        if page.tokens[index].kind == "mark":
            return False
        group = reading.groups.get(index)
        if group is not None:
            return group.kind != "thing" and not _is_along(reading, group)
    return False


def _is_along(reading: Reading, group: Group) -> bool:
    """Say whether counted people are only told along: "was freed with 61 other prisoners"."""
    page = reading.page
    at = group.first
    while page.is_word(at - 1, "between_hedge", "det") and not page.is_word(at - 1, "prep"):
        at -= 1
    return page.is_word(at - 1, "with", "prep")


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
    if name.first in reading.told_by:
        return False
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
    beside = page.over(name.first - 1, "population")
    if name.full is not None and beside is not None and beside.value == "lawyers":
        return False  # "Obrońca Kunegundy Wiśni": the lawyer of someone named before
    if name.kind == "person":
        return True
    adjacent = all(page.is_word(i, "adv") for i in range(name.last, predicate.first))
    return (
        name.kind == "other"
        and adjacent
        and not _is_plural(reading, predicate)
        and not _is_in_phrase(reading, name)
        and not page.is_caseless
        and name.last - name.first == 1
        and (page.over(name.first, "population") is None)
    )


def _is_in_phrase(reading: Reading, name: Name) -> bool:
    """Read "in the port of Thule was arrested": the name belongs to a phrase with a preposition."""
    page = reading.page
    floor = page.sentences[page.sentence_of(name.first)].first
    for index in range(name.first - 1, max(floor, name.first - 4) - 1, -1):
        if page.tokens[index].kind == "mark":
            return False
        if page.is_word(index, "prep"):
            return True
    return False


def _listed(reading: Reading, name: Name, floor: int) -> list[Name]:
    """Give a name with those joined to it on its left: "A, B and C were"."""
    page = reading.page
    chain = [name]
    while True:
        start = (
            chain[-1].role_first if 0 <= chain[-1].role_first < chain[-1].first else chain[-1].first
        )
        at = start - 1
        while at > floor and page.is_word(at, "possessive", "det"):
            at -= 1  # "Ann Bell and her brother Tom"
        if at - 1 < floor or not (page.tokens[at].text == "," or page.is_word(at, "and")):
            break
        while at >= floor and (page.tokens[at].text == "," or page.is_word(at, "and")):
            at -= 1
        before = reading.named.get(at)
        if before is None or before.kind != "person" or before.last != at + 1:
            before = _described_before(reading, at, floor)
        if before is None or before.first in reading.told_by:
            break
        chain.append(before)
    return chain[::-1]


def _after_description(reading: Reading, at: int, limit: int) -> Name | None:
    """Find the name after "Ann Bell, a lawyer, and Tom": a description is set off by commas."""
    page = reading.page
    for index in range(at, min(limit, at + 6)):
        if index in reading.named or page.over(index, "aux") or page.is_word(index, "verb"):
            return None
        if page.tokens[index].text == ",":
            joined = index + 1 + page.is_word(index + 1, "and")
            return reading.named.get(joined) if joined < limit else None
    return None


def _described_before(reading: Reading, at: int, floor: int) -> Name | None:
    """Find the name in "Ann Bell, head of the Centre, and Tom": its description ends here."""
    page = reading.page
    if page.low(at + 1) != ",":
        return None
    for index in range(at, max(floor, at - 12), -1):
        name = reading.named.get(index - 1)
        if page.tokens[index].text == "," and name is not None:
            return name if name.kind == "person" else None
    return None


def _object(reading: Reading, predicate: Predicate, limit: int, *, reach: int) -> list[Person]:
    """Walk right from a verb to its object."""
    page = reading.page
    at, steps = predicate.last, 0
    aux = page.over(at, "aux")
    if aux is not None and predicate.voice == "passive":
        at = aux.last  # "Uwolnieni zostali A i B"
    while at < limit and steps <= reach:
        token = page.tokens[at]
        name = reading.named.get(at)
        if name is not None and (
            name.kind == "person" or (name.kind == "other" and _is_single(reading, name))
        ):
            return [_person(n, "object") for n in _joined(reading, name, limit)]
        if page.is_word(at, "object_pronoun") and steps <= 1 and not page.is_word(at, "det"):
            return []
        following = reading.named.get(at + 1)
        if token.text == "," and steps <= 2 and page.over(at - 1, "names") is not None:
            # "arrested its editor, Ann Bell"
            apposed = following is not None and following.kind == "person"
            return [_person(following, "object.apposed")] if apposed and following else []
        if token.kind == "mark" and token.text not in ("-", '"', "“", "«"):
            return []
        role = page.over(at, "names") is not None or page.over(at, "population") is not None
        if at in reading.dated or (page.over(at, "relations") and at + 1 in reading.dated):
            at += 1
            continue
        length = reading.groups.get(at + 1)
        if page.is_word(at, "prep") and length is not None and length.kind == "thing":
            at = length.last  # "заарештував на два місяці активістку"
            continue
        past = _past_place(reading, at, limit) if predicate.voice != "active" else None
        if past is not None:
            at = past  # "Murió en el hospital de la prisión el abogado Jorge Blancas"
            continue
        place = reading.named.get(at + 1)
        if page.is_word(at, "in_place") and place is not None and place.kind != "person":
            at = place.last  # "detuvo en Bayona a"
            continue
        marks_object = token.low in str(page.lexicon.settings.get("object_prep", "")).split()
        marks_object = marks_object and predicate.voice not in ("passive", "intransitive")
        stops = page.is_word(at, "prep", "sub", "relative", "verb") or page.over(at, "aux")
        if stops and not role and not marks_object:
            return []
        if token.kind == "number" and not page.low(at + 1).startswith("-"):
            return []
        steps += 0 if role or token.kind == "number" or token.text.startswith("-") else 1
        at += 1
    return []


def _past_place(reading: Reading, at: int, limit: int) -> int | None:
    """Give the article after a phrase of place, where the subject follows it."""
    page = reading.page
    if not page.is_word(at, "in_place") or not page.lexicon.settings.get("inverted"):
        return None
    for index in range(at + 2, min(limit, at + _NEAR)):
        if page.tokens[index].kind != "word" or page.over(index, "trigger") is not None:
            return None
        if page.is_word(index, "det") and not page.is_word(index - 1, "prep", "of", "det"):
            return index
    return None


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
        if at + 2 < limit and page.tokens[at].text == "," and page.tokens[at + 1].kind == "number":
            at += 2  # "Ann Bell, 34, and"
        if at >= limit or not (page.tokens[at].text == "," or page.is_word(at, "and")):
            break
        while at < limit and (page.tokens[at].text == "," or page.is_word(at, "and")):
            at += 1
        apart = ("det", "possessive")
        while (
            at < limit
            and at not in reading.named
            and (page.over(at, "names") is not None or page.is_word(at, *apart))
        ):
            at += 1
        if at < limit and page.tokens[at].text == "," and page.over(at - 1, "names") is not None:
            at += 1  # "and her husband, Tom Bell"
            at += page.is_word(at, "and")
        following = reading.named.get(at) or _after_description(reading, at, limit)
        if following is None or following.kind != "person":
            break
        chain.append(following)
    return chain


def _fronted_pronoun(reading: Reading, predicate: Predicate, focus: list[Name]) -> list[Person]:
    """Read "deported him to Thailand", "его задержали", "lo detuvieron"."""
    page = reading.page
    for index in (predicate.last, predicate.first - 1, predicate.core - 1):
        of_many = page.is_word(index, "they", "them") and not page.is_word(index, "he", "she")
        if of_many and len(focus) == 1:
            continue  # "the editor fears they have been arrested"
        if 0 <= index < len(page.tokens) and page.is_word(index, "object_pronoun") and focus:
            if index == predicate.last and page.over(index + 1, "population"):
                continue
            return [(focus[-1], (index, index + 1), "object.pronoun")]
    return []


def _fronted_over_aside(reading: Reading, predicate: Predicate) -> Name | None:
    """Find the name before "Тамару Брук, 1990 года рождения, 1 июля осудили"."""
    page = reading.page
    at = predicate.first - 1
    floor = max(page.sentences[page.sentence_of(predicate.core)].first, at - 14)
    while at > floor and at not in reading.named:
        aside = at in reading.dated or page.is_word(at, "birth_after") or reading.is_aside(at)
        if not (aside or page.low(at) == "," or page.over(at, "relations") is not None):
            return None
        at -= 1
    return reading.named.get(at)


def _left_out(reading: Reading, predicate: Predicate, focus: list[Name]) -> list[Person]:
    """Read "Анну арестовали 11 мая, а в июне выслали": one object for two verbs."""
    page = reading.page
    at = predicate.first - 1
    while at > 0 and (at in reading.dated or page.over(at, "relations") is not None):
        at -= 1
    sentence = page.sentences[page.sentence_of(predicate.core)]
    before = [p for p in reading.predicates_in(sentence.first, at) if p.voice == "active"]
    joined = page.is_word(at, "and", "conj") and bool(before)
    if not joined or len(focus) != 1 or not _is_plural(reading, before[-1]):
        return []
    objects = predicate.last in reading.named or predicate.last in reading.groups
    people = page.over(predicate.last, "population") is not None
    here = sentence.first <= focus[0].first < at or any(
        page.is_word(i, "object_pronoun") for i in range(sentence.first, at)
    )
    return (
        []
        if objects or people or not here
        else [(focus[0], (predicate.core, predicate.last), "object.left_out")]
    )


def _fronted_name(reading: Reading, predicate: Predicate, focus: list[Name]) -> list[Person]:
    """Read "Оляну Кульбабу депортували": a verb in the plural with no subject of its own."""
    page = reading.page
    name = reading.named.get(predicate.first - 1)
    if not page.lexicon.settings.get("object_first") or not _is_plural(reading, predicate):
        return []
    if page.is_word(predicate.first - 1, "relative"):
        # "Оляна Кульбаба, яку засудили"
        first = page.sentences[page.sentence_of(predicate.core)].first
        return _subject(reading, predicate, [], first)
    if name is None:
        name = _fronted_over_aside(reading, predicate)
    if name is None or name.kind != "person":
        return _left_out(reading, predicate, focus)
    before = name.first - 1
    if page.is_word(before, "and") or (page.low(before) == "," and before - 1 in reading.named):
        return []
    return [_person(name, "object.fronted")]


def _of_noun(reading: Reading, predicate: Predicate, focus: list[Name], limit: int) -> list[Person]:
    """Read "the arrest of Ann Bell", "Bell's arrest in May": only where it is dated."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(predicate.core)]
    dates = reading.dates_in(sentence.first, sentence.last)
    dates = [d for d in dates if d.relation not in ("until", "before", "by")]
    if not any(0 <= d.first - predicate.last <= 6 for d in dates):
        return []
    at = predicate.last
    while at < limit and at - predicate.last < _NEAR and _parts_noun(reading, at):
        at += 1  # "the release, on 10 May, of Ann Bell"
    needs_of = page.lexicon.settings.get("noun_of", True)
    if page.is_word(at, "of") or page.is_word(at - 1, "of") or not needs_of:
        at += page.is_word(at, "of")
        while at < limit and (
            page.is_word(at, "det") or (page.over(at, "names") and at not in reading.named)
        ):
            at += 1
        name = reading.named.get(at)
        if name is not None and name.kind == "person":
            return [_person(n, "noun.of") for n in _joined(reading, name, limit)]
    if page.low(predicate.core - 1) == "'s":
        name = reading.named.get(predicate.core - 2)
        if name is not None and name.kind == "person":
            return [_person(name, "noun.possessive")]
    if page.is_word(predicate.core - 1, "possessive") and focus:
        return [(focus[-1], (predicate.core - 1, predicate.core), "noun.pronoun")]
    return []


def _parts_noun(reading: Reading, at: int) -> bool:
    """Say whether a token may stand between "release" and "of Ann Bell": a date, its commas."""
    page = reading.page
    dated = at in reading.dated or page.low(at) == "," or page.is_word(at, "det")
    return dated or (page.over(at, "relations") is not None and at + 1 in reading.dated)


def joins(reading: Reading, index: int) -> bool:
    """Say whether a token only joins names: a comma, "and", a role."""
    page = reading.page
    return (
        page.tokens[index].text == ","
        or page.is_word(index, "and")
        or (page.over(index, "names") is not None or page.over(index, "population") is not None)
        or reading.is_aside(index)
    )
