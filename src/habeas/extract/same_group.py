"""What befell a group befell those named of it: "Les quatorze avaient été arrêtés"."""

from collections.abc import Sequence
from typing import Final

from habeas.extract.draft import Draft
from habeas.extract.members import member
from habeas.extract.names import NameMention
from habeas.extract.reading import Reading
from habeas.model.claim import Basis, Modality
from habeas.vocabulary.meanings import meanings

# How many sentences may stand between a group and the words that speak of it again.
_BACK: Final = 6


def find_told_again(
    reading: Reading, figures: Sequence[Draft], members: Sequence[Draft]
) -> list[Draft]:
    """Tell of everybody named of a group what is told of the same group later.

    Args:
        reading: The first layer.
        figures: The figures of the text, in order of place.
        members: Events of people named as some of a counted group.
    """
    found: list[Draft] = []
    for figure in figures:
        meaning = meanings().events.get(figure.values["event"])
        if meaning is None or meaning.is_state or not _means_all(reading, figure):
            continue
        names = _named_of(figures, members, figure)
        found.extend(_told(reading, figure, name) for name in names)
    return found


def _means_all(reading: Reading, figure: Draft) -> bool:
    """Say whether a figure speaks of a group told before: "the fourteen", "all 14", "обоих"."""
    page, first = reading.page, figure.span[0]
    if figure.whole is not None or figure.values["value_low"] != figure.values["value_high"]:
        return False
    told = (Modality.ASSERTED, Modality.REPORTED)
    before = range(max(first - 2, page.sentences[figure.sentence].first), first + 1)
    definite = page.is_word(first - 1, "definite") or page.is_word(first, "definite")
    return figure.modality in told and (definite or any(page.is_word(i, "all_of") for i in before))


def _named_of(
    figures: Sequence[Draft], members: Sequence[Draft], figure: Draft
) -> list[NameMention]:
    """Give the people named of the last group of as many, if it is near enough."""
    size = figure.values["value_low"]
    for earlier in reversed(figures):
        if figure.sentence - earlier.sentence > _BACK:
            break
        if earlier.span[0] >= figure.span[0]:
            continue
        if earlier.values["value_low"] == earlier.values["value_high"] == size:
            names = [m.values["name"] for m in members if m.whole is earlier]
            if names:
                return list(dict.fromkeys(names))
    return []


def _told(reading: Reading, figure: Draft, name: NameMention) -> Draft:
    """Quote the words that tell it of the group; the name is told before them."""
    draft = member(reading, figure, name, figure.values["event"], figure.timing)
    draft.first, draft.last = figure.first, figure.last
    draft.sentence, draft.paragraph = figure.sentence, figure.paragraph
    target = name.full or name
    draft.ground(
        reading.page, "person", (target.first, target.last), "group.member", Basis.ANAPHORA
    )
    return draft
