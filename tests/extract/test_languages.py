"""Language files: one shape, no pattern that means two measures, no country in code."""

import pytest

from habeas.extract.lexicon import languages, lexicon
from habeas.vocabulary import load

SHIPPED = ("be", "en", "es", "pl", "ru", "uk")


@pytest.mark.parametrize("code", SHIPPED)
def test_a_shipped_language_has_every_section(code: str) -> None:
    """What the layers ask for is there."""
    data = load(f"languages/{code}")
    wanted = {"source", "months", "numbers", "hedges", "words", "aux", "modality", "relations"}
    wanted |= {"units", "populations", "triggers", "names", "sources", "links"}
    assert wanted <= set(data)
    assert len(data["months"]) == 12
    assert len(data["weekdays"]) == 7


@pytest.mark.parametrize("code", languages())
def test_every_trigger_is_an_event_of_the_table(code: str) -> None:
    """No language invents an event, and every form is one the code knows."""
    table = load("extraction")["events"]
    forms = {"act", "both", "part", "pass", "intr", "state", "noun", "adj", "stative", "term"}
    for event, entries in load(f"languages/{code}")["triggers"].items():
        assert event in table
        assert set(entries) <= forms


@pytest.mark.parametrize("code", languages())
def test_no_key_is_lost_to_yaml(code: str) -> None:
    """Thus "on" and "no" are words here, never true and false."""

    def keys(value: object) -> list[object]:
        if not isinstance(value, dict):
            return []
        return [k for key, inner in value.items() for k in (key, *keys(inner))]

    assert not [key for key in keys(load(f"languages/{code}")) if isinstance(key, bool)]


@pytest.mark.parametrize("code", SHIPPED)
def test_a_language_reads_its_own_months(code: str) -> None:
    """Twelve months, each found under its own number."""
    data = load(f"languages/{code}")
    for number, patterns in enumerate(data["months"], 1):
        word = patterns.split("|")[0].split(",")[0].rstrip("*")
        assert lexicon(code).word("month", word) == str(number)


def test_every_measure_is_known_to_the_vocabulary() -> None:
    """The measures of the table are those figures can have."""
    known = set(load("measures")["measures"])
    assert {entry["measure"] for entry in load("extraction")["events"].values()} <= known
