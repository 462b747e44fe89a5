"""What makes a sentence tell of nothing that happened: denied, false, doubted, asked, invented, hoped.

Asked once for each claim, whatever it rests on. What is within such a scope is not told as so; it
waits for a person.
"""

from dataclasses import dataclass
from typing import Final

from habeas.extract.declension import UNSAID, Case, inflection
from habeas.extract.lexicon import Hit
from habeas.extract.phrases import inflection_of
from habeas.extract.reading import Reading
from habeas.model.doubt import Doubt

_WHY: Final = {
    "alleged": Doubt.DOUBTED,
    "conditional": Doubt.NOT_HAPPENED,
    "doubted": Doubt.DOUBTED,
    "false": Doubt.SAID_FALSE,
    "fiction": Doubt.INVENTED,
    "fiction_opening": Doubt.INVENTED,
    "hoped": Doubt.NOT_HAPPENED,
    "planned": Doubt.NOT_HAPPENED,
    "says_false_after": Doubt.SAID_FALSE,
    "share": Doubt.SHARE,
    "yet_to_be": Doubt.NOT_HAPPENED,
    "says_false_before": Doubt.SAID_FALSE,
    "wished": Doubt.NOT_HAPPENED,
}
# A particle of a mood stands beside its verb; "supposed" just before what it makes doubtful.
_BESIDE: Final = 2
_PARTICLE: Final = 2
# How many words may stand between what opens a clause and its verb.
_CLAUSE: Final = 8
# A sentence of so few words is a heading over the one after it.
_HEADING: Final = 4
_OPEN: Final = ('"', "“", "«", "„", "‘")
_CLOSE: Final = ('"', "”", "»", "“", "’")
# How many words in quotation marks are a word at arm's length, and no quotation.
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class UnrealScope:
    """Why something is not told as so.

    Attributes:
        why: As a reviewer is told.
        words: Tokens of what says so, where words do.
    """

    why: Doubt
    words: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ScopedWords:
    """The words of a claim that a scope is asked of.

    Attributes:
        told: Tokens of the words that say what happened.
        number: Tokens of the number with what it counts; None for what is no figure.
        is_at_most: Whether the number is stated as a most.
    """

    told: tuple[tuple[int, int], ...]
    number: tuple[int, int] | None = None
    is_at_most: bool = False


def scope_at(reading: Reading, core: int, words: ScopedWords) -> UnrealScope | None:
    """Say what makes unreal what stands at a token; None where nothing does.

    Args:
        reading: The first layer.
        core: The token.
        words: Those of the claim.
    """
    page = reading.page
    number = page.sentence_of(core)
    sentence = page.sentences[number]
    if _is_asked(reading, core):
        return UnrealScope(Doubt.ASKED)
    if _is_called(reading, core):
        return UnrealScope(Doubt.NOT_HAPPENED)
    if _is_none_of(reading, words):
        return UnrealScope(Doubt.NOT_HAPPENED)
    if _is_at_arms_length(reading, words):
        return UnrealScope(Doubt.SCARE_QUOTES)
    first, last = _stretch(reading, core, sentence.first, sentence.last)
    for index in range(first, last):
        hit = page.at(index, "scope")
        if hit is None or _is_name(reading, hit) or not _reaches(reading, hit, core):
            continue
        if hit.value != "share" or _is_beside_number(reading, words, hit):
            return UnrealScope(_WHY[hit.value], (hit.first, hit.last))
    return _beside(reading, number)


def _is_name(reading: Reading, hit: Hit) -> bool:
    """Say whether words for a scope are part of a name; what opens a sentence has a capital too."""
    page = reading.page
    opens = hit.first == page.sentences[page.sentence_of(hit.first)].first
    return hit.first in reading.named and not opens


def _stretch(reading: Reading, core: int, first: int, last: int) -> tuple[int, int]:
    """Give the part of a sentence between semicolons that a token stands in."""
    page = reading.page
    for index in range(core, first, -1):
        if page.low(index - 1) == ";":
            first = index
            break
    for index in range(core, last):
        if page.low(index) == ";":
            return first, index
    return first, last


def _opens_name(reading: Reading, at: int) -> bool:
    """Tell a man called Roman from a novel: "Роман Помело" has one case, "Роман Помела" is by him."""
    name = reading.named.get(at)
    if name is None or name.kind != "person" or name.first != at:
        return False
    surname = inflection(reading.page.low(name.last - 1), reading.page.lexicon.code)
    return inflection_of(reading, name) != UNSAID and ("m", Case.NOMINATIVE) in surname.forms


