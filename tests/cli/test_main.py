"""The edge of the program: exit codes, and one line for every deliberate error."""

import io
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from habeas.cli import COMMANDS, habeas
from habeas.cli.progress import progress_bar

_LINE_ERASED = "\x1b[2K"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "habeas", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "missing.txt"),
        ("read", "empty.txt"),
        ("read", "binary.txt"),
        ("read", "fine.txt", "--said-on", "yesterday"),
        ("reconcile", "missing.jsonl"),
        ("people", "missing.habeas"),
        ("people", "fine.txt"),
        ("count", "missing.habeas", "--definition", "held", "--on", "2025-01-01"),
        ("no-such-command",),
        ("read",),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    """A wrong file, date, archive or command ends in one line on stderr, nothing on stdout."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "fine.txt").write_text("Nelia Varabei was released on 3 March 2025.\n")
    before = sorted(path.name for path in tmp_path.iterdir())
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("habeas: ")
    assert len(done.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_progress_bar_is_gone_when_the_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows it meanwhile, and keeps the answer alone."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar(2, "Reading") as step:
        step()
        step()
    drawn = terminal.getvalue()
    assert "Reading" in drawn
    assert drawn.rindex(_LINE_ERASED) > drawn.rindex("Reading")


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_version_and_help_load_no_command(asked: str) -> None:
    """They answer from the register alone: no command, no numpy, no database."""
    code = (
        "import sys\n"
        "from habeas.cli import main\n"
        f"try:\n    main([{asked!r}])\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
        "assert not {'numpy', 'sqlalchemy', 'scipy', 'rich'} & set(sys.modules)\n"
        "ours = {name for name in sys.modules if name.startswith('habeas')}\n"
        "assert ours == {'habeas', 'habeas.cli', 'habeas.errors', 'habeas.later'}, ours\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "habeas" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    """The register is printed in place of the commands, and may not differ from them."""
    command = habeas.get_command(click.Context(habeas), name)
    assert command is not None
    assert COMMANDS[name][1] == command.get_short_help_str(10_000)


def test_a_language_that_nobody_translated_is_an_error_of_one_line(tmp_path: Path) -> None:
    """The language is asked for once, at the edge, and named where there is none."""
    done = subprocess.run(
        [sys.executable, "-m", "habeas", "definitions"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "HABEAS_LANGUAGE": "tlh"},
    )
    assert done.returncode == 2
    assert done.stderr.startswith("habeas: pages are not written in this language: tlh")
    assert done.stderr.count("\n") == 1
