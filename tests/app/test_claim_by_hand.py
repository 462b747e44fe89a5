"""What a person sees in a source and no rule did: claims made by hand, numbers explained."""

from pathlib import Path

import pytest

from habeas.app.add_report import Details, ReportFile, add_reports
from habeas.app.claim_by_hand import claim_by_hand
from habeas.archive import Archive, create
from habeas.errors import (
    AnchorNotFoundError,
    DateFormatError,
    DecisionRefusedError,
    RecordError,
    UnknownIdError,
)
from habeas.model.figure import Figure
from habeas.model.numeral import Account
from habeas.model.when import parse_when
from invented_reports import Clock

TEXT = (
    "Zdenka Pomelo is home, her sister wrote on 11 September 2025. "
    "Her cell 9 is empty; fourteen more are waiting in cell 9, ward 3."
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with one report of which the rules read nothing."""
    (tmp_path / "letter.txt").write_text(TEXT)
    made = create(tmp_path / "marmalade.habeas", clock=Clock())
    list(
        add_reports(
            made,
            [ReportFile(tmp_path / "letter.txt", "letter.txt")],
            Details(said_on="2025-09-12", language="en"),
        )
    )
    return made


def source(archive: Archive) -> str:
    return archive.view().sources()[0].id


def test_a_claim_made_by_hand_counts_and_says_who_made_it(archive: Archive) -> None:
    """Values that stand in the quote are tied to their words; the rest rests on the reviewer."""
    made = claim_by_hand(
        archive,
        source(archive),
        quote="Zdenka Pomelo is home",
        type="person_event",
        fields={"person": "Zdenka Pomelo", "event": "released", "date": "2025-09-11"},
        by="Ada",
        why="home means freed",
    )
    state = archive.view().claim(made.claim)
    assert (state.state, state.by, state.why) == ("accepted", "Ada", "home means freed")
    assert state.claim.grounds["person"].start == 0
    assert state.claim.grounds["date"].basis == "reviewer"
    assert archive.view().tally("released", "2025").bounds.low == 1
    assert archive.verify().is_ok


def test_a_figure_made_by_hand_explains_its_number(archive: Archive) -> None:
    """A number in words is found as one, and no longer waits."""
    waiting = [n for n in archive.view().numerals(source(archive)) if n.text == "fourteen"]
    made = claim_by_hand(
        archive,
        source(archive),
        quote="fourteen more are waiting",
        type="figure",
        fields={
            "measure": "held",
            "mode": "stock",
            "population": "prisoners",
            "value": 14,
            "time": "2025-09-11",
        },
        by="Ada",
        why="they are prisoners",
        accept=False,
    )
    state = archive.view().claim(made.claim)
    assert (state.state, made.decision) == ("proposed", None)
    body = state.claim.body
    assert isinstance(body, Figure)
    assert body.time == parse_when("2025-09-11")
    assert state.claim.grounds["value"].start == waiting[0].start
    (now,) = [n for n in archive.view().numerals(source(archive)) if n.text == "fourteen"]
    assert (now.account, now.claim) == (Account.FIGURE, made.claim)
    with pytest.raises(DecisionRefusedError, match="part of a claim"):
        archive.explain_number(source(archive), now.start, "age", by="Ada", why="no")
    archive.decide(made.claim, "reject", by="Ada", why="not prisoners")
    archive.explain_number(source(archive), now.start, "age", by="Ada", why="years old")


def test_a_number_is_explained_and_waits_again_when_that_is_taken_back(archive: Archive) -> None:
    """And what was known before stays: the number waited then."""
    queued = [n for n in archive.view().numerals(source(archive)) if n.account is Account.QUEUED]
    before = archive.view().known
    said = archive.explain_number(
        source(archive), queued[0].start, "other_count", by="Ada", why="a room"
    )

    def account(known: int | None = None) -> Account:
        found = archive.view(known=known).numerals(source(archive))
        return next(n.account for n in found if n.start == queued[0].start)

    assert account() is Account.OTHER_COUNT
    with pytest.raises(DecisionRefusedError, match="other_count already"):
        archive.explain_number(
            source(archive), queued[0].start, "other_count", by="Ada", why="a room"
        )
    archive.undo(said, by="Ada", why="not a room")
    assert account() is Account.QUEUED
    assert account(before) is Account.QUEUED
    assert account(before + 1) is Account.OTHER_COUNT
    assert archive.rebuild() == ()


def test_an_erased_source_takes_along_what_was_said_of_its_numbers(archive: Archive) -> None:
    """The reason given for a number can hold words of the source."""
    queued = [n for n in archive.view().numerals(source(archive)) if n.account is Account.QUEUED]
    archive.explain_number(source(archive), queued[0].start, "age", by="Ada", why="Kumquatish")
    erased = archive.erase(source(archive), by="Ada", why="asked")
    assert "numeral" in erased.kinds
    assert b"Kumquatish" not in archive.path.read_bytes()


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        ({"quote": "Zdenka Orange"}, AnchorNotFoundError, "not in the source"),
        ({"quote": "cell 9"}, AnchorNotFoundError, "there 2 times"),
        ({"quote": "cell 9", "nth": 3}, AnchorNotFoundError, "no occurrence 3"),
        ({"type": "rumour"}, RecordError, "unknown type"),
        ({"fields": {"person": "Zdenka Pomelo"}}, RecordError, "event is missing"),
        ({"fields": {"person": "Z", "event": "relased"}}, RecordError, "did you mean released"),
        ({"fields": {"person": "Z" * 301, "event": "released"}}, RecordError, "longer than 300"),
        (
            {"type": "attribute", "fields": {"person": "Z", "field": "sex", "value": "purple"}},
            RecordError,
            "unknown sex",
        ),
        (
            {"type": "attribute", "fields": {"person": "Z", "field": "birth", "value": "soon"}},
            DateFormatError,
            "soon",
        ),
        (
            {"fields": {"person": "Z", "event": "released", "date": "soon"}},
            DateFormatError,
            "soon",
        ),
    ],
)
def test_what_makes_no_claim_is_refused_and_nothing_is_recorded(
    archive: Archive, words: dict[str, object], error: type[Exception], said: str
) -> None:
    """One line says what is wrong; the ledger is as it was."""
    head = archive.head
    given = {
        "quote": "Zdenka Pomelo is home",
        "type": "person_event",
        "fields": {"person": "Zdenka Pomelo", "event": "released"},
    }
    with pytest.raises(error, match=said):
        claim_by_hand(archive, source(archive), **{**given, **words}, by="Ada", why="read")  # type: ignore[arg-type]
    assert archive.head == head


def test_a_number_that_is_not_there_cannot_be_explained(archive: Archive) -> None:
    """Nor can one be called a figure without a claim."""
    with pytest.raises(UnknownIdError, match="no number starts there"):
        archive.explain_number(source(archive), 1, "age", by="Ada", why="read")
    with pytest.raises(RecordError, match="does not explain"):
        archive.explain_number(source(archive), 43, "figure", by="Ada", why="read")
    with pytest.raises(RecordError, match="unknown account"):
        archive.explain_number(source(archive), 43, "banana", by="Ada", why="read")
