"""The archive's commands as a person types them: exit codes, what is on stdout, one-line errors."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from click.testing import CliRunner, Result

from habeas.archive import Archive, open_archive
from habeas.cli import habeas, main
from invented_reports import add_report, held, released


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Run the command line as ``habeas`` does, and give its exit code, stdout and stderr."""
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in words])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def descriptor(*lines: str) -> int:
    """Give a file descriptor that some lines can be read from."""
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{line}\n" for line in lines).encode())
    os.close(writing)
    return reading


def restore_by_shares(
    shelf: Path, again: Path, paper: str, *, passphrase: int
) -> subprocess.CompletedProcess[str]:
    """Type all shares but the first; the new passphrase comes from a file descriptor."""
    typed = "\n".join([*paper.splitlines()[1:], "", ""])
    words = ("restore", str(shelf), str(again), "--shares", "--passphrase-fd", str(passphrase))
    done = subprocess.run(
        [sys.executable, "-m", "habeas", *words],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        pass_fds=(passphrase,),
    )
    os.close(passphrase)
    return done


@pytest.fixture
def filled(archive: Archive) -> Path:
    source = add_report(archive)
    names = archive.add_claims(source, [released(), held()])
    archive.decide(names[0], "accept", by="Ada", why="read")
    archive.close()
    return archive.path


def test_a_new_archive_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One entry, and exit code 0."""
    path = tmp_path / "new.habeas"
    assert run(capsys, "init", path)[0] == 0
    code, out, _ = run(capsys, "verify", path)
    assert code == 0
    assert out.startswith("Sound: 1 entry, root ")


def test_verify_on_a_tampered_copy_names_the_entry(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As JSON too, with exit code 1."""
    connection = driver.connect(str(filled), isolation_level=None)
    connection.execute("DROP TRIGGER payload_update")
    connection.execute("UPDATE payload SET body = x'7b7d' WHERE seq = 4")
    connection.close()
    code, out, _ = run(capsys, "verify", filled, "--format", "json")
    assert code == 1
    found = json.loads(out)
    assert not found["ok"]
    assert found["entries"] == 5
    assert found["first_bad"]["seq"] == 4
    assert run(capsys, "verify", filled)[:2] == (
        1,
        "Broken at entry 4: its content is not what was recorded\n",
    )


