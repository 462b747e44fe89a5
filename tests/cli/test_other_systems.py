"""Where a system has less than Linux: Windows has no POSIX, macOS another one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Runs first in every process started with it, those of the readers included.
ELSEWHERE = """
import builtins, os, sys

HIDDEN = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
real_import, real_open = builtins.__import__, os.open

def without(name, globals=None, *rest, **more):
    # Python's own modules are others there: asyncio under Linux could not do without fcntl.
    asking = str((globals or {}).get("__name__", "")).partition(".")[0]
    if name.partition(".")[0] in HIDDEN and asking not in sys.stdlib_module_names - {"__main__"}:
        raise ModuleNotFoundError(f"No module named {name!r}, wanted by {asking}", name=name)
    return real_import(name, globals, *rest, **more)

def open_to_all(path, flags, mode=0o777, **more):
    return real_open(path, flags, 0o666, **more)

builtins.__import__ = without
os.open = open_to_all
os.umask(0o022)
for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_DIRECTORY", "fchmod", "fork", "geteuid",
             "killpg", "pread", "pwrite", "sched_getaffinity", "sysconf"):
    delattr(os, name)
"""

EVERY_MODULE = """
import importlib, pkgutil, sys
import habeas

habeas.__path__ += sys.argv[1:]
names = [found.name for found in pkgutil.walk_packages(habeas.__path__, "habeas.")]
names.remove("habeas.__main__")
for name in names:
    importlib.import_module(name)
print(len(names))
"""

REPORT = "Nelia Varabei was released on 3 March 2025.\n"
RUSSIAN = "Нелия Варабей была освобождена 3 марта 2025 года.\n"


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a system that has none of it."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(ELSEWHERE)
    path = os.pathsep.join([str(folder), *filter(None, sys.path)])
    return os.environ | {"PYTHONPATH": path, "HABEAS_BY": "Ada", "PYTHONIOENCODING": "cp1252"}


def run(
    elsewhere: dict[str, str], folder: Path, *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    """Run Python there."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=elsewhere,
        timeout=120,
    )


def test_every_module_imports_where_there_is_no_posix(
    elsewhere: dict[str, str], tmp_path: Path
) -> None:
    """And one that puts a POSIX import on top does not."""
    done = run(elsewhere, tmp_path, "-c", EVERY_MODULE)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 300
    more = tmp_path / "more"
    more.mkdir()
    (more / "leaking.py").write_text("import fcntl\n")
    done = run(elsewhere, tmp_path, "-c", EVERY_MODULE, more)
    assert done.returncode == 1
    assert "No module named 'fcntl', wanted by habeas" in done.stderr


def test_an_archive_is_kept_where_there_is_no_posix(
    elsewhere: dict[str, str], tmp_path: Path
) -> None:
    """What the system does not do is said in one line each; everything else is as ever."""

    def habeas(*arguments: str) -> str:
        done = run(elsewhere, tmp_path, "-m", "habeas", *arguments)
        assert done.returncode == 0, done.stderr
        assert done.stdout or arguments[0] == "init"
        return done.stderr

    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "russian.txt").write_text(RUSSIAN, encoding="utf-8")
    (tmp_path / "report.html").write_text(f"<!doctype html><html><p>{REPORT}</p></html>")
    unlimited = "This system sets the reader of a file no limit of memory"
    unclosed = "this system or disk closes no single file"
    habeas("--help")
    assert habeas("read", "report.txt", "russian.txt") == ""
    assert habeas("read", "report.html").count(unlimited) == 1
    assert habeas("init", "a.habeas").count(unclosed) == 1
    assert unlimited in habeas("add", "a.habeas", "report.txt", "report.html")
    habeas("count", "a.habeas", "--definition", "released", "--on", "2025")
    assert habeas("backup", "a.habeas", "b.habeas").count(unclosed) == 1
    assert (tmp_path / "a.habeas-queue.lock").exists()
    assert not (tmp_path / "a.habeas-queue").exists()


def test_what_the_system_does_is_not_said(tmp_path: Path) -> None:
    """Here memory is limited and files are closed, and nothing is said of either."""
    (tmp_path / "report.html").write_text(f"<!doctype html><html><p>{REPORT}</p></html>")
    for arguments in (("read", "report.html"), ("init", "a.habeas"), ("backup", "a.habeas", "b")):
        done = run(dict(os.environ), tmp_path, "-m", "habeas", *arguments)
        assert done.returncode == 0
        assert "system" not in done.stderr
