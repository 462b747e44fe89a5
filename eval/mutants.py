"""Do the tests notice a mistake? ``python -m eval mutants [N] [--seed S] [--only FOLDER]``.

Draws N places of the package and makes in each one small mistake: a comparison turned or moved
by one, `and` for `or`, a number one off, a condition always or never so, nothing returned, a
statement left out. The tests that reach the place run with it, in a copy of the tree; the tree
itself is never written to. Each outcome is a line of ``--into``, so that a run that was stopped
goes on where it was; the same seed draws the same mistakes.

Which tests reach a line says a file of coverage with a context for each test, where one is given:

    coverage run --data-file=build/reached -m pytest
    python -m eval mutants 50 --reached build/reached

with ``dynamic_context = "test_function"`` set. Without it run the tests that name the module,
then the folder of tests of its package. A mistake that changes nothing anybody can see stands in ``mutants_same.toml`` with why.
"""

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from coverage import CoverageData

ROOT: Final = Path(__file__).resolve().parents[1]
SAME: Final = Path(__file__).with_name("mutants_same.toml")
_LEFT_BEHIND: Final = shutil.ignore_patterns(".*", "build", "dist", "__pycache__")
_TURNED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
FAILED: Final = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake.

    Attributes:
        path: The file, from the root of the tree.
        line: Line of the place, from 1.
        start: First byte of what is replaced.
        end: The byte after it.
        was: What is replaced.
        becomes: What stands there instead.
        statement: First and last line of the statement that it is part of.
    """

    path: str
    line: int
    start: int
    end: int
    was: str
    becomes: str
    statement: tuple[int, int]

    @property
    def key(self) -> str:
        """What tells it from every other."""
        return f"{self.path}:{self.start}-{self.end}:{self.was}:{self.becomes}"

    def applied(self, source: bytes) -> bytes:
        """Give the file with the mistake in it."""
        return source[: self.start] + self.becomes.encode() + source[self.end :]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the tests said.

    Attributes:
        key: Of the mutant.
        place: File and line.
        was: What was replaced.
        becomes: What stood there instead.
        verdict: killed, survived, same (nobody can see it), late (the tests did not end in
            time), or unclear: the test that failed fails without the mistake as well.
        by: The test that failed, or why nobody can see it.
    """

    key: str
    place: str
    was: str
    becomes: str
    verdict: str
    by: str = ""


def mutants(path: str, source: bytes) -> list[Mutant]:
    r"""List every mistake that is made in a file.

    Args:
        path: The file, from the root of the tree.
        source: What is in it, UTF-8.

    Examples:
        >>> [(m.was, m.becomes) for m in mutants("a.py", b"def f(x):\n    return x < 2\n")]
        [('return x < 2', 'return None'), ('x < 2', '(x <= 2)'), ('2', '3'), ('2', '1')]
    """
    lines = source.splitlines(keepends=True)
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line))
    found = {}
    for node, changed, statement in _changes(ast.parse(source)):
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or 0
        start = begins[node.lineno - 1] + node.col_offset
        end = begins[end_line - 1] + end_column
        mutant = Mutant(
            path=path,
            line=node.lineno,
            start=start,
            end=end,
            was=source[start:end].decode(),
            becomes=changed,
            statement=(statement.lineno, statement.end_lineno or statement.lineno),
        )
        found[mutant.key] = mutant
    return sorted(found.values(), key=lambda m: (m.start, -m.end))


_Place = ast.expr | ast.stmt


def _changes(tree: ast.Module) -> Iterator[tuple[_Place, str, ast.stmt]]:
    """Give each place, what stands there instead, and the statement it is part of."""
    waiting: list[tuple[ast.AST, ast.stmt | None]] = [(tree, None)]
    while waiting:
        node, within = waiting.pop()
        own = node if isinstance(node, ast.stmt) else within
        waiting.extend((child, own) for child in _read(node))
        if own is None:
            continue
        if isinstance(node, ast.stmt):
            yield from ((node, changed, own) for changed in _statements(node))
        elif isinstance(node, ast.expr):
            yield from ((node, f"({changed})", own) for changed in _conditions(node))
            yield from ((node, changed, own) for changed in _numbers(node))


