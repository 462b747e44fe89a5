"""The page of the gate shows what the gate says."""

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_answers_are_what_the_gate_gives() -> None:
    """A change of the gate without its page fails; the generator puts it right."""
    written = (DOCS / "explanation" / "gate.md").read_text(encoding="utf-8")
    generator = runpy.run_path(str(DOCS / "generate_gate.py"))
    answered = generator["page"](written)
    assert written == answered, "run: python docs/generate_gate.py"
    blocks = generator["_BLOCK"].findall(written)
    assert len(blocks) == written.count("```text\n")


def test_an_answer_that_is_not_given_is_found() -> None:
    """The page does not vouch for itself."""
    written = (DOCS / "explanation" / "gate.md").read_text(encoding="utf-8")
    page = runpy.run_path(str(DOCS / "generate_gate.py"))["page"]
    assert page(written.replace("  stands: 12 ", "  stands: 13 ")) == written
