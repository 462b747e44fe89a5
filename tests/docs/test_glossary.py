"""The glossary has every word that the vocabulary and the records use."""

from pathlib import Path

import pytest

from habeas import vocabulary
from habeas.model.claim import Basis, Modality
from habeas.model.figure import Hedge, Mode, RelationType
from habeas.model.judgement import Judgement

GLOSSARY = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "glossary.md").read_text(
    encoding="utf-8"
)


def terms() -> list[str]:
    """Name every identifier that a reader can meet in a record or an answer."""
    axes = vocabulary.load("axes")["axes"]
    kinds = vocabulary.load("release_kinds")
    measures = vocabulary.load("measures")
    return sorted(
        {
            *axes,
            *(value for axis in axes.values() for value in axis["values"]),
            *vocabulary.load("events")["events"],
            *kinds["kinds"],
            *kinds["conditions"],
            *measures["measures"],
            *measures["units"],
            *Hedge,
            *Mode,
            *Modality,
            *RelationType,
            *Judgement,
        }
    )


@pytest.mark.parametrize("term", terms())
def test_a_word_of_the_vocabulary_is_in_the_glossary(term: str) -> None:
    """A reader who meets the word in an answer finds what it means."""
    assert f"`{term}`" in GLOSSARY


@pytest.mark.parametrize("basis", Basis)
def test_a_basis_is_in_the_glossary_in_words(basis: Basis) -> None:
    """How a value is known is explained, in words where the identifier is only technical."""
    words = {
        Basis.INHERITED_SENTENCE: "inherited from the sentence",
        Basis.INHERITED_PARAGRAPH: "the paragraph",
        Basis.INHERITED_DOCUMENT: "the document,",
        Basis.DOCUMENT_DATE: "the document's date",
        Basis.EVENT_RELATIVE: "relative to an event",
    }
    assert words.get(basis, f"`{basis}`") in GLOSSARY
