"""Which predicate a number of people belongs to: the typed attachment rules, each with an id.

Rules are tried on the place of the words, not on their meaning: the object of an active
verb, the subject of a passive one, "release of", a participle after or before the noun.
A rule's tier says how much it is worth; two of the best tier that disagree abstain.
"""

from typing import Final

from habeas.extract.groups import Group
from habeas.extract.implied import Attachment, implied
from habeas.extract.page import Page
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading

_OPEN: Final = ("(", "[")
_CLOSE: Final = (")", "]")
_DASHES: Final = ("–", "—", "-")
_FAR: Final = 45
_HARD: Final = (";", ":", ".", "!", "?", "…")


def attachments(reading: Reading, group: Group) -> list[Attachment]:
    """Give every reading of a group, best first."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(group.first)]
    found: list[Attachment] = []
    if group.kind == "events" and group.unit is not None:
        trigger = next(
            (
                p
                for p in reading.predicates_in(group.quantity.last, group.last)
                if p.voice == "noun"
            ),
            None,
        )
        span = (trigger.core, trigger.last) if trigger else (group.last - 1, group.last)
        return [Attachment(group.unit, "noun.counted", 1, 0, span, trigger)]
    accompanied = _is_accompanied(reading, group)
    if accompanied is not None:
        return accompanied
    if group.quantity.core not in reading.embedded:
        found.extend(_to_the_left(reading, group, sentence.first))
    found.extend(_to_the_right(reading, group, sentence.last))
    found.extend(_inside(reading, group))
    found.extend(implied(reading, group))
    if group.quantity.value > 1 and group.quantity.value % 10 != 1:
        found = [a for a in found if not _is_singular(page, a)]
    if group.quantity.core in reading.embedded:
        # "12 of the 28 men were tried": the verb is the part's, not the whole's.
        found = [a for a in found if a.tier > 1]
    found.sort(key=lambda a: (a.tier, a.distance))
    return found


def _is_accompanied(reading: Reading, group: Group) -> list[Attachment] | None:
    """Read "was pardoned with 61 other prisoners and deported": what befell them stands before."""
    page = reading.page
    opens = opening(page, group.first)
    if not page.is_word(opens - 1, "with") or group.kind != "people":
        return None
    start = opens - 1
    while page.is_word(start - 1, "with"):
        start -= 1
    floor = max(page.sentences[page.sentence_of(group.first)].first, start - _FAR)
    for predicate in reversed(reading.predicates_in(floor, start)):
        clear = not any(page.tokens[i].kind == "mark" for i in range(predicate.last, start))
        if predicate.voice in ("passive", "intransitive") and clear:
            span = (predicate.core, predicate.last)
            return [Attachment(predicate.event, "together", 1, 1, span, predicate)]
        break
    return None


def _is_singular(page: Page, attachment: Attachment) -> bool:
    """Say whether a verb in the singular cannot have several people as its subject."""
    if attachment.predicate is None or not attachment.rule.startswith("subject"):
        return False
    return is_singular(page, attachment.predicate)


def is_singular(page: Page, predicate: Predicate) -> bool:
    """Say whether a predicate agrees with one man or one woman."""
    endings = tuple(str(page.lexicon.settings.get("singular_endings", "")).split())
    return bool(endings) and page.tokens[predicate.core].low.endswith(endings)


def _to_the_left(reading: Reading, group: Group, floor: int) -> list[Attachment]:
    """The object of an active verb, the inverted subject, or the noun of a noun."""
    page = reading.page
    is_free = page.lexicon.settings.get("word_order") == "free"
    reach = 10 if is_free else 6
    found: list[Attachment] = []
    nearest = -1
    if _has_own_verb(reading, group):
        return []
    if group.kind == "bare" and page.is_word(group.first - 1, "prep"):
        return []
    opens = opening(page, group.first)
    if page.is_word(opens - 1, "and") and reading.before_age(opens - 2) in reading.named:
        reach = 18
    nearby = reading.predicates_in(max(floor, group.first - reach - 4), group.first)
    for predicate in reversed(nearby):
        gap = group.first - predicate.last
        if gap < 0 or gap > reach:
            continue
        if not _is_open(reading, predicate.last, group.first, free=is_free):
            continue
        if found and predicate.core != nearest:
            break
        attachment = _left(page, predicate, group, gap, free=is_free)
        if attachment is not None:
            nearest = predicate.core
            found.append(attachment)
    return found


def _has_own_verb(reading: Reading, group: Group) -> bool:
    """Say whether a number after "and" opens a clause: "60 were arrested and 20 died"."""
    page = reading.page
    at = group.last
    while page.is_word(at, "adv") and not page.is_word(at, "verb"):
        at += 1
    verb = page.over(at, "aux") is not None or page.is_word(at, "verb")
    verb = verb or any(h.form in ("pass", "intr") for h in page.all_at(at, "trigger"))
    return verb and (page.is_word(group.first - 1, "and") or page.low(group.first - 1) == ",")


def _left(
    page: Page, predicate: Predicate, group: Group, gap: int, *, free: bool
) -> Attachment | None:
    span = (predicate.core, predicate.last)
    voice = predicate.voice
    if voice == "active":
        if free and page.is_word(predicate.first - 1, "object_pronoun"):
            return None  # "его задержали трое": the object stands before the verb
        return Attachment(predicate.event, "object.active", 1, gap, span, predicate)
    if voice == "bare" and not free and (group.kind != "bare" or _is_joined(page, predicate, gap)):
        return Attachment(predicate.event, "object.active", 1, gap, span, predicate)
    inverted = free or page.lexicon.settings.get("inverted")
    if voice in ("passive", "intransitive") and inverted:
        return Attachment(predicate.event, "subject.inverted", 1, gap, span, predicate)
    if voice == "state" and inverted:
        return Attachment(predicate.event, "state.inverted", 2, gap, span, predicate)
    if voice == "bare" and free and gap <= 3:
        return Attachment(predicate.event, "participle.before", 3, gap, span, predicate)
    if voice == "noun" and gap <= 4:
        needs_of = page.lexicon.settings.get("noun_of", True)
        linked = any(page.is_word(i, "of") for i in range(predicate.last, group.first + 1))
        ends_of = (
            page.is_word(predicate.last - 1, "of", "prep") and predicate.last - predicate.core > 1
        )
        if linked or ends_of or not needs_of:
            return Attachment(predicate.event, "object.noun", 1, gap, span, predicate)
    return None


def _is_joined(page: Page, predicate: Predicate, gap: int) -> bool:
    """Read "arrested 12 people and released 3": a verb after "and" governs its own number."""
    if page.lexicon.settings.get("participles_distinct") or gap:
        return False
    return page.is_word(predicate.core - 1, "and") or page.low(predicate.core - 1) == ","


def _is_open(reading: Reading, first: int, last: int, *, free: bool) -> bool:
    """Say whether nothing between a predicate and a number belongs to either."""
    page = reading.page
    opens = opening(page, last)
    if page.is_word(opens - 1, "and") and reading.before_age(opens - 2) in reading.named:
        return all(_lists_people(reading, index) for index in range(first, opens))
    for index in range(first, last):
        token = page.tokens[index]
        if token.kind == "mark" and token.text not in ("-", '"', "“", "”", "«", "»"):
            return False
        if page.is_word(index, "verb", "sub", "relative") and not page.is_word(
            index, "prep", "det", "adv"
        ):
            return False
        if page.over(index, "population") is not None and not _is_coordinated(page, index, last):
            return False
        other = reading.groups.get(index)
        if other is not None and not (
            other.kind == "people" and _is_coordinated(page, index, last)
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


def opening(page: Page, first: int) -> int:
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


def _is_coordinated(page: Page, index: int, last: int) -> bool:
    """Read "Detained the journalist and 14 others": the number is one of several objects."""
    return any(page.is_word(i, "and") for i in range(index + 1, last))


def _to_the_right(reading: Reading, group: Group, limit: int) -> list[Attachment]:
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
        if page.is_word(at, "relative"):
            relative, at = True, at + 1
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


def _joined_group(reading: Reading, at: int) -> Group | None:
    """Give the second of two counted subjects, where one stands after "and"."""
    if not reading.page.is_word(at, "and"):
        return None
    for index in range(at + 1, min(at + 4, len(reading.page.tokens))):
        group = reading.groups.get(index)
        if group is not None and group.first == at + 1:
            return group if group.kind == "people" else None
    return None


def _past_comma(
    reading: Reading, group: Group, at: int, limit: int
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


def _ends_subject(reading: Reading, group: Group, at: int, limit: int) -> bool:
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
    if not page.is_word(at, "and"):
        return False
    # "Murieron 43 y desaparecieron 12": the verb stood before the number.
    return _opens_clause(reading, at + 1, limit) or page.is_word(group.first - 1, "verb")


def _opens_clause(reading: Reading, at: int, limit: int) -> bool:
    """Say whether a new subject follows "and": a number, a name or a pronoun with its verb."""
    page = reading.page
    if at >= limit:
        return False
    return (
        page.tokens[at].kind == "number"
        or page.is_word(at, "pronoun", "they")
        or (at in reading.groups)
    )


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
    reading: Reading, group: Group, predicate: Predicate, gap: int, *, relative: bool
) -> Attachment | None:
    page = reading.page
    span = (predicate.core, predicate.last)
    tier = 2 if relative else 1
    suffix = ".relative" if relative else ""
    if predicate.voice == "passive":
        return Attachment(predicate.event, f"subject.passive{suffix}", tier, gap, span, predicate)
    if predicate.voice == "intransitive":
        return Attachment(predicate.event, f"subject.active{suffix}", tier, gap, span, predicate)
    if predicate.voice == "state":
        governed = any(
            page.over(i, "aux") for i in range(max(group.last, predicate.core - 4), predicate.core)
        )
        return Attachment(
            predicate.event, f"state{suffix}", tier if governed else 2, gap, span, predicate
        )
    if predicate.voice == "bare" and gap <= 3 and _is_participle(page, predicate, group):
        return Attachment(predicate.event, "participle.after", 2, gap, span, predicate)
    if predicate.voice == "active" and page.lexicon.settings.get("object_first") and gap <= 4:
        after = predicate.last
        named = reading.named.get(after)
        objects = named is not None and named.kind != "place"
        objects = objects or after in reading.groups or page.at(after, "population") is not None
        if not objects:
            return Attachment(predicate.event, "object.fronted", 2, gap, span, predicate)
    return None


def _is_participle(page: Page, predicate: Predicate, group: Group) -> bool:
    """Tell "52 people released since May" from "52 people released a statement"."""
    following = predicate.last
    if page.lexicon.settings.get("participles_distinct"):
        return True
    if following >= len(page.tokens) or page.tokens[following].kind in ("mark", "cite"):
        return True
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


def _described(reading: Reading, group: Group, first: int, last: int) -> list[Attachment]:
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
        while following < limit and page.is_word(following, "adv"):
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


def _inside(reading: Reading, group: Group) -> list[Attachment]:
    """Read "18 jailed journalists": the participle before the noun; "12 deportees": the noun itself."""
    found: list[Attachment] = []
    people = group.population_span
    if people is not None:
        found.extend(
            Attachment(predicate.event, "agent.noun", 2, 0, people, predicate)
            for predicate in reading.predicates_in(*people)
            if predicate.voice == "noun"
        )
    if group.kind == "part":
        found.extend(_of_those(reading, group))
        return found
    if _has_another_verb(reading.page, group.last):
        return []  # "100 detainees were tortured" tells of no arrest
    within = reading.predicates_in(group.quantity.last, group.last)
    plain = {p.core for p in within if p.voice == "adjective"}
    for predicate in within:
        if predicate.voice == "adjective" or (
            predicate.voice == "bare" and predicate.core not in plain
        ):
            span = (predicate.core, predicate.last)
            found.append(Attachment(predicate.event, "adjective", 3, 0, span, predicate))
    return found


def _of_those(reading: Reading, group: Group) -> list[Attachment]:
    """Read "96 of those held are students": the part's own words say what befell it."""
    page = reading.page
    start, last = group.whole or (group.last, group.last)
    if page.over(group.last, "aux") is None:
        return []
    return [
        Attachment(p.event, "part.participle", 2, 0, (p.core, p.last), p)
        for p in reading.predicates_in(start, last)
        if p.voice in ("bare", "adjective", "passive")
    ]


def _has_another_verb(page: Page, at: int) -> bool:
    """Say whether a verb that no event knows follows a group: it is what is told of them."""
    while page.is_word(at, "adv") and not page.is_word(at, "verb"):
        at += 1
    if at >= len(page.tokens) or page.tokens[at].kind != "word" or page.at(at, "trigger"):
        return False
    aux = page.over(at, "aux")
    if aux is not None:
        following = aux.last
        return (
            page.tokens[following].kind == "word"
            and not any(
                page.all_at(i, "trigger")
                for i in range(following, min(following + 3, len(page.tokens)))
            )
            and page.lexicon.settings.get("word_order") != "free"
        )
    endings = tuple(str(page.lexicon.settings.get("past_endings", "")).split())
    known = page.is_word(at, "prep", "and", "relative", "sub", "det") or page.over(at, "population")
    free = page.lexicon.settings.get("word_order") == "free"
    return free and not known and bool(endings) and page.tokens[at].low.endswith(endings)
