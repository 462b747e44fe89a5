"""What an intruder with the file and a database shell can try, and where it shows."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from habeas.archive import Archive, open_archive
from habeas.archive.faults import FaultKind, LedgerFault
from habeas.archive.ledger import checkpoint
from invented_reports import add_report, add_second, crossed, held, released, seen_again

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture
def filled(archive: Archive) -> Path:
    """An archive of seven entries, closed: archive, source, three claims, two decisions."""
    source = add_report(archive)
    names = archive.add_claims(source, [released(), held(), crossed()])
    archive.decide_all([(n, "accept") for n in names[:2]], by="Ada", why="read it")
    archive.close()
    return archive.path


def shell(path: Path, *statements: str, free: bool = True, recursive: bool = True) -> None:
    """Run statements on the file; ``free`` takes the triggers away and puts them back after."""
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA recursive_triggers = {'ON' if recursive else 'OFF'}")
    triggers = connection.execute(TRIGGERS).fetchall() if free else []
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, made in triggers:
        connection.execute(made)
    connection.close()


def first_bad(path: Path) -> LedgerFault | None:
    with open_archive(path) as archive:
        return archive.verify().first_bad


def test_an_archive_left_alone_is_sound(filled: Path) -> None:
    """The control: nothing is found where nothing was done."""
    assert first_bad(filled) is None


@pytest.mark.parametrize("recursive", [True, False])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET kind = 'claim' WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 7",
        (
            "INSERT OR REPLACE INTO entry SELECT seq, kind, target, at + 1, commitment, prev "
            "FROM entry WHERE seq = 3"
        ),
        (
            "INSERT OR REPLACE INTO entry SELECT 8, kind, target, at, commitment, prev "
            "FROM entry WHERE seq = 3"
        ),
        "INSERT INTO entry SELECT 99, kind, target, at, randomblob(32), prev FROM entry LIMIT 1",
        "UPDATE payload SET body = x'7b7d' WHERE seq = 3",
        "DELETE FROM payload WHERE seq = 3",
        "INSERT OR REPLACE INTO payload SELECT seq, salt, x'7b7d' FROM payload WHERE seq = 3",
        "UPDATE part SET data = x'00'",
        "DELETE FROM part WHERE name = 'text'",
        "INSERT OR REPLACE INTO part SELECT source, name, salt, x'00' FROM part",
    ],
)
def test_the_database_itself_refuses_to_change_the_past(
    filled: Path, statement: str, recursive: bool
) -> None:
    """Triggers stop updates, deletes and replacing inserts, whatever the connection set."""
    with pytest.raises(driver.IntegrityError, match=r"immutable|append"):
        shell(filled, statement, free=False, recursive=recursive)
    assert first_bad(filled) is None


@pytest.mark.parametrize(
    ("statement", "seq", "why"),
    [
        (
            "UPDATE payload SET body = CAST(replace(body, '11', '12') AS BLOB) WHERE seq = 3",
            3,
            "not what was",
        ),
        ("UPDATE payload SET salt = randomblob(32) WHERE seq = 4", 4, "not what was recorded"),
        ("UPDATE entry SET kind = 'retract' WHERE seq = 6", 6, "not what was recorded"),
        ("UPDATE entry SET target = 4 WHERE seq = 6", 6, "not what was recorded"),
        ("UPDATE entry SET at = at + 1 WHERE seq = 5", 5, "not what was recorded"),
        ("UPDATE entry SET prev = randomblob(32) WHERE seq = 5", 5, "does not continue"),
        ("DELETE FROM payload WHERE seq = 4", 4, "deleted"),
        ("DELETE FROM entry WHERE seq = 4", 4, "missing"),
        ("DELETE FROM entry WHERE seq = 1", 1, "missing"),
        ("DELETE FROM part WHERE name = 'bytes'", 2, "bytes was deleted"),
        ("UPDATE part SET data = x'00' WHERE name = 'text'", 2, "text is not"),
        ("UPDATE part SET source = 3 WHERE name = 'text'", 2, "text was deleted"),
    ],
)
def test_verify_names_the_first_entry_that_was_changed(
    filled: Path, statement: str, seq: int, why: str
) -> None:
    """Also where the intruder took the triggers away first."""
    shell(filled, statement)
    found = first_bad(filled)
    assert found is not None
    assert found.seq == seq
    assert why in found.why


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (["DROP TRIGGER entry_delete"], "the trigger entry_delete is gone"),
        (
            [
                "DROP TRIGGER payload_update",
                (
                    "CREATE TRIGGER payload_update BEFORE UPDATE ON payload WHEN false "
                    "BEGIN SELECT RAISE(ABORT, 'payloads are immutable'); END"
                ),
            ],
            "the trigger payload_update was altered",
        ),
        (
            [
                (
                    "CREATE TRIGGER helpful AFTER INSERT ON standing "
                    "BEGIN UPDATE standing SET state = 'accepted'; END"
                )
            ],
            "the trigger helpful is not of Habeas",
        ),
        (["DROP INDEX entry_commitment"], "the index entry_commitment is gone"),
        (
            [
                "DROP INDEX entry_commitment",
                "CREATE INDEX entry_commitment ON entry (commitment)",
            ],
            "the index entry_commitment was altered",
        ),
        (["DROP INDEX entry_erase"], "the index entry_erase is gone"),
        (["ALTER TABLE part ADD COLUMN aside TEXT"], "the table part was altered"),
    ],
)
def test_verify_names_a_guard_that_is_gone_or_altered(
    filled: Path, statements: list[str], why: str
) -> None:
    """Before anything is changed behind its back."""
    shell(filled, *statements, free=False)
    found = first_bad(filled)
    assert found is not None
    assert why in found.why


def test_an_index_for_speed_is_no_fault(filled: Path) -> None:
    """The control: what guards nothing may come and go."""
    shell(
        filled,
        "DROP INDEX standing_mention",
        "CREATE INDEX mine ON standing (name)",
        free=False,
    )
    assert first_bad(filled) is None


def test_two_entries_exchanged_are_found(filled: Path) -> None:
    """Reordering breaks the chain where it begins."""
    shell(
        filled,
        "UPDATE entry SET seq = -3 WHERE seq = 3",
        "UPDATE entry SET seq = 3 WHERE seq = 4",
        "UPDATE entry SET seq = 4 WHERE seq = -3",
        "UPDATE payload SET seq = -3 WHERE seq = 3",
        "UPDATE payload SET seq = 3 WHERE seq = 4",
        "UPDATE payload SET seq = 4 WHERE seq = -3",
    )
    found = first_bad(filled)
    assert found is not None
    assert found.seq == 3


def test_a_deleted_content_is_no_erasure_unless_an_entry_says_so(filled: Path) -> None:
    """A forged erase entry at the end would have to be sealed, and shows as one."""
    shell(
        filled,
        "INSERT INTO entry SELECT 8, 'erase', 4, at, randomblob(32), randomblob(32) "
        "FROM entry WHERE seq = 7",
        "DELETE FROM payload WHERE seq = 4",
    )
    found = first_bad(filled)
    assert found is not None
    assert found.seq == 8


def test_a_tail_cut_off_shows_against_a_kept_checkpoint(filled: Path) -> None:
    """Without one it cannot show: nothing is left that would miss it."""
    with open_archive(filled) as archive:
        kept = checkpoint.parse(archive.checkpoint())
    shell(filled, "DELETE FROM entry WHERE seq > 5", "DELETE FROM payload WHERE seq > 5")
    with open_archive(filled) as archive:
        assert archive.verify().is_ok
        bad = archive.verify(against=kept).first_bad
    assert bad is not None
    assert bad.seq == 6


def test_an_older_copy_put_back_and_carried_on_shows_against_a_kept_checkpoint(
    filled: Path, tmp_path: Path
) -> None:
    """As many entries, another history."""
    old = tmp_path / "old.habeas"
    shutil.copy(filled, old)
    with open_archive(filled) as archive:
        add_second(archive)
        kept = checkpoint.parse(archive.checkpoint())
    with open_archive(old) as archive:
        source = add_second(archive)
        archive.add_claims(source, [seen_again()])
        assert archive.verify().is_ok
        bad = archive.verify(against=kept).first_bad
    assert bad is not None
    assert bad.seq == kept.size


def test_another_archives_checkpoint_is_said_to_be_one(
    filled: Path, make: Callable[[str], Archive]
) -> None:
    """It does not count as damage in the middle."""
    other = make("other")
    kept = checkpoint.parse(other.checkpoint())
    with open_archive(filled) as archive:
        bad = archive.verify(against=kept).first_bad
    assert bad == LedgerFault(1, FaultKind.OTHER_ARCHIVE)
    assert not archive.verify(against=kept).is_ok


def test_every_flipped_bit_of_content_is_found(filled: Path) -> None:
    """One bit in each stored payload, one at a time."""
    for seq in range(1, 8):
        connection = driver.connect(str(filled), isolation_level=None)
        query = "SELECT body FROM payload WHERE seq = ?"
        body = connection.execute(query, (seq,)).fetchone()[0]
        connection.close()
        place = len(body) // 2
        flipped = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        put = "UPDATE payload SET body = x'{}' WHERE seq = {}"
        shell(filled, put.format(flipped.hex(), seq))
        found = first_bad(filled)
        shell(filled, put.format(body.hex(), seq))
        assert found is not None
        assert found.seq == seq
    assert first_bad(filled) is None


def test_a_flipped_bit_in_the_file_never_passes_for_sound_content(filled: Path) -> None:
    """Wherever the bit is: either it is found, or nothing that is kept differs."""
    with open_archive(filled) as archive:
        sound = archive.view().claims()
    data = filled.read_bytes()
    found = 0
    for place in range(100, len(data), 997):
        filled.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
        try:
            with open_archive(filled) as archive:
                verdict = archive.verify()
                if verdict.is_ok and archive.rebuild() == ():
                    assert archive.view().claims() == sound
                else:
                    found += 1
        except OSError:
            found += 1
    assert found > 5


def test_projections_that_were_tampered_with_are_named_by_rebuild(filled: Path) -> None:
    """They are not evidence; they are made again from what is."""
    shell(filled, "UPDATE standing SET state = 'accepted', name = 'Oto' WHERE claim = 5")
    with open_archive(filled) as archive:
        assert archive.view().claims(state="accepted", type="figure") != ()
        assert archive.rebuild() == ("standing",)
        assert archive.view().claims(state="accepted", type="figure") == ()
        assert archive.rebuild() == ()


def test_every_fault_is_said_in_words_of_its_own() -> None:
    """With the part or the number that it is about."""
    told = {LedgerFault(1, kind, "spoon", 7).why for kind in FaultKind}
    assert len(told) == len(FaultKind)
    assert sum("spoon" in words for words in told) == 7
    assert sum("7" in words for words in told) == 2


def test_a_checkpoint_of_one_entry_is_told_of_one() -> None:
    """A number agrees with what it counts."""
    told = LedgerFault(1, FaultKind.CUT_OFF, number=1).why
    assert told == "missing: the checkpoint kept saw 1 entry"
