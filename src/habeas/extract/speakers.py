"""Who says it: "according to X", "X reported that", ", said X"."""

from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.lexicon import Hit
from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading

_LONGEST: Final = 9
# How many words a subject may have that no list knows.
_SHORT: Final = 4
_OPEN_QUOTES: Final = ("«", "“", "„", '"')
_CLOSE_QUOTES: Final = ("»", "”", '"')
_ENDS: Final = (",", ";", ":", ".", "(", ")", "—", "–", '"', "“", "”", "«", "»", "?", "!", "]", "-")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One attribution.

    Attributes:
        first: First token of the speaker's words.
        last: One past the last.
        scope_first: First token of what is said.
        scope_last: One past the last.
        rule: Id of the rule.
        lasts: True where it holds for the rest of the paragraph.
    """

    first: int
    last: int
    scope_first: int
    scope_last: int
    rule: str
    lasts: bool = False


def find_speakers(reading: Reading) -> dict[int, list[Speaker]]:
    """Find the attributions of every sentence, by sentence number."""
    page = reading.page
    found: dict[int, list[Speaker]] = {}
    for number, sentence in enumerate(page.sentences):
        speakers = []
        for index in range(sentence.first, sentence.last):
            hit = page.at(index, "sources")
            if hit is None or hit.last > sentence.last or index in reading.named:
                continue  # "the United States" states nothing
            speaker = _read(reading, hit, sentence.first, sentence.last)
            if speaker is not None:
                speakers.append(replace(speaker, first=_own_name(reading, speaker)))
        if speakers:
            found[number] = speakers
    return found


def _own_name(reading: Reading, speaker: Speaker) -> int:
    """Give where a body's own name begins: "the news agency HRANA" is HRANA."""
    page = reading.page
    for at in range(speaker.first, speaker.last):
        name = reading.named.get(at)
        if name is not None:
            return at if name.kind == "body" and name.last == speaker.last else speaker.first
        if page.tokens[at].kind != "word" or not page.tokens[at].text.islower():
            break
    return speaker.first


def _read(reading: Reading, hit: Hit, first: int, last: int) -> Speaker | None:
    if hit.value == "accord":
        end = _phrase_end(reading, hit.last, last)
        if end == hit.last:
            return None
        opens = hit.first <= first + 2
        # "..., but according to X only four": what stands before it is not X's.
        joined = reading.page.is_word(hit.first - 1, "conj")
        begins = hit.first if joined and not opens else first
        return Speaker(hit.last, end, begins, last, "speaker.according", lasts=opens)
    if hit.value == "say":
        return _saying(reading, hit, first, last)
    return None


def _phrase_end(reading: Reading, start: int, limit: int) -> int:
    """Give one past the words of a speaker that begin at a token."""
    page = reading.page
    end = start
    named = False
    while end < limit and end - start < _LONGEST:
        quoted = _quoted(reading, end, limit) if end > start else None
        if quoted is not None:
            return quoted  # "проект «Открытое дело»"
        if page.tokens[end].text in _ENDS or page.tokens[end].kind in ("cite", "number"):
            break
        if end > start and end not in reading.named:
            if page.is_word(end, "verb", "relative", "sub") and not page.is_word(end, "prep"):
                break
            if page.over(end, "aux") or page.is_word(end, "adv", "existential"):
                break
            triggers = page.all_at(end, "trigger")
            acts = ("noun",) if page.lexicon.settings.verb_first else ()
            if any(h.form in ("pass", "act", "intr", *acts) for h in triggers):
                break
            if (
                named
                and end - 1 in reading.named
                and page.is_word(end, "det", "prep")
                and not page.is_word(end, "of")
            ):
                break
        named = named or end in reading.named
        end += 1
    while end > start and page.is_word(end - 1, "det", "prep", "and"):
        end -= 1
    return end if named else _apposed(reading, start, end, limit)


def _quoted(reading: Reading, at: int, limit: int) -> int | None:
    """Give one past a name in quotation marks that follows a body's word."""
    page = reading.page
    if (
        page.tokens[at].text not in _OPEN_QUOTES
        or not page.tokens[min(at + 1, limit - 1)].text[0].isupper()
    ):
        return None
    for index in range(at + 1, min(limit, at + _LONGEST)):
        if page.tokens[index].text in _CLOSE_QUOTES:
            return index + 1
    return None


def _apposed(reading: Reading, start: int, end: int, limit: int) -> int:
    """Go on over "her lawyer, Peder Holm": the name stands in apposition to the role."""
    page = reading.page
    if end <= start or end + 1 >= limit or page.tokens[end].text != ",":
        return end
    name = reading.named.get(end + 1)
    known = any(page.over(i, "names") or page.over(i, "population") for i in range(start, end))
    return name.last if known and name is not None and name.kind == "person" else end