def test_a_checkpoint_kept_shows_a_tail_cut_off(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What verify alone cannot see."""
    code, note, _ = run(capsys, "checkpoint", filled)
    assert code == 0
    kept = tmp_path / "kept.checkpoint"
    kept.write_text(note, encoding="utf-8")
    assert run(capsys, "verify", filled, "--checkpoint", kept)[0] == 0
    connection = driver.connect(str(filled), isolation_level=None)
    connection.execute("DROP TRIGGER entry_delete")
    connection.execute("DELETE FROM entry WHERE seq = 5")
    connection.execute("DELETE FROM payload WHERE seq = 6")
    connection.close()
    code, out, _ = run(capsys, "verify", filled, "--checkpoint", kept)
    assert code == 1
    assert "Broken at entry 5" in out


def test_a_checkpoint_of_another_archive_is_called_so(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither of the two was altered, whichever is the longer."""
    other = tmp_path / "other.habeas"
    run(capsys, "init", other)
    for checked, noted in ((filled, other), (other, filled)):
        kept = tmp_path / f"{noted.stem}.checkpoint"
        kept.write_text(run(capsys, "checkpoint", noted)[1], encoding="utf-8")
        code, out, _ = run(capsys, "verify", checked, "--checkpoint", kept)
        assert code == 1
        assert "the checkpoint is another archive's" in out


def test_verify_of_a_file_cut_short_does_not_send_to_verify(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """That is what was just run."""
    filled.write_bytes(filled.read_bytes()[:8192])
    code, out, said = run(capsys, "verify", filled)
    assert code != 0
    assert "damaged" in out + said
    assert "habeas verify" not in out + said


def test_rebuild_says_what_had_been_wrong(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 the first time, 0 the second."""
    connection = driver.connect(str(filled), isolation_level=None)
    connection.execute("UPDATE standing SET state = 'accepted'")
    connection.close()
    assert run(capsys, "rebuild", filled)[:2] == (1, "standing\n")
    assert run(capsys, "rebuild", filled)[:2] == (0, "")


def test_erase_prints_what_it_destroys_and_what_it_cannot_reach(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dry run first, which destroys nothing."""
    assert run(capsys, "backup", filled, tmp_path / "shelf.habeas")[0] == 0
    with open_archive(filled) as archive:
        name = archive.view().claims()[0].entry
    words = ("erase", filled, name[:8], "--by", "Ada", "--why", "asked")
    code, planned, said = run(capsys, *words, "--dry-run")
    assert code == 0
    assert planned.splitlines()[0] == f"{name} claim"
    assert "Would erase" in said
    assert run(capsys, "verify", filled)[0] == 0
    code, done, said = run(capsys, *words)
    assert (code, done) == (0, planned)
    assert "shelf.habeas" in said
    code, _, said = run(capsys, *words)
    assert code == 2
    assert said.startswith("habeas: already erased")


def into_file(target: Path, *words: object) -> str:
    """Run the program with its stdout redirected to a file, and give its stderr."""
    with target.open("wb") as file:
        command = [sys.executable, "-m", "habeas", *map(str, words)]
        done = subprocess.run(
            command, stdout=file, stderr=subprocess.PIPE, text=True, check=True, timeout=60
        )
    return done.stderr


def test_an_export_into_a_file_is_noted_and_listed_when_something_is_erased(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the file's name alone, its format and its time; and so is a chronicle."""
    with open_archive(filled) as archive:
        name, head = archive.view().claims()[0].entry, archive.head
    copy = tmp_path / "for the lawyer.jsonl"
    assert "noted" not in into_file(copy, "export", filled)
    page = tmp_path / "year.html"
    year = ("chronicle", filled, "--place", "BY", "--year", "2025", "--format", "html")
    assert "noted" not in into_file(page, *year)
    # What was written is what was asked, and does not hold its own note.
    assert head in copy.read_text()
    code, _, said = run(capsys, "erase", filled, name, "--by", "A", "--why", "b", "--dry-run")
    assert code == 0
    assert "for the lawyer.jsonl, written by export as jsonl, of 20" in said
    assert "year.html, written by chronicle as html, of 20" in said
    assert str(tmp_path) not in said
    assert run(capsys, "verify", filled)[0] == 0


def test_an_export_that_is_no_file_notes_nothing(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody can say what became of it."""
    with open_archive(filled) as archive:
        head = archive.head
    assert run(capsys, "export", filled)[0] == 0
    subprocess.run(
        [sys.executable, "-m", "habeas", "export", str(filled)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    with open_archive(filled) as archive:
        assert archive.head == head


def test_an_export_is_made_and_says_so_where_it_cannot_be_noted(
    filled: Path, tmp_path: Path
) -> None:
    """No writer gets a turn here: the copy is not refused for that."""
    target = tmp_path / "copy.csv"
    queue = filled.with_name(filled.name + "-queue")
    queue.unlink()
    queue.mkdir()
    said = into_file(target, "export", filled, "--format", "csv")
    assert "not noted in the archive" in said
    assert "cannot queue for writing" in said
    assert "Zdenka" in target.read_text()


def test_a_backup_restores_to_the_printed_root(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not over a file."""
    shelf, again = tmp_path / "shelf.habeas", tmp_path / "again.habeas"
    _, root, _ = run(capsys, "backup", filled, shelf)
    assert run(capsys, "restore", shelf, again)[:2] == (0, root)
    code, _, said = run(capsys, "restore", shelf, again)
    assert code == 2
    assert said.count("\n") == 1
    assert "there is a file already" in said


def test_an_encrypted_archive_from_first_passphrase_to_restored_shares(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The drill, typed: two of three shares, a new passphrase, the same entries."""
    path, shelf, again = (tmp_path / f"{n}.habeas" for n in ("sealed", "shelf", "again"))
    old, new = "seven red lemons", "eight red lemons"
    first = descriptor(old)
    code, paper, _ = run(
        capsys, "init", path, "--encrypt", "--shares", "2/3", "--passphrase-fd", first
    )
    assert code == 0
    assert len(paper.splitlines()) == 3
    code, root, _ = run(capsys, "backup", path, shelf, "--passphrase-fd", descriptor(old))
    assert code == 0
    restored = restore_by_shares(shelf, again, paper, passphrase=descriptor(new))
    assert (restored.returncode, restored.stdout) == (0, root)
    assert "new key" in restored.stderr
    assert run(capsys, "verify", again, "--passphrase-fd", descriptor(new))[0] == 0
    assert run(capsys, "people", again, "--passphrase-fd", descriptor(new))[0] == 0
    code, _, said = run(capsys, "verify", again, "--passphrase-fd", descriptor(old))
    assert code == 2
    assert said.count("\n") == 1


@pytest.mark.parametrize("typed", ["", "lemon"])
def test_a_restore_without_a_good_new_passphrase_leaves_no_file(
    typed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else the same words again would meet a file that nobody can open."""
    path, shelf, again = (tmp_path / f"{n}.habeas" for n in ("sealed", "shelf", "again"))
    old = "seven red lemons"
    words = ("--encrypt", "--shares", "2/3", "--passphrase-fd", descriptor(old))
    _, paper, _ = run(capsys, "init", path, *words)
    run(capsys, "backup", path, shelf, "--passphrase-fd", descriptor(old))
    before = sorted(tmp_path.iterdir())
    new = descriptor(typed) if typed else descriptor()
    restored = restore_by_shares(shelf, again, paper, passphrase=new)
    assert (restored.returncode, restored.stdout) == (2, "")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"HABEAS_PASSPHRASE_FD": "lemon"}, "not the number of a file descriptor"),
        ({}, "no terminal to ask for the passphrase at: give --passphrase-fd N"),
    ],
)
def test_a_passphrase_that_cannot_be_asked_for_is_one_line(
    environment: dict[str, str], said: str, tmp_path: Path
) -> None:
    """As in a script: no terminal, nothing on standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "habeas", "init", str(tmp_path / "sealed.habeas"), "--encrypt"],
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert said in line
    assert list(tmp_path.iterdir()) == []


def test_only_a_new_passphrase_has_to_be_long(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A short one given for an archive that is there just does not open it."""
    path, old = tmp_path / "sealed.habeas", "seven red lemons"
    run(capsys, "init", path, "--encrypt", "--passphrase-fd", descriptor(old))
    code, _, said = run(capsys, "verify", path, "--passphrase-fd", descriptor("lemon"))
    assert code == 2
    assert "another key" in said
    code, _, said = run(capsys, "rekey", path, "--passphrase-fd", descriptor(old, "lemon"))
    assert code == 2
    assert "too short" in said
    assert run(capsys, "verify", path, "--passphrase-fd", descriptor(old))[0] == 0


def test_a_new_passphrase_says_that_shares_are_void(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old one opens it no more."""
    path = tmp_path / "sealed.habeas"
    first, second = "seven red lemons", "eight red lemons"
    run(capsys, "init", path, "--encrypt", "--passphrase-fd", descriptor(first))
    code, _, said = run(capsys, "rekey", path, "--passphrase-fd", descriptor(first, second))
    assert code == 0
    assert "void" in said
    assert run(capsys, "verify", path, "--passphrase-fd", descriptor(first))[0] == 2
    assert run(capsys, "verify", path, "--passphrase-fd", descriptor(second))[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["verify", "missing.habeas"],
        ["verify", "."],
        ["rebuild", "missing.habeas"],
        ["checkpoint", "missing.habeas"],
        ["backup", "missing.habeas", "b"],
        ["restore", "missing.habeas", "b"],
        ["erase", "missing.habeas", "abc123", "--by", "A", "--why", "b"],
        ["init", "x.habeas", "--shares", "2/3"],
        ["init", "x.habeas", "--encrypt", "--shares", "1/3", "--passphrase-fd", "0"],
        ["init", "no/such/folder/x.habeas"],
        ["rekey", "missing.habeas"],
    ],
)
def test_bad_input_is_one_line_and_exit_2(
    words: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What, where, what to try; nothing is left behind."""
    with contextlib.chdir(tmp_path):
        code, out, said = run(capsys, *words)
    assert (code, out) == (2, "")
    assert said.startswith("habeas: ")
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["init", "verify", "rebuild", "checkpoint", "erase", "backup", "restore", "rekey"]
)
def test_every_help_has_an_example(name: str) -> None:
    """One that can be typed."""
    result: Result = CliRunner().invoke(habeas, [name, "--help"])
    assert result.exit_code == 0
    assert f"habeas {name} " in result.output


def test_verify_compares_the_derived_tables_when_asked_to(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without being asked it says that it did not; with it nothing is changed."""
    connection = driver.connect(str(filled), isolation_level=None)
    connection.execute("DELETE FROM standing")
    connection.close()
    code, out, said = run(capsys, "verify", filled)
    assert (code, out.startswith("Sound: "), "--derived" in said) == (0, True, True)
    for _ in range(2):
        code, out, said = run(capsys, "verify", filled, "--derived")
        assert code == 1
        assert "The derived table standing is not what the ledger says." in out
        assert "habeas rebuild" in said
    wrong = json.loads(run(capsys, "verify", filled, "--derived", "--format", "json")[1])
    assert "standing" in wrong["wrong_tables"]
    assert run(capsys, "rebuild", filled)[0] == 1
    assert run(capsys, "verify", filled, "--derived")[0] == 0


def test_several_claims_are_decided_for_one_reason(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them or none: an id nobody has leaves the others as they were."""
    source = add_report(archive)
    names = archive.add_claims(source, [released(), held()])
    archive.close()
    words = ("accept", "--by", "Ada", "--why", "read both")
    assert run(capsys, "decide", archive.path, *names, "abcdef123456", *words)[0] == 2
    with open_archive(archive.path) as opened:
        assert opened.view().unreviewed_count == 2
    code, out, _ = run(capsys, "decide", archive.path, *names, *words)
    assert (code, len(out.split())) == (0, 2)
    with open_archive(archive.path) as opened:
        assert [c.why for c in opened.view().claims()] == ["read both", "read both"]
