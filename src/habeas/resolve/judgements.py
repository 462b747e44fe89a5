"""Judgements as they stand: which are in force, what they join, and what they forbid."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.errors import MergeRefusedError
from habeas.model.judgement import Judged, Judgement
from habeas.model.person import Mention


def in_force(judgements: Iterable[Judged]) -> tuple[Judged, ...]:
    """Keep the latest judgement on each pair, in the order of the ledger.

    Args:
        judgements: Judgements that are not undone, in any order.
    """
    latest: dict[frozenset[str], Judged] = {}
    for judged in sorted(judgements, key=lambda j: j.seq):
        latest[frozenset((judged.a, judged.b))] = judged
    return tuple(sorted(latest.values(), key=lambda j: j.seq))


@dataclass(slots=True)
class Groups:
    """Mention ids joined by SAME, kept apart by DIFFERENT.

    Attributes:
        parent: Union-find: an id to one nearer its group's root.
        apart: A group's root to the groups it may not join, each with the judgement that says so.
        refused: SAME judgements that a DIFFERENT stands against, each with that DIFFERENT.
        unsure: UNSURE judgements in force.
    """

    parent: dict[str, str] = field(default_factory=dict)
    size: dict[str, int] = field(default_factory=dict)
    apart: dict[str, dict[str, Judged]] = field(default_factory=dict)
    refused: list[tuple[Judged, Judged]] = field(default_factory=list)
    unsure: tuple[Judged, ...] = ()

    def root(self, mention: str) -> str:
        """Give the id that stands for a mention's group.

        Args:
            mention: A mention id, known or not.
        """
        top = mention
        while self.parent.get(top, top) != top:
            top = self.parent[top]
        while self.parent.get(mention, mention) != top:
            self.parent[mention], mention = top, self.parent[mention]
        return top

    def forbids(self, a: str, b: str) -> Judged | None:
        """Give the DIFFERENT that keeps two mentions' groups apart, or None.

        Args:
            a: A mention id.
            b: Another.
        """
        return self.apart.get(self.root(a), {}).get(self.root(b))

    def keep_apart(self, judged: Judged) -> None:
        """Record a DIFFERENT.

        Args:
            judged: The judgement.
        """
        one, two = self.root(judged.a), self.root(judged.b)
        if one != two:
            self.apart.setdefault(one, {}).setdefault(two, judged)
            self.apart.setdefault(two, {}).setdefault(one, judged)

    def join(self, judged: Judged) -> None:
        """Apply a SAME, unless a DIFFERENT stands against it.

        Args:
            judged: The judgement.
        """
        one, two = self.root(judged.a), self.root(judged.b)
        if one == two:
            return
        against = self.apart.get(one, {}).get(two)
        if against is not None:
            self.refused.append((judged, against))
            return
        if self.size.get(one, 1) < self.size.get(two, 1):
            one, two = two, one
        self.parent[two] = one
        self.size[one] = self.size.get(one, 1) + self.size.get(two, 1)
        for other, why in self.apart.pop(two, {}).items():
            del self.apart[other][two]
            self.apart[other].setdefault(one, why)
            self.apart.setdefault(one, {}).setdefault(other, why)


def group(judgements: Iterable[Judged]) -> Groups:
    """Join mentions under every judgement in force.

    Every DIFFERENT is known before the first SAME is applied, so none is violated, whatever
    the order they were recorded in.

    Args:
        judgements: Judgements that are not undone, in any order.
    """
    standing = in_force(judgements)
    groups = Groups(unsure=tuple(j for j in standing if j.judgement is Judgement.UNSURE))
    for judged in standing:
        if judged.judgement is Judgement.DIFFERENT and judged.a != judged.b:
            groups.keep_apart(judged)
    for judged in standing:
        if judged.judgement is Judgement.SAME:
            groups.join(judged)
    return groups


def check_judgement(
    mentions: Sequence[Mention],  # noqa: ARG001 - part of the agreed interface: a name may be looked up
    judgements: Sequence[Judged],
    a: str,
    b: str,
    judgement: Judgement,
    *,
    groups: Groups | None = None,
) -> None:
    """Refuse a judgement that contradicts one in force.

    Also on the very same pair: whoever changes their mind undoes the old judgement first,
    so that neither a SAME nor a DIFFERENT is ever lost without an entry that says so. Only
    an UNSURE gives way to what is decided after it.

    Args:
        mentions: Every mention.
        judgements: Judgements that are not undone.
        a: A mention id.
        b: Another mention id.
        judgement: What is about to be recorded.
        groups: What the judgements join and keep apart, where it is known already.

    Raises:
        MergeRefusedError: A SAME would join what a DIFFERENT keeps apart, or a DIFFERENT
            would part what SAME judgements join; it names the judgement in the way.
    """
    if judgement is Judgement.UNSURE:
        pair = frozenset((a, b))
        decided = [j for j in in_force(judgements) if frozenset((j.a, j.b)) == pair]
        if decided and decided[0].judgement is not Judgement.UNSURE:
            raise MergeRefusedError(
                f"it is decided: {decided[0].judgement} (by {decided[0].by}: {decided[0].why})",
                judgement=decided[0].id,
                where=decided[0].id,
                hint=f"undo {decided[0].id} first if it was wrong",
            )
    if judgement is Judgement.SAME:
        against = (groups or group(judgements)).forbids(a, b)
        if against is not None:
            raise MergeRefusedError(
                f"a recorded judgement says they are different people (by {against.by}: {against.why})",
                judgement=against.id,
                where=f"{against.a} and {against.b}, {against.id}",
                hint=f"undo {against.id} first if it was wrong",
            )
    if judgement is Judgement.DIFFERENT:
        if a == b:
            raise MergeRefusedError("one mention cannot be two people", judgement="", where=a)
        path = _path(in_force(judgements), a, b)
        if path:
            raise MergeRefusedError(
                "recorded judgements join them as one person",
                judgement=path[0].id,
                where=", ".join(j.id for j in path[:5]),
                hint="undo one of these first if it was wrong",
            )


def _path(judgements: Iterable[Judged], a: str, b: str) -> tuple[Judged, ...]:
    """Give a shortest chain of SAME judgements from one mention to another; empty for none."""
    next_to: dict[str, list[tuple[str, Judged]]] = {}
    for judged in judgements:
        if judged.judgement is Judgement.SAME:
            next_to.setdefault(judged.a, []).append((judged.b, judged))
            next_to.setdefault(judged.b, []).append((judged.a, judged))
    came: dict[str, tuple[str, Judged] | None] = {a: None}
    queue = [a]
    for mention in queue:
        if mention == b:
            return _walk_back(came, b)
        for other, judged in next_to.get(mention, []):
            if other not in came:
                came[other] = (mention, judged)
                queue.append(other)
    return ()


def _walk_back(came: Mapping[str, tuple[str, Judged] | None], last: str) -> tuple[Judged, ...]:
    path = []
    step = came[last]
    while step is not None:
        path.append(step[1])
        step = came[step[0]]
    return tuple(reversed(path))
