"""The edge of the program: exit codes, and one line for every deliberate error."""

import subprocess
import sys
from pathlib import Path

import pytest


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


def test_version_and_help_need_no_heavy_library() -> None:
    """`habeas --version` answers without loading numpy or the database."""
    code = (
        "import sys\n"
        "from habeas.cli import main\n"
        "try:\n    main(['--version'])\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
        "assert not {'numpy', 'sqlalchemy', 'scipy'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("habeas")
