"""The people that a list of names is of."""

from habeas.extract.clause import stands_alone
from habeas.extract.names import NameMention
from habeas.extract.phrases import Phrase, PhraseKind, is_whose, phrases
from habeas.extract.reading import Reading


def name_list(reading: Reading, at: int, limit: int) -> list[NameMention]:
    """Give the people that a list names; not whose they are or where.

    Args:
        reading: The first layer.
        at: Token it begins at.
        limit: Token before which it ends.
    """
    page = reading.page
    names: list[NameMention] = []
    governed, aside, depth = False, False, 0
    before: Phrase | None = None
    for phrase in phrases(reading, at, limit):
        kind = phrase.kind
        depth += (kind is PhraseKind.OPEN) - (kind is PhraseKind.CLOSE)
        if kind is PhraseKind.VERB and phrase.is_finite and not aside:
            if before is not None and page.over(phrase.first, "sources") is not None:
                return names[:-1] if before.name in names[-1:] else names  # ", Ann Bell said"
            if before is not None and before.kind is PhraseKind.PERSON:
                return []  # "51 crossed: Ann Bell refused to" tells it of others than Ann Bell
            break
        if kind is PhraseKind.RELATIVE:
            aside = True
        elif kind in (PhraseKind.COMMA, PhraseKind.STOP, PhraseKind.DASH):
            governed = aside = False
        elif kind is PhraseKind.JOIN and not page.is_word(phrase.first, "with"):
            governed = governed and before is not None and before.kind is PhraseKind.THING
        elif kind is PhraseKind.PREPOSITION:
            governed = not page.is_word(phrase.first, "with", "including")
        elif kind is PhraseKind.PERSON and page.is_word(phrase.first - 1, "neg"):
            break  # "It was Ann Bell, not Tom Marsh"
        elif kind is PhraseKind.PERSON and not (
            (governed and not stands_alone(reading, phrase)) or aside or depth
        ):
            name = phrase.name
            whose = before is not None and before.kind is PhraseKind.THING and name is not None
            if name is not None and not (whose and before and is_whose(reading, before, name)):
                names.append(name)
        before = phrase
    return names
