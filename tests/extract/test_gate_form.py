"""The gate and the form of a proposal: it can only point, and what points nowhere is refused."""

from typing import Any

import pytest

from gate_asked import ACCEPTED, figure, judged, outcome

TEXT = "Jose\u0301 spoke. On 3 May 2031 they freed 40 prisoners, and 40 more on 5 May."


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"type": "figure", "measure": "released"}, "span_missing"),
        ({"type": "song", "spans": {"value": [1, 2]}}, "no_such_type"),
        ({"type": "figure", "spans": {"value": [0, 4]}}, "nothing_asserted"),
        (figure("released", "40"), "quote_not_unique"),
        (figure("released", "400"), "quote_not_there"),
        (figure("released", ""), "quote_not_there"),
        (figure("released", "x") | {"spans": {"value": [10, 4]}}, "span_outside_text"),
        (figure("released", "x") | {"spans": {"value": [-3, 4]}}, "span_outside_text"),
        (figure("released", "x") | {"spans": {"value": [3, 4000]}}, "span_outside_text"),
        (figure("released", "x") | {"spans": {"value": [3.0, 5.0]}}, "span_outside_text"),
        (figure("released", "x") | {"spans": {"value": [True, False]}}, "span_outside_text"),
        (figure("released", "x") | {"spans": {"value": {"start": 3}}}, "span_outside_text"),
        (figure("released", "x") | {"spans": {"value": [31, 34]}}, "span_cuts_word"),
        (figure("released", "spoke"), "no_number"),
    ],
)
def test_what_points_nowhere_is_refused(record: dict[str, Any], said: str) -> None:
    """With the field it is about, and nothing is guessed."""
    assert outcome(TEXT, record) == said


def test_words_that_stand_once_in_the_quote_are_found() -> None:
    """What stands twice in the text may stand once in the words quoted."""
    record = figure("released", "40", quote="they freed 40 prisoners")
    assert outcome(TEXT, record) == ACCEPTED


def test_places_are_of_the_stored_text() -> None:
    """Also where letters are stored apart and read as one."""
    at = TEXT.index("40")
    record = figure("released", "x") | {"spans": {"value": [at, at + 2]}}
    claim = judged(TEXT, record)
    assert not isinstance(claim, str)
    ground = claim.grounds["value"]
    assert TEXT[ground.start : ground.end] == "40"
    assert TEXT[claim.start : claim.end] == claim.quote
