"""Rows and people: matched the same on one processor and on many."""

from threading import Event, Thread

from habeas.app.plan_list import ListPlan, plan_list
from habeas.lists.row_matches import Matcher, RowMatch, match_rows, mention_of
from habeas.model.person import Person
from watching import watched

KNOWN = b"name,birth\n" + b"".join(b"Testova Anna%d,%d\n" % (n, 1950 + n) for n in range(40))
ROWS = b"name,born\n" + b"".join(b"Anna%d Testova,%d\n" % (n, 1950 + n) for n in range(20, 60))


def _planned(data: bytes) -> ListPlan:
    return plan_list(data, name="a.csv", with_matching=False)


def test_a_pool_of_processes_finds_what_one_finds() -> None:
    """Order and verdicts do not depend on how many processors there are."""
    known, new = _planned(KNOWN), _planned(ROWS)
    people = [
        Person(id=row.key, mentions=(mention_of(row, known.mapping),))
        for row in known.difference.added
    ]
    rows = new.difference.added
    alone = match_rows(rows, new.mapping, people)
    assert match_rows(rows, new.mapping, people, processes=2) == alone
    assert [found.row for found in alone] == [row.row for row in rows]


def test_beside_other_threads_no_process_is_copied() -> None:
    """However many are wanted, this one compares all rows: to copy it would not be safe."""
    known, new = _planned(KNOWN), _planned(ROWS)
    people = [
        Person(id=row.key, mentions=(mention_of(row, known.mapping),))
        for row in known.difference.added
    ]
    done = Event()
    beside = Thread(target=done.wait)
    beside.start()
    try:
        with watched(Matcher.match) as asked:
            found = match_rows(new.difference.added, new.mapping, people, processes=2)
    finally:
        done.set()
        beside.join()
    assert [call.returned for call in asked] == [found]


def test_two_people_who_fit_equally_leave_a_row_undecided() -> None:
    """Father and son of one name, and nothing else known: a person has to look."""
    row = _planned(b"name\nKuzma Lapotkov\n").difference.added[0]
    mapping = _planned(b"name\nKuzma Lapotkov\n").mapping
    twins = [Person(id=n, mentions=(mention_of(row, mapping),)) for n in ("one", "two")]
    (found,) = match_rows([row], mapping, twins)
    assert (found.match, found.others) == (RowMatch.CANNOT_TELL, 1)


def test_a_second_arrest_is_not_taken_for_the_first() -> None:
    """Two lists that tell of one arrest fit by its day; a re-arrest is another day."""
    rows = b"name,arrested,rearrested\nKuzma Lapotkov,2021-03-04,2024-05-06\n"
    planned = _planned(rows)
    facts = dict(mention_of(planned.difference.added[0], planned.mapping).facts)
    assert facts["arrest"] == "2021-03-04"
    planned = _planned(b"name,rearrested\nKuzma Lapotkov,2024-05-06\n")
    assert "arrest" not in dict(mention_of(planned.difference.added[0], planned.mapping).facts)


def test_only_what_tells_people_apart_is_compared() -> None:
    """Whatever else a list states of somebody is claimed, and decides nothing about who it is."""
    planned = _planned(b"name,birth,remarks\nKuzma Lapotkov,1971-02-03,a beekeeper\n")
    facts = mention_of(planned.difference.added[0], planned.mapping).facts
    assert facts == (("birth", "1971-02-03"),)


def test_names_beside_the_names_are_nobodys_until_somebody_says_whose() -> None:
    """A column that only looks like names is kept under its own title, and is no other spelling."""
    rows = b"name,zzz\nKuzma Lapotkov,Olga Kis\nAnna Testova,Ivan Rog\nPetr Grib,Maria Lug\n"
    columns = _planned(rows).mapping.columns
    assert [column.role for column in columns] == ["name", "attribute"]
