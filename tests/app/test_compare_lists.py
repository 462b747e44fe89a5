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


def test_a_list_of_one_is_told_in_the_singular(tmp_path: Path) -> None:
    """One person, one remark."""
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("name;born\nAnna Testova;1987\n")
    two.write_text("name,born\nAnna Testova,1987\nIvan Testov,1988\n")
    said = CliRunner().invoke(habeas, ["compare-lists", str(one), str(two)]).output
    assert "one.csv: 1 person, 1 remark on rows" in said
    assert "two.csv: 2 people, 0 remarks on rows" in said
