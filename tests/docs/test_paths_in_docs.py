"""What documents tell a newcomer to open is there: files, folders and functions."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "habeas"
PAGES = [
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
    *sorted((ROOT / "docs" / "explanation").glob("*.md")),
]
_WALKS = ROOT / "docs" / "explanation" / "four-walks.md"
_GLOSSARY = ROOT / "docs" / "reference" / "glossary.md"
# Of the reader's own: what they are told to make begins so.
_OWN = ("mine", "demo.habeas")
_NAMED = re.compile(r"`([\w./-]+)`")
_FUNCTION = re.compile(r"`([\w/]+\.py):([\w.]+)`")
# What stands for any name, such as CODE in `languages/CODE.yaml`.
_ANY = re.compile(r"\b(?:CODE|NAME)\b|(?<=_)NAME")
_ENDINGS = (".py", ".yaml", ".toml", ".html", ".md", ".tsv", ".txt", ".jsonl", ".css")


def is_path(named: str) -> bool:
    """Say whether a page means something of the tree: no address of a page, no file of one's own."""
    if named.startswith(("/", *_OWN)) or re.fullmatch(r"[\d./-]+", named):
        return False
    return named.endswith(_ENDINGS) or "/" in named


def exists(named: str) -> bool:
    """Say whether a path is there: from the root, below the package, or as the name of a file."""
    pattern = _ANY.sub("*", named.rstrip("/"))
    if "/" not in pattern:
        return any((ROOT / pattern).parent.glob(pattern)) or any(SOURCE.rglob(pattern))
    return any(next(place.glob(pattern), None) is not None for place in (ROOT, SOURCE))


def named_in(page: Path) -> list[tuple[str, str]]:
    """Give each module and name that a page writes as ``module.py:name``."""
    return _FUNCTION.findall(page.read_text(encoding="utf-8"))


@cache
def _defined(module: str) -> frozenset[str]:
    """Name the functions and classes of a module, and the methods as ``Class.method``."""
    tree = ast.parse((SOURCE / module).read_text(encoding="utf-8"))
    found = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            inside = [item for item in node.body if isinstance(item, ast.FunctionDef)]
            found |= {f"{node.name}.{item.name}" for item in inside}
    return frozenset(found)


def is_defined(module: str, name: str) -> bool:
    """Say whether a module is there and defines a name."""
    return (SOURCE / module).is_file() and name in _defined(module)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_path_that_a_page_names_is_there(page: Path) -> None:
    """Whoever follows a page finds each file and folder that it names."""
    named = _NAMED.findall(page.read_text(encoding="utf-8"))
    assert [name for name in named if is_path(name) and not exists(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_that_a_page_leads_to_is_there(page: Path) -> None:
    """So is each page and folder that it links."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("module", "name"),
    sorted({found for page in (_WALKS, _GLOSSARY) for found in named_in(page)}),
)
def test_what_a_page_names_in_a_module_is_there(module: str, name: str) -> None:
    """No function on a walk, and no class of the glossary, was renamed or moved since."""
    assert is_defined(module, name)


def test_each_walk_has_ten_lines() -> None:
    """Four values, ten steps each, and a function or more in nearly every step."""
    told = _WALKS.read_text(encoding="utf-8")
    walks = told.split("\n## ")[1:]
    assert [len(re.findall(r"^\d+\. ", walk, re.MULTILINE)) for walk in walks] == [10] * 4
    assert len(named_in(_WALKS)) > 40


@pytest.mark.parametrize(
    "named", ["words/nothing.py", "src/habeas/words/nothing.py", "nothing.yaml", "data/CODE.yaml"]
)
def test_a_path_that_is_not_there_is_found(named: str) -> None:
    """A wrong path is a fault, also with a name that stands for any."""
    assert is_path(named)
    assert not exists(named)


def test_a_function_that_is_not_there_is_found() -> None:
    """A module without the function, and no module at all."""
    assert not is_defined("words/numbers.py", "nothing")
    assert not is_defined("words/nothing.py", "number")


@pytest.mark.parametrize("named", ["/people", "mine.yaml", "2031-03-10", "held"])
def test_what_is_no_path_is_left_alone(named: str) -> None:
    """An address of a page, a file of the reader's own, a day and a word."""
    assert not is_path(named)