def _read(node: ast.AST) -> Iterator[ast.AST]:
    """Give what is part of a node and says what the program does: no types, no words."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield child


def _statements(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.Return(value=value) if value is not None:
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield "return None"
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise():
            yield "pass"
        case ast.Continue():
            yield "break"
        case ast.Break():
            yield "continue"


def _conditions(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Compare():
            for at, operator in enumerate(node.ops):
                turned: list[ast.cmpop] = list(node.ops)
                turned[at] = _TURNED[type(operator)]()
                yield ast.unparse(ast.Compare(node.left, turned, node.comparators))
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield ast.unparse(ast.BoolOp(other, node.values))
        case ast.UnaryOp(op=ast.Not()):
            yield ast.unparse(node.operand)
        case ast.IfExp():
            yield ast.unparse(node.body)
            yield ast.unparse(node.orelse)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            turn = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
            yield ast.unparse(ast.BinOp(node.left, turn, node.right))


def _numbers(node: ast.expr) -> Iterator[str]:
    if not isinstance(node, ast.Constant):
        return
    if isinstance(node.value, bool):
        yield str(not node.value)
    elif isinstance(node.value, int):
        yield str(node.value + 1)
        yield str(node.value - 1)


def drawn(root: Path, count: int, *, seed: int, only: str = "src/habeas") -> list[Mutant]:
    """Draw some of all the mistakes that can be made, each as likely as any other.

    Args:
        root: The tree.
        count: How many.
        seed: The same gives the same.
        only: A folder or file of the tree to stay in.
    """
    place = root / only
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    every = [
        mutant
        for file in files
        for mutant in mutants(file.relative_to(root).as_posix(), file.read_bytes())
    ]
    dice = random.Random(seed)  # noqa: S311 - a sample, not a secret
    return dice.sample(every, min(count, len(every)))


class Bench:
    """A copy of the tree, in which mistakes are made and tests run.

    Attributes:
        root: The copy.
        timeout: Seconds that the tests of one mistake may take.
    """

    def __init__(self, root: Path, *, timeout: float, reached: Path | None = None) -> None:
        self.root = root
        self.timeout = timeout
        self._reached = reached

    def outcome(self, mutant: Mutant) -> Outcome:
        """Run the tests of one mistake, and leave the copy as it was.

        Args:
            mutant: Drawn from a tree like this copy.
        """
        file = self.root / mutant.path
        source = file.read_bytes()
        verdict, by = "survived", ""
        file.write_bytes(mutant.applied(source))
        try:
            done = self._run(self.tests(mutant))
        finally:
            file.write_bytes(source)
        if done is None:
            verdict, by = "late", f"not done in {self.timeout:g} seconds"
        elif done.returncode not in (0, 5):
            failed = FAILED.search(done.stdout)
            by = failed[1] if failed else ""
            again = self._run([by]) if by else None
            is_sound = again is None or again.returncode == 0
            verdict = "killed" if is_sound else "unclear"
        place = f"{mutant.path}:{mutant.line}"
        return Outcome(mutant.key, place, mutant.was, mutant.becomes, verdict, by)

    def tests(self, mutant: Mutant) -> list[str]:
        """Give the tests that reach a mistake, as pytest names them.

        Args:
            mutant: Drawn from a tree like this copy.
        """
        _, _, package, *_ = mutant.path.split("/")
        folder = f"tests/{package}"
        folder = folder if (self.root / folder).is_dir() else "tests"
        own = [mutant.path, *self._importing(mutant.path), folder]
        if self._lines is None:
            return own
        first, last = mutant.statement
        lines = self._lines.get(mutant.path, {})
        reaching = {test for line in range(first, last + 1) for test in lines.get(line, ())}
        named = sorted({name for test in reaching if (name := self._named(test))})
        # What runs as a module is loaded, or in a process of its own, has no test's name.
        return [*named, *(own if "" in reaching or not named else [mutant.path])]

    def _importing(self, path: str) -> list[str]:
        """Give the files of tests that name a module: what they fail at is found first."""
        module = ".".join(Path(path).with_suffix("").parts[1:])
        package, _, name = module.rpartition(".")
        named = re.compile(
            rf"\b{re.escape(module)}\b|from {re.escape(package)} import .*\b{name}\b"
        )
        return [
            file.relative_to(self.root).as_posix()
            for file in sorted((self.root / "tests").rglob("test_*.py"))
            if named.search(file.read_text(encoding="utf-8"))
        ]

    @cached_property
    def _lines(self) -> dict[str, dict[int, list[str]]] | None:
        if self._reached is None:
            return None
        data = CoverageData(str(self._reached))
        data.read()
        return {
            f"src/{('/' + file).rpartition('/src/')[2]}": data.contexts_by_lineno(file)
            for file in data.measured_files()
        }

    def _named(self, context: str) -> str | None:
        """Give a test as pytest names it, from where it is defined; None for what is no test."""
        *modules, test = context.split(".")
        for cut in range(len(modules), 0, -1):
            path = "/".join(modules[:cut]) + ".py"
            if (self.root / path).is_file():
                return "::".join([path, *modules[cut:], test])
        return None

    def _run(self, tests: Sequence[str]) -> subprocess.CompletedProcess[str] | None:
        """Run tests until one fails; None where they do not end in time."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "-p", "no:cacheprovider"]
        paths = os.pathsep.join((str(self.root / "src"), str(self.root)))
        environment = os.environ | {"PYTHONPATH": paths, "CI": "true"}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        try:
            return subprocess.run(  # noqa: S603 - our own tests
                [*command, *tests],
                cwd=self.root,
                env=environment,
                capture_output=True,
                text=True,
                timeout=self.timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None


def same(place: Path = SAME) -> dict[tuple[str, str, str], str]:
    """Give the mistakes that nobody can see, with why: by file, what was, what it becomes."""
    with place.open("rb") as file:
        told = tomllib.load(file).get("same", [])
    return {(one["path"], one["was"], one["becomes"]): one["why"] for one in told}


def run(wanted: Iterable[Mutant], bench: Bench, into: Path) -> list[Outcome]:
    """Make each mistake that has no outcome yet, and write down what the tests said.

    Args:
        wanted: The mistakes.
        bench: Where they are made.
        into: Outcomes, a line each; those it has are not asked again.
    """
    into.parent.mkdir(parents=True, exist_ok=True)
    known = {}
    if into.exists():
        told = (json.loads(line) for line in into.read_text(encoding="utf-8").splitlines())
        known = {one["key"]: Outcome(**one) for one in told}
    unseen, outcomes = same(), []
    for mutant in wanted:
        outcome = known.get(mutant.key)
        if outcome is None:
            why = unseen.get((mutant.path, mutant.was, mutant.becomes))
            place = f"{mutant.path}:{mutant.line}"
            outcome = (
                Outcome(mutant.key, place, mutant.was, mutant.becomes, "same", why)
                if why
                else bench.outcome(mutant)
            )
            with into.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
            print(_line(outcome), flush=True)
        outcomes.append(outcome)
    return outcomes


def _line(outcome: Outcome) -> str:
    was, becomes = (" ".join(words.split())[:60] for words in (outcome.was, outcome.becomes))
    return f"{outcome.verdict:8}  {outcome.place}  {was}  ->  {becomes}  {outcome.by}".rstrip()


def main(argv: list[str]) -> int:
    """Draw, run and sum up; leave with 1 where a mistake was not seen to be noticed."""
    parser = argparse.ArgumentParser(prog="python -m eval mutants")
    parser.add_argument("count", nargs="?", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="src/habeas", help="a folder or file to stay in")
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "mutants.jsonl")
    parser.add_argument("--reached", type=Path, help="coverage with a context for each test")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for one mistake")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "habeas"
        shutil.copytree(ROOT, copy, ignore=_LEFT_BEHIND)
        bench = Bench(copy, timeout=asked.timeout, reached=asked.reached)
        wanted = drawn(ROOT, asked.count, seed=asked.seed, only=asked.only)
        outcomes = run(wanted, bench, asked.into)
    counts = Counter(outcome.verdict for outcome in outcomes)
    print(f"{len(outcomes)} mistakes: {', '.join(f'{n} {v}' for v, n in counts.most_common())}")
    for outcome in outcomes:
        if outcome.verdict not in ("killed", "same"):
            print(_line(outcome))
    return 0 if len(outcomes) == counts["killed"] + counts["same"] else 1
