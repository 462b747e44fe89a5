"""The predicates to the right of a number of people: those it is the subject of, those that describe it."""

from typing import Final

from habeas.extract.agreement import has_no_object
from habeas.extract.groups import PeopleGroup
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.verbless import Attachment, Slot

_OPEN: Final = ("(", "[")
_CLOSE: Final = (")", "]")
_DASHES: Final = ("–", "—", "-")
_QUOTES: Final = ('"', "“", "«", "„")
_FAR: Final = 45
_HARD: Final = (";", ":", ".", "!", "?", "…")
# How many words may stand between an object that opens a clause and its verb.
_NEAR_OBJECT: Final = 4
_FAR_OBJECT: Final = 9


def to_the_right(reading: Reading, group: PeopleGroup, limit: int) -> list[Attachment]:
    """The predicate whose subject the group is, and the participles that describe it."""
    page = reading.page
    found: list[Attachment] = []
    at, relative = group.last, False
    for _ in range(_FAR):
        if at >= limit:
            break
        jump = _past_parenthesis(reading, at, limit)
        if jump is not None:
            found.extend(_described(reading, group, at + 1, jump))
            at = jump
            continue
        predicate = _starting(reading, at)
        if page.is_word(at, "relative") and page.over(at, "relative") is None:
            if page.is_word(at + 1, "pronoun", "they", "nobody"):
                break  # "told 25 reporters that nobody was arrested"
            relative, at = True, at + 1  # but "that night" opens no clause
        elif predicate is not None:
            verdict = _right(reading, group, predicate, at - group.last, relative=relative)
            if verdict is not None:
                found.append(verdict)
            if predicate.voice == "active" if verdict is None else verdict.tier == 1:
                break
            relative = relative and not predicate.is_finite
            at = max(at + 1, predicate.last)
        elif page.tokens[at].text == ",":
            following, described = _past_comma(reading, group, at, limit)
            found.extend(described)
            if following is None:
                break
            at = following
        elif (joined := _joined_group(reading, at)) is not None:
            at = joined.last  # "two women and three men were arrested"
        elif relative and page.is_word(at, "verb"):
            relative, at = False, at + 1
        elif _ends_subject(reading, group, at, limit):
            break
        else:
            at += 1
    return found


def _joined_group(reading: Reading, at: int) -> PeopleGroup | None:
    """Give the second of two counted subjects, where one stands after "and"."""
    page, group = reading.page, reading.groups.get(at - 1)
    if not page.is_word(at, "and"):
        return None
    if group is not None and group.kind == "bare" and page.is_word(group.first - 1, "verb"):
        return None  # "the trial added 12 and five men were freed": the 12 are its object
    for index in range(at + 1, min(at + 4, len(reading.page.tokens))):
        group = reading.groups.get(index)
        if group is not None and group.first == at + 1:
            return group if group.kind == "people" else None
    return None


def _past_comma(
    reading: Reading, group: PeopleGroup, at: int, limit: int
) -> tuple[int | None, list[Attachment]]:
    """Say where the subject goes on after a comma: at its verb, its participle or "who"."""
    page = reading.page
    following = at + 1
    while following < limit and page.is_word(following, "adv"):
        following += 1
    if following >= limit:
        return None, []
    opener = _starting(reading, following)
    if opener is not None and opener.voice == "bare" and at - group.last <= 1:
        span = (opener.core, opener.last)
        return opener.last, [Attachment(opener.event, "participle.comma", 2, 1, span, opener)]
    if page.over(following, "aux") is not None:
        return following, []
    if page.is_word(following, "relative") and at == group.last:
        return following, []
    return None, []


def _ends_subject(reading: Reading, group: PeopleGroup, at: int, limit: int) -> bool:
    """Say whether the way from a group to its verb ends at a token: another clause begins."""
    page = reading.page
    token = page.tokens[at]
    if token.text in (*_HARD, *_CLOSE, *_DASHES):
        return True
    if page.over(at, "aux") is not None:
        return False
    if page.is_word(at, "verb") and not page.is_word(at, "prep", "adv", "det"):
        return True
    if token.kind == "number" and at not in reading.dated and at > group.last:
        other = reading.groups.get(at)
        if other is not None and other.kind == "people":
            return True
    if page.is_word(at, "sub") and not page.is_word(at, "relative"):
        opens = page.over(at + 1, "aux") is not None or page.is_word(at + 1, "pronoun", "they")
        if opens or not page.is_word(at, "prep"):
            return True
    if page.lexicon.settings.verb_first and page.is_word(at, "and", "conj"):
        return True
    if not page.is_word(at, "and"):
        return False
    # "Murieron 43 y desaparecieron 12": the verb stood before the number.
    return _opens_clause(reading, at + 1, limit) or page.is_word(group.first - 1, "verb")


