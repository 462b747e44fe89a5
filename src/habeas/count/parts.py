"""Which groups are wholly part of which: as stated, then as it is taken to be."""

from collections.abc import Mapping, Sequence

from habeas.count.group_figures import Act, GroupComparer
from habeas.count.group_identity import Group, numbers, worded
from habeas.count.group_judgements import Said


def find_parts(groups: Sequence[Group], said: Said, kinds: GroupComparer) -> None:
    """Say which groups are wholly part of which: as stated, then as it is taken to be."""
    home = {telling.id: group for group in groups for telling in group.tellings}
    stated: dict[Group, set[Group]] = {}
    for part, whole in sorted(said.whole.items()):
        inner, outer = home[part], home[whole]
        if inner is not outer and inner not in _above(outer, stated):
            stated.setdefault(inner, set()).add(outer)
    split: dict[Group, set[Group]] = {}
    for pair in said.otherwise:
        one, two = (home[name] for name in pair)
        split.setdefault(one, set()).add(two)
        split.setdefault(two, set()).add(one)
    on: dict[tuple[Act, int], list[Group]] = {}
    for group in sorted(groups, key=lambda g: worded(g.lead)):
        if group.first == group.last:
            on.setdefault((group.act, group.first), []).append(group)
    direct = dict(stated)
    for here in on.values():
        if len(here) > 1:
            _Parts(here, direct, split, kinds).find()
    for group in direct:
        group.within = _above(group, direct)


def _above(group: Group, direct: Mapping[Group, set[Group]]) -> set[Group]:
    found, todo = set[Group](), [group]
    while todo:
        fresh = direct.get(todo.pop(), set()) - found
        found |= fresh
        todo += fresh
    return found - {group}


class _Parts:
    """Finds the parts among groups of one act on one exact day."""

    def __init__(
        self,
        here: Sequence[Group],
        direct: dict[Group, set[Group]],
        split: Mapping[Group, set[Group]],
        kinds: GroupComparer,
    ) -> None:
        self.here = here
        self.direct = direct
        self.split = split
        self.kinds = kinds
        self.done: set[Group] = set()

    def find(self) -> None:
        """Put every part under its whole."""
        for group in self.here:
            self._settle(group)

    def _settle(self, group: Group) -> None:
        if group in self.done:
            return
        self.done.add(group)
        if self.direct.get(group):
            return  # its whole is stated
        able: dict[int, list[Group]] = {1: [], 2: []}
        for other in self.here:
            if other is not group and other not in self.split.get(group, ()):
                how = self._part(group, other)
                if how:
                    able[how].append(other)
        for wholes in able.values():
            for whole in wholes:
                self._settle(whole)
        found = self._narrowest(able[2]) if able[2] else self._widest(able[1])
        if found is not None and group not in _above(found, self.direct):
            self.direct.setdefault(group, set()).add(found)
            group.among = found

    def _narrowest(self, wholes: Sequence[Group]) -> Group | None:
        """Give the whole that is in all others; None where no one is."""
        for whole in wholes:
            if set(wholes) - {whole} <= _above(whole, self.direct):
                return whole
        return None

    def _widest(self, wholes: Sequence[Group]) -> Group | None:
        """Give the whole that is in no other; None where there are several."""
        outer = [w for w in wholes if _above(w, self.direct).isdisjoint(wholes)]
        return outer[0] if len(outer) == 1 else None

    def _part(self, group: Group, other: Group) -> int:
        """Say whether a group can be a part of another: 2 surely, 1 by loose words, 0 not."""
        if group.low > other.high:
            return 0
        smaller = group.high < other.low
        hedged = group.low < group.high or other.low < other.high
        if not (smaller or hedged) or other.cores & ~group.one:
            return 0
        meets = group.high >= other.low or self.kinds.is_near(group.low, other.low)
        best = 0
        for a in numbers(group.cores):
            for b in numbers(other.cores):
                pair = self.kinds.pair(a, b)
                if (
                    pair.part > best
                    and (smaller or pair.more)
                    and (meets or not pair.only_leaving)
                    and not self._is_mirrored(a, b, group, other)
                ):
                    best = pair.part
        return best

    def _is_mirrored(self, a: int, b: int, group: Group, other: Group) -> bool:
        """Say whether both groups are told of in the words of either, so that words part nobody."""
        return bool(self.kinds.row(a).as_much & other.cores) and any(
            self.kinds.row(x).as_much >> b & 1 for x in numbers(group.cores)
        )
