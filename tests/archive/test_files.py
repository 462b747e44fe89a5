"""What is not an archive, what cannot be written, and who is already writing: one line each."""

import os
import resource
import shutil
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from habeas.archive import Archive, create, open_archive
from habeas.archive.database import dialect
from habeas.archive.database.turn import turn
from habeas.errors import ArchiveError
from invented_reports import REPORT, add_report, held, released


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "no such archive"),
        (b"", "not an archive"),
        (b"x", "not an archive"),
        (b"Dear diary, " * 1000, "not an archive"),
        (b"SQLite format 3\x00" + b"rest" * 1000, "not an archive"),
        (bytes(range(256)) * 64, "not an archive"),
    ],
)
def test_what_is_no_archive_is_refused_in_one_line(
    path: Path, content: bytes | None, what: str
) -> None:
    """And is left exactly as it was."""
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ArchiveError, match=what) as caught:
        open_archive(path)
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.exists() else None) == content


def test_another_programs_database_is_refused(path: Path) -> None:
    """Even where it has tables of the same names."""
    connection = driver.connect(str(path))
    connection.execute("CREATE TABLE meta (name, value)")
    connection.execute("INSERT INTO meta VALUES ('schema', '1')")
    connection.commit()
    connection.close()
    with pytest.raises(ArchiveError, match="not an archive"):
        open_archive(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """With a hint."""
    with pytest.raises(ArchiveError, match="folder"):
        open_archive(tmp_path)


def test_nothing_is_made_over_a_file(path: Path) -> None:
    """The file stays as it was."""
    path.write_text("my only copy")
    with pytest.raises(ArchiveError, match="there is a file already"):
        create(path)
    assert path.read_text() == "my only copy"


def test_an_archive_is_its_owners_alone(archive: Archive) -> None:
    """No group, no others, from the first byte."""
    add_report(archive)
    for file in archive.path.parent.glob(f"{archive.path.name}*"):
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file


def test_a_newer_schema_is_refused(archive: Archive) -> None:
    """Older code does not guess."""
    archive.close()
    connection = driver.connect(str(archive.path))
    connection.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
    connection.commit()
    connection.close()
    with pytest.raises(ArchiveError, match="newer Habeas"):
        open_archive(archive.path)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no list of open files here")
@pytest.mark.parametrize("is_damaged", [True, False])
def test_an_archive_that_is_refused_is_let_go(archive: Archive, *, is_damaged: bool) -> None:
    """Damaged, or of a newer Habeas: it is not kept open, and can be moved on every system."""
    archive.close()
    if is_damaged:
        whole = archive.path.read_bytes()
        archive.path.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    else:
        connection = driver.connect(str(archive.path), isolation_level=None)
        connection.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
        connection.close()
    with pytest.raises(ArchiveError, match="damaged" if is_damaged else "newer Habeas"):
        open_archive(archive.path)
    kept = [link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    assert archive.path not in kept


def test_an_archive_of_an_earlier_habeas_is_rebuilt_once(archive: Archive) -> None:
    """Its derived tables are others: nothing is asked of them, and what is recorded stays."""
    source = add_report(archive)
    names = archive.add_claims(source, [released(), held()])
    archive.decide(names[0], "accept", by="Ada", why="read")
    before, root = archive.view().tally("released", "2025"), archive.verify().root
    archive.close()
    connection = driver.connect(str(archive.path), isolation_level=None)
    connection.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    connection.execute("DROP TABLE waiting")
    connection.execute("ALTER TABLE rectangle DROP COLUMN detail")
    connection.close()
    with pytest.raises(ArchiveError, match=r"of an earlier Habeas: .*habeas rebuild"):
        open_archive(archive.path)
    with open_archive(archive.path, outdated=True) as kept:
        assert kept.verify().root == root
        assert kept.is_outdated
        assert kept.rebuild() == ()
    with open_archive(archive.path) as renewed:
        assert not renewed.is_outdated
        assert renewed.view().tally("released", "2025") == before
        assert renewed.rebuild() == ()
        assert renewed.verify().is_ok


def test_an_sqlite_that_can_lose_data_is_not_written_with() -> None:
    """It says which version it found and which it needs."""
    with pytest.raises(ArchiveError, match=r"3\.51\.2.*3\.51\.3"):
        dialect.require_sqlite((3, 51, 2))
    dialect.require_sqlite((3, 51, 3))


def test_the_driver_in_use_is_new_enough() -> None:
    """The pinned one is."""
    dialect.require_sqlite(driver.sqlite_version_info)


def test_nothing_is_recorded_in_an_archive_opened_for_reading(archive: Archive) -> None:
    """It says so, and reading works."""
    add_report(archive)
    with open_archive(archive.path, read_only=True) as reader:
        assert len(reader.view().sources()) == 1
        with pytest.raises(ArchiveError, match="reading only"):
            add_report(reader)


def test_a_second_writer_that_does_not_get_its_turn_is_told_so(archive: Archive) -> None:
    """It waits first, as long as it was told to."""
    queue = archive.path.with_name(archive.path.name + "-queue")
    with (
        turn(queue, timeout=1),
        pytest.raises(ArchiveError, match="another process is writing"),
        turn(queue, timeout=0.05),
    ):
        pytest.fail("two writers at once")


def test_without_a_queue_nothing_is_written(tmp_path: Path) -> None:
    """Where its file cannot be made, it says so in one line."""
    with (
        pytest.raises(ArchiveError, match="cannot queue"),
        turn(tmp_path / "missing" / "queue", timeout=1),
    ):
        pytest.fail("wrote without a turn")


def test_where_locks_are_plain_writers_are_still_kept_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on systems without locks that belong to one opening of a file."""
    monkeypatch.setattr("habeas.archive.database.turn._IS_FAIR", False)
    queue = tmp_path / "queue"
    with (
        turn(queue, timeout=1),
        pytest.raises(ArchiveError, match="another process is writing"),
        turn(queue, timeout=0.05),
    ):
        pytest.fail("two writers at once")
    with turn(queue, timeout=1):
        pass


WRITER = """
import os, sys, time
from pathlib import Path
from habeas.archive.database.turn import turn
queue, log, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
log.with_name(f"ready-{name}").touch()
while len(list(log.parent.glob("ready-*"))) < 3:
    time.sleep(0.005)  # a slow start of one is not unfairness to it
end = time.monotonic() + 1.5
while time.monotonic() < end:
    with turn(queue, timeout=10):
        with log.open("a") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
"""


def test_writers_take_turns_fairly(tmp_path: Path) -> None:
    """Three greedy processes: while all are there, none writes twice before the others did."""
    queue, log = tmp_path / "queue", tmp_path / "log"
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(queue), str(log), name])
        for name in "abc"
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    turns = log.read_text()
    first = max(turns.index(name) for name in "abc")
    last = min(turns.rindex(name) for name in "abc")
    together = turns[first:last]
    assert len(together) > 20
    unfair = sum(a == b for a, b in pairwise(together))
    assert unfair <= len(together) / 10


def test_a_killed_writer_holds_nobody_up(tmp_path: Path) -> None:
    """Its turn ends with it."""
    queue = tmp_path / "queue"
    code = (
        "import sys; from pathlib import Path; from habeas.archive.database.turn import turn\n"
        f"with turn(Path({str(queue)!r}), timeout=1):\n print('in', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == b"in\n"
    process.kill()
    process.wait(10)
    process.stdout.close()
    process.stdin.close()
    with turn(queue, timeout=2):
        pass


FILL = """
import resource, sys
from habeas.archive import open_archive
from habeas.errors import ArchiveError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_archive(sys.argv[1]) as archive:
    number = 0
    try:
        while True:
            text = f"Report {number}. " + "".join(chr(0x4E00 + (i * 7919 + number) % 20000) for i in range(3000))
            archive.add_source(text.encode(), text=text, name=str(number))
            number += 1
            print(number, flush=True)
    except ArchiveError as error:
        print(error, flush=True)
"""


def test_a_full_disk_loses_nothing_that_was_acknowledged(archive: Archive) -> None:
    """The last line says that it is full; everything said before is there and sound."""
    add_report(archive)
    archive.close()
    limit = str(archive.path.stat().st_size + 400_000)
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(archive.path), limit],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    *acknowledged, error = done.stdout.splitlines()
    assert any(word in error for word in ("disk", "could not be used"))
    assert int(acknowledged[-1]) > 3
    with open_archive(archive.path) as again:
        assert again.verify().is_ok
        assert len(again.view().sources()) == 1 + int(acknowledged[-1])
        again.add_source(b"more", text="more", name="after")


def test_a_copy_of_the_files_while_in_use_can_be_opened(archive: Archive, tmp_path: Path) -> None:
    """Seized or copied with its log, an archive holds what was acknowledged."""
    source = add_report(archive)
    archive.add_claims(source, [released()])
    for end in ("", "-wal"):
        shutil.copy(archive.path.with_name(archive.path.name + end), tmp_path / f"copy{end}")
    with open_archive(tmp_path / "copy") as copy:
        assert copy.verify().is_ok
        assert copy.head == archive.head


def test_reading_many_threads_at_once(archive: Archive) -> None:
    """Views are asked from several threads without a word of complaint."""
    source = add_report(archive)
    archive.add_claims(source, [released()])
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: archive.view().snapshot(source).text, range(40)))
    assert set(found) == {REPORT}


def test_writing_from_many_threads_at_once(archive: Archive) -> None:
    """All of it is recorded, in one chain."""

    def add(number: int) -> str:
        text = f"Note {number}"
        return archive.add_source(text.encode(), text=text, name=text)

    with ThreadPoolExecutor(6) as pool:
        names = list(pool.map(add, range(24)))
    assert len(set(names)) == 24
    assert archive.verify().is_ok
    assert archive.view().known == 25


def test_limits_are_available_here() -> None:
    """The full-disk test stands on a limit that this system enforces."""
    assert os.name == "posix"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)
