"""What published figures have to share before they are compared with each other, and what is assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from habeas.vocabulary.declarations import Counted, Flow, Measure, Population, Unit, WireWord
from habeas.vocabulary.shape import shaped

Weight = Literal[
    "same_origin", "attested", "counted_twice", "missing_part", "digits", "stale", "overlap",
    "off_by_one", "open_end", "period", "different_measure", "different_definition", "residual",
    "hedge",
]  # fmt: skip
Bonus = Literal["closes_sum", "corroborated", "only_one", "copies_agree", "round_period"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Everyone:
    """Values of one dimension that together are everyone."""

    dimension: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Balance:
    """The flows into and out of a stock."""

    stock: Measure
    inflows: tuple[Measure, ...]
    outflows: tuple[Flow, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class ReconcileTable:
    """The table ``reconcile``.

    Attributes:
        version: Of the table.
        about_margin_percent: How far "about" reaches each way.
        populations: Population to those that hold it.
        units: What one counts, to the population that it is of; none for persons.
        world: The place that holds all others.
        different_measures: Two measures that are not one.
        repair_weights: How far a repair is to be believed.
        repair_bonus: What is added.
        announcing_bodies: Words in the name of one who announces.
        exits: Stock to the flows that take people out of it.
        everyone: Subgroups that together are everyone.
        balances: Stocks with all their flows.
        balance_margin_days: How many days the flows may miss at either end.
        taken_for_one: Two populations that a reader would take for one.
        contrary: Word for an event, to the measures out of which it takes a person.
    """

    version: int
    about_margin_percent: int
    populations: Mapping[Population, tuple[Counted, ...]]
    units: Mapping[Unit, Unit | None]
    world: str
    different_measures: tuple[tuple[Measure, Measure], ...]
    repair_weights: Mapping[Weight, int]
    repair_bonus: Mapping[Bonus, int]
    announcing_bodies: tuple[str, ...]
    exits: Mapping[Measure, tuple[Flow, ...]]
    everyone: tuple[Everyone, ...]
    balances: tuple[Balance, ...]
    balance_margin_days: int
    taken_for_one: tuple[tuple[Population, Population], ...]
    contrary: Mapping[WireWord, tuple[Measure, ...]]


@cache
def reconcile_table() -> ReconcileTable:
    """Give the table that ships."""
    return shaped(ReconcileTable, "reconcile")
