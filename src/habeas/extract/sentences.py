"""Where the sentences of a text stand, for whoever reads it another way."""

from habeas.extract.guess import guess_language
from habeas.extract.hygiene import cleaned
from habeas.extract.lexicon import lexicon
from habeas.extract.page import open_page


def sentence_spans(text: str, *, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """Give the sentences of a text, as spans of it.

    Args:
        text: As stored.
        language: BCP 47 code; None to tell from the text.

    Examples:
        >>> sentence_spans("Dr. Oar was freed. He left.", language="en")
        ((0, 18), (19, 27))
    """
    clean = cleaned(text)
    page = open_page(clean.text, lexicon(language or guess_language(text)))
    return tuple(
        clean.to_stored(*page.span(sentence.first, sentence.last))
        for sentence in page.sentences
        if sentence.first < sentence.last
    )
