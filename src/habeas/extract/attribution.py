"""Who says what stands at a token: the nearest attribution that reaches it, by its full name."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading
from habeas.extract.speakers import Speaker
from habeas.model.claim import Basis

# Letters of an ending, and the least of a stem.
_ENDING: Final = 3
_STEM: Final = 3


def speaker_of(
    reading: Reading, speakers: dict[int, list[Speaker]], at: int, number: int, *, lasting: bool
) -> tuple[Speaker, Basis] | None:
    """Find who says what stands at a token.

    Args:
        reading: The first layer.
        speakers: The attributions of each sentence.
        at: A token of the claim.
        number: The sentence it stands in.
        lasting: True where "according to X" earlier in the paragraph holds on.
    """
    here = [s for s in speakers.get(number, ()) if s.scope_first <= at < s.scope_last]
    if here:
        return max(here, key=lambda s: s.scope_first), Basis.EXPLICIT
    if not lasting:
        return None
    paragraph = reading.page.sentences[number].paragraph
    for before in range(number - 1, reading.page.paragraphs[paragraph][0] - 1, -1):
        held = [s for s in speakers.get(before, ()) if s.lasts]
        if held:
            return held[-1], Basis.INHERITED_PARAGRAPH
        if speakers.get(before):
            return None
    return None


def full_name(reading: Reading, speakers: dict[int, list[Speaker]], speaker: Speaker) -> str:
    """Give the name of a speaker as it was first told: "the Network" is the Compass Network.

    Args:
        reading: The first layer.
        speakers: The attributions of each sentence.
        speaker: Who speaks.

    Returns:
        The longer name of the one speaker before with that word in it; else the words themselves.
    """
    page = reading.page
    own = _words(page, speaker.first, speaker.last)
    told = page.words(speaker.first, speaker.last)
    before = [s for said in speakers.values() for s in said if s.first < speaker.first]
    if len(own) != 1:
        declines = page.lexicon.settings.no_articles
        return (_declined(reading, before, speaker) if declines else None) or told
    longer = {page.words(s.first, s.last) for s in before if own < _words(page, s.first, s.last)}
    return longer.pop() if len(longer) == 1 else told


def _declined(reading: Reading, before: Sequence[Speaker], speaker: Speaker) -> str | None:
    """Give the form in which the same name was told first, where only its endings differ."""
    page = reading.page
    own = [page.low(i) for i in range(speaker.first, speaker.last)]
    for other in before:
        words = [page.low(i) for i in range(other.first, other.last)]
        if len(words) == len(own) and all(map(_is_one_stem, own, words)):
            return page.words(other.first, other.last)
    return None


def _is_one_stem(a: str, b: str) -> bool:
    """Say whether two words differ in their endings alone."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    return a == b or (same >= _STEM and same >= max(len(a), len(b)) - _ENDING)


def _words(page: TextTokens, first: int, last: int) -> set[str]:
    words = (i for i in range(first, last) if page.tokens[i].kind == "word")
    return {page.low(i) for i in words if not page.is_word(i, "det", "article", "of", "prep")}
