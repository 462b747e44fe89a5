"""Names of people in a script without capitals: told by given names, titles and roles, and by nothing else.

A name that is missed costs a claim; a word taken for a name tells something of nobody. So a name
begins with a given name that is listed, or behind a role that has its article, and it ends at the
first word that any list has.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from habeas.extract.page import TextTokens
from habeas.vocabulary.meanings import meanings

_LONGEST: Final = 6
# How many words of a name no list need have: a family name, and where somebody is from.
_UNLISTED: Final = 2
# How many words may tell who somebody is, before the name.
_ROLE: Final = 5
_LEAST: Final = 2
# How a word ends that is made of the name of a place or a tribe.
_FROM: Final = ("ي", "يه")


@dataclass(frozen=True, slots=True)
class UncasedRun:
    """Some words that are a name.

    Attributes:
        first: First token.
        last: One past the last.
        kind: ``person``, ``place``, ``body`` or ``other``.
        role_first: First token of what is said of who it is, before the name.
    """

    first: int
    last: int
    kind: str
    role_first: int


def uncased_runs(page: TextTokens) -> list[UncasedRun]:
    """Find the names of a text, in order of place.

    Args:
        page: The tokens.
    """
    found: list[UncasedRun] = []
    surnames: set[str] = set()
    at = 0
    while at < len(page.tokens):
        run = _place(page, at) or _person(page, at) or _surname(page, at, surnames)
        if run is None:
            at += 1
            continue
        if run.kind == "person":
            surnames.add(page.low(run.last - 1))
        found.append(run)
        at = run.last
    return found


def _place(page: TextTokens, at: int) -> UncasedRun | None:
    hit = page.at(at, "names")
    if hit is None or hit.value != "place":
        return None
    return UncasedRun(at, hit.last, "place", at)


def _person(page: TextTokens, at: int) -> UncasedRun | None:
    given = _is_given(page, at) or _is_particle(page, at)
    if not given and not _is_introduced(page, at):
        return None
    last = _end(page, at)
    if last - at < _LEAST or (not given and last - at > _LEAST + 1):
        return None
    kind = "body" if _names_thing(page, at) else "person"
    return UncasedRun(at, last, kind, _role(page, at))


def _surname(page: TextTokens, at: int, surnames: set[str]) -> UncasedRun | None:
    """Find one word that was the last of a whole name before: "وقال حداد"."""
    if page.low(at) not in surnames or not _is_unlisted(page, at) or page.tokens[at].kind != "word":
        return None
    return UncasedRun(at, at + 1, "body" if _names_thing(page, at) else "other", _role(page, at))


def _end(page: TextTokens, first: int) -> int:
    """Give one past the last word of a name: given names, then as few that no list has."""
    last, unlisted = first, 0
    while last < len(page.tokens) and last - first < _LONGEST and _is_beside(page, first, last):
        if _is_particle(page, last):
            follows = last + 1 < len(page.tokens) and _is_beside(page, first, last + 1)
            if not follows or not (_is_given(page, last + 1) or _is_unlisted(page, last + 1)):
                break
            unlisted += not _is_given(page, last + 1)
            last += 2
            continue
        if _is_given(page, last) and not unlisted:
            last += 1
            continue
        if not _is_unlisted(page, last) or unlisted == _UNLISTED:
            break
        if unlisted and (page.has_article(last - 1) or not _is_of_place(page, last)):
            break  # "حداد الحلبي" is one name; "حداد البلاد" is not
        unlisted += 1
        last += 1
    return last


def _is_beside(page: TextTokens, first: int, at: int) -> bool:
    """Say whether only a space parts a word from the one before it."""
    if at == first:
        return True
    if page.tokens[at].kind != "word":
        return False
    return page.text[page.tokens[at - 1].end : page.tokens[at].start] == " "


def _is_given(page: TextTokens, at: int) -> bool:
    return any(h.kind == "names" and h.value == "given" for h in page.covering.get(at, ()))


def _is_of_place(page: TextTokens, at: int) -> bool:
    """Say whether a word tells where somebody is from: it has an article and an ending for it."""
    return page.has_article(at) and page.low(at).endswith(_FROM)


def _is_particle(page: TextTokens, at: int) -> bool:
    return page.low(at) in _particles()


@cache
def _particles() -> frozenset[str]:
    return frozenset(meanings().name_particles.split())


def _is_unlisted(page: TextTokens, at: int) -> bool:
    """Say whether no list has a word, but as a name."""
    if page.tokens[at].kind != "word" or len(page.low(at)) < _LEAST + 1:
        return False
    hits = page.covering.get(at, ())
    return all(h.kind == "names" and h.value in ("given", "place") for h in hits)


def _is_introduced(page: TextTokens, at: int) -> bool:
    """Say whether a title or a role with its article stands before two words that no list has."""
    if at == 0 or not _is_unlisted(page, at) or page.has_article(at):
        return False
    told = page.over(at - 1, "names")
    titled = told is not None and told.value in ("title", "role")
    if not titled or not _is_definite(page, at - 1) or not _is_beside(page, at - 1, at):
        return False
    # A second word with an article is where somebody is from; a verb has none behind it.
    return at + 1 < len(page.tokens) and page.has_article(at + 1) and _is_unlisted(page, at + 1)


def _is_definite(page: TextTokens, at: int) -> bool:
    """Say whether a role is of who is named at once: with its article, or a title."""
    told = page.over(at, "names")
    return page.has_article(at) or (told is not None and told.value == "title")


def _names_thing(page: TextTokens, at: int) -> bool:
    """Say whether something is named after somebody: "شارع سليم حداد", but not "عامل الميناء سليم حداد"."""
    told = page.over(at - 1, "names") if at else None
    return told is not None and told.value == "body" and not page.has_article(at - 1)


def _role(page: TextTokens, first: int) -> int:
    """Give where the words begin that say who somebody is: "رئيس الحزب", "الصحفي المستقل"."""
    at, known = first, first
    while at > 0 and first - at < _ROLE and page.tokens[at - 1].kind in ("word", "mark"):
        before = at - 1
        dot = page.low(before) == "." and page.tokens[before].end + 1 >= page.tokens[at].start
        if dot and before and _is_title(page, before - 1):
            at = known = before - 1
            continue
        if page.tokens[before].kind != "word" or not _is_beside(page, before, at):
            break
        if page.has_article(before) and not _is_verbal(page, before):
            at = before
            known = at if _is_said_of(page, before) else known
            continue
        of_known = _is_of_somebody(page, before)
        if of_known or (_is_said_of(page, before) and (at < first or _is_title(page, before))):
            known = before
        break
    return known


def _is_of_somebody(page: TextTokens, at: int) -> bool:
    """Read "زميلها طلال": whose colleague it is the word says itself, so the name says who."""
    return page.is_word(at, "kin") and page.is_word(at, "possessive")


def _is_title(page: TextTokens, at: int) -> bool:
    told = page.over(at, "names")
    return told is not None and told.value == "title"


def _is_said_of(page: TextTokens, at: int) -> bool:
    """Say whether a word says what somebody is."""
    told = page.over(at, "names")
    role = told is not None and told.value in ("title", "role")
    return role or page.over(at, "population") is not None


def _is_verbal(page: TextTokens, at: int) -> bool:
    small = page.is_word(at, "prep", "verb", "sub", "relative", "and", "adv")
    return small or page.over(at, "trigger") is not None or page.over(at, "relative") is not None
