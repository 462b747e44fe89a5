"""What a command loads, and the one way to load something late."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import habeas
from habeas.archive import create
from habeas.later import Later

SOURCE = Path(habeas.__file__).parent
FILES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")}
LATE = {
    path: tree
    for path, tree in FILES.items()
    if any(isinstance(n, ast.ImportFrom) and n.module == "habeas.later" for n in ast.walk(tree))
}


def test_a_module_is_loaded_when_something_of_it_is_first_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To name it loads nothing."""
    (tmp_path / "slow_to_load.py").write_text("answer = 42\n")
    monkeypatch.syspath_prepend(tmp_path)
    late = Later("slow_to_load")
    assert "slow_to_load" not in sys.modules
    assert late.answer == 42
    assert "slow_to_load" in sys.modules
    with pytest.raises(AttributeError, match="question"):
        _ = late.question


def imported(tree: ast.AST) -> set[str]:
    """Name the modules that are imported anywhere in some code."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_there_is_one_way_to_load_a_module_late() -> None:
    """No other file loads by name, so every other import is one that the layers' contract sees."""
    ways = {"importlib", "importlib.import_module", "importlib.util", "runpy"}
    loading = {path.name for path, tree in FILES.items() if ways & imported(tree)}
    calling = {
        path.name
        for path, tree in FILES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "__import__"
    }
    assert loading | calling == {"later.py"}


def is_module(name: str) -> bool:
    """Say whether a text names a module of the house."""
    first, *rest = name.split(".")
    place = SOURCE.joinpath(*rest)
    return (
        first == "habeas" and bool(rest) and (place.is_dir() or place.with_suffix(".py").is_file())
    )


@pytest.mark.parametrize("path", LATE, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_what_is_loaded_late_evades_no_contract(path: Path) -> None:
    """A library is imported for the checkers; of the house, a file names its own package alone."""
    checked = {
        name
        for node in LATE[path].body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for name in imported(node)
    }
    own = ".".join(("habeas", *path.relative_to(SOURCE).parent.parts))
    for node in ast.walk(LATE[path]):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Later":
            text = node.args[0]
            if isinstance(text, ast.Constant):
                name = str(text.value)
                assert name in checked or name.startswith(f"{own}."), name
        elif isinstance(node, ast.Constant) and is_module(str(node.value)):
            assert (str(node.value) + ".").startswith(f"{own}."), node.value


def loaded_by(folder: Path, *arguments: str) -> set[str]:
    """Run a command and name the modules that it loaded."""
    code = (
        "import sys\n"
        "from habeas.cli import main\n"
        f"try:\n    main({list(arguments)!r})\n"
        "except SystemExit as end:\n    assert end.code == 0, end.code\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("\n")[0].rpartition("\n")[2].split())


def test_a_command_loads_no_library_that_it_does_not_use(tmp_path: Path) -> None:
    """A text is read without numbers or a database, a small record counted without a solver."""
    (tmp_path / "report.txt").write_text("Nelia Varabei was released on 3 March 2025.\n")
    create(tmp_path / "a.habeas").close()
    read = loaded_by(tmp_path, "read", "report.txt")
    assert "habeas.extract" in read
    assert not {"numpy", "sqlalchemy", "rich", "edtf", "charset_normalizer"} & read
    counted = loaded_by(tmp_path, "count", "a.habeas", "--definition", "held", "--on", "2025-01-01")
    assert "numpy" in counted
    assert not {"scipy", "rich", "edtf", "shamir_mnemonic", "starlette"} & counted
