"""The predicates to the left of a number of people: its verb, the verb before its subject, its noun."""

from habeas.extract.groups import PeopleGroup
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.verbless import Attachment, Slot
from habeas.vocabulary.meanings import meanings

# How many words the pattern of a verb may have.
_LONGEST_VERB = 8


def to_the_left(reading: Reading, group: PeopleGroup, floor: int) -> list[Attachment]:
    """The object of an active verb, the inverted subject, or the noun of a noun."""
    page = reading.page
    is_free = page.lexicon.settings.is_free
    reach = 10 if is_free else 6
    found: list[Attachment] = []
    nearest = -1
    if _has_own_verb(reading, group) or _has_own_participle(reading, group, floor):
        return []
    if _is_governed(reading, group):
        return _of_ending(reading, group, floor)
    opens = opening(page, group.first)
    if page.is_word(opens - 1, "and") and reading.before_age(opens - 2) in reading.named:
        reach = 18
    first = _vague_whole(page, opens, floor) or group.first
    nearby = reading.predicates_in(max(floor, first - reach - 4), first)
    for predicate in reversed(nearby):
        gap = first - predicate.last
        if gap < 0 or gap > reach:
            continue
        if not _is_open(reading, predicate.last, first, free=is_free):
            continue
        if found and predicate.core != nearest:
            break
        acts = _acts(page, predicate, group, gap)
        attachment = None if acts else _left(page, predicate, group, gap, free=is_free)
        nominal = predicate.voice in ("noun", "bare") and is_free
        if nominal and not _is_clear(reading, predicate.last, first):
            continue  # "Do zatrzymania Jana skierowano 25 policjantów"
        if attachment is not None:
            nearest = predicate.core
            found.append(attachment)
    return (
        found
        or _of_vague_subject(reading, group, opens, floor)
        or _of_ending(reading, group, floor)
    )


def _of_ending(reading: Reading, group: PeopleGroup, floor: int) -> list[Attachment]:
    """Read "أُفرج عن 1,205", and "حكمت على 12 بالسجن، وعلى 2 بالإعدام": the preposition is the verb's own.

    Behind "and" it may stand again without its verb.
    """
    page, mark = reading.page, group.first - 1
    if not page.lexicon.settings.verb_first or not page.is_word(mark, "prep"):
        return []
    if group.kind == "bare" and page.is_word(group.last, "of"):
        return []  # "أُفرج عن 400 من الأصول": of what, no list tells
    for p in reversed(reading.predicates_in(floor, group.first)):
        if p.voice == "active" and p.last == group.first:
            return [Attachment(p.event, "object.active", 1, 0, (p.core, p.last), p)]
        if p.voice == "active" and page.low(p.last - 1) == page.low(mark):
            parted = any(page.is_word(i, "verb", "sub", "relative") for i in range(p.last, mark))
            joined = any(page.is_word(i, "and") for i in range(p.last, mark))
            span = (p.core, p.last)
            gapped = joined and not parted
            return [Attachment(p.event, "object.gapped", 2, 1, span, p)] if gapped else []
        if p.is_finite:
            break
    return []


