"""What people said of two tellings: one, not one, a part of the other, a copy of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.count.group_figures import GroupComparer, GroupFigure
from habeas.model.judgement import Judged, Judgement


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of pairs of tellings.

    Attributes:
        split: Telling to those with which nobody may join it unasked.
        otherwise: Pairs judged not to be one, or not to be clear.
        whole: Telling to the telling it is stated to be a part of.
        blocks: Tellings that are joined whatever else; two or more each.
    """

    split: Mapping[str, frozenset[str]]
    otherwise: frozenset[frozenset[str]]
    whole: Mapping[str, str]
    blocks: tuple[frozenset[str], ...]

    @classmethod
    def of(
        cls, told: Sequence[GroupFigure], judgements: Iterable[Judged], kinds: GroupComparer
    ) -> "Said":
        """Read what people said of some tellings.

        Args:
            told: What figures tell.
            judgements: What was decided about two figures, by id; the latest is in force.
            kinds: How tellings stand to each other.
        """
        by_id = {telling.id: telling for telling in told}
        latest: dict[frozenset[str], Judged] = {}
        for judged in sorted(judgements, key=lambda j: j.seq):
            if judged.a != judged.b and judged.a in by_id and judged.b in by_id:
                latest[frozenset((judged.a, judged.b))] = judged
        otherwise = {p for p, j in latest.items() if j.judgement is not Judgement.SAME}
        different = {p for p, j in latest.items() if j.judgement is Judgement.DIFFERENT}
        whole = {
            t.id: t.figure.part_of
            for t in told
            if t.figure.part_of in by_id and t.figure.part_of != t.id
        }
        stated = {frozenset(pair) for pair in whole.items()}
        same = sorted(
            (p for p, j in latest.items() if j.judgement is Judgement.SAME),
            key=lambda p: latest[p].seq,
        )
        blocks = _Blocks()
        for pair in same:
            blocks.join(pair, different)
        for pair in _copies(told, by_id, kinds):
            blocks.join(pair, otherwise | stated)
        split: dict[str, set[str]] = {}
        for pair in otherwise | stated:
            a, b = pair
            split.setdefault(a, set()).add(b)
            split.setdefault(b, set()).add(a)
        return cls(
            {name: frozenset(others) for name, others in split.items()},
            frozenset(otherwise),
            whole,
            tuple(sorted(blocks.all(), key=sorted)),
        )


def _copies(
    told: Sequence[GroupFigure], by_id: Mapping[str, GroupFigure], kinds: GroupComparer
) -> Iterator[frozenset[str]]:
    """Give tellings with those they repeat, where they still say the same."""
    for telling in sorted(told, key=lambda t: t.id):
        other = by_id.get(telling.figure.origin or "")
        if other is None or other is telling or other.act != telling.act:
            continue
        days = telling.first <= other.last and other.first <= telling.last
        many = telling.low <= other.high and other.low <= telling.high
        if days and many and kinds.pair(telling.whom, other.whom).one:
            yield frozenset((telling.id, other.id))


class _Blocks:
    """Sets of tellings that are joined, and never what is split."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def join(self, pair: frozenset[str], split: Iterable[frozenset[str]]) -> None:
        """Join two tellings and all that are joined with them, unless that joins a split pair."""
        a, b = sorted(pair)
        one, two = self._of.get(a, {a}), self._of.get(b, {b})
        both = one | two
        if any(each <= both and not each <= one and not each <= two for each in split):
            return
        for name in both:
            self._of[name] = both

    def all(self) -> list[frozenset[str]]:
        """Give the sets."""
        return list({id(each): frozenset(each) for each in self._of.values()}.values())
