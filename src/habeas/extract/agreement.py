"""What a verb's ending says of its subject: one, several, or none at all."""

from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.vocabulary.name_tables import Sex


def is_singular(page: TextTokens, predicate: Predicate) -> bool:
    """Say whether a predicate agrees with one man or one woman."""
    return page.tokens[predicate.core].low.endswith(page.lexicon.settings.singular_endings)


def is_plural(reading: Reading, predicate: Predicate) -> bool:
    """Say whether a predicate agrees with several people."""
    page = reading.page
    if any(page.is_word(i, "plural") for i in range(predicate.first, predicate.last)):
        return True
    return page.tokens[predicate.core].low.endswith(page.lexicon.settings.plural_endings)


def sex_of(page: TextTokens, predicate: Predicate) -> Sex | None:
    """Say whether a predicate agrees with a man or with a woman; None where it does not tell."""
    low, settings = page.tokens[predicate.core].low, page.lexicon.settings
    if settings.feminine_endings and low.endswith(settings.feminine_endings):
        return "f"
    if settings.masculine_endings and low.endswith(settings.masculine_endings):
        return "m"
    return None


def has_no_subject(reading: Reading, predicate: Predicate) -> bool:
    """Read "zatrzymano", "siłą wywieziono": a form that leaves open who did it, and to whom."""
    page = reading.page
    ends = page.lexicon.settings.impersonal_endings
    return any(page.tokens[i].low.endswith(ends) for i in range(predicate.core, predicate.last))


def has_no_object(reading: Reading, predicate: Predicate) -> bool:
    """Read "66 ناشطاً اعتُقلوا في أيار": one form is active and passive, and no object follows."""
    page, at = reading.page, predicate.last
    if not page.lexicon.settings.verb_first or page.is_word(at - 1, "prep"):
        return False
    last = page.sentences[page.sentence_of(predicate.core)].last
    ends = at >= last or page.tokens[at].kind == "mark" or at in reading.dated
    return ends or page.is_word(at, "prep", "adv") or page.over(at, "relations") is not None


def object_suffix(page: TextTokens, at: int) -> str | None:
    """Give the class of the pronoun that a word ends on: "him" of "اعتقلته"; None for no pronoun."""
    low = page.low(at)
    ends = [x for x in page.lexicon.settings.object_suffixes if low.endswith(x)]
    return page.lexicon.word("words", max(ends, key=len)) if ends else None
