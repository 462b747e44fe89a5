"""Who said that the record names everybody: recorded, undone, known then, and never half."""

from datetime import date
from pathlib import Path

import pytest

from habeas.archive import Archive, create, open_archive
from habeas.archive.files import restore
from habeas.archive.ledger import ledger
from habeas.errors import (
    ArchiveError,
    DateFormatError,
    DecisionRefusedError,
    DefinitionError,
    HabeasError,
    InputError,
    RecordError,
    UnknownIdError,
)
from habeas.model.completeness import Completeness
from habeas.model.meaning import FIRST, MEANING
from invented_reports import Clock, add_report, crossed, held, released

EVERY_STORE = pytest.mark.parametrize("archive", ["sqlite", "postgresql"], indirect=True)


def declare(archive: Archive, **other: str | None) -> str:
    """Let Ada declare the record complete for all of September, or otherwise."""
    given: dict[str, str | None] = {
        "definition": "held",
        "place": "BY",
        "first": "2025-09",
        "last": "2025-09",
        "by": "Ada",
        "why": "the registers of all prisons",
    }
    return archive.declare_complete(**(given | other))  # type: ignore[arg-type]


def standing(archive: Archive, known: int | None = None) -> list[str]:
    return [made.id for made in archive.view(known).completeness()]


@EVERY_STORE
def test_a_statement_is_given_back_as_it_was_made(archive: Archive) -> None:
    """With who, why, the version in force, and the days that the months mean."""
    entry = declare(archive)
    view = archive.view()
    assert view.completeness() == (
        Completeness(
            id=entry,
            seq=view.known,
            definition=view.definition("held").ref,
            place="BY",
            first=date(2025, 9, 1),
            last=date(2025, 9, 30),
            by="Ada",
            why="the registers of all prisons",
        ),
    )


def test_nobody_has_said_anything_of_a_new_archive(archive: Archive) -> None:
    """Complete is what a person says, never what a program takes for granted."""
    add_report(archive)
    assert archive.view().completeness() == ()


def test_without_a_last_day_a_statement_ends_today(archive: Archive) -> None:
    """Nobody knows of tomorrow's arrests; without a place it is of everywhere."""
    declare(archive, place=None, last=None)
    (made,) = archive.view().completeness()
    assert (made.place, made.last) == (None, date(2025, 12, 23))


def test_a_country_may_be_named_in_english(archive: Archive) -> None:
    """It is recorded as its code."""
    declare(archive, place="Belarus")
    assert archive.view().completeness()[0].place == "BY"


def test_a_statement_is_of_the_version_in_force_when_it_was_made(archive: Archive) -> None:
    """A later version of the definition counts others, and is not covered by it."""
    data = dict(archive.view().founding_definitions()[0])
    name, version = data["id"], data["version"]
    declare(archive, definition=name)
    newer = data | {"version": version + 1}
    archive.record_definition(name, str(version + 1), newer, by="Ada", why="wider")
    declare(archive, definition=name)
    declare(archive, definition=f"{name}@{version}")
    assert [made.definition for made in archive.view().completeness()] == [
        f"{name}@{version}",
        f"{name}@{version + 1}",
        f"{name}@{version}",
    ]


@EVERY_STORE
def test_a_statement_can_be_undone_and_the_undo_too_and_each_moment_keeps_its_own(
    archive: Archive,
) -> None:
    """As known then it stands or does not, whatever came later."""
    entry = declare(archive)
    undo = archive.undo(entry, by="Bo", why="two prisons are missing")
    with pytest.raises(DecisionRefusedError, match="already undone"):
        archive.undo(entry, by="Bo", why="again")
    archive.undo(undo, by="Ada", why="they are closed")
    last = archive.view().known
    assert [standing(archive, known) for known in range(last - 3, last + 1)] == [
        [],
        [entry],
        [],
        [entry],
    ]
    line = archive.view().history(entry)[0]
    assert (line.kind, line.by, line.why) == ("completeness", "Ada", "the registers of all prisons")


def test_a_statement_quoted_from_a_claim_stands_while_the_claim_is_accepted(
    archive: Archive,
) -> None:
    """Not while it is rejected or withdrawn; and again when that is taken back."""
    (claim,) = archive.add_claims(add_report(archive), [held()])
    archive.decide(claim, "accept", by="Ada", why="read")
    entry = declare(archive, claim=claim[:8])
    assert archive.view().completeness()[0].claim == claim
    archive.decide(claim, "reject", by="Ada", why="another list")
    assert standing(archive) == []
    archive.decide(claim, "accept", by="Ada", why="the same after all")
    retracted = archive.retract(claim, by="Ada", why="the outlet withdrew it")
    assert standing(archive) == []
    archive.undo(retracted, by="Ada", why="it did not")
    assert standing(archive) == [entry]


