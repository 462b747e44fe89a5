"""One class name has one meaning, and a file is named for what it is."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "habeas"

# Words in -ing and -ed that are nouns, as the glossary or the field uses them.
NOUNS = frozenset({"blocking", "encoding", "mapping", "matching", "meaning", "reading", "timing"})
# Participles that no ending gives away.
IRREGULAR = frozenset({"told", "held", "kept", "given", "said", "undone", "lost", "read"})


def classes(folder: Path) -> dict[str, list[str]]:
    """Give each class name with the modules in which it stands."""
    found = defaultdict(list)
    for path in sorted(folder.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found[node.name].append(path.relative_to(folder).as_posix())
    return dict(found)


def is_participle(stem: str) -> bool:
    """Say whether a file's name says how something came to be, and not what it is."""
    word = stem.strip("_").rpartition("_")[2]
    return word in IRREGULAR or (word.endswith(("ed", "ing")) and word not in NOUNS)


def test_a_class_name_stands_in_one_module() -> None:
    """Whoever searches for a name finds what it means, and nothing else."""
    many = {name: where for name, where in classes(SOURCE).items() if len(where) > 1}
    assert not many


def test_two_classes_of_one_name_are_found(tmp_path: Path) -> None:
    """The search sees what it is there to see."""
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text("class Verdict:\n    pass\n", encoding="utf-8")
    assert classes(tmp_path) == {"Verdict": ["a.py", "b.py"]}


def test_no_file_is_named_by_a_participle() -> None:
    """A noun says what a file holds; in ``app`` a verb says what it does."""
    # A command's file has the command's name, which scripts know.
    files = [p for p in SOURCE.rglob("*.py") if p.parent.name != "cli"]
    assert not [p.relative_to(SOURCE).as_posix() for p in files if is_participle(p.stem)]


@pytest.mark.parametrize("stem", ["kept", "rows_filed", "asking", "undone"])
def test_a_participle_is_found(stem: str) -> None:
    """The search sees what it is there to see, and lets a noun pass."""
    assert is_participle(stem)
    assert not is_participle("mapping")
    assert not is_participle("people")
