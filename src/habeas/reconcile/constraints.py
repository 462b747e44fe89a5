"""What must hold between the cells: relations and containments, each with its label."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.errors import InputError, UnknownIdError
from habeas.model.figure import Relation, RelationType
from habeas.reconcile.cells import Cells


class ConstraintGround(StrEnum):
    """Why a constraint holds."""

    RELATION = "relation"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Row:
    """A sum over cells that is zero, or at least zero.

    Attributes:
        ground: Why it holds.
        coefficients: Cell to whole-number coefficient; cells that cancel are left out.
        is_equal: The sum is zero; else it is zero or more.
        relation: Id of the relation, for one.
        is_reading: True where the relation is not stated and may be given up.
    """

    ground: ConstraintGround
    coefficients: Mapping[int, int]
    is_equal: bool
    relation: str | None = None
    is_reading: bool = False


def rows_of_relation(relation: Relation, cells: Cells) -> list[Row]:
    """Write one relation as sums over cells.

    Raises:
        UnknownIdError: It names a figure that is not there.
        InputError: It lacks what its type needs.
    """

    def cell(figure_id: str | None) -> int:
        if figure_id is None:
            raise InputError(
                f"a {relation.type} lacks one of its figures",
                where=relation.id,
                hint="balance: opening and closing; all others: whole and parts",
            )
        if figure_id not in cells.of:
            raise UnknownIdError(
                f"no figure has the id {figure_id!r}",
                where=relation.id,
                hint="give the figure, or leave the relation out",
            )
        return cells.of[figure_id]

    def row(plus: Iterable[str | None], minus: Iterable[str | None], *, is_equal: bool) -> Row:
        sums: dict[int, int] = {}
        for sign, ids in ((1, plus), (-1, minus)):
            for figure_id in ids:
                number = cell(figure_id)
                sums[number] = sums.get(number, 0) + sign
        coefficients = {c: v for c, v in sums.items() if v}
        return Row(
            ConstraintGround.RELATION, coefficients, is_equal, relation.id, not relation.stated
        )

    match relation.type:
        case RelationType.PARTITION:
            rows = [row([relation.whole], relation.parts, is_equal=True)]
        case RelationType.DISJOINT:
            rows = [row([relation.whole], relation.parts, is_equal=False)]
        case RelationType.BALANCE:
            rows = [
                row(
                    [relation.opening, *relation.inflows],
                    [relation.closing, *relation.outflows],
                    is_equal=True,
                )
            ]
        case RelationType.SUBSET | RelationType.OVERLAP:
            rows = [row([relation.whole], [part], is_equal=False) for part in relation.parts]
        case _:
            rows = [row([relation.whole], [part], is_equal=True) for part in relation.parts]
    return [r for r in rows if r.coefficients]


def members_of(relation: Relation) -> list[str]:
    """Name every figure a relation names, in order."""
    ends = (relation.whole, relation.opening, relation.closing)
    return [
        name for name in (*ends, *relation.parts, *relation.inflows, *relation.outflows) if name
    ]


def rows_of_containment(cells: Cells) -> list[Row]:
    """Write every nearest containment as a row: the wider cell minus the one inside it."""
    return [
        inside(cell, wider) for cell in range(len(cells.keys)) for wider in cells.containers(cell)
    ]


def inside(cell: int, wider: int) -> Row:
    """Write that one cell lies inside another."""
    return Row(ConstraintGround.INSIDE, {wider: 1, cell: -1}, is_equal=False)


def components(count: int, rows: Sequence[Row]) -> list[tuple[list[int], list[Row]]]:
    """Split cells into sets that no row joins, each with its rows, in order of cell."""
    parent = list(range(count))

    def find(cell: int) -> int:
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for row in rows:
        first, *others = row.coefficients
        root = find(first)
        for other in others:
            parent[find(other)] = root
    cells_of: dict[int, list[int]] = {}
    for cell in range(count):
        cells_of.setdefault(find(cell), []).append(cell)
    rows_by: dict[int, list[Row]] = {root: [] for root in cells_of}
    for row in rows:
        rows_by[find(next(iter(row.coefficients)))].append(row)
    return [(cells, rows_by[root]) for root, cells in cells_of.items()]