def _is_governed(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether a bare number is of a preposition, and not of a verb: "released in 2 of them".

    Where one marks the object, "puso en libertad a 212" has it; "condenó a 12" may be of years.
    """
    page, at = reading.page, group.first - 1
    if group.kind != "bare" or not page.is_word(at, "prep"):
        return False
    if page.low(at) not in page.lexicon.settings.object_prep:
        return True
    verbs = (p for p in reading.predicates_in(at - _LONGEST_VERB, at) if p.last == at)
    return not any(p.voice == "active" and not meanings().events[p.event].given for p in verbs)


def _is_clear(reading: Reading, first: int, last: int) -> bool:
    """Say whether no verb, no name and no preposition stands between a noun and a number."""
    page = reading.page
    past = page.lexicon.settings.past_endings + page.lexicon.settings.impersonal_endings
    return not any(
        i in reading.named
        or page.is_word(i, "prep", "verb")
        or (page.low(i).endswith(past) and not page.is_word(i, "no_verb", "adv", "det", "of"))
        for i in range(first, last)
    )


def _of_vague_subject(
    reading: Reading, group: PeopleGroup, opens: int, floor: int
) -> list[Attachment]:
    """Read "Dozens of activists were detained, including 12 women": the verb's subject is vague."""
    page = reading.page
    at = opens - 1
    if group.kind != "people" or not page.is_word(at, "including"):
        return []
    while at > floor and (page.is_word(at, "including") or page.tokens[at].text == ","):
        at -= 1
    for predicate in reversed(reading.predicates_in(max(floor, at - 6), at + 1)):
        counted = any(i in reading.groups for i in range(floor, at + 1))
        vague = any(page.is_word(i, "some") for i in range(floor, predicate.first))
        if predicate.voice in ("passive", "intransitive") and vague and not counted:
            span = (predicate.core, predicate.last)
            return [Attachment(predicate.event, "including.vague", 1, 1, span, predicate)]
        break
    return []


def _vague_whole(page: TextTokens, opens: int, floor: int) -> int | None:
    """Give the "hundreds" in "arrested hundreds, including 45 students": the verb's own object."""
    at = opens - 1
    if at < floor or not page.is_word(at, "including"):
        return None
    while at > floor and (page.is_word(at, "including") or page.tokens[at].text == ","):
        at -= 1
    while at > floor and (page.over(at, "population") or page.is_word(at, "of")):
        at -= 1
    return at if page.is_word(at, "some") else None


def _has_own_verb(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether a number after "and" opens a clause: "60 were arrested and 20 died"."""
    page = reading.page
    at = group.last
    while page.is_word(at, "adv") and not page.is_word(at, "verb"):
        at += 1
    verb = page.over(at, "aux") is not None or page.is_word(at, "verb")
    verb = verb or any(h.form in ("pass", "intr") for h in page.all_at(at, "trigger"))
    return verb and (page.is_word(group.first - 1, "and") or page.low(group.first - 1) == ",")


def _has_own_participle(reading: Reading, group: PeopleGroup, floor: int) -> bool:
    """Read "12 fueron detenidos y 3 liberados": the verb has its subject, and the 3 their own."""
    page = reading.page
    if not (page.is_word(group.first - 1, "and") or page.low(group.first - 1) == ","):
        return False
    ends = (group.last, group.last - (group.kind != "bare"))
    if not any(h.form == "part" for at in ends for h in page.all_at(at, "trigger")):
        return False
    before = reversed(reading.predicates_in(floor, group.first))
    verb = next((p for p in before if p.is_finite), None)
    if verb is None or verb.voice not in ("passive", "intransitive"):
        return False
    return any(i in reading.groups or i in reading.named for i in range(floor, verb.first))


def _left(
    page: TextTokens, predicate: Predicate, group: PeopleGroup, gap: int, *, free: bool
) -> Attachment | None:
    span = (predicate.core, predicate.last)
    voice = predicate.voice
    if voice == "active":
        if free and page.is_word(predicate.first - 1, "object_pronoun"):
            return None  # "его задержали трое": the object stands before the verb
        return Attachment(predicate.event, "object.active", 1, gap, span, predicate)
    if voice == "bare" and not free and (group.kind != "bare" or _is_joined(page, predicate, gap)):
        return Attachment(predicate.event, "object.active", 1, gap, span, predicate)
    inverted = free or page.lexicon.settings.inverted
    if voice in ("passive", "intransitive") and inverted:
        return Attachment(
            predicate.event, "subject.inverted", 1, gap, span, predicate, Slot.SUBJECT
        )
    if voice == "state" and inverted:
        return Attachment(predicate.event, "state.inverted", 2, gap, span, predicate, Slot.STATE)
    if voice == "bare" and free and gap <= 3:
        return Attachment(predicate.event, "participle.before", 3, gap, span, predicate)
    if voice == "noun" and gap <= 4:
        needs_of = page.lexicon.settings.noun_of
        linked = any(page.is_word(i, "of") for i in range(predicate.last, group.first + 1))
        ends_of = (
            page.is_word(predicate.last - 1, "of", "prep") and predicate.last - predicate.core > 1
        )
        if linked or ends_of or not needs_of:
            return Attachment(predicate.event, "object.noun", 1, gap, span, predicate)
    return None


def _acts(page: TextTokens, predicate: Predicate, group: PeopleGroup, gap: int) -> bool:
    """Say whether counted people are whoever acts, or only own whom it befalls, in a verb-first clause.

    "أوقف 12 ناشطاً إضرابهم": what is theirs, or has an article, stands behind them as the object.
    "خطف صاروخ أرواح 12 طفلاً": a noun without an article before them is the object, and theirs.
    """
    settings = page.lexicon.settings
    if not settings.verb_first or predicate.voice not in ("active", "noun"):
        return False
    before, at = page.over(group.first - 1, "units"), group.last
    owned = page.is_word(group.first - 1, "kin") or (before is not None and before.value == "other")
    word = page.tokens[group.first - 1].kind == "word"
    unlisted = word and page.covering.get(group.first - 1) is None
    bound = not page.low(group.first - 1).endswith(settings.indefinite_endings or ("\0",))
    if gap and (owned or (unlisted and bound)) and not page.has_article(group.first - 1):
        return True
    if gap or at >= len(page.tokens) or page.tokens[at].kind != "word":
        return False
    unbound = page.low(at - 1).endswith(settings.indefinite_endings or ("\0",))
    theirs = page.tokens[at].text.endswith(settings.object_suffixes)
    theirs = theirs or (unbound and page.has_article(at))
    small = page.is_word(at, "prep", "adv", "including", "them") or page.over(at, "relative")
    dated = page.over(at, "weekday") or page.over(at, "relations") or page.over(at, "hedges_after")
    return theirs and not small and not dated and page.over(at, "trigger") is None


def _is_joined(page: TextTokens, predicate: Predicate, gap: int) -> bool:
    """Read "arrested 12 people and released 3": a verb after "and" governs its own number."""
    if page.lexicon.settings.participles_distinct or gap:
        return False
    return page.is_word(predicate.core - 1, "and") or page.low(predicate.core - 1) == ","


def _is_open(reading: Reading, first: int, last: int, *, free: bool) -> bool:
    """Say whether nothing between a predicate and a number belongs to either."""
    page = reading.page
    opens = opening(page, last)
    if page.is_word(opens - 1, "and") and reading.before_age(opens - 2) in reading.named:
        return all(_lists_people(reading, index) for index in range(first, opens))
    aside = _dated_aside(reading, first, last)
    for index in range(first, last):
        token = page.tokens[index]
        if index in aside or (index in reading.dated and token.text == "/"):
            continue
        if page.is_word(index, "a_single") and index < opens:
            return False  # "released a statement saying 12 officers": that is its object
        if token.kind == "mark" and token.text not in ("-", '"', "“", "”", "«", "»"):
            return False
        if page.is_word(index, "verb", "sub", "relative") and not page.is_word(
            index, "prep", "det", "adv"
        ):
            return False
        acts = index == first and _are_agents(page, index)
        told = page.over(index, "population") is not None and not acts
        if told and not _is_coordinated(page, index, last):
            return False
        other = reading.groups.get(index)
        if other is not None and not (
            _is_in_time(page, other)
            or (other.kind == "people" and _is_coordinated(page, index, last))
        ):
            return False
        if any(
            h.kind == "trigger" and h.form in ("act", "pass", "intr")
            for h in page.covering.get(index, ())
        ):
            return False
        if not free and page.over(index, "aux") is not None:
            return False
    return True


def _are_agents(page: TextTokens, at: int) -> bool:
    """Read "أوقف رجال الدرك ثلاثة معلمين": people of a body, just behind a verb, are its subject."""
    settings = page.lexicon.settings
    bound = not page.has_article(at) and page.has_article(at + 1)
    return settings.verb_first and settings.construct and bound


def _is_in_time(page: TextTokens, group: PeopleGroup) -> bool:
    """Read "Foram soltas em 24 horas 312 pessoas": the hours only say when."""
    before = page.over(group.first - 1, "relations")
    return group.unit == "duration" and before is not None and before.last == group.first


def _dated_aside(reading: Reading, first: int, last: int) -> range:
    """Give the words between two commas that only say when, where or who says so: "freed, on Monday, 51"."""
    page = reading.page
    commas = [i for i in range(first, last) if page.low(i) == ","]
    if len(commas) < 2 or commas[0] + 1 == commas[1]:
        return range(0)
    inner = range(commas[0] + 1, commas[1])
    said = any((h := page.over(i, "sources")) and h.value == "accord" for i in inner)
    when = said or all(
        i in reading.dated
        or page.over(i, "weekday")
        or page.over(i, "relative")
        or page.over(i, "relations")
        or page.is_word(i, "and", "adv", "det", "date_of")
        for i in inner
    )
    where = page.is_word(inner[0], "in_place") and all(
        i in reading.named or page.is_word(i, "in_place", "det", "of") for i in inner
    )
    return range(commas[0], commas[1] + 1) if when or where else range(0)


def opening(page: TextTokens, first: int) -> int:
    """Give the token where a counted phrase opens: "another", "ещё" belong to it."""
    while page.is_word(first - 1, "between_hedge"):
        first -= 1
    return first


def _lists_people(reading: Reading, index: int) -> bool:
    """Say whether a token belongs to a list of names before "and 14 others"."""
    page = reading.page
    return (
        index in reading.named
        or page.tokens[index].text == ","
        or page.is_word(index, "and", "det")
        or page.over(index, "names") is not None
        or page.over(index, "population") is not None
        or reading.is_aside(index)
    )


def _is_coordinated(page: TextTokens, index: int, last: int) -> bool:
    """Read "Detained the journalist and 14 others": the number is one of several objects."""
    return any(page.is_word(i, "and") for i in range(index + 1, last))
