"""Lists side by side: matched with evidence, told differently, gone, and how they overlap."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.app.compare_lists import (
    Finding,
    capture_rows,
    compare_lists,
    overlap,
    read_list,
)
from habeas.cli import habeas
from habeas.errors import DocumentError
from habeas.resolve import index
from patching import everywhere

SPRING = """id,name,birth,arrested,status
1,Лапотков Кузьма,03.04.1987,11.02.2021,в колонии
2,Zofia Wymyślona,1990,13.02.2021,held
3,Panas Nobody,25.12.1979,14.02.2021,released 01.03.2021
4,Jan Dziwny,25.12.1979,14.02.2021,held
""".encode()
AUTUMN = b"""Nr;Full name;Born;Arrested
1;Kuzma Lapotkov;03.04.1987;12.02.2021
2;Zofia Wymyslona;1990;13.02.2021
9;Hanna Novaja;1980;15.02.2021
"""
THIRD = b"name\nKuzma Lapotkov\nHanna Novaja\n"


def test_two_lists_are_set_side_by_side_person_by_person() -> None:
    """In both, told differently, gone with and without a release, new."""
    lines = compare_lists(read_list(SPRING, name="spring"), read_list(AUTUMN, name="autumn"))
    found = {line.first_name or line.second_name: line for line in lines}
    assert {name: line.finding for name, line in found.items()} == {
        "Лапотков Кузьма": Finding.DIFFERENT_FACTS,
        "Zofia Wymyślona": Finding.SAME,
        "Panas Nobody": Finding.ONLY_FIRST,
        "Jan Dziwny": Finding.GONE,
        "Hanna Novaja": Finding.ONLY_SECOND,
    }
    assert found["Лапотков Кузьма"].what == "arrested: 2021-02-11 against 2021-02-12"
    assert "surname same" in found["Zofia Wymyślona"].what
    assert found["Panas Nobody"].what == "the first list says: released"


def test_who_left_by_one_list_alone_is_told_differently() -> None:
    """The same day's "held" on two days is no disagreement; a release on one list is."""
    freed = SPRING.replace("в колонии".encode(), "освобождён 11.09.2025".encode())
    lines = compare_lists(read_list(SPRING, name="a"), read_list(freed, name="b"))
    assert {x.first_name: x.what for x in lines if x.finding is Finding.DIFFERENT_FACTS} == {
        "Лапотков Кузьма": "released: only by the second"
    }


def test_every_row_of_both_lists_is_in_the_comparison_once() -> None:
    """Nobody is dropped, and nobody counted twice."""
    first, second = read_list(SPRING, name="a"), read_list(AUTUMN, name="b")
    lines = compare_lists(first, second)
    assert sorted(x.first_row for x in lines if x.first_row) == [row.row for row in first.rows]
    assert sorted(x.second_row for x in lines if x.second_row) == [row.row for row in second.rows]


def test_two_rows_that_fit_one_are_called_the_same_by_nobody() -> None:
    """One person cannot be two rows: a person has to look."""
    twice = b"name,birth\nKuzma Lapotkov,1987-04-03\nKuzma Lapotkov,1987-04-03\n"
    lines = compare_lists(read_list(SPRING, name="a"), read_list(twice, name="b"))
    assert [x.finding for x in lines if x.second_row] == [Finding.CANNOT_TELL] * 2


def test_the_overlap_of_three_lists_counts_each_person_once() -> None:
    """The people of all histories together are the people of all lists together."""
    lists = [read_list(d, name=n) for d, n in ((SPRING, "a"), (AUTUMN, "b"), (THIRD, "c"))]
    found = overlap(lists)
    assert found.counts() == {"111": 1, "110": 1, "100": 2, "011": 1}
    rows = list(capture_rows(found))
    assert [sum(row[name] for row in rows) for name in ("a", "b", "c")] == [4, 3, 2]


def test_a_file_of_facts_is_not_a_list_of_people() -> None:
    """It is refused, with what to give instead."""
    with pytest.raises(DocumentError, match="a list of facts"):
        read_list(b"kind,fact,value_low\nfigure,Some were freed,3\n", name="facts.csv")


def test_one_list_alone_is_refused_by_its_name(tmp_path: Path) -> None:
    """There is nothing to compare it with, and the line says what to do."""
    path = tmp_path / "spring.csv"
    path.write_bytes(SPRING)
    refused = CliRunner().invoke(habeas, ["compare-lists", str(path)]).exception
    assert isinstance(refused, DocumentError)
    assert "spring.csv" in str(refused)
    assert "two or more" in str(refused)


def test_a_list_of_one_is_told_in_the_singular(tmp_path: Path) -> None:
    """One person, one remark."""
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("name;born\nAnna Testova;1987\n")
    two.write_text("name,born\nAnna Testova,1987\nIvan Testov,1988\n")
    said = CliRunner().invoke(habeas, ["compare-lists", str(one), str(two)]).output
    assert "one.csv: 1 person, 1 remark on rows" in said
    assert "two.csv: 2 people, 0 remarks on rows" in said


def test_rows_that_were_not_compared_are_not_said_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of five of one name two are compared: who of the rest is on both lists cannot be told."""
    lists = []
    for name, count in (("spring.csv", 5), ("autumn.csv", 1)):
        rows = [f"{n},Zofia Wymyślona,{1950 + n},held\n" for n in range(5 - count, 5)]
        path = tmp_path / name
        path.write_text("id,name,birth,status\n" + "".join(rows), encoding="utf-8")
        lists.append(path)
    first, second = (read_list(path.read_bytes(), name=path.name) for path in lists)
    whole = compare_lists(first, second)
    assert [line.finding for line in whole] == [*[Finding.GONE] * 4, Finding.SAME]
    runner = CliRunner()
    arguments = ["compare-lists", *map(str, lists)]
    assert "than were compared" not in runner.invoke(habeas, arguments).stderr
    everywhere(monkeypatch, index, "MOST_NEAR", 2)
    lines = compare_lists(first, second)
    assert [line.not_compared for line in lines] == [3, 1, 1, 1, 0, 0]
    assert [line.finding for line in lines] == [*[Finding.CANNOT_TELL] * 4, *[Finding.GONE] * 2]
    assert lines[0].to_record()["not_compared"] == 3
    said = runner.invoke(habeas, arguments).stderr
    assert "4 rows may be one with more rows of another list than were compared" in said
    found = overlap([first, second])
    assert (found.not_compared, found.undecided) == (1, 0)
    said = runner.invoke(habeas, [*arguments, "--capture"]).stderr
    assert "1 row may be one with more rows of another list" in said
