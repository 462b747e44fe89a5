"""What may be imported from Python is written down, and says what it takes."""

import importlib
import inspect
import re
import runpy
from pathlib import Path

import pytest

import habeas

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = runpy.run_path(str(ROOT / "docs" / "generate_python.py"))
NAMES = [
    (module, name)
    for module in GENERATOR["PUBLIC"]
    for name in importlib.import_module(module).__all__
    if not name.startswith("__")
]


def test_the_page_is_made_from_the_program() -> None:
    """docs/reference/python.md is up to date."""
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    assert page == GENERATOR["python_page"](), "run: python docs/generate_python.py"


@pytest.mark.parametrize(("module", "name"), NAMES)
def test_a_public_name_says_what_it_is_and_what_it_takes(module: str, name: str) -> None:
    """It has a docstring, which names each parameter of a function."""
    value = getattr(importlib.import_module(module), name)
    told = inspect.getdoc(value) or ""
    assert told
    if inspect.isfunction(value):
        for parameter in inspect.signature(value).parameters:
            assert re.search(rf"\b{parameter}\b", told), f"{name} does not explain {parameter}"


def test_the_house_gives_its_names_without_loading_them_first() -> None:
    """What is listed is there, and nothing else is."""
    assert {*habeas.__all__} <= {*dir(habeas)}
    for name in habeas.__all__:
        assert getattr(habeas, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'Rectangles'"):
        _ = habeas.Rectangles