def _saying(reading: Reading, hit: Hit, first: int, last: int) -> Speaker | None:
    page = reading.page
    before = page.over(hit.first - 1, "aux") if hit.first > first else None
    if before is not None and before.value != "have":
        return None
    first_verb = page.lexicon.settings.verb_first and _speaks_behind(page, hit, last)
    subject = None if first_verb else subject_before(reading, hit.first, first)
    if subject is not None:
        # ", X said" closes what was said before it; "X said that" opens what follows.
        opens = subject[0]
        while opens > first and page.is_word(opens - 1, "det"):
            opens -= 1
        closes = opens > first and page.tokens[opens - 1].text in (
            ",",
            "”",
            '"',
            "»",
            "–",
            "—",
        )
        closes = closes and not page.is_word(hit.last, "that")
        scope = (first, last) if closes else (hit.last, last)
        return Speaker(*subject, *scope, "speaker.says")
    # Inverted: "..., сообщает агентство", "informó el ministerio".
    end = _phrase_end(reading, hit.last, last)
    after_mark = hit.first > first and _closes_speech(reading, hit.first - 1)
    if page.lexicon.settings.verb_first and end > hit.last and not after_mark:
        # "قالت المنظمة إن", "أفادت الوزارة عن 150 اعتقالا".
        opens = page.is_word(end, "that", "prep", "adv") or page.low(end) == ":"
        opens = opens or (end < last and page.tokens[end].kind == "number")
        return Speaker(hit.last, end, end, last, "speaker.says") if opens else None
    if (
        end > hit.last
        and after_mark
        and (
            hit.last in reading.named
            or page.over(hit.last, "sources")
            or page.is_word(hit.last, "det")
            or page.lexicon.settings.is_free
        )
    ):
        return Speaker(hit.last, end, first, last, "speaker.inverted")
    return None


def _speaks_behind(page: TextTokens, hit: Hit, last: int) -> bool:
    """Say whether who speaks stands behind the verb, and not before it: "قالت المنظمة إن"."""
    return hit.last < last and not page.is_word(hit.last, "that") and page.low(hit.last) != ":"


def _closes_speech(reading: Reading, at: int) -> bool:
    """Say whether what is told ends at a token: a comma, a dash, or quotation marks after one."""
    page = reading.page
    text = page.tokens[at].text
    if text in ("”", '"', "»"):
        return page.low(at - 1) in (",", ".", "!", "?", "…")
    return text in (",", "–", "—", "-")


def subject_before(reading: Reading, verb: int, floor: int) -> tuple[int, int] | None:
    """Find the subject of a verb of saying, just before it."""
    page = reading.page
    end = verb
    while end > floor and (
        page.is_word(end - 1, "adv", "anaphor") or page.over(end - 1, "aux") is not None
    ):
        end -= 1  # "the government this denies" in another order of words
    described = _described(reading, end, floor)
    if described is not None:
        return described
    end = _before_aside(reading, end, floor)
    quoted = _quoted_before(page, end, floor)
    start = quoted
    while start > floor and end - start < _LONGEST:
        at = start - 1
        if page.tokens[at].text in _ENDS or page.tokens[at].kind in ("cite", "number"):
            break
        if at not in reading.named and (
            page.is_word(at, "sub", "relative", "conj", "verb")
            or page.over(at, "trigger") is not None
        ):
            break
        if page.over(at, "relations") is not None and at not in reading.named:
            break
        if at in reading.dated:
            break
        start = at
    while start < end and page.is_word(start, "prep", "adv", "and", "conj", "det"):
        start += 1
    if start >= end or page.is_word(end - 1, "pronoun", "they"):
        return None
    stated = any(
        i in reading.named or page.over(i, "sources") or page.over(i, "population")
        for i in range(start, end)
    )
    return _owner(reading, start, end) if stated or end - start <= _SHORT else None


def _quoted_before(page: TextTokens, end: int, floor: int) -> int:
    """Give where the quoted name begins that ends at a token: "ініціатива «Вартова кімната»"."""
    if end - 1 <= floor or page.tokens[end - 1].text not in _CLOSE_QUOTES:
        return end
    for at in range(end - 2, max(floor, end - _LONGEST), -1):
        if page.tokens[at].text in _OPEN_QUOTES:
            return at if page.tokens[at + 1].text[0].isupper() else end
    return end


def _before_aside(reading: Reading, end: int, floor: int) -> int:
    """Read "The Network's bulletin, of 21 November, said": the subject stands before the aside."""
    page = reading.page
    if end - 1 <= floor or page.low(end - 1) != ",":
        return end
    at = end - 2
    while at > floor and page.low(at) != "," and end - at <= _LONGEST:
        at -= 1
    led = page.is_word(at + 1, "prep", "of") or at + 1 in reading.dated
    return at if page.low(at) == "," and led else end


def _owner(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Read "the Network's earlier bulletin": it is the Network that speaks."""
    page = reading.page
    for at in range(start, end):
        name = reading.named.get(at)
        if name is not None and name.last < end and page.low(name.last) == "'s":
            return name.first, name.last
    return start, end


def _described(reading: Reading, end: int, floor: int) -> tuple[int, int] | None:
    """Read "Ann Bell, the mayor of Thule, said": the name stands before an apposition."""
    page = reading.page
    if end - 1 <= floor or page.tokens[end - 1].text != ",":
        return None
    at = end - 2
    while at > floor and page.tokens[at].text != ",":
        told = page.is_word(at, "verb", "relative", "sub") or page.over(at, "aux") is not None
        if at not in reading.named and (told or page.tokens[at].text in _ENDS):
            return None
        at -= 1
    name = reading.named.get(at - 1)
    apposed = reading.named.get(at + 1)
    if apposed is not None and apposed.kind == "person" and apposed.last == end - 1:
        role = page.over(at - 1, "names")
        stated = role is not None or page.over(at - 1, "population") is not None or name is not None
        if page.tokens[at].text == "," and stated:
            return apposed.first, apposed.last  # "the minister, Ann Bell, said"
    roles = [h for i in range(at + 1, end - 1) if (h := page.over(i, "names")) is not None]
    describes = page.is_word(at + 1, "det", "indefinite", "possessive") or any(
        h.value in ("title", "role") for h in roles
    )
    if name is None or name.last != at or name.kind == "place" or not describes:
        return None
    return (name.first, name.last) if page.tokens[at].text == "," and at < end - 2 else None
