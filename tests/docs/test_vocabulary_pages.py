"""The reference pages of the vocabulary say what the reviewed data says."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from habeas.vocabulary.definitions import presets

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "generate_vocabulary", DOCS / "generate_vocabulary.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["vocabulary", "definitions"])
def test_a_page_is_what_the_data_says(pages: ModuleType, name: str) -> None:
    """A change of the data without its page fails; the generator puts it right."""
    written = (DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8")
    assert written == getattr(pages, name)(), "run: python docs/generate_vocabulary.py"


def test_every_definition_is_in_the_reference(pages: ModuleType) -> None:
    """Nobody counts by a definition that cannot be looked up."""
    assert all(f"`{definition.ref}`" in pages.definitions() for definition in presets().values())
