"""What reconciliation finds: which figures cannot all be true, with the proof and what would mend it.

A conflict is a value the reader came for. Nothing here says who is right.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from habeas.model.wire import UNSAID, Record, Recorded, called, plain, record_of


class ConflictVerdict(StrEnum):
    """Whether all figures can be true together."""

    CAN_ALL_BE_TRUE = "can_all_be_true"
    CANNOT = "cannot"
    UNDECIDED = "undecided"


class RepairKind(StrEnum):
    """What a repair takes the fault to be."""

    WRONG_PERIOD = "wrong_period"
    OPEN_END = "open_end"
    STALE_COMPONENT = "stale_component"
    OVERLAP_AS_PARTITION = "overlap_as_partition"
    MISSING_PART = "missing_part"
    COUNTED_TWICE = "counted_twice"
    DIGITS = "digits"
    OFF_BY_ONE = "off_by_one"
    UNIT = "unit"
    DIFFERENT_DEFINITION = "different_definition"
    DIFFERENT_MEASURE = "different_measure"
    ANNOUNCED_AS_VERIFIED = "announced_as_verified"
    CUMULATIVE_AS_STOCK = "cumulative_as_stock"
    COPY_DIFFERS = "copy_differs"
    WRONG_PLACE = "wrong_place"
    WRONG_GROUP = "wrong_group"
    VALUE = "value"


class DigitSlip(StrEnum):
    """How one number may have been miscopied as another."""

    EXCHANGED = "exchanged"
    TOO_MANY = "too_many"
    DROPPED = "dropped"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Term(Recorded):
    """One constraint in a certificate: the sum of its cells is at least ``bound``.

    Attributes:
        multiplier: More than zero.
        coefficients: Cell name to whole-number coefficient.
        bound: The whole number the sum is at least.
        because: In words: a figure's own bound, a relation, a containment, or a count.
        figure: Id of the figure that states it, or None.
        relation: Id of the relation that it is, or None.
        is_split: True for a bound that holds on one side of a split only.
    """

    multiplier: Fraction
    coefficients: Mapping[str, int] = dataclasses.field(metadata=called("sum"))
    bound: int = dataclasses.field(metadata=called("at_least"))
    because: str
    figure: str | None = None
    relation: str | None = None
    is_split: bool = dataclasses.field(default=False, metadata=UNSAID)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A proof that figures cannot all hold, in exact fractions.

    Multiply each term and add: every cell cancels, and what is left says that zero
    is at least ``shortfall``, which is more than zero.

    Attributes:
        terms: The constraints with their multipliers.
        is_whole_only: True where fractions would fit and only whole numbers do not; then
            ``branches`` holds a proof for each side of a split.
        split: For a whole-number proof, the cell and the number it is split at.
        branches: At most that number, and at least one more.
    """

    terms: tuple[Term, ...] = ()
    is_whole_only: bool = False
    split: tuple[str, int] | None = None
    branches: tuple["Certificate", ...] = ()

    @property
    def shortfall(self) -> Fraction:
        """By how much it fails, in the scale of the multipliers."""
        return sum((t.multiplier * t.bound for t in self.terms), Fraction(0))

    def holds(self, *, splits: tuple[tuple[str, int, int], ...] = ()) -> bool:
        """Add it up again: True where it proves what it claims.

        Args:
            splits: Bounds that hold on this side of enclosing splits, as (cell,
                coefficient, bound); only these may be used as split terms.
        """
        if self.branches:
            if self.split is None or len(self.branches) != 2:
                return False
            cell, at = self.split
            sides = ((cell, -1, -at), (cell, 1, at + 1))
            return all(
                branch.holds(splits=(*splits, side))
                for branch, side in zip(self.branches, sides, strict=True)
            )
        left: dict[str, Fraction] = {}
        for term in self.terms:
            if term.multiplier <= 0:
                return False
            if term.is_split and not _is_allowed(term, splits):
                return False
            for cell, coefficient in term.coefficients.items():
                left[cell] = left.get(cell, Fraction(0)) + term.multiplier * coefficient
        return not any(left.values()) and self.shortfall > 0

    def to_record(self) -> Record:
        """Give the certificate ready for JSON."""
        if self.branches:
            assert self.split is not None  # noqa: S101 - branches come with their split
            return {
                "whole_numbers_only": True,
                "split": {"cell": self.split[0], "at": self.split[1]},
                "branches": plain(self.branches),
            }
        return {
            "terms": plain(self.terms),
            "zero_is_at_least": str(self.shortfall),
        }


