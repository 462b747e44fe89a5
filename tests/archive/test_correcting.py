"""A correction is checked whole before it is recorded."""

from dataclasses import replace
from typing import Any

import pytest

from habeas.archive import Archive
from habeas.errors import DateFormatError, RecordError
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.model.person import Attribute
from invented_reports import add_report, crossed, released


def stated(field: str, value: str) -> Claim:
    """Give a claim of a property, in the words of an event's."""
    event = released()
    return replace(event, body=Attribute(person="Zdenka Pomelo", field=field, value=value))


def corrected(archive: Archive, claim: Claim, **correction: Any) -> Claim:
    """Record a claim, correct it, and give it as it stands."""
    (name,) = archive.add_claims(add_report(archive), [claim])
    archive.decide(name, "correct", by="Ada", why="looked again", correction=correction)
    state = archive.view().claim(name)
    assert state.state == "accepted"
    return state.claim


@pytest.mark.parametrize(
    ("claim", "correction", "said"),
    [
        (crossed(), {"value_low": 20}, "value_low 20 is above value_high 14"),
        (crossed(), {"value_hi": 20}, "did you mean value_high?"),
        (crossed(), {"date": "2025-09-11"}, "did you mean time?"),
        (crossed(), {"measure": "relased"}, "did you mean released?"),
        (crossed(), {"measure": "marmalade"}, "one of arrested, "),
        (crossed(), {"relation": "on"}, "a relation without a time"),
        (crossed(), {"quote": "Forty people"}, "quote cannot be corrected"),
        (crossed(), {"basis": {}}, "basis cannot be corrected"),
        (released(), {"event": "relesed"}, "did you mean released?"),
        (released(), {"person": "Z" * 301}, "person is longer than 300 characters"),
        (stated("sex", "female"), {"value": "purple"}, "unknown sex 'purple'"),
        (released(), {"time": "2025-09-11"}, "did you mean date?"),
        (released(), {"colour": "blue"}, "fields of person_event: attributed_to, "),
        (released(), {"id": "7"}, "id cannot be corrected"),
        (released(), {"type": "figure"}, "type cannot be corrected"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_and_nothing_is_recorded(
    archive: Archive, claim: Claim, correction: dict[str, Any], said: str
) -> None:
    """The error says what to write instead."""
    (name,) = archive.add_claims(add_report(archive), [claim])
    head = archive.head
    with pytest.raises(RecordError) as refused:
        archive.decide(name, "correct", by="Ada", why="misread", correction=correction)
    assert said in str(refused.value)
    assert name in refused.value.where
    assert archive.head == head


@pytest.mark.parametrize(
    ("time", "edtf", "relation"),
    [
        ("2025-09-11", "2025-09-11", "on"),
        ("2025-09", "2025-09", "during"),
        ("2025-09-11~", "2025-09-11~", "during"),
        (2025, "2025", "during"),
        ({"edtf": "2025-09-11", "relation": "as_of"}, "2025-09-11", "as_of"),
    ],
)
def test_a_figures_time_is_set_in_plain_words(
    archive: Archive, time: object, edtf: str, relation: str
) -> None:
    """And how it relates follows from the time, unless it is given."""
    claim = corrected(archive, crossed(), time=time)
    assert isinstance(claim.body, Figure)
    assert claim.body.time is not None
    assert (claim.body.time.edtf, claim.body.relation) == (edtf, relation)
    assert claim.grounds["time"].basis == "reviewer"


def test_a_relation_given_beside_the_time_stands(archive: Archive) -> None:
    """It goes into the time, where the wire form has it."""
    claim = corrected(archive, crossed(), time="2025-09-11", relation="until")
    assert claim.to_record()["time"]["relation"] == "until"


def test_another_date_does_not_keep_the_old_relation(archive: Archive) -> None:
    """What was before the 11th, corrected to the 10th, is on the 10th."""
    claim = corrected(archive, released(relation="before"), date="2025-09-10")
    assert isinstance(claim.body, Event)
    assert (str(claim.body.date), claim.body.relation) == ("2025-09-10", "on")


def test_a_date_that_is_none_is_refused(archive: Archive) -> None:
    """Also inside a time."""
    with pytest.raises(DateFormatError):
        corrected(archive, crossed(), time="Tuesday")


def test_a_figure_upside_down_is_no_record() -> None:
    """The error names the record."""
    record = crossed().to_record() | {"value_low": 20, "value_high": 12}
    with pytest.raises(RecordError, match="value_low 20 is above value_high 12: list:3"):
        Claim.from_record(record, where="list:3")
