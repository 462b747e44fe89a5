"""Reviewed data is refused where it does not fit, with file, line and key."""

import ast
import re
from importlib import resources
from pathlib import Path
from typing import get_args

import pytest

from habeas.errors import VocabularyError
from habeas.vocabulary import __main__ as command
from habeas.vocabulary import listed, shape, text_of
from habeas.vocabulary.check import faults_in, names
from habeas.vocabulary.grammar import Language, WordClass, language
from habeas.vocabulary.shape import line_at, shaped

SOURCE = Path(__file__).parents[2] / "src" / "habeas"

# File, what is written, what is planted in its place, what the fault says; and what stands in
# the line that it names, where that is not the first line that the plant changes.
PLANTED = {
    "misspelled key": ("languages/en", "\nmonths:\n", "\nmonhts:\n", "unknown key 'monhts'; known: "),
    "misspelled setting": ("languages/pl", "no_articles: true", "no_artciles: true", "unknown key"),
    "unknown word class": ("languages/en", "\n  prep: |", "\n  perp: |", "'perp' is none of: "),
    "unknown form": ("languages/en", "    intr: |", "    inrt: |", "'inrt' is none of: "),
    "unknown event of a text": ("languages/eo", "\n  exiled:", "\n  exlied:", "no such event"),
    "unknown population": ("languages/es", "\n  lawyers: |", "\n  lawers: |", "no such population"),
    "pattern of two entries": (
        "languages/en", "- tuesday|tue|tues", "- tuesday|tue|monday",
        "weekdays.2.1: 'monday' stands in weekdays.1 too",
    ),
    "pattern twice": ("languages/en", "\n    yuan\n", "\n    yuan\n    yuan\n", "'yuan' is written twice"),
    "pattern out of order": ("languages/en", "\n    yuan\n", "\n    aaaa\n", "by code points"),
    "two patterns in a line": ("languages/en", "\n    yuan\n", "\n    yen, yuan\n", "is no pattern"),
    "not doubled at all": ("languages/en", "\ndoubled: |\n", "\ndoubled: |\n  a\n", "does not stand"),
    "line too long": ("languages/be", "reviewed_by: not", "reviewed_by: " + "so " * 40, "120 are most"),
    "wrong type": ("measures", "near_percent: 5", "near_percent: five", "'five' is not a whole number"),
    "not true or false": ("languages/pl", "inverted: true", "inverted: maybe", "none of: true, false"),
    "list and not a word": ("published", "{person: persons,", "{person: [persons],", "one value"),
    "word and not a list": ("measures", "[arrest, re_arrest]", "arrest", "a list is wanted here"),
    "eleven months": ("languages/uk", "\n  - груд", "\n  # груд", "12 values are wanted", "  - січ"),
    "key twice": ("events", "    rank: 10\n", "    rank: 10\n    rank: 11\n", "'rank' is written twice"),
    "unknown event": ("measures", "group: verdict", "group: verdit", "no such event 'verdit'"),
    "unknown measure": ("reconcile", "listed: [list_exit]", "listed: [list_exits]", "no such measure"),
    "unknown kind of release": ("extraction", "kind: amnesty", "kind: amnesti", "kind of release"),
    "text word of no event": ("extraction", "executed: {measure: died, event: died,", "executed: {measure: died,", "is no event of"),
    "unknown axis": ("events", "{legal_stage: {to: on_trial}", "{legal_stag: {to: on_trial}", "no such axis"),
    "unknown value of an axis": ("events", "may: at_liberty", "may: at_libery", "custody has no value"),
    "unknown value after release": ("release_kinds", "to: pardoned", "to: pardond", "has no value"),
    "unknown value of a group": ("axes", "stayed: [refused", "stayed: [refussed", "territory has no"),
    "unknown family": ("release_kinds", "also: [leaving]", "also: [leavin]", "no family 'leavin'"),
    "unknown value in a definition": (
        "definitions/bodies", "is: [recognised]", "is: [recognized]", "no such value", "- id: viasna"
    ),
    "word of two events": ("events", "wire: [died, killed]", "wire: [died, freed]", "'freed' means release"),
    "name of two bodies": ("bodies", "[AAPP,", "[Memorial,", "'Memorial' is a name of memorial too"),
    "phrase of two events": ("lists/status", "pardoned: [pardoned,", "pardoned: [freed,", "'freed' means"),
    "title of two columns": ("lists/columns", "words: [language,", "words: [surname,", "another column"),
    "unknown role": ("lists/columns", "role: row_id", "role: rowid", "'rowid' is none of"),
    "country": ("reconcile", 'world: "001"', 'world: "BY"', "'BY' is the code of a country"),
    "unknown likeness": ("names/weights", "one_open_vowel: 310", "one_open_vowl: 310", "none of"),
    "not YAML": ("lists/wiki", "\nciting: [sfn,", "\nciting: ]sfn,", "not YAML"),
}  # fmt: skip


