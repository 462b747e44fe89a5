"""The page of readings shows what is read."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_readings_are_what_the_reader_gives() -> None:
    """A change of the reader without its page fails; the generator puts it right."""
    spec = importlib.util.spec_from_file_location(
        "generate_readings", DOCS / "generate_readings.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (DOCS / "explanation" / "readings.md").read_text(encoding="utf-8")
    assert written == module.page(), "run: python docs/generate_readings.py"
