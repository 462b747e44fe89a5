"""Somebody named among the protesters of a month, in an archive: a figure, and who is in it."""

from dataclasses import replace

from habeas.app.explain_change import explain_change
from habeas.archive import Archive
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from invented_reports import record
from time_machine import rows

TEXT = "In June 40 protesters were arrested. Zdenka Pomelo was among them, on 3 June."


def told(archive: Archive) -> tuple[str, str]:
    """Record the total of June, and one of those arrested."""
    source = archive.add_source(TEXT.encode(), text=TEXT, name="r", said_on="2025-09-01")
    figure = record(
        "In June 40 protesters were arrested.",
        text=TEXT,
        name="all",
        type="figure",
        value_low=40,
        value_high=40,
        hedge="exact",
        measure="arrested",
        mode="flow",
        population="protesters",
        date="2025-06",
    )
    one = record(
        "Zdenka Pomelo was among them, on 3 June.",
        text=TEXT,
        person="Zdenka Pomelo",
        event="arrested",
        date="2025-06-03",
        member_of="all",
    )
    names = archive.add_claims(source, [Claim.from_record(figure), Claim.from_record(one)])
    total, arrest = names
    return total, arrest


def test_a_total_of_protesters_is_of_a_night_once_it_is_accepted_and_no_longer_than_that(
    archive: Archive,
) -> None:
    """Until then her arrest stands alone; and when it is taken back it does so again."""
    total, arrest = told(archive)
    archive.decide(arrest, "accept", by="Ada", why="read")
    alone = archive.view().known
    archive.decide(total, "accept", by="Ada", why="read")
    view = archive.view()
    assert view.tally("held", "2025-06-03").recorded == Bounds(1, 1)
    after = view.tally("held", "2025-06-04")
    assert after.recorded == Bounds(0, 1)
    assert "night" in after.possible[0].reason
    assert view.tally("arrested", "2025").recorded == Bounds(1, 1)
    before = archive.view(known=alone)
    assert before.tally("held", "2025-06-04").recorded == Bounds(1, 1)
    found = explain_change(before, view, definition="held", on="2025-06-04")
    assert (found.before.recorded, found.after.recorded) == (Bounds(1, 1), Bounds(0, 1))
    assert sum(part.low for part in found.parts) == -1
    # What is kept of a person rests on the person's own claims.
    assert rows(view.rectangles()) == rows(view.fresh_rectangles())
    archive.retract(total, by="Ada", why="withdrawn")
    assert archive.view().tally("held", "2025-06-04").recorded == Bounds(1, 1)


def test_the_night_holds_of_whoever_she_may_be_one_with(archive: Archive) -> None:
    """What is kept of two people together is told without the figure, and is not used."""
    archive.decide_all([(name, "accept") for name in told(archive)], by="Ada", why="read")
    text = "Zdenka Pomelo was seen on 3 February."
    source = archive.add_source(text.encode(), text=text, name="other", said_on="2025-09-01")
    seen = record(text, text=text, person="Zdenka Pomelo", event="seen", date="2025-02-03")
    (name,) = archive.add_claims(source, [Claim.from_record(seen)])
    archive.decide(name, "accept", by="Ada", why="read")
    view = archive.view()
    assert len(view.who().unions.people) == 1
    assert rows(view.who().unions) == rows(replace(view.who(), kept=None).unions)
    assert view.tally("held", "2025-06-04").recorded == Bounds(0, 1)