def _opens_clause(reading: Reading, at: int, limit: int) -> bool:
    """Say whether a new subject follows "and": a number, a name or a pronoun with its verb."""
    page = reading.page
    if at >= limit:
        return False
    group = reading.groups.get(at)
    counts = group is not None and group.kind != "thing"  # "aged 19 and 23" goes on
    return counts or page.is_word(at, "pronoun", "they")


def _starting(reading: Reading, at: int) -> Predicate | None:
    """Give the predicate whose verb group starts at a token; the shortest way in wins."""
    here = [
        p
        for p in reading.predicates_in(at, at + 10)
        if at in (p.first, p.core) and p.voice not in ("adjective", "noun")
    ]
    finite = [p for p in here if p.is_finite and p.first == at]
    chosen = finite or here
    return chosen[0] if chosen else None


def _right(
    reading: Reading, group: PeopleGroup, predicate: Predicate, gap: int, *, relative: bool
) -> Attachment | None:
    page = reading.page
    span = (predicate.core, predicate.last)
    tier = 2 if relative else 1
    suffix = ".relative" if relative else ""
    borne = _borne(reading, predicate, relative=relative)
    if borne is not None:
        return Attachment(
            predicate.event, f"subject.passive{suffix}", borne, gap, span, predicate, Slot.SUBJECT
        )
    if predicate.voice == "intransitive":
        return Attachment(
            predicate.event, f"subject.active{suffix}", tier, gap, span, predicate, Slot.SUBJECT
        )
    if predicate.voice == "state":
        governed = any(
            page.over(i, "aux") for i in range(max(group.last, predicate.core - 4), predicate.core)
        )
        if not governed and _is_of_a_verb(page, group):
            return None
        return Attachment(
            predicate.event,
            f"state{suffix}",
            tier if governed else 2,
            gap,
            span,
            predicate,
            Slot.STATE,
        )
    parted = page.lexicon.settings.participle_comma and group.kind == "people"
    if predicate.voice == "bare" and gap == 0 and parted:
        return None  # "80 родственников задержанных" are not the detained
    if predicate.voice == "bare" and gap <= 3 and _is_participle(page, predicate, group):
        return Attachment(predicate.event, "participle.after", 2, gap, span, predicate)
    near = gap <= _NEAR_OBJECT or (gap <= _FAR_OBJECT and _is_governed(reading, group, predicate))
    if predicate.voice == "active" and page.lexicon.settings.object_first and near:
        after = predicate.last
        named = reading.named.get(after)
        objects = named is not None and named.kind != "place"
        objects = objects or after in reading.groups or page.at(after, "population") is not None
        if not objects:
            return Attachment(predicate.event, "object.fronted", 2, gap, span, predicate)
    return None


def _is_of_a_verb(page: TextTokens, group: PeopleGroup) -> bool:
    """Read "زار 12 محامياً موكليهم في السجن": where the verb opens, the state is of who stands last."""
    if not page.lexicon.settings.verb_first:
        return False
    at, floor = group.first - 1, page.sentences[page.sentence_of(group.first)].first
    while at >= floor and page.tokens[at].kind == "word":
        if page.is_word(at, "sub", "relative", "conj"):
            return False
        if page.is_word(at, "verb") and not (page.over(at, "aux") or page.is_word(at, "still")):
            return True
        at -= 1
    return at + 1 < group.first and page.covering.get(at + 1) is None


def _borne(reading: Reading, predicate: Predicate, *, relative: bool) -> int | None:
    """Say how sure it is that the subject of a verb is whom it befalls: a tier; None where it is not."""
    if predicate.voice == "passive":
        own = not relative and _has_own_object(reading.page, predicate)
        return None if own else 2 if relative else 1
    return 2 if predicate.voice == "active" and has_no_object(reading, predicate) else None


