"""A definition line by line, in the language that is spoken."""

from habeas.vocabulary.definitions import presets, read_definition
from habeas.words.definitions import definition_words
from habeas.words.voice import speaking
from other_language import OTHER

ODD = {
    "id": "odd",
    "title": "⟦⟧",
    "source": "⟦⟧",
    "where": {
        "all": [
            {"any": [{"axis": "custody", "is": ["in_custody", "escaped"], "for_days": 3}]},
            {"not": {"axis": "recognition", "is": ["recognised"]}},
            {"has": "occupation", "is": ["⟦⟧"], "unknown": "left_out"},
        ]
    },
    "evidence": {"origins": 2},
}


def test_what_a_definition_asks_is_said_by_messages_alone() -> None:
    """Titles, sources and notes are its author's words; every other line is ours."""
    with speaking(OTHER):
        for definition in (*presets().values(), read_definition(ODD)):
            written = {definition.source, *definition.notes}
            _title, *lines, source = definition_words(definition)
            assert source == f"⟦Šóúřçé: {definition.source}⟧"
            for line in lines:
                told = line.strip()
                assert told in written or (told[0], told[-1]) == ("⟦", "⟧"), line


def test_one_day_is_told_as_one() -> None:
    """A number agrees with what it counts."""
    where = {"axis": "custody", "is": ["in_custody"], "for_days": 1}
    given = {"id": "odd", "title": "Odd", "source": "A test", "where": where}
    assert definition_words(read_definition(given))[2] == (
        "  custody: in custody for at least 1 day"
    )