def test_a_statement_is_quoted_from_nothing_that_waits(archive: Archive) -> None:
    """Only what somebody has accepted says anything here."""
    (claim,) = archive.add_claims(add_report(archive), [held()])
    head = archive.head
    with pytest.raises(DecisionRefusedError, match="accept it first"):
        declare(archive, claim=claim)
    assert archive.head == head


def test_a_statement_that_speaks_of_more_than_had_been_published_says_nothing(
    archive: Archive,
) -> None:
    """As said by a day, part of the record that it calls complete is left out."""
    first, second = archive.add_claims(add_report(archive), [released(), held()])
    archive.decide(first, "accept", by="Ada", why="read")
    early = declare(archive)
    assert archive.view(said_by="2025-09-11").completeness() == ()
    assert [s.id for s in archive.view(said_by="2025-09-12").completeness()] == [early]
    # What came later, or waits, is not what it speaks of.
    source = archive.add_source(b"late", text="late", name="late", said_on="2025-11-01")
    assert source
    archive.decide(second, "accept", by="Ada", why="read")
    assert [s.id for s in archive.view(said_by="2025-09-12").completeness()] == [early]


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        ({"definition": "hold"}, DefinitionError, "no such definition"),
        ({"definition": "held@99"}, DefinitionError, "held@99"),
        ({"definition": ""}, DefinitionError, "no such definition"),
        ({"first": "2025-10-02", "last": "2025-10-01"}, InputError, "2025-10-02 to 2025-10-01"),
        ({"first": "2025-12-31", "last": None}, InputError, "first day is after the last"),
        ({"last": "2026-01-01"}, InputError, "until today at most, 2025-12-23"),
        ({"first": "last spring"}, DateFormatError, "not a date: 'last spring'"),
        ({"first": "2025-13"}, DateFormatError, "not a date"),
        ({"first": "2025-01/.."}, DateFormatError, "not a day, month or year"),
        ({"first": "[2025-01-01..2025-02-01]"}, DateFormatError, "not a day, month or year"),
        ({"last": "2025-09~"}, DateFormatError, "not a day, month or year"),
        ({"place": "XX"}, UnknownIdError, "no such place: 'XX': two letters"),
        ({"place": "ZZ"}, UnknownIdError, "no such place"),
        ({"place": ""}, UnknownIdError, "no such place"),
        ({"place": "Lemon Street"}, UnknownIdError, "no such place"),
        ({"claim": "abc123"}, UnknownIdError, "no entry has this id"),
        ({"claim": "nonsense"}, UnknownIdError, "no entry has this id"),
        ({"why": " "}, RecordError, "why is empty"),
        ({"by": ""}, RecordError, "by is empty"),
        ({"why": "two\nlines"}, RecordError, "control character"),
    ],
)
def test_what_says_nothing_is_refused_in_one_line(
    archive: Archive, asked: dict[str, str | None], error: type[HabeasError], words: str
) -> None:
    """And nothing is recorded."""
    head = archive.head
    with pytest.raises(error, match=words.replace("[", r"\[")) as caught:
        declare(archive, **asked)
    assert "\n" not in str(caught.value)
    assert archive.head == head


def test_the_id_of_something_else_is_no_claim(archive: Archive) -> None:
    """A source may say so; then one of its claims is quoted."""
    with pytest.raises(UnknownIdError, match="not of a claim"):
        declare(archive, claim=add_report(archive))


def test_an_erased_statement_no_longer_stands(archive: Archive) -> None:
    """Its reason may name somebody; proofs and projections go on holding."""
    entry, other = declare(archive), declare(archive, place=None)
    archive.undo(other, by="Ada", why="no")
    assert archive.erase(entry, by="Ada", why="asked").kinds == ("completeness",)
    assert standing(archive) == []
    assert archive.verify().is_ok
    assert archive.rebuild() == ()


@pytest.mark.parametrize("what", ["claim", "source"])
def test_a_statement_is_erased_with_the_words_it_is_quoted_from(
    archive: Archive, what: str
) -> None:
    """Also what undid it; another's stays."""
    source = add_report(archive)
    (claim,) = archive.add_claims(source, [crossed()])
    archive.decide(claim, "accept", by="Ada", why="read")
    archive.undo(declare(archive, claim=claim), by="Bo", why="fourteen is not everybody")
    other = declare(archive)
    kinds = archive.erase(claim if what == "claim" else source, by="Ada", why="asked").kinds
    assert sorted(kinds) == sorted({what, "claim", "completeness", "decision", "undo"})
    assert standing(archive) == [other]
    assert archive.verify().is_ok
    assert archive.rebuild() == ()


