"""Who the subject of a predicate is: a walk to its left, over asides and joined predicates."""

from typing import Final

from habeas.extract.agreement import has_no_subject, is_plural, is_singular
from habeas.extract.attach_left import opening
from habeas.extract.groups import PeopleGroup
from habeas.extract.names import NameMention
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading

_FAR: Final = 45
# How many words may open a sentence whose subject is left out, and how far its name may follow.
_NEAR_DROPPED: Final = 6
_FAR_NAME: Final = 10
_HARD: Final = (";", ".", "!", "?", "…", ":")

Person = tuple[NameMention, tuple[int, int], str]  # who, the words that point there, by which rule


def person_by(name: NameMention, rule: str) -> Person:
    """Give a person found by a rule, under the longest form of the name used before."""
    return (name.full or name), (name.first, name.last), rule


def subject_of(
    reading: Reading, predicate: Predicate, focus: list[NameMention], floor: int
) -> list[Person]:
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
    return dropped_subject(reading, predicate, focus, floor) if at < floor else []


def _look(
    reading: Reading, predicate: Predicate, focus: list[NameMention], at: int, floor: int
) -> tuple[list[Person] | None, int]:
    """Say whether a token ends the way to the subject: with whom, or where to look on."""
    page = reading.page
    name = reading.named.get(at)
    if page.is_word(at, "that") and not page.is_word(at, "relative", "det"):
        return [], at  # "Ann Bell fears that they were arrested"
    if name is not None:
        beside = name.kind == "person" and name.last + 2 == predicate.first
        if beside and page.is_word(name.last + 1, "relative") and page.low(name.last) == ",":
            return [person_by(n, "subject.relative") for n in listed_with(reading, name, floor)], at
        if _can_be_subject(reading, name, predicate):
            return [person_by(n, "subject") for n in listed_with(reading, name, floor)], at
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
    reading: Reading, predicate: Predicate, focus: list[NameMention], at: int, floor: int
) -> tuple[list[Person] | None, int]:
    """Tell a role in apposition ("Ann, a reporter, was") from a subject that is no name."""
    page = reading.page
    group = reading.groups.get(at)
    if group is not None and group.kind not in ("people", "part") and group.last < predicate.first:
        group = None
    counted = group or reading.counted.get(at)
    if counted is not None and reading.page.is_word(opening(page, counted.first) - 1, "with"):
        return None, opening(page, counted.first) - 2
    before = opening(page, counted.first) - 1 if counted is not None else -1
    if page.is_word(before, "and") and (named := reading.before_age(before - 1)) in reading.named:
        return None, named  # "Ann Bell and 12 others were"
    singular = is_singular(page, predicate)
    if group is not None:
        return (None, min(at, group.first) - 1) if singular else ([], at)
    led = has_no_subject(reading, predicate) or _has_counted_subject(reading, predicate)
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


def dropped_subject(
    reading: Reading, predicate: Predicate, focus: list[NameMention], floor: int
) -> list[Person]:
    """Take the person in focus where the language leaves the subject out."""
    page = reading.page
    drops = page.lexicon.settings.drops_subject and not is_plural(reading, predicate)
    if has_no_subject(reading, predicate) or _has_counted_subject(reading, predicate):
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


def _is_along(reading: Reading, group: PeopleGroup) -> bool:
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


def _is_definite_role(reading: Reading, at: int, floor: int, predicate: Predicate) -> bool:
    """Say whether "the lawyer" or "полковник" points back to the one person in focus."""
    page = reading.page
    hit = page.over(at, "names")
    if hit is None or hit.value not in ("role", "title") or at + 1 in reading.named:
        return False
    if is_plural(reading, predicate):
        return False
    if page.lexicon.settings.no_articles:
        return at - 1 < floor or page.tokens[at - 1].kind != "number"
    return hit.first - 1 >= floor and page.is_word(hit.first - 1, "definite")


def _can_be_subject(reading: Reading, name: NameMention, predicate: Predicate) -> bool:
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
        and not is_plural(reading, predicate)
        and not _is_in_phrase(reading, name)
        and not page.is_caseless
        and name.last - name.first == 1
        and (page.over(name.first, "population") is None)
    )


def _is_in_phrase(reading: Reading, name: NameMention) -> bool:
    """Read "in the port of Thule was arrested": the name belongs to a phrase with a preposition."""
    page = reading.page
    floor = page.sentences[page.sentence_of(name.first)].first
    for index in range(name.first - 1, max(floor, name.first - 4) - 1, -1):
        if page.tokens[index].kind == "mark":
            return False
        if page.is_word(index, "prep"):
            return True
    return False


def listed_with(reading: Reading, name: NameMention, floor: int) -> list[NameMention]:
    """Give a name with those joined to it on its left: "A, B and C were"."""
    page = reading.page
    chain = [name]
    while True:
        start = (
            chain[-1].role_first if 0 <= chain[-1].role_first < chain[-1].first else chain[-1].first
        )
        at = start - 1
        while at > floor and page.is_word(at, "possessive", "det") and not page.is_word(at, "and"):
            at -= 1  # "Ann Bell and her brother Tom"
        if at - 1 < floor or not (page.tokens[at].text == "," or page.is_word(at, "and")):
            break
        while at >= floor and (page.tokens[at].text == "," or page.is_word(at, "and")):
            at -= 1
        at = _before_bracket(reading, at, floor)
        before = reading.named.get(at)
        if before is None or before.kind != "person" or before.last != at + 1:
            before = _described_before(reading, at, floor)
        if before is None or before.first in reading.told_by:
            break
        chain.append(before)
    return chain[::-1]


def _before_bracket(reading: Reading, at: int, floor: int) -> int:
    """Step left over "(27, Thule)": the name in "Ray Colt (27) and Finn Dale" ends before it."""
    page = reading.page
    if at < floor or page.tokens[at].text != ")":
        return at
    for index in range(at - 1, max(floor, at - 14), -1):
        if page.tokens[index].text == "(":
            return index - 1
    return at


def _described_before(reading: Reading, at: int, floor: int) -> NameMention | None:
    """Find the name in "Ann Bell, head of the Centre, and Tom": its description ends here."""
    page = reading.page
    if page.low(at + 1) != ",":
        return None
    for index in range(at, max(floor, at - 12), -1):
        name = reading.named.get(index - 1)
        if page.tokens[index].text == "," and name is not None:
            return name if name.kind == "person" else None
    return None
