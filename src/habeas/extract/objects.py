"""Who the object of a predicate is: after its verb, before it, or governed by its noun."""

from typing import Final

from habeas.extract.agreement import is_plural
from habeas.extract.names import NameMention
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.subjects import Person, listed_with, person_by, subject_of

_NEAR: Final = 8


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


def object_of(reading: Reading, predicate: Predicate, limit: int, *, reach: int) -> list[Person]:
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
            return [person_by(n, "object") for n in _joined(reading, name, limit)]
        if page.is_word(at, "object_pronoun") and steps <= 1 and not page.is_word(at, "det"):
            return []
        following = reading.named.get(at + 1)
        held_by_role = page.over(at - 1, "names") is not None or at - 1 in reading.named
        if token.text == "," and steps <= 2 and held_by_role:
            # "arrested its editor, Ann Bell"; "the head of the Council, Ann Bell"
            apposed = following is not None and following.kind == "person"
            return [person_by(following, "object.apposed")] if apposed and following else []
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
        office = _past_office(reading, at, limit)
        if office is not None:
            at = office  # "the chairman of the Press Council, Tomas Rey"
            continue
        past = _past_place(reading, at, limit, active=predicate.voice == "active")
        if past is not None:
            at = past  # "Murió en el hospital de la prisión el abogado Jorge Blancas"
            continue
        place = reading.named.get(at + 1)
        if page.is_word(at, "in_place") and place is not None and place.kind != "person":
            at = place.last  # "detuvo en Bayona a"
            continue
        marks_object = token.low in page.lexicon.settings.object_prep
        marks_object = marks_object and predicate.voice not in ("passive", "intransitive")
        stops = page.is_word(at, "prep", "sub", "relative", "verb") or page.over(at, "aux")
        if stops and not role and not marks_object:
            return []
        if token.kind == "number" and not page.low(at + 1).startswith("-"):
            return []
        steps += 0 if role or token.kind == "number" or token.text.startswith("-") else 1
        at += 1
    return []


def _past_office(reading: Reading, at: int, limit: int) -> int | None:
    """Give the token after "of the Press Council" that follows a title or a role."""
    page = reading.page
    titled = page.over(at - 1, "names") is not None or page.over(at - 1, "population") is not None
    if not titled or not page.is_word(at, "of"):
        return None
    following = at + 1
    while following < limit and page.is_word(following, "det") and following not in reading.named:
        following += 1
    name = reading.named.get(following)
    return name.last if name is not None and name.kind in ("body", "other", "place") else None


def _past_place(reading: Reading, at: int, limit: int, *, active: bool) -> int | None:
    """Give the token after a phrase of place where the subject opens, or a marked object."""
    page = reading.page
    if not page.is_word(at, "in_place") or not page.lexicon.settings.inverted:
        return None
    for index in range(at + 2, min(limit, at + _NEAR)):
        if page.tokens[index].kind != "word" or page.over(index, "trigger") is not None:
            return None
        if active:
            if page.low(index) in page.lexicon.settings.object_prep:
                return index  # "detuvo en el puerto al espía"
        elif page.is_word(index, "det") and not page.is_word(index - 1, "prep", "of", "det"):
            return index
    return None


def _is_single(reading: Reading, name: NameMention) -> bool:
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


def fronted_pronoun(
    reading: Reading, predicate: Predicate, focus: list[NameMention]
) -> list[Person]:
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


def _fronted_over_aside(reading: Reading, predicate: Predicate) -> NameMention | None:
    """Find the name before "Тамару Брук, 1990 года рождения, 1 июля осудили"."""
    page = reading.page
    at = predicate.first - 1
    floor = max(page.sentences[page.sentence_of(predicate.core)].first, at - 14)
    if page.low(at) == "," and (named := _before_participle(reading, at, floor)) is not None:
        return named
    return _step_back(reading, at, floor)


def _step_back(reading: Reading, at: int, floor: int) -> NameMention | None:
    """Go on over dates, births and ages to the name they stand beside."""
    page = reading.page
    while at > floor and at not in reading.named:
        aside = at in reading.dated or page.is_word(at, "birth_after") or reading.is_aside(at)
        if not (aside or page.low(at) == "," or page.over(at, "relations") is not None):
            return None
        at -= 1
    return reading.named.get(at)


