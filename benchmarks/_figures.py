"""Made-up published figures with planted contradictions, of any number.

Two shapes: ``wide`` has many small places, each with its own account; ``long`` is one place
whose half-yearly accounts are chained by their stocks into one piece.
"""

from dataclasses import replace
from random import Random

from habeas.model.figure import Figure, Hedge, Mode, Relation, RelationType
from habeas.model.when import parse_when

_HALVES = (("01-01", "06-30", range(1, 7)), ("07-01", "12-31", range(7, 13)))


class _Account:
    """One place: stocks at half-year ends, their breakdowns, and the flows between them."""

    def __init__(self, place: str, random: Random) -> None:
        self.place = place
        self.random = random
        self.figures: list[Figure] = []
        self.relations: list[Relation] = []
        self.year, self.half = 2000, 0
        self.stock = random.randint(500, 2000)
        self.opening: str | None = None

    def _figure(self, measure: str, time: str, value: int, **more: object) -> str:
        name = f"{self.place}-f{len(self.figures)}"
        mode = Mode.STOCK if "/" not in time and len(time) == 10 else Mode.FLOW
        place = str(more.get("place", self.place))
        subgroup = more.get("subgroup", {})
        assert isinstance(subgroup, dict)
        self.figures.append(
            Figure(
                id=name,
                low=value,
                high=value,
                hedge=Hedge.EXACT,
                measure=measure,
                mode=mode,
                population="political_prisoners",
                subgroup=subgroup,
                time=parse_when(time),
                place=place,
                publisher=f"Watch {self.place}",
            )
        )
        return name

    def _relate(self, kind: RelationType, **ends: object) -> None:
        self.relations.append(
            Relation(id=f"{self.place}-r{len(self.relations)}", type=kind, stated=True, **ends)  # type: ignore[arg-type]
        )

    def _split(self, total: int, count: int) -> list[int]:
        cuts = sorted(self.random.randint(0, total) for _ in range(count - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]

    def half_year(self) -> None:
        """Add one half-year: flows by month, closing stock, breakdowns by sex, term and region."""
        start, end, months = _HALVES[self.half]
        period = f"{self.year}-{start}/{self.year}-{end}"
        if self.opening is None:
            before = f"{self.year - 1}-12-31" if self.half == 0 else f"{self.year}-06-30"
            self.opening = self._figure("held", before, self.stock)
        came, left, died = (
            self.random.randint(20, 200),
            self.random.randint(10, 120),
            self.random.randint(0, 4),
        )
        listed = self._figure("listed", period, came)
        outflows = [self._figure("released", period, left), self._figure("died", period, died)]
        self.stock += came - left - died
        day = f"{self.year}-{end}"
        closing = self._figure("held", day, self.stock)
        self._relate(
            RelationType.BALANCE,
            opening=self.opening,
            inflows=(listed,),
            outflows=tuple(outflows),
            closing=closing,
        )
        by_month = [
            self._figure("listed", f"{self.year}-{m:02}", v)
            for m, v in zip(months, self._split(came, 6), strict=True)
        ]
        self._relate(RelationType.PARTITION, whole=listed, parts=tuple(by_month))
        for dimension, values in (("sex", ("male", "female")), ("sentence", ("yes", "no"))):
            parts = [
                self._figure("held", day, v, subgroup={dimension: label})
                for label, v in zip(values, self._split(self.stock, 2), strict=True)
            ]
            self._relate(RelationType.PARTITION, whole=closing, parts=tuple(parts))
        regions = [
            self._figure("held", day, v, place=f"{self.place}-{i:02}")
            for i, v in enumerate(self._split(self.stock, 5))
        ]
        self._relate(RelationType.PARTITION, whole=closing, parts=tuple(regions))
        self.opening = closing
        self.half = 1 - self.half
        self.year += self.half == 0


def planted(
    count: int, *, faults: int = 10, shape: str = "wide", seed: int = 1
) -> tuple[list[Figure], list[Relation], list[str]]:
    """Make figures that close exactly, then change some of them.

    Args:
        count: How many figures, about.
        faults: How many figures to change.
        shape: ``wide`` or ``long``.
        seed: Of the random numbers.

    Returns:
        Figures, relations, and the ids of the figures that were changed.
    """
    random = Random(seed)  # noqa: S311 - made-up figures, not secrets
    figures: list[Figure] = []
    relations: list[Relation] = []
    places = 0
    account = _Account("X000", random)
    while len(figures) + len(account.figures) < count:
        account.half_year()
        if shape == "wide" and len(account.figures) >= 40:
            figures += account.figures
            relations += account.relations
            places += 1
            account = _Account(f"X{places:03}", random)
    figures += account.figures
    relations += account.relations
    changed = []
    for at in sorted(random.sample(range(len(figures)), min(faults, len(figures)))):
        old = figures[at]
        value = (old.low or 0) + random.choice((-1, 1, 9, 90, 180))
        figures[at] = replace(old, low=max(value, 0), high=max(value, 0))
        changed.append(old.id)
    return figures, relations, changed
