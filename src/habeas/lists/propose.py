"""What a list's columns seem to hold, from their titles and from what is in them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from habeas.lists.column_basis import ColumnBasis, OrderBasis, OrderReason
from habeas.lists.header import Header
from habeas.lists.mapping import NAMING, Column, Mapping, RowMeaning
from habeas.lists.status import dates_in, events_in
from habeas.lists.values import Order, forms_of, is_link, is_unknown, order_of, read_date, read_sex
from habeas.lists.words import Role, fold, role_of, status_words, ticks
from habeas.read import Grid
from habeas.vocabulary.list_tables import value_table

_SAMPLE: Final = 400
_MOST: Final = 0.6
_MAIN_SCRIPT: Final = 0.85
_NAME = re.compile(r"[^\W\d_][^\W\d_'’ʼ.-]*(?:[ ,]+[^\W\d_][^\W\d_'’ʼ.-]*){1,4}")
_FACT_ROLES: Final = frozenset({"kind", "fact", "subject", "low", "high"})


@dataclass(frozen=True, slots=True)
class _Content:
    """What share of a column's cells looks like what."""

    cells: tuple[str, ...]
    dates: float
    links: float
    names: float
    sexes: float
    statuses: float
    ticks: float
    distinct: float


def propose(grid: Grid, header: Header) -> Mapping:
    """Propose a mapping for a list.

    Args:
        grid: The list.
        header: Its column names.

    Returns:
        A mapping in which every column has a role and the reason for it. An unknown
        column is kept as an attribute under its own title: nothing is dropped.
    """
    columns_cells = _sample(grid, header)
    contents = [_content(cells) for cells in columns_cells]
    languages = _languages(columns_cells)
    columns = [
        _column(title, content, languages)
        for title, content in zip(header.columns, contents, strict=True)
    ]
    columns = _one_order(_one_name(columns, contents), contents)
    roles = {column.role for column in columns}
    is_facts = len(roles & _FACT_ROLES) >= 2 and not roles & set(NAMING)
    if not is_facts:
        columns = [_for_people(column) for column in columns]
    key = tuple(
        column.title
        for column, content in zip(columns, contents, strict=True)
        if column.role == "row_id" and content.distinct > 0.95
    )
    return Mapping(
        columns=tuple(columns),
        rows=RowMeaning.FACTS if is_facts else RowMeaning.PEOPLE,
        header_rows=header.rows,
        key=key[:1],
        sheet=grid.sheet,
        said_on=_day_above(grid, header, columns),
        language=languages[0] if len(languages) == 1 else None,
    )


def _day_above(grid: Grid, header: Header, columns: Sequence[Column]) -> str | None:
    """Give the day that the rows above the header state, where they state one alone."""
    orders = {column.order for column in columns} - {Order.UNKNOWN}
    order = orders.pop() if len(orders) == 1 else Order.UNKNOWN
    above = {cell for row in range(1, min(header.rows, default=1)) for cell in grid.cells(row)}
    days = {read_date(date, order).value for date in dates_in(above)}
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) else None


