"""What can be wrong with what is given: one line, exit 2, nothing half-written, nothing lost."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
from habeas.cli import main
main(sys.argv[1:])
"""


def run(*arguments: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line; with a limit, no file can grow beyond so many bytes."""
    start = ["-m", "habeas"] if limit is None else ["-c", LIMITED.format(limit=limit)]
    environment = dict(os.environ)
    if limit is not None:
        # The file of coverage could not grow either.
        environment.pop("COVERAGE_PROCESS_CONFIG", None)
    return subprocess.run(
        [sys.executable, *start, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("habeas: ")
    return line


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive that holds one report."""
    path = tmp_path / "invented.habeas"
    report = tmp_path / "fine.txt"
    report.write_text("Nelia Varabei was released on 3 March 2031.\n", encoding="utf-8")
    assert run("init", str(path)).returncode == 0
    assert run("add", str(path), str(report), "--said-on", "2031-03-04").returncode == 0
    return path


def _missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def _huge(path: Path) -> None:
    path.write_bytes(b"Nobody was released. " * (50_000_000 // 21))


def _wrongly_encoded(path: Path) -> None:
    path.write_bytes(b"Nelia Varabei \x81\x8d\x8f\x90\x9d was released \xc3\x28 \xff\xff.")


@pytest.mark.parametrize("spoil", [_missing, _empty, _binary, _huge, _wrongly_encoded])
def test_a_file_that_is_no_report_leaves_the_archive_as_it_was(
    spoil: Callable[[Path], None], archive: Path, tmp_path: Path
) -> None:
    """Missing, empty, binary, huge or wrongly encoded: refused by `read` and by `add`."""
    wrong = tmp_path / "wrong.txt"
    spoil(wrong)
    before = _entries(archive)
    assert "wrong.txt" in one_line(run("read", str(wrong)))
    assert "wrong.txt" in _last_line(run("add", str(archive), str(wrong)))
    assert _entries(archive) == before


def test_a_date_that_is_none_is_refused_before_anything_is_written(
    archive: Path, tmp_path: Path
) -> None:
    """The 30th of February is not a day, and the line says how to write one."""
    before = _entries(archive)
    line = one_line(run("add", str(archive), str(tmp_path / "fine.txt"), "--said-on", "2031-02-30"))
    assert "2031-02-30" in line
    assert "year-month-day" in line
    assert _entries(archive) == before


def test_a_name_with_control_characters_cannot_reach_the_terminal(
    archive: Path, tmp_path: Path
) -> None:
    """Escape sequences in a report's names and in a file's name are shown, not obeyed."""
    report = tmp_path / "sly\x1b[31m.txt"
    report.write_text("Nelia \x1b[2JVarabei was released on 3 March 2031.\n", encoding="utf-8")
    for done in (run("read", str(report)), run("add", str(archive), str(report))):
        assert "\x1b" not in done.stdout
        assert "\x1b" not in done.stderr
    listed = run("review", str(archive))
    assert listed.returncode == 0
    assert "\x1b" not in listed.stdout


def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    """Every command on an archive refuses another file and does not change it."""
    other = tmp_path / "list.csv"
    other.write_text("name\nNelia Varabei\n", encoding="utf-8")
    before = _digest(other)
    for command in ("people", "figures", "conflicts", "review", "verify"):
        assert "list.csv" in one_line(run(command, str(other)))
    assert _digest(other) == before


def test_a_full_disk_loses_nothing(archive: Path, tmp_path: Path) -> None:
    """Where the file cannot grow, the command says so and the archive is as it was."""
    report = tmp_path / "long.txt"
    letters = "abcdefghiklmnoprstuvz"
    names = (f"Nelia V{a}r{b}bei" for a in letters for b in letters)
    lines = (f"{name} was released on 3 March 2031." for name in names)
    report.write_text("\n\n".join(lines), encoding="utf-8")
    before = _entries(archive)
    done = run("add", str(archive), str(report), limit=archive.stat().st_size + 32_768)
    assert "disk" in _last_line(done) or "full" in _last_line(done) or "write" in _last_line(done)
    assert _entries(archive) == before
    assert run("verify", str(archive)).returncode == 0


def test_an_archive_is_not_made_over_a_file(archive: Path) -> None:
    """`init` on an archive that is there refuses, and keeps it."""
    before = _digest(archive)
    one_line(run("init", str(archive)))
    assert _digest(archive) == before


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


def _entries(archive: Path) -> str:
    return run("verify", str(archive), "--format", "json").stdout


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
