"""Which predicate a number of people belongs to: the typed attachment rules, each with an id.

Rules are tried on the place of the words, not on their meaning: the object of an active
verb, the subject of a passive one, "release of", a participle after or before the noun.
A rule's tier says how much it is worth; two of the best tier that disagree abstain.
"""

from typing import Final

from habeas.extract.agreement import is_singular
from habeas.extract.attach_left import opening, to_the_left
from habeas.extract.attach_right import to_the_right
from habeas.extract.captives import captives
from habeas.extract.groups import PeopleGroup
from habeas.extract.labels import label, total
from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading
from habeas.extract.table_cells import table_cell
from habeas.extract.verbless import Attachment, Slot, implied
from habeas.vocabulary.meanings import meanings

_OPEN: Final = ("(", "[")
_CLOSE: Final = (")", "]")
_DASHES: Final = ("–", "—", "-")
_FAR: Final = 45
# How many words a clause may hold between its counted subject and its verb.
_CLAUSE: Final = 14
_HARD: Final = (";", ":", ".", "!", "?", "…")


def attachments(reading: Reading, group: PeopleGroup) -> list[Attachment]:
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
    cell = table_cell(reading, group)
    if cell is not None:
        words = (cell.told.core, cell.told.last)
        return [Attachment(cell.told.event, "table", 1, 1, words, cell.told, Slot.LENT)]
    labelled = label(reading, group)
    if labelled is not None:
        return [labelled]
    accompanied = _is_accompanied(reading, group)
    if accompanied is not None:
        return accompanied
    if group.quantity.core not in reading.embedded:
        found.extend(to_the_left(reading, group, sentence.first))
    found.extend(to_the_right(reading, group, sentence.last))
    found.extend(_inside(reading, group))
    found.extend(implied(reading, group))
    found.extend(captives(reading, group))
    if group.quantity.value > 1 and group.quantity.value % 10 != 1:
        found = [a for a in found if not _is_singular(page, a)]
    if group.quantity.core in reading.embedded:
        # "12 of the 28 men were tried": the verb is the part's, not the whole's.
        lone = _is_whole_of_one(reading, group)
        found = [a for a in found if a.tier > 1 and (lone or a.slot is not Slot.STATE)]
    found.sort(key=lambda a: (a.tier, a.distance))
    return found or total(reading, group)


def _is_accompanied(reading: Reading, group: PeopleGroup) -> list[Attachment] | None:
    """Read "was pardoned with 61 other prisoners and deported": what befell them stands before."""
    page = reading.page
    opens = opening(page, group.first)
    if not page.is_word(opens - 1, "with") or group.kind != "people":
        return None
    start = opens - 1
    while page.is_word(start - 1, "with"):
        start -= 1
    floor = max(page.sentences[page.sentence_of(group.first)].first, start - _FAR)
    end = start - 1 if opens - start > 1 and page.low(start - 1) == "," else start  # ", along with"
    for predicate in reversed(reading.predicates_in(floor, start)):
        # "na cela que partilhava com outros oito homens": they only shared the cell.
        clear = not any(
            page.tokens[i].kind == "mark" or page.is_word(i, "relative")
            for i in range(predicate.last, end)
        )
        if predicate.voice in ("passive", "intransitive") and clear:
            span = (predicate.core, predicate.last)
            return [Attachment(predicate.event, "together", 1, 1, span, predicate)]
        break
    return None


def _is_singular(page: TextTokens, attachment: Attachment) -> bool:
    """Say whether a verb in the singular cannot have several people as its subject."""
    if attachment.predicate is None or attachment.slot is not Slot.SUBJECT:
        return False
    return is_singular(page, attachment.predicate)


def _inside(reading: Reading, group: PeopleGroup) -> list[Attachment]:
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
    if group.quantity.core not in reading.embedded and _is_told_of_after(reading, group):
        return [a for a in found if a.rule != "agent.noun"]
    within = reading.predicates_in(group.quantity.last, group.last)
    plain = {p.core for p in within if p.voice == "adjective"}
    for predicate in within:
        if (
            people is not None
            and people[0] == predicate.core
            and predicate.event == meanings().unsaid.held
        ):
            continue  # "interviewed 45 prisoners": the noun alone tells of no stock
        if people is not None and people[0] < predicate.core and _needs_comma(reading):
            continue  # "80 родственников задержанных" are not the detained
        after = people is not None and people[0] < predicate.core < people[1]
        if after and predicate.core in plain:
            wanted = predicate.voice == "bare"  # "45 people detained on Sunday"
        else:
            wanted = predicate.voice in ("adjective", "bare")
            wanted = wanted and (predicate.voice == "adjective" or predicate.core not in plain)
        if wanted:
            span = (predicate.core, predicate.last)
            found.append(Attachment(predicate.event, "adjective", 3, 0, span, predicate))
    return found


def _is_told_of_after(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether a finite verb follows in the clause: "two detainees, ... , died" tells that."""
    page = reading.page
    limit = page.sentences[page.sentence_of(group.first)].last
    for predicate in reading.predicates_in(group.last, min(limit, group.last + _CLAUSE)):
        if any(page.tokens[i].kind == "mark" for i in range(group.last, predicate.first)):
            return False
        if predicate.is_finite and predicate.voice != "state":
            return not any(
                page.is_word(i, "relative", "sub", "and") and not page.is_word(i, "prep", "adv")
                for i in range(group.last, predicate.first)
            )
    return False


def _is_whole_of_one(reading: Reading, group: PeopleGroup) -> bool:
    """Read "one of 12 journalists behind bars": what holds, holds of them all."""
    core = group.quantity.core
    parts = (g for g in reading.groups.values() if g.whole and g.whole[0] <= core < g.whole[1])
    return any(part.quantity.value == 1 for part in parts)


def _needs_comma(reading: Reading) -> bool:
    """Say whether a participle after its noun must be set off by a comma."""
    return bool(reading.page.lexicon.settings.participle_comma)


def _of_those(reading: Reading, group: PeopleGroup) -> list[Attachment]:
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


def _has_another_verb(page: TextTokens, at: int) -> bool:
    """Say whether a verb that no event knows follows a group: it is what is told of them."""
    while page.is_word(at, "adv") and not page.is_word(at, "verb"):
        at += 1
    if at >= len(page.tokens) or page.tokens[at].kind != "word" or page.at(at, "trigger"):
        return False
    aux = page.over(at, "aux")
    if aux is not None:
        following = aux.last
        return (
            following < len(page.tokens)
            and page.tokens[following].kind == "word"
            and not any(
                page.all_at(i, "trigger")
                for i in range(following, min(following + 3, len(page.tokens)))
            )
            and not page.lexicon.settings.is_free
        )
    endings = page.lexicon.settings.past_endings
    known = page.is_word(at, "prep", "and", "relative", "sub", "det") or page.over(at, "population")
    free = page.lexicon.settings.is_free
    return free and not known and bool(endings) and page.tokens[at].low.endswith(endings)