def _is_allowed(term: Term, splits: tuple[tuple[str, int, int], ...]) -> bool:
    """Say whether a bound follows from one of the enclosing splits."""
    return any(
        term.coefficients == {cell: coefficient} and term.bound <= bound
        for cell, coefficient, bound in splits
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair(Recorded):
    """One change to one record that would let the figures of a conflict agree.

    Attributes:
        figure: Id of the figure, or of the relation, that would change.
        field: Which field.
        before: Its value as it stands.
        to: The value it would have.
        kind: What the fault is taken to be.
        why: One sentence; it says what speaks for the repair, never who is right.
        evidence: Ids of the figures and relations that speak for it.
        with_fields: Other fields that would have to change too, by name.
        score: Higher comes first; the order is all it means.
    """

    figure: str
    field: str
    before: Any = dataclasses.field(metadata=called("from"))
    to: Any
    kind: RepairKind
    why: str
    evidence: tuple[str, ...] = ()
    with_fields: Mapping[str, Any] = dataclasses.field(
        default_factory=dict, metadata=called("with")
    )
    score: int = dataclasses.field(default=0, metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Recorded):
    """A smallest set of figures, relations and assumptions that cannot all hold.

    Attributes:
        figures: Ids; drop any one and the rest can hold.
        needs: Unstated relations without which there is no conflict: "if ... then".
        relations: Stated relations the proof uses.
        assumptions: What has to be assumed, each named in words.
        title: One sentence for a heading.
        sum: One line that a reader can check by hand.
        full: The whole sum or balance, where the smallest proof leaves some of it out.
        gap: The nearest it comes: what is over or short; None where it is not a number.
        is_smallest: True where none smaller exists among the figures it hangs together with.
        agree_if: Readings under which the figures agree, in words.
        repairs: What would mend this conflict, best first.
        certificate: The proof; None for a copy that differs from its origin.
    """

    figures: tuple[str, ...]
    needs: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    title: str = ""
    sum: str = ""
    full: str = ""
    gap: int | None = None
    is_smallest: bool = True
    agree_if: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    certificate: Certificate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Recorded):
    """A figure that repeats another, and whether it repeats it faithfully.

    Attributes:
        figure: The copy's id.
        chain: From the copy to what it goes back to.
        differs: Fields in which it differs from its origin; ``value`` among them.
        why: One sentence.
    """

    figure: str
    chain: tuple[str, ...]
    differs: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied(Recorded):
    """What the figures, taken together, say about a sum that nobody stated.

    Attributes:
        expr: Figure id to whole-number coefficient.
        low: The least it can be; None where it has no least.
        high: The most it can be; None where it has no most.
        assuming: Ids of unstated relations taken as true.
        what: One sentence.
    """

    expr: Mapping[str, int]
    low: int | None
    high: int | None
    assuming: tuple[str, ...] = ()
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A figure that equals a sum of others; it may be coincidence.

    Attributes:
        total: Id of the figure.
        parts: Ids of the figures that add up to it.
        tried: How many sums were tried to find it.
        chance: How many of those tried would be expected to fit by chance alone.
        why: One sentence.
    """

    total: str
    parts: tuple[str, ...]
    tried: int
    chance: float = dataclasses.field(metadata=called("by_chance"))
    why: str = ""

    def to_record(self) -> Record:
        """Give it ready for JSON."""
        return record_of(self) | {"by_chance": round(self.chance, 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate(Recorded):
    """What became of one figure.

    Attributes:
        figure: Its id.
        words: The figure in plain words.
        standing: ``fits``, ``in_conflict``, ``in_conditional_conflict``, ``copy`` or
            ``not_comparable``.
        why: One sentence.
        implied_low: The least that all other figures allow its number; None where they
            cannot all hold, or where it was not asked for.
        implied_high: The most they allow; None where nothing limits it.
    """

    figure: str
    words: str
    standing: str
    why: str = ""
    implied_low: int | None = None
    implied_high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything found about a set of figures.

    Attributes:
        verdict: Whether all can be true together.
        conflicts: Smallest first.
        conditional: Conflicts that need an unstated relation.
        repairs: What would mend them, best first.
        copies: Figures that repeat others.
        implied: What follows about sums nobody stated.
        compositions: Figures that equal a sum of others.
        fates: One for every figure, in order.
        witness: Where all can be true: figure id to a whole number that satisfies it.
        assumptions: Everything assumed anywhere, in words.
        notes: What was left out or not proven, in words.
    """

    verdict: ConflictVerdict
    conflicts: tuple[Conflict, ...] = ()
    conditional: tuple[Conflict, ...] = ()
    repairs: tuple[Repair, ...] = ()
    copies: tuple[Copy, ...] = ()
    implied: tuple[Implied, ...] = ()
    compositions: tuple[Composition, ...] = ()
    fates: tuple[Fate, ...] = dataclasses.field(default=(), metadata=called("figures"))
    witness: Mapping[str, int] = dataclasses.field(default_factory=dict)
    assumptions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_consistent(self) -> bool | None:
        """True, False, or None where it was not decided in time."""
        if self.verdict is ConflictVerdict.UNDECIDED:
            return None
        return self.verdict is ConflictVerdict.CAN_ALL_BE_TRUE

    def to_record(self) -> Record:
        """Give the report ready for JSON, in the shape of an answer."""
        return {"consistent": self.is_consistent} | record_of(self)