def _before_participle(reading: Reading, comma: int, floor: int) -> NameMention | None:
    """Find the name in "Гуго Ланца, арестованного в марте, освободили": it stands before the aside."""
    page = reading.page
    for index in range(comma - 1, floor, -1):
        name = reading.named.get(index - 1)
        if page.tokens[index].text != ",":
            if index in reading.named or page.over(index, "aux") is not None:
                return None
            continue
        opens = any(p.voice == "bare" for p in reading.predicates_in(index + 1, index + 3))
        return name if opens and name is not None and name.kind == "person" else None
    return None


def _left_out(reading: Reading, predicate: Predicate, focus: list[NameMention]) -> list[Person]:
    """Read "Анну арестовали 11 мая, а в июне выслали": one object for two verbs."""
    page = reading.page
    at = predicate.first - 1
    while at > 0 and (at in reading.dated or page.over(at, "relations") is not None):
        at -= 1
    sentence = page.sentences[page.sentence_of(predicate.core)]
    before = [p for p in reading.predicates_in(sentence.first, at) if p.voice == "active"]
    joined = page.is_word(at, "and", "conj") and bool(before)
    if not joined or len(focus) != 1 or not is_plural(reading, before[-1]):
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


def fronted_name(reading: Reading, predicate: Predicate, focus: list[NameMention]) -> list[Person]:
    """Read "Оляну Кульбабу депортували": a verb in the plural with no subject of its own."""
    page = reading.page
    beside = predicate.first - 1
    while page.is_word(beside, "adv") and not page.is_word(beside, "relative", "and"):
        beside -= 1
    name = reading.named.get(beside)
    if not page.lexicon.settings.object_first or not is_plural(reading, predicate):
        return []
    if page.is_word(predicate.first - 1, "relative"):
        # "Оляна Кульбаба, яку засудили"
        first = page.sentences[page.sentence_of(predicate.core)].first
        return subject_of(reading, predicate, [], first)
    if name is None:
        name = _fronted_over_aside(reading, predicate)
    if name is None or name.kind != "person":
        return _left_out(reading, predicate, focus)
    before = name.first - 1
    if page.is_word(before, "and") or (page.low(before) == "," and before - 1 in reading.named):
        floor = page.sentences[page.sentence_of(predicate.core)].first
        names = listed_with(reading, name, floor) if _has_no_object(reading, predicate) else []
        return [person_by(n, "object.fronted") for n in names]
    return [person_by(name, "object.fronted")]


def _has_no_object(reading: Reading, predicate: Predicate) -> bool:
    """Say whether nothing after a verb can be its object, so that the names before it are."""
    page = reading.page
    at = predicate.last
    if at >= len(page.tokens) or page.tokens[at].kind in ("mark", "cite"):
        return True
    return at in reading.dated or page.is_word(at, "prep")


def of_noun(
    reading: Reading, predicate: Predicate, focus: list[NameMention], limit: int
) -> list[Person]:
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
    needs_of = page.lexicon.settings.noun_of
    if page.is_word(at, "of") or page.is_word(at - 1, "of") or not needs_of:
        at += page.is_word(at, "of")
        while at < limit and (
            page.is_word(at, "det") or (page.over(at, "names") and at not in reading.named)
        ):
            at += 1
        name = reading.named.get(at)
        if name is not None and name.kind == "person":
            return [person_by(n, "noun.of") for n in _joined(reading, name, limit)]
    if page.low(predicate.core - 1) == "'s":
        name = reading.named.get(predicate.core - 2)
        if name is not None and name.kind == "person":
            return [person_by(name, "noun.possessive")]
    if page.is_word(predicate.core - 1, "possessive") and focus:
        return [(focus[-1], (predicate.core - 1, predicate.core), "noun.pronoun")]
    return []


def _parts_noun(reading: Reading, at: int) -> bool:
    """Say whether a token may stand between "release" and "of Ann Bell": a date, its commas."""
    page = reading.page
    dated = at in reading.dated or page.low(at) == "," or page.is_word(at, "det")
    return dated or (page.over(at, "relations") is not None and at + 1 in reading.dated)
