"""What counts and conflicts find, in a language made for the test."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pytest

from english import is_clause
from habeas.count.compare import compare_definitions
from habeas.count.gaps import gaps
from habeas.model.figure import Figure, Mode, Relation
from habeas.reconcile import reconcile
from habeas.reconcile.infer import infer_relations
from habeas.vocabulary.definitions import preset
from habeas.words.voice import speaking
from other_language import OTHER
from reconcile.groups import breakdown, fig, held
from strategies import event, known

# What of a report is read by people; all else are ids, numbers and keys.
_READ: Final = frozenset(
    ["title", "sum", "full", "assumptions", "agree_if", "why", "because", "what", "words", "notes"]
)
_PLAIN: Final = re.compile(r"[\x01-\x7f]+")
_PEOPLE: Final = {
    "zofia": [
        event("arrested", "2021-01-01", key="z1"),
        event("recognised", "2021-01-05", key="z2", by="Viasna"),
    ],
    "miron": [event("arrested", "2021-01-01", key="m1")],
}
_SETS: Final[tuple[tuple[list[Figure], list[Relation]], ...]] = (
    (
        [
            held("all", 809),
            held("men", 719, subgroup={"sex": "male"}),
            held("women", 90, subgroup={"sex": "female"}),
            held("civil", 468, subgroup={"service": "civilian"}),
            held("army", 161, subgroup={"service": "military"}),
            held("copy", 890, publisher="Echo", origin="all"),
        ],
        [breakdown("r1", "all", "men", "women"), breakdown("r2", "all", "civil", "army")],
    ),
    (
        [
            held("all", 135),
            held("men", 96, subgroup={"sex": "male"}),
            held("women", 40, subgroup={"sex": "female"}),
            held("before", 40, subgroup={"sex": "female"}, time="2029-12-31"),
        ],
        [breakdown("r", "all", "men", "women")],
    ),
    (
        [
            fig("year", 342, said_on="2030-12-23"),
            fig("since", 569, time="2030-06/..", said_on="2030-12-23"),
            fig("second", 569, time="2029-07/..", said_on="2030-12-23"),
            fig("before", 227, time="2029"),
            fig("vague", 12, time="2030~"),
        ],
        [],
    ),
    (
        [
            held("all", 400),
            held("men", 300, subgroup={"sex": "male"}),
            held("women", 100, subgroup={"sex": "female"}),
            held("much", 2860),
            fig("ever", 2860, measure="listed", mode=Mode.CUMULATIVE, time="2020/2030-12-31"),
        ],
        [],
    ),
)


def _read(found: Any, name: str = "") -> Iterator[str]:
    """Give the texts of a record that people read."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from _read(value, key)
    elif isinstance(found, list):
        for item in found:
            yield from _read(item, name)
    elif isinstance(found, str) and name in _READ and found:
        yield found


def _english(texts: Sequence[str]) -> list[str]:
    """Give the texts that have a clause in plain letters: ids, names and signs are none."""
    return [text for text in texts if any(map(is_clause, _PLAIN.findall(text)))]


@pytest.mark.parametrize("figures", range(len(_SETS)))
def test_a_report_is_said_in_any_language(figures: int) -> None:
    """Its headings, sums, proofs, repairs and what it assumes; keys are in English."""
    told, relations = _SETS[figures]
    before = reconcile(told, [*relations, *infer_relations(told)]).to_record()
    with speaking(OTHER):
        found = reconcile(told, [*relations, *infer_relations(told)]).to_record()
    texts = list(_read(found))
    assert texts
    assert _english(texts) == []
    assert _english(list(_read(before)))
    assert found["verdict"] == before["verdict"]


def test_what_is_open_is_asked_in_any_language() -> None:
    """The question, and what is known."""
    with speaking(OTHER):
        found = gaps(known(_PEOPLE), preset("viasna"), "2031-01-15")
        texts = [text for gap in found for text in (gap.question, gap.detail)]
    assert texts
    assert _english(texts) == []


def test_definitions_are_compared_in_any_language() -> None:
    """Line by line."""
    with speaking(OTHER):
        lines = compare_definitions(
            known(_PEOPLE), preset("held"), preset("viasna"), "2021-01-15"
        ).words()
    assert len(lines) > 2
    assert _english(lines) == []
