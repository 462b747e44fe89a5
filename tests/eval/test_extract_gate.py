"""The reader stays at its floor on the project's own sentences."""

from pathlib import Path

from eval.gate import failures
from eval.seed import scores


def test_the_reader_is_at_its_floor() -> None:
    """No score on the sentences with gold has fallen."""
    assert failures("extract") == []


def test_the_reader_is_at_its_floor_on_whole_passages() -> None:
    """No score on the passages in the manner of real sources has fallen."""
    assert failures("reports") == []


def test_the_reader_takes_no_more_traps_than_before() -> None:
    """Nothing more is told as a fact that is none, shape by shape."""
    assert failures("traps") == []


def test_the_reader_is_at_its_floor_on_passages_it_was_not_written_by() -> None:
    """No score has fallen on the passages that came after the rules."""
    assert failures("later") == []


def test_events_are_told_with_their_own_dates() -> None:
    """Of events that each have a date, no more than before have another's."""
    assert failures("dates") == []


def test_contradictions_survive_the_reading() -> None:
    """What is wrong in a report arrives where figures are tested, and nothing else does."""
    assert failures("prose") == []


def test_no_number_of_people_is_closed_as_another_count() -> None:
    """The account of numbers is true, in languages that are read and in those that are not."""
    assert failures("account") == []


def test_the_passage_it_starts_from_is_read_whole(shared: Path) -> None:
    """Nine figures with all their fields, 22 events, both exchanges, nothing invented."""
    found = scores(shared / "seed")
    fields = ("measure", "mode", "hedge", "population", "time", "speaker")
    assert {found[f"figures.{name}"] for name in fields} == {found["gold figures"]}
    assert found["events"] == found["events.modality"] == found["gold events"]
    assert found["exchanges"] == 2
    assert found["extra figures"] == found["extra events"] == 0
    assert found["spans exact"] == 1
    assert found["queued"] <= 2