def planted(fault: str) -> tuple[str, str, int, str]:
    """Give the file with a fault, its text, the line of the fault and what is said of it."""
    name, written, plant, said, *stands = PLANTED[fault]
    before = text_of(name)
    assert written in before, "what the fault is planted in is there"
    after = before.replace(written, plant, 1)
    pairs = enumerate(zip(before.splitlines(), after.splitlines(), strict=False), 1)
    first = next(number for number, (one, other) in pairs if one != other)
    if stands:
        first = next(n for n, line in enumerate(after.splitlines(), 1) if stands[0] in line)
    return name, after, first, said


@pytest.mark.parametrize("name", names())
def test_a_shipped_file_has_no_fault(name: str) -> None:
    """Whoever changes reviewed data learns at once what does not fit."""
    assert not [str(fault) for fault in faults_in(name)]


def test_every_file_is_checked() -> None:
    """Only the phrases of pages, which have keys of their own, have no shape."""
    data = Path(str(resources.files("habeas.vocabulary"))) / "data"
    shipped = {p.relative_to(data).with_suffix("").as_posix() for p in data.rglob("*.yaml")}
    assert {name for name in shipped if not name.startswith("phrases/")} == set(names())


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found_with_its_line(fault: str) -> None:
    """Each is named by file and line, and says the key or the word."""
    name, text, line, said = planted(fault)
    found = [(f.file, f.line) for f in faults_in(name, text) if said in f.what]
    assert found == [(f"{name}.yaml", line)]


def test_what_is_missing_is_named() -> None:
    """A key that has to be there is asked for at the line of what lacks it."""
    text = re.sub(r"^source:.*\n", "", text_of("bodies"), flags=re.MULTILINE)
    (fault,) = faults_in("bodies", text)
    line = text.split("bodies:")[0].count("\n") + 1
    assert str(fault) == f"bodies.yaml, line {line}: the key 'source' is missing"
    row = text_of("reconcile").replace("  - stock: held\n    inflows", "  - inflows")
    assert [f.what for f in faults_in("reconcile", row)] == [
        "balances.1: the key 'stock' is missing"
    ]


def test_a_file_that_does_not_fit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads with a damaged file is told, in one line, before anything is read with it."""
    _, text, line, _ = planted("misspelled setting")
    monkeypatch.setattr(shape, "text_of", lambda _: text)
    with pytest.raises(
        VocabularyError, match=f"^languages/pl.yaml, line {line}: settings: unknown"
    ):
        shaped(Language, "languages/pl")


def test_words_are_words() -> None:
    """Thus "on" and "no" are words here, never true and false, with quotes and without."""
    text = text_of("languages/en").replace('  "on": |', "  on: |")
    assert text != text_of("languages/en")
    assert not faults_in("languages/en", text)
    assert "on" in language("en").relations
    assert "no" in language("en").words["neg"]


def test_every_class_is_asked_for_and_has_words() -> None:
    """A class that no code asks for, or no language fills, is a slip in one of the two."""
    strings = {
        node.value
        for path in (SOURCE / "extract").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    filled = {name for code in listed("languages") for name in language(code).words}
    assert set(get_args(WordClass)) == filled
    assert filled <= strings


@pytest.mark.parametrize("code", listed("languages"))
def test_a_language_says_who_reviewed_it(code: str) -> None:
    """A file that no speaker has read says so; and its lines are short enough to read."""
    assert language(code).source
    assert language(code).reviewed_by
    assert max(map(len, text_of(f"languages/{code}").splitlines())) <= 120


def test_a_reviewer_checks_and_sorts_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says what is wrong with a copy, and puts words in order that were added anywhere."""
    copy = tmp_path / "languages" / "en.yaml"
    copy.parent.mkdir()
    written = text_of("languages/en")
    copy.write_text(
        written.replace("\nabbreviations: |\n", "\nabbreviations: |\n  zzz\n"), encoding="utf-8"
    )
    assert command.main([str(copy)]) == 1
    assert "comes before 'zzz' by code points" in capsys.readouterr().out
    assert command.main(["--format", str(copy)]) == 0
    assert capsys.readouterr().out == "files checked: 1, faults: 0\n"
    assert copy.read_text(encoding="utf-8").replace("  zzz\n", "") == written


def test_shipped_languages_are_in_order() -> None:
    """Sorting changes nothing in what ships."""
    for code in listed("languages"):
        assert command.in_order(text_of(f"languages/{code}")) == text_of(f"languages/{code}")


def test_another_file_is_no_vocabulary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file whose name no shape has is refused."""
    assert command.main([str(tmp_path / "shopping.yaml")]) == 2
    assert command.main(["--format"]) == 2
    assert "shopping.yaml" in capsys.readouterr().err


def test_everything_that_ships_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file the command checks all of them."""
    assert command.main([]) == 0
    assert capsys.readouterr().out == f"files checked: {len(names())}, faults: 0\n"


def test_a_line_is_found_as_near_as_can_be() -> None:
    """A path that leads nowhere has the line of what it was to stand in."""
    root, _ = shape.composed("a:\n  b: |\n    x\n    y\n  c: [1,\n    2]\n", "f.yaml")
    assert root is not None
    assert [line_at(root, at) for at in (("a", "b", 1), ("a", "c", 1), ("a", "d"), ())] == [
        4,
        6,
        1,
        1,
    ]
