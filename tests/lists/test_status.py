"""Free-text status cells: what is certain is an event, the rest is left to a person."""

import pytest

from habeas.lists.status import events_in, is_fully_told
from habeas.lists.values import Order

Events = list[tuple[str, str | None]]


def told(cell: str) -> Events:
    return [(event.event, event.date) for event in events_in(cell, Order.DAY_FIRST)]


@pytest.mark.parametrize(
    ("cell", "events"),
    [
        ("released 11.09.2025", [("released", "2025-09-11")]),
        (
            "осуждён 12.05.2021, освобождён 11.09.2025",
            [("sentenced", "2021-05-12"), ("released", "2025-09-11")],
        ),
        ("затрыманы 11.02.2021; у калоніі", [("arrested", "2021-02-11"), ("held", None)]),
        ("засуджена 2 травня 2021", [("sentenced", "2021-05-02")]),
        ("excarcelado el 11/09/2025", [("released", "2025-09-11")]),
        ("zwolniona 11.09.2025", [("released", "2025-09-11")]),
        ("died in custody", [("died", None)]),
        ("rearrested 2024-01-05", [("re_arrested", "2024-01-05")]),
    ],
)
def test_each_clause_tells_one_event_with_its_day(cell: str, events: Events) -> None:
    """In every shipped language, with the date beside its own event."""
    assert told(cell) == events
    assert is_fully_told(cell, Order.DAY_FIRST)


@pytest.mark.parametrize(
    "cell",
    [
        "not released",
        "не освобождён",
        "ня вызвалены",
        "no fue liberado",
        "nie zwolniony",
        "reportedly released 11.09.2025",
        "arrested and released 11.09.2025",
        "released 11.09.2025 or 12.09.2025",
        "released 31.02.2025",
        "case in progress",
    ],
)
def test_negation_doubt_and_doubleness_tell_nothing(cell: str) -> None:
    """Such a cell is kept as it is and goes to a person."""
    assert told(cell) == []
    assert not is_fully_told(cell, Order.DAY_FIRST)


def test_an_event_quotes_its_own_clause() -> None:
    """The quotation is the clause, not the whole cell."""
    cell = "sentenced 01.09.2021⏎released 11.09.2025"
    second = events_in(cell, Order.DAY_FIRST)[1]
    assert cell[second.start : second.end] == "released 11.09.2025"
