"""What a how-to has a newcomer write is right as it stands there."""

import re
from pathlib import Path
from typing import Any

import yaml

from habeas.vocabulary import load, text_of
from habeas.vocabulary.check import faults_in
from habeas.vocabulary.definitions import read_definition
from habeas.vocabulary.events import read_event_types

HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to"


def blocks(page: str) -> list[str]:
    """Give the blocks of YAML of a how-to, in order."""
    return re.findall(r"```yaml\n(.*?)```", (HOW_TO / page).read_text("utf-8"), re.DOTALL)


def added(name: str, heading: str, block: str) -> str:
    """Put a block below a heading of a table that ships, as the how-to says."""
    text = text_of(name)
    assert f"\n{heading}:\n" in text
    return text.replace(f"\n{heading}:\n", f"\n{heading}:\n{block}", 1)


def test_the_event_fits_the_table_of_events() -> None:
    """It is checked as the file it goes into, and needs custody."""
    text = added("events", "events", blocks("add-an-event.md")[0])
    assert faults_in("events", text) == []
    event = read_event_types(yaml.safe_load(text))["visit_refused"]
    assert event.presupposes == {"custody": "needs"}
    assert event.confirms


def test_its_words_fit_a_language() -> None:
    """The block of triggers is sorted and has forms that are known."""
    block = blocks("add-an-event.md")[2]
    text = added("languages/en", "triggers", block)
    # No text tells the event yet: that is all that is wrong with it.
    (fault,) = faults_in("languages/en", text)
    assert "visit_refused" in str(fault)
    meaning: dict[str, Any] = yaml.safe_load(blocks("add-an-event.md")[1])["visit_refused"]
    assert meaning.keys() <= {k for row in load("extraction")["events"].values() for k in row}


def test_the_definition_can_be_recorded() -> None:
    """It is read and checked as `habeas define` does."""
    (block,) = blocks("add-a-definition.md")
    assert read_definition(yaml.safe_load(block)).ref == "women_held@1"


def test_the_least_of_a_language_fits() -> None:
    """It has every section that a language must have, and nothing that none has."""
    (block,) = blocks("add-a-language.md")
    assert faults_in("languages/it", block) == []
    assert faults_in("languages/it", block.replace("links: {}\n", "")) != []
