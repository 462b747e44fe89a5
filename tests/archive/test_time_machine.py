"""The past does not change: whatever is recorded later, an answer as known then stays."""

from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from habeas.archive import Archive
from habeas.archive.projections import late_lives
from habeas.model.claim import Claim
from invented_reports import Clock, record
from time_machine import TimeMachine, rows

TimeMachine.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


class TestTimeMachine(TimeMachine.TestCase):  # type: ignore[misc, valid-type]
    """Run the machine."""


class TestTimeMachineLate(TimeMachine.TestCase):  # type: ignore[misc, valid-type]
    """Run it where nearly every life is worked out late."""

    def runTest(self) -> None:  # noqa: N802 - the name that unittest gives it
        """Run the machine."""
        with patch.multiple(late_lives, _FEW=1, _TIMES=2):
            super().runTest()


def test_rectangles_of_every_moment_are_those_the_claims_give(archive: Archive) -> None:
    """Not only at the head: as known after each entry, kept and fresh agree."""
    text = "Zdenka Pomelo was arrested. Z. Pomelo was freed."
    source = archive.add_source(text.encode(), text=text, name="r")
    claims = [
        Claim.from_record(
            record(
                quote,
                text=text,
                name=quote,
                person=quote.partition(" was")[0],
                event=event,
                date=day,
            )
        )
        for quote, event, day in [
            ("Zdenka Pomelo was arrested", "arrested", "2024-02-03"),
            ("Z. Pomelo was freed", "released", "2025-03-04"),
        ]
    ]
    first, second = archive.add_claims(source, claims)
    archive.decide_all([(first, "accept"), (second, "accept")], by="Ada", why="read")
    a, b = f"{source}#Zdenka Pomelo", f"{source}#Z. Pomelo"
    same = archive.judge(a, b, "same", by="Ada", why="one woman")
    archive.undo(same, by="Ada", why="two women")
    archive.retract(first, by="Ada", why="withdrawn")
    seen = set()
    for known in range(archive.view().known + 1):
        view = archive.view(known=known)
        kept = rows(view.rectangles())
        assert kept == rows(view.fresh_rectangles())
        seen.add(tuple(kept))
    assert len(seen) > 4


def test_said_by_leaves_out_what_had_not_been_published(archive: Archive) -> None:
    """A source without a date counts as said on the day it was recorded."""
    for name, day in [("early", "2025-09-01"), ("late", "2025-12"), ("undated", None)]:
        archive.add_source(name.encode(), text=name, name=name, said_on=day)
    view = archive.view
    assert [s.name for s in view(said_by="2025-09-01").sources()] == ["early"]
    assert [s.name for s in view(said_by="2025-12-22").sources()] == ["early"]
    assert [s.name for s in view(said_by="2025-12-23").sources()] == ["early", "undated"]
    assert [s.name for s in view(said_by="2025-12-31").sources()] == ["early", "late", "undated"]


@pytest.mark.parametrize("step", [1, 2])
def test_a_moment_can_be_named_in_four_ways(archive: Archive, clock: Clock, step: int) -> None:
    """Sequence, head, instant and day all lead to the same view."""
    heads = {1: archive.view().head}
    archive.add_source(b"a", text="a", name="a")
    heads[2] = archive.view().head
    clock.move(days=2)
    archive.add_source(b"b", text="b", name="b")
    assert archive.view(known=step).known == step
    assert archive.view(known=str(step)).known == step
    assert archive.view(known=heads[step][:10]).known == step
    assert archive.view(known="2025-12-24").known == 2
    assert archive.view(known="2025-12-23T12:00:00+00:00").known == 2
    assert archive.view(known="2025-12-23T11:59:59Z").known == 0
    assert archive.view(known="2025-12-25T13:00:00+01:00").known == 3
