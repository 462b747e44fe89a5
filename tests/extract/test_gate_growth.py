"""What the gate costs as a sentence grows: not more than what is in it."""

import pytest

from habeas.extract import ProposedRecord, extract
from habeas.extract.gate import ties
from habeas.extract.gate.walls import Walls


def looked_at(times: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Count the words that the gate looks at between verbs and numbers, for one proposal."""
    seen = 0
    parts = Walls._parts

    def counted(walls: Walls, *given: object, **named: object) -> bool:
        nonlocal seen
        seen += 1
        return parts(walls, *given, **named)  # type: ignore[arg-type]

    text = "police arrested 41 protesters and " * times
    spans = {"value": [16, 18]}
    proposal = ProposedRecord("p", {"type": "figure", "measure": "arrested", "spans": spans})
    with monkeypatch.context() as patched:
        patched.setattr(Walls, "_parts", counted)
        extract(text, file="report", language="en", proposals=[proposal], grammar=False)
    return seen


def test_a_long_sentence_costs_by_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the words, twice the work; with no end to the reach of a verb it is eight times."""
    assert looked_at(60, monkeypatch) < 3 * looked_at(30, monkeypatch)
    monkeypatch.setattr(ties, "_REACH", 10_000)
    assert looked_at(60, monkeypatch) > 5 * looked_at(30, monkeypatch)
