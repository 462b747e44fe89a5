"""The gate for what a text states of a named person: an age, a birth, an occupation."""

from collections.abc import Callable
from typing import Final

from habeas.extract.ages import OLDEST, births
from habeas.extract.gate.common import Findings, Licensed, overlap, set_speaker
from habeas.extract.gate.judgement import NotLicensedError
from habeas.extract.gate.person_ties import identity
from habeas.extract.gate.persons import person_of
from habeas.extract.gate.proposal import TextProposal
from habeas.extract.gate.view import GateText, Tokens
from habeas.extract.groups import PeopleGroup
from habeas.extract.names import NameMention
from habeas.extract.reading import Reading
from habeas.extract.refusal import Refusal
from habeas.model.doubt import Doubt
from habeas.model.figure import Hedge
from habeas.model.person import Attribute, AttributeField, age_on
from habeas.vocabulary.meanings import meanings

_AGE: Final = "age"
# Years that may be a sentence as well as an age.
_LONGEST_TERM: Final = 20
_AGES: Final = ("age", "duration")
_OPENS: Final = (",", "(")
# How many words may stand between "a 34-year-old" and a name, and how long an apposition may be.
_REACH: Final = 8
_QUOTES: Final = ("«", "»", "“", "”", "„", '"', "-")
_APPOSED: Final = 8
_DESCRIBES: Final = (AttributeField.OCCUPATION, AttributeField.CITIZENSHIP)


def license_attribute(
    text: GateText, proposal: TextProposal, wide: Callable[[], Reading]
) -> Licensed[Attribute]:
    """Read what is proposed to be stated of a person from its words.

    Args:
        text: The text.
        proposal: An attribute.
        wide: Gives the text as it is read with every word that may tell any event.

    Raises:
        NotLicensedError: A field does not hold.
    """
    name = person_of(text, proposal)
    words = text.tokens(proposal.spans["value"])
    if words is None:
        raise NotLicensedError("value", Refusal.SPAN_CUTS_WORD)
    found = Findings()
    stated = str(proposal.stated["field"])
    if stated in (_AGE, AttributeField.AGE_ON):
        field, value = _age(text, proposal, name, words)
        if _may_be_term(text, words, wide):
            found.doubt(Doubt.NEAR_ONLY, value=value)
    elif stated == AttributeField.BIRTH:
        field, value = stated, _birth(text, proposal, name, words)
    elif stated in _DESCRIBES:
        field, value = stated, _description(text, proposal, name, words, found)
    else:
        raise NotLicensedError("field", Refusal.VALUE_NOT_IN_WORDS, stated[:40])
    found.ground(text, "person", (name.first, name.last), "gate.person")
    found.ground(text, "value", words, "gate.value")
    set_speaker(text, found, proposal, words[0], lasting=False)
    body = Attribute(person=identity(name).text, field=field, value=value)
    return Licensed(body, found, text.quote(words, (name.first, name.last)))


def _check(proposal: TextProposal, allowed: tuple[str, ...], words: str) -> None:
    stated = proposal.stated.get("value")
    if stated is not None and str(stated) not in allowed:
        raise NotLicensedError("value", Refusal.VALUE_READS_OTHERWISE, words)


def _age(
    text: GateText, proposal: TextProposal, name: NameMention, words: Tokens
) -> tuple[str, str]:
    group = next(
        (
            g
            for g in text.reading.groups_in(*words)
            if g.kind == "thing" and g.unit in _AGES and g.quantity.hedge is Hedge.EXACT
        ),
        None,
    )
    if group is None or not 0 < group.quantity.value <= OLDEST:
        raise NotLicensedError("value", Refusal.VALUE_READS_OTHERWISE, text.words(words)[:40])
    owners = _owners(text, group)
    if not any(identity(one) is identity(name) for one in owners):
        raise NotLicensedError("person", Refusal.NOT_SAID_OF_PERSON, text.words(words)[:40])
    years, said = group.quantity.value, text.calendar.said
    day = said.edtf() if said is not None and said.day else None
    told = str(years) if day is None else age_on(years, day)
    _check(proposal, (str(years), told), text.words(words)[:40])
    return (_AGE, told) if day is None else (AttributeField.AGE_ON, told)


def _may_be_term(text: GateText, words: Tokens, wide: Callable[[], Reading]) -> bool:
    """Say whether a length of time may be of a sentence: "приговор Анне Белл (6 лет)"."""
    page, reading = text.page, text.reading
    sentence = page.sentences[page.sentence_of(words[0])]
    long_enough = any(
        g.kind == "thing" and g.unit != _AGE and g.quantity.value <= _LONGEST_TERM
        for g in reading.groups_in(*words)
    )
    return long_enough and any(
        meanings().events[p.event].given
        for p in wide().predicates_in(sentence.first, sentence.last)
    )


