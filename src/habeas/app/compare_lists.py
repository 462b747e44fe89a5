"""Lists side by side: who is on which, who may be, what they say differently, who is gone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from itertools import combinations
from typing import Any, Final

from habeas.errors import DocumentError
from habeas.lists.header import find_header, header_at
from habeas.lists.mapping import Mapping, RowMeaning, fit
from habeas.lists.people import Claimer, ListedPerson, people_rows
from habeas.lists.propose import propose
from habeas.lists.row_matches import Matched, RowMatch, match_rows, mention_of
from habeas.model.event import Event
from habeas.model.person import Attribute, Person
from habeas.model.wire import Record, record_of
from habeas.read import Grid, Remark, read_table
from habeas.resolve.index import NameIndex
from habeas.vocabulary.events import is_leaving
from habeas.words import list_comparisons

# What two lists can say differently of one person.
_COMPARED: Final = ("birth", "sex", "citizenship", "city", "article", "sentence", "occupation")


class Finding(StrEnum):
    """What is found of one person in two lists."""

    SAME = auto()
    DIFFERENT_FACTS = auto()
    CANNOT_TELL = auto()
    ONLY_FIRST = auto()
    GONE = auto()
    ONLY_SECOND = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRead:
    """One list, read.

    Attributes:
        name: The file's name.
        grid: Its cells.
        mapping: What its columns hold.
        rows: Its people.
        remarks: What was left out, by row and column.
    """

    name: str
    grid: Grid
    mapping: Mapping
    rows: tuple[ListedPerson, ...]
    remarks: tuple[Remark, ...]

    def facts(self, row: ListedPerson) -> dict[str, set[str]]:
        """Give what the list states of one person: fields and events to their values.

        Args:
            row: The person's row.
        """
        found: dict[str, set[str]] = {}
        for claim in Claimer(self.grid, self.mapping, []).claims(row):
            body = claim.body
            if isinstance(body, Attribute) and body.field in _COMPARED:
                found.setdefault(body.field, set()).add(body.value)
            elif isinstance(body, Event) and body.relation != "as_of":
                # "In custody" on the lists' own days is no disagreement.
                value = body.date.edtf if body.date is not None else ""
                found.setdefault(body.event, set()).add(value)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPerson:
    """One person of two lists.

    Attributes:
        finding: What is found.
        first_row: Row in the first list, or None.
        first_name: As written there.
        second_row: Row in the second list, or None.
        second_name: As written there.
        score: Of the match, from 0 to 1.
        what: Evidence, or what is told differently.
        not_compared: How many rows of the other list share the name and were not compared, as
            they are too many: this may be one with any of them.
    """

    finding: Finding
    first_row: int | None = None
    first_name: str = ""
    second_row: int | None = None
    second_name: str = ""
    score: float | None = None
    what: str = ""
    not_compared: int = 0

    def to_record(self) -> Record:
        """Give it for printing."""
        score = None if self.score is None else round(self.score, 3)
        finding = list_comparisons.finding_key(self.finding)
        return record_of(self) | {"finding": finding, "score": score}


LINE_COLUMNS: Final = (
    "finding", "first_row", "first_name", "second_row", "second_name", "score", "what",
    "not_compared",
)  # fmt: skip


def read_list(data: bytes, *, name: str, mapping: Mapping | None = None) -> ListRead:
    """Read one list of people.

    Args:
        data: The file's bytes.
        name: The file's name.
        mapping: What its columns hold; None to propose it.

    Raises:
        DocumentError: It is no list of people.
    """
    grid = read_table(data, name=name, sheet=mapping.sheet if mapping else None)
    if mapping is None:
        header = find_header(grid)
        mapping = propose(grid, header)
    else:
        header = header_at(grid, mapping.header_rows)
        mapping = fit(mapping, header.columns, where=name)
    if mapping.rows is not RowMeaning.PEOPLE:
        raise DocumentError(
            "a list of facts, not of people", where=name, hint="compare lists of people"
        )
    remarks = list(grid.remarks)
    rows = tuple(people_rows(grid, header, mapping, remarks))
    if not rows:
        raise DocumentError("no row with a name", where=name, hint="give a mapping with --map")
    return ListRead(name=name, grid=grid, mapping=mapping, rows=rows, remarks=tuple(remarks))


def _people(of: ListRead) -> list[Person]:
    return [
        Person(id=str(n), mentions=(mention_of(row, of.mapping),)) for n, row in enumerate(of.rows)
    ]


def match_lists(first: ListRead, second: ListRead) -> list[Matched]:
    """Find for each row of the second list the row of the first that it is.

    Where two rows fit one row of the first list, neither is called the same.

    Args:
        first: A list.
        second: Another.

    Returns:
        One entry a row of the second; ``person`` is a place in the first, from 0.
    """
    found = match_rows(second.rows, second.mapping, _people(first))
    claimed = Counter(m.person for m in found if m.match is RowMatch.SAME)
    return [
        replace(m, match=RowMatch.CANNOT_TELL)
        if m.match is RowMatch.SAME and claimed[m.person] > 1
        else m
        for m in found
    ]


def compare_lists(first: ListRead, second: ListRead) -> tuple[ComparedPerson, ...]:
    """Set two lists side by side; the first is taken for the older one.

    Args:
        first: A list.
        second: Another list, or its next version.

    Returns:
        One line a person, those who need a look first. Nothing is decided by it.
    """
    lines: list[ComparedPerson] = []
    seen: set[int] = set()
    found = match_lists(first, second)
    for matched, row in zip(found, second.rows, strict=True):
        if matched.person is None and matched.not_compared:
            lines.append(
                ComparedPerson(
                    finding=Finding.CANNOT_TELL,
                    second_row=row.row,
                    second_name=row.name,
                    what=list_comparisons.nobody_compared(),
                    not_compared=matched.not_compared,
                )
            )
            continue
        if matched.person is None:
            lines.append(
                ComparedPerson(
                    finding=Finding.ONLY_SECOND, second_row=row.row, second_name=row.name
                )
            )
            continue
        at = int(matched.person)
        seen.add(at)
        old = first.rows[at]
        finding, what = Finding.CANNOT_TELL, matched.evidence
        if matched.match is RowMatch.SAME:
            told = _told_differently(first.facts(old), second.facts(row))
            finding = Finding.DIFFERENT_FACTS if told else Finding.SAME
            what = "; ".join(told) or matched.evidence
        lines.append(
            ComparedPerson(
                finding=finding,
                first_row=old.row,
                first_name=old.name,
                second_row=row.row,
                second_name=row.name,
                score=matched.score,
                what=what,
                not_compared=matched.not_compared,
            )
        )
    unseen = [row for m, row in zip(found, second.rows, strict=True) if m.not_compared]
    beyond = _beyond(first, unseen)
    lines += [
        _left(first, row, not_compared=beyond[at])
        for at, row in enumerate(first.rows)
        if at not in seen
    ]
    order = [
        Finding.CANNOT_TELL, Finding.DIFFERENT_FACTS, Finding.GONE, Finding.ONLY_FIRST,
        Finding.ONLY_SECOND, Finding.SAME,
    ]  # fmt: skip
    return tuple(
        sorted(lines, key=lambda x: (order.index(x.finding), x.first_row or 0, x.second_row or 0))
    )


def _beyond(first: ListRead, rows: Sequence[ListedPerson]) -> Counter[int]:
    """Count for the first list's rows, by place, the rows of the second they were not set beside."""
    index: NameIndex[int] = NameIndex()
    if rows:
        index.add_all((row.name, at) for at, row in enumerate(first.rows))
    return Counter(
        at for row in rows for at in {*index.beyond(row.name)}.difference(index.near(row.name))
    )


