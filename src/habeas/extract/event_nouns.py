"""Events told by a noun: "the arrest of Ann Bell", "Bell's arrest in May"."""

from typing import Final

from habeas.extract.agreement import object_suffix
from habeas.extract.declension import Case
from habeas.extract.left_out import DOUBTFUL, Person, person_by
from habeas.extract.names import NameMention
from habeas.extract.page import TextTokens
from habeas.extract.phrases import inflection_of
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.vocabulary.meanings import meanings

_NEAR: Final = 8
_NEAR_DATE: Final = 6
_PRONOUN: Final = "noun.pronoun"


def of_noun(
    reading: Reading, predicate: Predicate, focus: list[NameMention], limit: int
) -> list[Person]:
    """Read "the arrest of Ann Bell", "Bell's arrest in May".

    Undated, what is spoken of has happened where nobody speaks of it otherwise, such as an
    arrest; whether a release is past or asked for, a person says.
    """
    found = _of_noun(reading, predicate, focus, limit)
    if not found or _is_dated(reading, predicate):
        return found
    meaning = meanings().events.get(predicate.event)
    sought = reading.page.is_word(predicate.first - 1, "purpose")  # "a warrant for the arrest of"
    if meaning is not None and meaning.presupposed and not sought:
        return found
    # "Thanked him for their release" with no date may be anybody's.
    return [(name, words, rule + DOUBTFUL) for name, words, rule in found if rule != _PRONOUN]


def _is_dated(reading: Reading, predicate: Predicate) -> bool:
    sentence = reading.page.sentences[reading.page.sentence_of(predicate.core)]
    dates = reading.dates_in(sentence.first, sentence.last)
    told = [d for d in dates if d.relation not in ("until", "before", "by")]
    return any(0 <= d.first - predicate.last <= _NEAR_DATE for d in told)


def _of_noun(
    reading: Reading, predicate: Predicate, focus: list[NameMention], limit: int
) -> list[Person]:
    page = reading.page
    at = predicate.last
    while at < limit and at - predicate.last < _NEAR and _parts_noun(reading, at):
        at += 1  # "the release, on 10 May, of Ann Bell"
    needs_of = page.lexicon.settings.noun_of
    if page.is_word(at, "of") or page.is_word(at - 1, "of") or not needs_of:
        at += page.is_word(at, "of")
        opens = at
        while at < limit and (
            page.is_word(at, "det")
            or (page.over(at, "names") and at not in reading.named and not _owns(page, at))
        ):
            at += 1
        name = reading.named.get(at) or _led(reading, predicate.last, at, limit)
        if not any(page.over(i, "names") for i in range(opens, at)) and _is_at(page, predicate):
            return []  # "la muerte en la cárcel de Monte Alto" names the prison
        owns = name is not None and inflection_of(reading, name).can_be(Case.GENITIVE)
        if name is not None and name.kind == "person" and owns and not _owns_next(reading, name):
            return [person_by(n, "noun.of") for n in _joined(reading, name, limit)]
    if page.low(predicate.core - 1) == "'s":
        name = reading.named.get(predicate.core - 2)
        if name is not None and name.kind == "person":
            return [person_by(name, "noun.possessive")]
    if page.is_word(predicate.core - 1, "possessive") and focus:
        return [(focus[-1], (predicate.core - 1, predicate.core), _PRONOUN)]
    if _has_suffix(page, predicate) and len(focus) == 1:
        return [(focus[-1], (predicate.core, predicate.last), _PRONOUN)]
    return []


def _has_suffix(page: TextTokens, predicate: Predicate) -> bool:
    """Read "بوفاته": whose it was, one man's or woman's, is written in one word with the noun."""
    at = predicate.last - 1
    if object_suffix(page, at) in (None, "object_plural"):
        return False
    # Letters that are folded into one another tell a suffix from an ending of the noun's own.
    return page.tokens[at].text.endswith(page.lexicon.settings.object_suffixes)


def _led(reading: Reading, first: int, at: int, limit: int) -> NameMention | None:
    """Give whom a role is of that begins between two tokens: "اعتقال الأستاذ الجامعي وليد الحموي"."""
    if not reading.page.lexicon.settings.no_capitals:
        return None
    return next(
        (n for n in reading.names_in(at, limit) if first <= n.role_first <= at < n.first), None
    )


def _owns(page: TextTokens, at: int) -> bool:
    """Say whether a role without an article is somebody's: "محامي سليم حداد" is his lawyer."""
    return page.lexicon.settings.construct and not page.has_article(at)


def _is_at(page: TextTokens, predicate: Predicate) -> bool:
    """Say whether a noun ends on a certain facility, so that "of" says which."""
    last = predicate.last - 1
    return page.is_word(last, "facility") and page.is_word(last - 1, "definite")


def _owns_next(reading: Reading, name: NameMention) -> bool:
    """Say whether a name is only whose the next thing is: "releases of Marrow's rule"."""
    return name.last < len(reading.page.tokens) and reading.page.low(name.last) == "'s"


def _parts_noun(reading: Reading, at: int) -> bool:
    """Say whether a token may stand between "release" and "of Ann Bell": a date, its commas."""
    page = reading.page
    dated = at in reading.dated or page.low(at) == "," or page.is_word(at, "det")
    return dated or (page.over(at, "relations") is not None and at + 1 in reading.dated)


def _joined(reading: Reading, name: NameMention, limit: int) -> list[NameMention]:
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
        while (
            at < limit
            and at not in reading.named
            and (page.over(at, "names") is not None or page.is_word(at, "det", "possessive"))
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


def _after_description(reading: Reading, at: int, limit: int) -> NameMention | None:
    """Find the name after "Ann Bell, a lawyer, and Tom": a description is set off by commas."""
    page = reading.page
    for index in range(at, min(limit, at + 6)):
        if index in reading.named or page.over(index, "aux") or page.is_word(index, "verb"):
            return None
        if page.tokens[index].text == ",":
            joined = index + 1 + page.is_word(index + 1, "and")
            return reading.named.get(joined) if joined < limit else None
    return None