def _reaches(reading: Reading, hit: Hit, core: int) -> bool:
    page = reading.page
    if hit.value == "says_false_after":
        return hit.first == page.sentences[page.sentence_of(core)].first
    if hit.value == "fiction_opening":
        opens = hit.first <= page.sentences[page.sentence_of(core)].first + 1
        return opens and not _opens_name(reading, hit.first)
    if hit.value in ("hoped", "yet_to_be"):
        # "heard before she is sentenced", "hope they let him out": the clause that it opens.
        if hit.first <= core < hit.last:
            return True  # the verb is part of it: "أن تفرج"
        clause = range(hit.last, core)
        return 0 <= core - hit.last <= _CLAUSE and not any(page.low(i) == "," for i in clause)
    if hit.value == "alleged":
        opens = page.sentences[page.sentence_of(core)].first == hit.first
        return opens or 0 <= core - hit.last <= _BESIDE
    particle = hit.last - hit.first == 1 and len(page.low(hit.first)) <= _PARTICLE
    if hit.value == "conditional" and particle:
        between = range(min(core, hit.first) + 1, max(core, hit.first))
        near = abs(hit.first - core) <= _BESIDE
        return near and not any(page.tokens[i].kind == "mark" for i in between)
    return True


def _beside(reading: Reading, number: int) -> UnrealScope | None:
    """Read the sentence after ("None of this happened.") and a heading before ("Correction.")."""
    page = reading.page
    here = page.sentences[number]
    for other, value in ((number + 1, "says_false_before"), (number - 1, "says_false_after")):
        if not 0 <= other < len(page.sentences):
            continue
        sentence = page.sentences[other]
        if sentence.paragraph != here.paragraph and value == "says_false_before":
            continue
        if value == "says_false_after" and sentence.last - sentence.first > _HEADING:
            continue
        for index in range(sentence.first, sentence.last):
            hit = page.at(index, "scope")
            if hit is not None and hit.value == value:
                return UnrealScope(_WHY[value], (hit.first, hit.last))
    return None


def _is_beside_number(reading: Reading, words: ScopedWords, hit: Hit) -> bool:
    """Say whether words for a share stand near a number, and not elsewhere in its sentence."""
    if words.number is None:
        return False
    first, last = words.number
    near = first - _CLAUSE <= hit.first < last + _CLAUSE
    between = range(min(hit.first, last), max(hit.first, first))
    aside = any(reading.page.low(i) == "(" for i in between)  # "3,256 people (or 63 % of all)"
    return near and not aside


def _is_none_of(reading: Reading, words: ScopedWords) -> bool:
    """Read "None of the 38 protesters was detained", "No hubo 12 deportados"."""
    page = reading.page
    if words.number is None:
        return False
    first = words.number[0]
    at = first - 1
    if page.is_word(at, "existential") and page.is_word(at - 1, "neg"):
        return not words.is_at_most  # "there were no more than 50"
    while page.is_word(at, "of", "det", "between_hedge") and not page.is_word(at, "neg", "nobody"):
        at -= 1
    return page.is_word(at, "neg", "nobody") and at != first - 1


def _is_asked(reading: Reading, core: int) -> bool:
    """Say whether the sentence, or the part of it up to a question mark, is a question."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(core)]
    for index in range(core, sentence.last):
        if page.low(index) == "?":
            return True
        if page.low(index) in (".", ";"):
            return False
    return False


def _is_called(reading: Reading, core: int) -> bool:
    """Read "Free Ann Bell!": a call, and nothing that happened."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(core)]
    opens = core <= sentence.first + 1
    return opens and any(page.low(i) == "!" for i in range(core, sentence.last))


def _is_at_arms_length(reading: Reading, words: ScopedWords) -> bool:
    """Say whether the words for what happened stand in quotation marks of their own."""
    number = () if words.number is None else ((i, i + 1) for i in range(*words.number))
    return any(_is_quoted(reading, *span) for span in (*words.told, *number))


def _is_quoted(reading: Reading, first: int, last: int) -> bool:
    page = reading.page
    before = next((i for i in range(first - 1, first - 1 - _FEW, -1) if page.low(i) in _OPEN), None)
    after = next((i for i in range(last, last + _FEW) if page.low(i) in _CLOSE), None)
    return before is not None and after is not None and after - before - 1 <= _FEW