def _has_own_object(page: TextTokens, predicate: Predicate) -> bool:
    """Read "ثم اعتقلته الشرطة": whom it befalls is written in one word with the verb."""
    suffixes = page.lexicon.settings.object_suffixes
    return bool(suffixes) and page.low(predicate.last - 1).endswith(suffixes)


def _is_governed(reading: Reading, group: PeopleGroup, predicate: Predicate) -> bool:
    """Say whether only words that prepositions govern stand between people and their verb."""
    page, words = reading.page, range(group.last, predicate.first)
    if not page.is_word(group.last, "prep", "in_place", "to_place"):
        return False
    return not any(
        page.tokens[i].kind == "mark"
        or i in reading.groups
        or i in reading.named
        or page.is_word(i, "relative", "sub", "verb", "and")
        for i in words
        if not page.is_word(i, "prep")
    )


def _is_participle(page: TextTokens, predicate: Predicate, group: PeopleGroup) -> bool:
    """Tell "52 people released since May" from "52 people released a statement"."""
    following = predicate.last
    ends_of = following - predicate.core > 1 and page.is_word(following - 1, "prep")
    if page.lexicon.settings.participles_distinct or ends_of:
        return True  # "28 men extradited from Kazakhstan"
    if following >= len(page.tokens) or page.tokens[following].kind in ("mark", "cite"):
        return True
    if page.at(following, "relative") is not None:
        return True  # "arrested that night"
    if page.is_word(following, "det") and not page.is_word(following, "prep"):
        return False
    return (
        page.is_word(following, "prep", "adv", "and", "sub", "conj")
        or page.over(following, "relations") is not None
        or page.over(following, "aux") is not None
        or page.over(following, "relative") is not None
        or page.over(following, "weekday") is not None
        or group.kind == "part"
    )


def _described(reading: Reading, group: PeopleGroup, first: int, last: int) -> list[Attachment]:
    """Participles and relative clauses set off by commas: "19 journalists, arrested in May,"."""
    page = reading.page
    found = []
    for predicate in reading.predicates_in(first, last):
        near = predicate.first - first <= 3 or (
            page.is_word(first, "relative") and predicate.first - first <= 8
        )
        if near and predicate.voice in ("bare", "passive", "intransitive", "state"):
            gap = predicate.core - group.last
            span = (predicate.core, predicate.last)
            found.append(Attachment(predicate.event, "described", 2, gap, span, predicate))
            break
    return found


def _past_parenthesis(reading: Reading, at: int, limit: int) -> int | None:
    """Give the token after an aside that starts here: in brackets, dashes or commas."""
    page = reading.page
    text = page.tokens[at].text
    if text in _OPEN:
        for index in range(at + 1, min(limit, at + 40)):
            if page.tokens[index].text in _CLOSE:
                return index + 1
        return None
    if text in _DASHES and text != "-":
        for index in range(at + 1, min(limit, at + 45)):
            if page.tokens[index].text in _DASHES[:2]:
                return index + 1
        return None
    if text == ",":
        return _past_commas(reading, at, limit)
    return None


def _past_commas(reading: Reading, at: int, limit: int) -> int | None:
    """Find the comma that closes an aside: a verb group must follow it."""
    page = reading.page
    for index in range(at + 1, min(limit, at + 40)):
        if page.tokens[index].text in _HARD:
            return None
        if page.tokens[index].text != ",":
            continue
        following = index + 1
        while following < limit and (
            page.is_word(following, "adv") or page.tokens[following].text in _QUOTES
        ):
            following += 1
        if following >= limit:
            return None
        opens = page.over(following, "aux") is not None or (
            (p := _starting(reading, following)) is not None
            and p.voice in ("passive", "intransitive", "state")
        )
        if opens and not _has_own_subject(reading, at + 1, index):
            return index + 1
    return None


def _has_own_subject(reading: Reading, first: int, last: int) -> bool:
    """Say whether the stretch between commas holds another number of people as a subject."""
    page = reading.page
    for index in range(first, last):
        group = reading.groups.get(index)
        if group is not None and group.kind in ("people", "part"):
            opener = page.is_word(first, "including", "relative", "of") or page.at(first, "trigger")
            return not opener
    return False
