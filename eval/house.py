"""Measures of the source as a house: how large its rooms are, and what a newcomer stumbles over.

    python -m eval house [SRC]

Prints one line a measure, so that two versions can be compared with ``diff``.
"""

import ast
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

COMPLEX = 10
LONG_LINE = 120
FUNCTION_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "by",
        "from",
        "for",
        "with",
        "and",
        "or",
        "not",
        "no",
    }
    | {"is", "are", "was", "were", "be", "been", "has", "have", "that", "this", "it", "its", "they"}
    | {"who", "which", "what", "when", "where", "than", "at", "as", "but", "if", "only", "one"}
    | {"may", "can", "cannot", "there"}
)
NOUNS = frozenset({"blocking", "encoding", "mapping", "matching", "meaning", "reading", "timing"})
IRREGULAR = frozenset({"told", "held", "kept", "given", "said", "undone", "left_out"})
_BRANCHES = (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.comprehension, ast.match_case)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def complexity(function: ast.AST) -> int:
    """Give the number of independent paths through a function (McCabe, 1976), roughly.

    Args:
        function: Its node.
    """
    return 1 + sum(isinstance(node, _BRANCHES) for node in ast.walk(function))


def is_clause(text: str) -> bool:
    """Say whether a text reads as a piece of an English sentence.

    Args:
        text: Any string constant.
    """
    words = re.findall(r"[A-Za-z']+", text)
    return len(words) > 1 and " " in text and not FUNCTION_WORDS.isdisjoint(map(str.lower, words))


def clauses(tree: ast.Module) -> Iterator[str]:
    """Give the English clauses of a module that are no docstring and no error's message.

    Args:
        tree: The module.
    """
    passed: set[int] = set()
    for node in ast.walk(tree):
        called = (
            getattr(node.func, "attr", getattr(node.func, "id", ""))
            if isinstance(node, ast.Call)
            else ""
        )
        if (
            isinstance(node, ast.Raise)
            or called.endswith("Error")
            or called in ("option", "argument", "command")
        ):
            passed.update(id(inner) for inner in ast.walk(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in passed
            and is_clause(node.value)
        ):
            yield node.value


def is_participle(stem: str) -> bool:
    """Say whether a file's name is a participle.

    Args:
        stem: The name without its ending.
    """
    word = stem.strip("_").rpartition("_")[2]
    return (
        stem in IRREGULAR
        or word in IRREGULAR
        or (word.endswith(("ed", "ing")) and word not in NOUNS)
    )


def main(arguments: Sequence[str]) -> None:
    """Print the measures of a source tree.

    Args:
        arguments: The package's folder; without one, this project's own.
    """
    source = Path(arguments[0]) if arguments else Path(__file__).parents[1] / "src" / "habeas"
    files = sorted(source.rglob("*.py"))
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in files}
    functions = [n for tree in trees.values() for n in ast.walk(tree) if isinstance(n, _FUNCTIONS)]
    homes: dict[str, set[Path]] = defaultdict(set)
    for path, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].add(path)
    hidden = sum(
        isinstance(node, (ast.Import, ast.ImportFrom)) and node.col_offset > 0
        for tree in trees.values()
        for node in ast.walk(tree)
    )
    said = {path: n for path, tree in trees.items() if (n := sum(1 for _ in clauses(tree)))}
    outside = {p: n for p, n in said.items() if "words" not in p.relative_to(source).parts[:1]}
    records = [
        f
        for f in functions
        if f.name in ("from_record", "to_record") or f.name.endswith(("_record", "_from"))
    ]
    data = sorted(source.rglob("*.yaml"))
    long = [
        line
        for path in data
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line) > LONG_LINE
    ]
    print(f"files {len(files)}")
    print(f"lines {sum(lines.values())}")
    print(f"functions {len(functions)}")
    print(
        f"functions above complexity {COMPLEX}: {sum(complexity(f) > COMPLEX for f in functions)}"
    )
    print(
        f"longest function {max((f.end_lineno or f.lineno) - f.lineno + 1 for f in functions)} lines"
    )
    print(f"classes {len(homes)}")
    print(f"class names in two modules or more: {sum(len(where) > 1 for where in homes.values())}")
    print(f"imports not at the left margin: {hidden}")
    print(f"files named by a participle: {sum(is_participle(p.stem) for p in files)}")
    print(f"English clauses outside words: {sum(outside.values())} in {len(outside)} files")
    print(
        f"record readers and writers: {len(records)}, {sum((f.end_lineno or 0) - f.lineno + 1 for f in records)} lines"
    )
    print(
        f"lines of data longer than {LONG_LINE}: {len(long)}; the longest has {max(map(len, long), default=0)}"
    )
    rooms: Counter[str] = Counter(p.parent.relative_to(source).as_posix() for p in files)
    for room, count in sorted(rooms.items()):
        print(
            f"  {count:3} files {sum(n for p, n in lines.items() if p.parent == source / room):6} lines  {room}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