def _owners(text: GateText, group: PeopleGroup) -> list[NameMention]:
    """Give whose an age may be: of "Inés and Clara, 15 and 13" each has the one in its place."""
    page, reading = text.page, text.reading
    beside = [reading.groups.get(group.last + 1), reading.groups.get(group.first - 2)]
    several = [g for g in beside if g is not None and g.unit in _AGES]
    if several:
        ages = sorted([group, *several], key=lambda g: g.first)
        sentence = page.sentences[page.sentence_of(group.first)]
        people = [
            n
            for n in reading.names_in(sentence.first, ages[0].first)
            if n.kind in ("person", "other")
        ]
        if len(people) < len(ages):
            return []
        return [people[-len(ages) :][ages.index(group)]]
    behind = _after(text, group.last) if _tells_age(text, group) else None
    found = (_before(text, group), behind)
    return [name for name in found if name is not None]


def _tells_age(text: GateText, group: PeopleGroup) -> bool:
    """Say whether a number is an age by its own words: "42-летняя", "34-year-old"."""
    page, core = text.page, group.quantity.core
    hyphen = page.low(core + 1).startswith("-")
    one_word = hyphen and page.tokens[core + 1].start == page.tokens[core].end
    return group.unit == _AGE or one_word


def _before(text: GateText, group: PeopleGroup) -> NameMention | None:
    """Give the person of "Ann Bell, 34," or "Ann Bell, who is 34": an aside to the name."""
    page, at = text.page, group.first - 1
    verb = page.over(at, "aux")
    if verb is not None and page.is_word(verb.first - 1, "relative"):
        at = verb.first - 2
    while page.is_word(at, "of", "prep", "det") or (
        (unit := page.over(at, "units")) is not None and unit.value in _AGES
    ):
        at -= 1
    if page.low(at) not in _OPENS:
        return None
    name = text.reading.named.get(at - 1)
    after = group.last
    while (unit := page.over(after, "units")) is not None and unit.value in _AGES:
        after += 1
    closed = (
        after >= len(page.tokens) or page.tokens[after].kind == "mark" or page.is_word(after, "and")
    )
    told = name is not None and name.last == at and name.kind == "person" and closed
    return name if told else None


def _after(text: GateText, last: int) -> NameMention | None:
    """Give the person of "34-year-old teacher Ann Bell"."""
    page, reading = text.page, text.reading
    for at in range(last, min(last + _REACH, len(page.tokens))):
        name = reading.named.get(at)
        if name is not None and name.kind == "person":
            return name
        if name is not None and page.low(at - 1) not in _QUOTES and name.kind != "other":
            return None
        small = page.is_word(at, "verb", "sub", "relative", "prep")
        quoted = page.low(at) in _QUOTES
        if (
            (page.tokens[at].kind != "word" and not quoted)
            or small
            or page.over(at, "aux") is not None
        ):
            return None
    return None


def _birth(text: GateText, proposal: TextProposal, name: NameMention, words: Tokens) -> str:
    page, reading = text.page, text.reading
    dates = {d.core: d for d in reading.births}
    for first, last in births(page, reading.births, reading.quantities):
        if not overlap(words, (first, last)):
            continue
        floor = page.sentences[page.sentence_of(first)].first
        people = [n for n in reading.names_in(floor, first) if n.kind == "person"]
        if not people or identity(people[-1]) is not identity(name):
            raise NotLicensedError("person", Refusal.NOT_SAID_OF_PERSON, text.words(words)[:40])
        dating = dates.get(first)
        told = dating.begin.edtf() if dating is not None else page.tokens[first].text
        if told is None:
            break
        _check(proposal, (told,), text.words(words)[:40])
        return told
    raise NotLicensedError("value", Refusal.VALUE_READS_OTHERWISE, text.words(words)[:40])


def _description(
    text: GateText, proposal: TextProposal, name: NameMention, words: Tokens, found: Findings
) -> str:
    """Read what stands in the role before a name, or in the apposition behind it."""
    page = text.page
    told = text.words(words)
    _check(proposal, (told,), told[:80])
    role = (name.role_first, name.first) if name.has_role else None
    within = role is not None and role[0] <= words[0] and words[1] <= role[1]
    led = words[1] == name.first and _is_plain(text, words)
    beside = _is_apposed(text, name, words)
    known = any(page.over(i, "names") or page.over(i, "population") for i in range(*words))
    if not (within or led or beside):
        raise NotLicensedError("person", Refusal.NOT_SAID_OF_PERSON, told[:80])
    if not known or not within:
        found.doubt(Doubt.WORDS_UNKNOWN, value=told)
    return told


def _is_plain(text: GateText, words: Tokens) -> bool:
    page = text.page
    return not any(
        page.tokens[i].kind == "mark" or page.is_word(i, "verb", "and", "sub", "relative")
        for i in range(*words)
    )


def _is_apposed(text: GateText, name: NameMention, words: Tokens) -> bool:
    """Say whether words stand behind a name, parted by commas, ages and brackets alone."""
    page, at = text.page, name.last
    if page.low(at) not in _OPENS or words[0] <= at:
        return False
    while at < words[0] and at - name.last <= _APPOSED:
        aside = page.low(at) in _OPENS or page.tokens[at].kind == "number"
        small = page.is_word(at, "det", "article", "of", "prep") or page.over(at, "units")
        if not (aside or small):
            return False
        at += 1
    return at == words[0] and _is_plain(text, words)