def _left(first: ListRead, row: ListedPerson, *, not_compared: int) -> ComparedPerson:
    leaving = sorted(filter(is_leaving, first.facts(row)))
    finding = Finding.ONLY_FIRST if leaving else Finding.GONE
    what = list_comparisons.first_says(leaving) if leaving else list_comparisons.no_list_says()
    if not_compared:
        finding, what = Finding.CANNOT_TELL, list_comparisons.nobody_compared()
    return ComparedPerson(
        finding=finding,
        first_row=row.row,
        first_name=row.name,
        what=what,
        not_compared=not_compared,
    )


def _told_differently(one: dict[str, set[str]], two: dict[str, set[str]]) -> list[str]:
    """Name what both lists tell with no value in common, and who left by one list alone."""
    told = [
        list_comparisons.told_against(field, one[field], two[field])
        for field in one
        if field in two and not one[field] & two[field] and "" not in one[field] | two[field]
    ]
    told += [
        list_comparisons.only_by(event, first=event in one)
        for event in sorted(one.keys() ^ two.keys())
        if is_leaving(event)
    ]
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How many people are on which of several lists.

    Attributes:
        names: The lists.
        histories: For each person one text of 0 and 1, a digit a list, and the rows.
        undecided: How many pairs of rows may be one person and are counted as two.
        not_compared: How many rows share a name with more rows of another list than were
            compared.
    """

    names: tuple[str, ...]
    histories: tuple[tuple[str, tuple[int | None, ...], str], ...]
    undecided: int
    not_compared: int = 0

    def counts(self) -> dict[str, int]:
        """Give how many people have each history, as ``101`` to a number."""
        return dict(
            sorted(Counter(history for history, _, _ in self.histories).items(), reverse=True)
        )


def overlap(lists: Sequence[ListRead]) -> Overlap:
    """Find who is on which of several lists.

    Rows are taken for one person where their names and facts agree beyond doubt in
    every pair of lists that has them; pairs that cannot be told are counted apart.

    Args:
        lists: At least two.
    """
    parent: dict[tuple[int, int], tuple[int, int]] = {}
    members: dict[tuple[int, int], set[int]] = {}
    undecided = 0
    unseen: set[tuple[int, int]] = set()

    def root(node: tuple[int, int]) -> tuple[int, int]:
        while parent.get(node, node) != node:
            node = parent[node]
        return node

    for i, j in combinations(range(len(lists)), 2):
        for at, matched in enumerate(match_lists(lists[i], lists[j])):
            if matched.not_compared:
                unseen.add((j, at))
            if matched.match is RowMatch.CANNOT_TELL and matched.person is not None:
                undecided += 1
            if matched.match is not RowMatch.SAME or matched.person is None:
                continue
            a, b = root((i, int(matched.person))), root((j, at))
            in_a, in_b = members.get(a, {a[0]}), members.get(b, {b[0]})
            if a == b:
                continue
            if in_a & in_b:
                # Joining them would make one person of two rows of one list.
                undecided += 1
                continue
            parent[b] = a
            members[a] = in_a | in_b
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, of in enumerate(lists):
        for at in range(len(of.rows)):
            groups.setdefault(root((i, at)), []).append((i, at))
    return Overlap(
        names=tuple(of.name for of in lists),
        histories=tuple(_history(lists, nodes) for nodes in groups.values()),
        undecided=undecided,
        not_compared=len(unseen),
    )


def _history(
    lists: Sequence[ListRead], nodes: Sequence[tuple[int, int]]
) -> tuple[str, tuple[int | None, ...], str]:
    at = dict(nodes)
    rows = tuple(lists[i].rows[at[i]].row if i in at else None for i in range(len(lists)))
    first, place = nodes[0]
    return (
        "".join("1" if i in at else "0" for i in range(len(lists))),
        rows,
        lists[first].rows[place].name,
    )


def capture_rows(found: Overlap) -> Iterator[dict[str, Any]]:
    """Give a row a person with 0 or 1 for each list, as capture-recapture packages read.

    Args:
        found: Who is on which list.
    """
    for number, (history, rows, name) in enumerate(found.histories, start=1):
        yield (
            {"person": number, "name": name}
            | {list_name: int(digit) for list_name, digit in zip(found.names, history, strict=True)}
            | {
                list_comparisons.row_key(list_name): row
                for list_name, row in zip(found.names, rows, strict=True)
            }
        )