def _sample(grid: Grid, header: Header) -> list[list[str]]:
    cells: list[list[str]] = [[] for _ in header.columns]
    # Spread over the list: many lists change their ways as they grow.
    step = max(1, (grid.row_count - header.first_row) // _SAMPLE)
    for row in range(header.first_row, grid.row_count + 1, step):
        for column, cell in enumerate(grid.cells(row)[: len(cells)]):
            if not is_unknown(cell):
                cells[column].append(cell.strip())
    return cells


def _content(cells: Sequence[str]) -> _Content:
    n = len(cells) or 1
    known = status_words().phrases
    return _Content(
        tuple(cells),
        dates=sum(_is_date(cell) for cell in cells) / n,
        links=sum(is_link(cell) for cell in cells) / n,
        names=sum(bool(_NAME.fullmatch(c)) and c[:1].isupper() for c in cells) / n,
        sexes=sum(read_sex(cell).value is not None for cell in cells) / n,
        statuses=sum(fold(c) in known or bool(events_in(c, Order.DAY_FIRST)) for c in cells) / n,
        ticks=sum(cell.lower() in ticks() for cell in cells) / n,
        distinct=len(set(cells)) / n,
    )


def _is_date(cell: str) -> bool:
    found = read_date(cell, Order.DAY_FIRST)
    if found.value is None:
        found = read_date(cell, Order.MONTH_FIRST)
    return found.value is not None


def _languages(columns: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Tell which of the shipped languages a list can be written in; empty for none or many."""
    table = value_table()
    text = Counter(c for cells in columns for cell in cells for c in cell.lower() if c.isalpha())
    scripts: Counter[str] = Counter()
    for letter, n in text.items():
        scripts[unicodedata.name(letter, "").partition(" ")[0]] += n
    script, n = scripts.most_common(1)[0] if scripts else ("", 0)
    if n < _MAIN_SCRIPT * text.total():
        return ()
    marked = {
        code: sum(text[letter] for letter in table.letters.get(code, ""))
        for code in table.scripts.get(script, ())
    }
    total = sum(marked.values())
    clear = [
        code for code, n in marked.items() if n > _MAIN_SCRIPT * total and n * 200 > text.total()
    ]
    return tuple(clear or marked)


def _column(title: str, content: _Content, languages: Sequence[str]) -> Column:
    role = role_of(title)
    basis = ColumnBasis.TITLE if role is not None and role.is_whole else ColumnBasis.TITLE_WORDS
    if role is None or not _fits(role, content):
        guessed = _by_content(content)
        if guessed is not None:
            role, basis = guessed
        elif role is not None and role.role in ("event", "about"):
            role = Role("attribute", field=_slug(title))
            basis = ColumnBasis.EVENT_WITHOUT_DAYS
    if role is None:
        role, basis = Role("attribute", field=_slug(title)), ColumnBasis.UNKNOWN_TITLE
    column = Column(title=title, role=role.role, field=role.field, event=role.event, basis=basis)
    holds_dates = (
        column.role in ("event", "status", "published", "about") or column.field == "birth"
    )
    if holds_dates:
        order, reason = order_of(dates_in(content.cells), languages=languages)
        column = replace(column, order=order, order_reason=reason)
    return column


def _fits(role: Role, content: _Content) -> bool:
    """Whether what is in a column can be what its title says."""
    if not content.cells:
        return True
    if role.role == "event":
        return content.dates + content.ticks >= 0.4
    if role.role == "address":
        return content.links >= 0.3
    return True


def _by_content(content: _Content) -> tuple[Role, ColumnBasis] | None:
    if not content.cells:
        return None
    if content.links >= _MOST:
        return Role("address"), ColumnBasis.LINKS
    if content.statuses >= _MOST:
        return Role("status"), ColumnBasis.EVENTS
    if content.sexes >= _MOST and content.distinct < 0.5:
        return Role("attribute", field="sex"), ColumnBasis.SEXES
    if content.names >= 0.8 and content.distinct > 0.7:
        return Role("name"), ColumnBasis.NAMES
    return None


def _one_name(columns: list[Column], contents: Sequence[_Content]) -> list[Column]:
    """Keep one column of names; a second one holds other spellings."""
    taken = {
        column.role for column in columns if column.basis is not None and column.basis.is_title
    }
    done: list[Column] = []
    for column, content in zip(columns, contents, strict=True):
        is_guess = column.role == "name" and column.basis is ColumnBasis.NAMES
        seen = {other.role for other in done}
        if column.role == "name" and (("name" in seen) or (is_guess and taken & set(NAMING))):
            # Names by content beside a known column of names: whose they are is not known.
            role = (
                Role("other_name") if not is_guess else Role("attribute", field=_slug(column.title))
            )
            column = replace(column, role=role.role, field=role.field)  # noqa: PLW2901
        if column.role == "row_id" and content.distinct < 0.95 and content.cells:
            column = replace(column, repeats=True)  # noqa: PLW2901
        done.append(column)
    return done


def _one_order(columns: list[Column], contents: Sequence[_Content]) -> list[Column]:
    """Let columns whose dates show no order follow others that write them alike, if those agree."""
    shown = {column.order for column in columns} - {Order.UNKNOWN}
    if len(shown) != 1:
        return columns
    order = shown.pop()
    forms = [set(forms_of(dates_in(content.cells))) for content in contents]
    known = set[str]().union(
        *(of for column, of in zip(columns, forms, strict=True) if column.order is order)
    )
    if order is Order.DAY_FIRST:
        known.add(".")  # as numbers parted by points are anyway
    unshown = OrderReason(OrderBasis.NOT_SHOWN)
    return [
        replace(column, order=order, order_reason=OrderReason(OrderBasis.OTHER_COLUMNS))
        if column.order is Order.UNKNOWN and column.order_reason == unshown and of <= known
        else column
        for column, of in zip(columns, forms, strict=True)
    ]


def _for_people(column: Column) -> Column:
    """Turn columns that only lists of facts have into attributes."""
    if column.role in _FACT_ROLES | {"about", "published", "publisher", "speaker", "language"}:
        return replace(column, role="attribute", field=_slug(column.title))
    if column.role == "address":
        return replace(column, role="attribute", field="address")
    return column


def _slug(title: str) -> str:
    return fold(title).replace(" ", "_")[:60] or "column"