def test_a_backup_holds_the_same_statements(archive: Archive, tmp_path: Path) -> None:
    """Restored to the same root."""
    (claim,) = archive.add_claims(add_report(archive), [held()])
    archive.decide(claim, "accept", by="Ada", why="read")
    archive.undo(declare(archive), by="Bo", why="no")
    declare(archive, claim=claim)
    root = archive.backup(tmp_path / "shelf.habeas").root
    assert restore(tmp_path / "shelf.habeas", tmp_path / "again.habeas").root == root
    with open_archive(tmp_path / "again.habeas") as again:
        assert again.view().completeness() == archive.view().completeness()
        assert again.rebuild() == ()


# The number of the meaning.


@pytest.fixture
def older(path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive made when counts had an earlier meaning, with a report in it."""
    with monkeypatch.context() as patch:
        patch.setattr("habeas.archive.view.meaning.MEANING", FIRST)
        with create(path, clock=clock) as archive:
            add_report(archive)
    return path


def test_a_new_archive_has_the_meaning_of_the_habeas_that_made_it(archive: Archive) -> None:
    """In its first entry, and in no other."""
    add_report(archive)
    for known in range(3):
        view = archive.view(known)
        assert (view.meaning, view.meaning_since) == (MEANING, None)
    archive.close()
    with open_archive(archive.path) as again:
        assert again.view().known == 2


def test_a_new_meaning_is_recorded_when_an_older_archive_is_opened_for_writing(
    older: Path, clock: Clock
) -> None:
    """Once; earlier moments say since when their answers are given under it."""
    with open_archive(older, clock=clock) as archive:
        view = archive.view()
        assert (view.known, view.meaning, view.meaning_since) == (3, MEANING, None)
        for known in range(3):
            then = archive.view(known)
            assert (then.meaning, then.meaning_since) == (FIRST, 3)
        assert archive.verify().is_ok
        assert archive.rebuild() == ()
    with open_archive(older, clock=clock) as archive:
        assert archive.view().known == 3


def test_an_archive_from_before_meanings_had_numbers_has_the_first(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in it names one."""
    with monkeypatch.context() as patch:
        patch.setattr("habeas.archive.view.meaning.KIND", "unheard of")
        patch.setattr("habeas.archive.view.meaning.MEANING", FIRST)
        create(path, clock=clock).close()
    with open_archive(path, clock=clock, read_only=True) as archive:
        assert (archive.view().meaning, archive.view().meaning_since) == (FIRST, None)
    with open_archive(path, clock=clock) as archive:
        assert archive.view(1).meaning == FIRST
        assert archive.view().meaning == MEANING


def test_only_writing_records_a_meaning(older: Path, clock: Clock, tmp_path: Path) -> None:
    """Not reading, and not keeping: a restored backup is what it was."""
    with open_archive(older, clock=clock, read_only=True) as reader:
        view = reader.view()
        assert (view.known, view.meaning, view.meaning_since) == (2, FIRST, None)
    with open_archive(older, clock=clock, outdated=True) as kept:
        assert kept.view().known == 2
        root = kept.verify().root
    assert restore(older, tmp_path / "again.habeas").root == root


def test_the_counts_of_a_newer_habeas_are_refused_and_can_still_be_kept(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This one would give other answers under the same name."""
    archive.close()
    monkeypatch.setattr("habeas.archive.view.meaning.MEANING", FIRST)
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match=r"newer Habeas .*update Habeas"):
            open_archive(archive.path, read_only=read_only)
    with open_archive(archive.path, outdated=True) as kept:
        assert kept.verify().is_ok


def test_a_meaning_is_neither_undone_nor_erased(older: Path, clock: Clock) -> None:
    """It says what the answers are, and no one decided it."""
    with open_archive(older, clock=clock) as archive:
        entry = _last_entry(archive)
        with pytest.raises(DecisionRefusedError, match="a meaning cannot be undone"):
            archive.undo(entry, by="Ada", why="no")
        with pytest.raises(DecisionRefusedError, match="never erased"):
            archive.erase(entry, by="Ada", why="no")


def _last_entry(archive: Archive) -> str:
    with archive.store.reading() as connection:
        return ledger.read(connection, archive.view().known).entry.id
