"""What others published stands beside a count of the archive, each at its own time."""

from typing import Any

from habeas.archive import Archive
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.published_figure import Share
from invented_reports import add_report, record, released


def test_a_figure_of_another_period_is_set_against_the_record_of_that_period(
    archive: Archive,
) -> None:
    """Four let go since June, said in December: the one let go in September is of them."""
    text = "Four people have been released since June."
    fields: dict[str, Any] = {
        "type": "figure",
        "value_low": 4,
        "value_high": 4,
        "hedge": "exact",
        "measure": "released",
        "mode": "flow",
        "population": "people",
        "time": {"start": "2025-06", "end": None, "edtf": "2025-06/..", "relation": "from"},
    }
    made = Claim.from_record(record(text, text=text, **fields))
    source = archive.add_source(text.encode(), text=text, name="since.txt", said_on="2025-12-20")
    claims = [
        *archive.add_claims(source, [made]),
        *archive.add_claims(add_report(archive), [released()]),
    ]
    archive.decide_all([(claim, "accept") for claim in claims], by="Ada", why="read it")
    for asked in ("2025", "2025-01/2025-08", "2025-01/2025-09"):
        found = archive.view().tally("released", asked)
        assert found.published is not None
        (row,) = found.published.rows
        assert (row.recorded, row.recorded_share) == (Bounds(1, 1), Share(0.25, 0.25)), asked
    assert archive.view().tally("released", "2025-01/2025-08").recorded == Bounds(0, 0)


def test_a_figure_of_an_unknown_place_takes_the_most_from_a_complete_record(
    archive: Archive,
) -> None:
    """Nobody knows that Velmora is elsewhere; a figure that the record can hold changes nothing."""
    text = "Nine people were released in Velmora from January to November 2025. One person was released in Limonia."
    made, asked = [], "2025-01/2025-11"
    for count, words in (
        (9, "Nine people were released in Velmora"),
        (1, "One person was released in Limonia"),
    ):
        fields: dict[str, Any] = {
            "type": "figure",
            "value_low": count,
            "value_high": count,
            "hedge": "exact",
            "measure": "released",
            "mode": "flow",
            "population": "people",
            "place": "Velmora" if count == 9 else "Limonia",
            "time": {
                "start": "2025-01",
                "end": "2025-11",
                "edtf": "2025-01/2025-11",
                "relation": "during",
            },
        }
        made.append(Claim.from_record(record(words, text=text, id=words, **fields)))
    source = archive.add_source(text.encode(), text=text, name="v.txt", said_on="2025-12-20")
    large, small = archive.add_claims(source, made)
    archive.declare_complete(
        "released", place="BY", first="2025-01", last="2025-11", by="Ada", why="the registers"
    )
    claims = archive.add_claims(add_report(archive), [released()])
    archive.decide_all([(claim, "accept") for claim in [small, *claims]], by="Ada", why="read it")
    quiet = archive.view().tally("released", asked, place="BY")
    assert [c.figure for c in quiet.contradicted if c.figure] == []
    archive.decide_all([(large, "accept")], by="Ada", why="read it")
    found = archive.view().tally("released", asked, place="BY")
    assert [c.figure for c in found.contradicted if c.figure] == [large]
    assert (found.complete, found.bounds.high) == ((), None)
    assert found.published is not None
    assert {name for _, name in found.published.unplaced} == {"Velmora", "Limonia"}
