"""Mistakes made on purpose: in a copy, one at a time, and each outcome kept."""

import ast
import json
from pathlib import Path

import pytest
from coverage import CoverageData
from eval.mutants import FAILED, ROOT, Bench, Mutant, drawn, mutants, run, same

SOURCE = '''\
"""Ages."""


def is_of_age(age: int, *, least: int = 18) -> bool:
    """Say whether somebody counts as grown."""
    if age is None or not 0 <= age:
        raise ValueError(age)
    return age >= least


def untested(age: int) -> int:
    return age + 1
'''
TESTS = """\
import pytest
from habeas.ages.rule import is_of_age


def test_the_birthday_counts():
    assert is_of_age(18)
    assert not is_of_age(17)


def test_nobody_is_younger_than_nothing():
    with pytest.raises(ValueError):
        is_of_age(-1)
"""
PATH = "src/habeas/ages/rule.py"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree of one module with a test for half of it."""
    for path, text in (
        (PATH, SOURCE),
        ("src/habeas/ages/__init__.py", ""),
        ("src/habeas/__init__.py", ""),
        ("tests/ages/test_rule.py", TESTS),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def _mutant(tree: Path, becomes: str) -> Mutant:
    (found,) = (m for m in mutants(PATH, (tree / PATH).read_bytes()) if m.becomes == becomes)
    return found


def test_every_kind_of_mistake_is_made() -> None:
    """Boundaries, and for or, a number one off, nothing returned, a statement left out."""
    made = {(m.was, m.becomes) for m in mutants(PATH, SOURCE.encode())}
    assert made == {
        ("18", "19"),
        ("18", "17"),
        ("age is None or not 0 <= age", "(age is None and (not 0 <= age))"),
        ("age is None", "(age is not None)"),
        ("not 0 <= age", "(0 <= age)"),
        ("0 <= age", "(0 < age)"),
        ("0", "1"),
        ("0", "-1"),
        ("raise ValueError(age)", "pass"),
        ("return age >= least", "return None"),
        ("age >= least", "(age > least)"),
        ("return age + 1", "return None"),
        ("age + 1", "(age - 1)"),
        ("1", "2"),
        ("1", "0"),
    }


def test_a_mistake_is_one_change_of_a_program_that_can_run() -> None:
    """Of two hundred drawn from the package; the same seed draws the same."""
    some = drawn(ROOT, 200, seed=5)
    assert some == drawn(ROOT, 200, seed=5)
    assert len({mutant.key for mutant in some}) == 200
    for mutant in some:
        source = (ROOT / mutant.path).read_bytes()
        changed = mutant.applied(source)
        assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(source)), mutant


def test_tests_tell_what_they_notice(tree: Path) -> None:
    """A boundary that is tested is killed, with the test that did; what no test reaches survives."""
    bench = Bench(tree, timeout=60)
    killed = bench.outcome(_mutant(tree, "(age > least)"))
    assert killed.verdict == "killed"
    assert killed.by == "tests/ages/test_rule.py::test_the_birthday_counts"
    assert bench.outcome(_mutant(tree, "(age - 1)")).verdict == "survived"
    assert (tree / PATH).read_text(encoding="utf-8") == SOURCE


def test_a_test_that_fails_anyway_has_noticed_nothing(tree: Path) -> None:
    """It is run again without the mistake."""
    broken = TESTS + "\n\ndef test_of_something_else():\n    assert not is_of_age(20)\n"
    (tree / "tests/ages/test_rule.py").write_text(broken, encoding="utf-8")
    outcome = Bench(tree, timeout=60).outcome(_mutant(tree, "(age - 1)"))
    assert (outcome.verdict, outcome.by.rpartition("::")[2]) == (
        "unclear",
        "test_of_something_else",
    )


def test_a_run_that_was_stopped_goes_on(tree: Path, tmp_path: Path) -> None:
    """What has an outcome is not asked again, whatever the tests would say by now."""
    into = tmp_path / "kept" / "outcomes.jsonl"
    bench = Bench(tree, timeout=60)
    first, second = _mutant(tree, "(age > least)"), _mutant(tree, "(age - 1)")
    assert [o.verdict for o in run([first], bench, into)] == ["killed"]
    (tree / "tests/ages/test_rule.py").write_text("def test(): pass\n", encoding="utf-8")
    assert [o.verdict for o in run([first, second], bench, into)] == ["killed", "survived"]
    kept = [json.loads(line) for line in into.read_text(encoding="utf-8").splitlines()]
    assert [one["place"] for one in kept] == [f"{PATH}:8", f"{PATH}:12"]


def test_what_coverage_says_reaches_a_line_is_run(tree: Path, tmp_path: Path) -> None:
    """And what no test is named for is left to the tests of the package."""
    reached = tmp_path / "reached"
    data = CoverageData(str(reached))
    for test, lines in (("test_the_birthday_counts", {6, 8}), ("test_nobody", {6, 7})):
        data.set_context(f"tests.ages.test_rule.{test}")
        data.add_lines({str(tree / PATH): lines})
    data.write()
    bench = Bench(tree, timeout=60, reached=reached)
    named = "tests/ages/test_rule.py::"
    assert bench.tests(_mutant(tree, "(age > least)")) == [f"{named}test_the_birthday_counts", PATH]
    assert bench.tests(_mutant(tree, "pass")) == [f"{named}test_nobody", PATH]
    assert bench.tests(_mutant(tree, "(age - 1)")) == [
        PATH,
        "tests/ages/test_rule.py",
        "tests/ages",
    ]


def test_what_nobody_can_see_is_of_the_package_and_says_why() -> None:
    """A mistake that is named as such can still be made."""
    for (path, was, becomes), why in same().items():
        made = {(m.was, m.becomes) for m in mutants(path, (ROOT / path).read_bytes())}
        assert (was, becomes) in made, path
        assert why


def test_a_test_is_named_whole_whatever_stands_in_its_name() -> None:
    """It is run again without the mistake, by the name that the run printed."""
    printed = "FAILED tests/a.py::test_it[two words] - AssertionError: no - not so\n"
    found = FAILED.search(printed)
    assert found is not None
    assert found[1] == "tests/a.py::test_it[two words]"
