"""The smallest sets of figures that cannot all be true, smallest first.

A set that cannot hold must contain a member of every *correction*: a set whose
removal lets all the rest hold. Corrections are found by asking the oracle; small
hitting sets of the corrections are then tried in order of size, so the first that
cannot hold is a smallest conflict, and every one of its size is found.

Source:
    Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32
    (1987), the hitting set tree; Ignatiev et al., "Smallest MUS extraction with minimal
    hitting set dualization", CP 2015.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from habeas.reconcile.oracle import Ask, CellValues, Oracle


@dataclass(slots=True)
class BoundedSearch:
    """What a bounded search found.

    Attributes:
        conflicts: Minimal sets, smallest first.
        is_complete: True where every conflict up to the size searched was found.
        corrections: Sets of items whose removal lets the rest hold, as found on the way.
    """

    conflicts: list[frozenset[str]] = field(default_factory=list)
    is_complete: bool = True
    corrections: list[frozenset[str]] = field(default_factory=list)


class OutOfTimeError(Exception):
    """The search was stopped by its time bound; never leaves this package."""


class ConflictSearch:
    """Searches one component.

    Args:
        oracle: Answers whether items can hold together.
        items: The items that may be in a conflict.
        known: Sets already known not to hold; supersets of them are not minimal.
        is_late: Says whether the time is up.
    """

    def __init__(
        self,
        oracle: Oracle,
        items: Sequence[str],
        *,
        known: Iterable[frozenset[str]] = (),
        is_late: Callable[[], bool],
    ) -> None:
        self._oracle = oracle
        self._items = list(items)
        self._everything = frozenset(items)
        self._known = list(known)
        self._is_late = is_late
        self._cores: list[frozenset[str]] = []
        self._seen: dict[str, int] = {}
        self._size = 0
        self._required: frozenset[str] = frozenset()
        self.result = BoundedSearch()

    def run(
        self, *, required: Sequence[str] = (), most: int = 60, deepest: int | None = None
    ) -> BoundedSearch:
        """Find all conflicts of the least size.

        Args:
            required: Where given, only conflicts with at least one of these are wanted.
            most: Stop after so many.
            deepest: Do not look for conflicts above this size.
        """
        self._required = frozenset(required)
        try:
            if required and not self._can_need(required):
                return self.result
            limit = min(deepest or len(self._items), len(self._items))
            size = 1
            while size <= limit and not self.result.conflicts:
                self._level(size, required, most)
                size = max(size, self._size) + 1
        except OutOfTimeError:
            self.result.is_complete = False
        return self.result

    def _level(self, size: int, required: Sequence[str], most: int) -> None:
        if not required:
            self._visit(frozenset(), frozenset(), size, most, is_forced=True)
            return
        for i, item in enumerate(required):
            self._visit(frozenset([item]), frozenset(required[:i]), size, most)

    def _can_need(self, required: Sequence[str]) -> bool:
        """Say whether some maximal set without the required items refuses them."""
        plain = [i for i in self._items if i not in set(required)]
        answer = self._oracle.ask(plain)
        if isinstance(answer, CellValues):
            return not isinstance(self._oracle.ask(self._items), CellValues)
        return True

    def _visit(
        self,
        chosen: frozenset[str],
        passed: frozenset[str],
        size: int,
        most: int,
        *,
        is_forced: bool = False,
    ) -> None:
        """Try every set of at most ``size`` that contains ``chosen`` and nothing passed over."""
        while True:
            if len(self.result.conflicts) >= most:
                return
            if self._is_late():
                raise OutOfTimeError
            if any(known <= chosen for known in self._known):
                return
            unhit = [c for c in self.result.corrections if not c & chosen]
            if not unhit:
                correction = self._correct(chosen)
                if correction is None:
                    self._found(chosen)
                    return
                unhit = [correction]
            if is_forced:
                # Nothing was chosen freely yet, so no conflict here can be smaller.
                size = self._size = max(size, len(chosen) + 1)
            elif len(chosen) + _disjoint(unhit) > size:
                return
            branch = min((c - passed for c in unhit), key=lambda c: (len(c), sorted(c)))
            if len(branch) != 1:
                break
            # No choice: every conflict here has this member.
            chosen |= branch
        for item in sorted(branch):
            self._visit(chosen | {item}, passed, size, most)
            passed |= {item}

    def _found(self, chosen: frozenset[str]) -> None:
        """Keep a set that cannot hold, unless it cannot even without what is required."""
        bare = chosen - self._required
        if bare != chosen and not isinstance(self._oracle.ask(bare), CellValues):
            self._known.append(bare)
            return
        self.result.conflicts.append(chosen)
        self._known.append(chosen)

    def _correct(self, chosen: frozenset[str]) -> frozenset[str] | None:
        """Find a correction that leaves ``chosen`` in place; None where it cannot hold itself.

        From all items down: each set that cannot hold loses the member seen in most such
        sets, until the rest hold; what can go back in goes back in.
        """
        removed: list[str] = []
        gone: set[str] = set()
        for core in self._cores:
            if core.isdisjoint(gone) and not self._give_up(core, chosen, removed, gone):
                return None
        kept = self._everything - gone
        while not isinstance(answer := self._oracle.ask(kept), CellValues):
            if self._is_late():
                raise OutOfTimeError
            self._learn(answer)
            if not self._give_up(answer, chosen, removed, gone):
                return None
            kept -= gone
        for item in reversed(removed):
            # Only what a known conflict does not keep out is worth asking about.
            rest = gone - {item}
            if not any(item in core and core.isdisjoint(rest) for core in self._cores):
                answer = self._oracle.ask(kept | {item})
                if isinstance(answer, CellValues):
                    kept |= {item}
                    gone = rest
                else:
                    self._learn(answer)
        correction = frozenset(gone)
        if not correction:
            # Everything holds together: nothing can be found.
            raise _NothingToFindError
        self.result.corrections.append(correction)
        return correction

    def _learn(self, core: frozenset[str]) -> None:
        """Keep a set that cannot hold, and count its members."""
        self._cores.append(core)
        for item in core:
            self._seen[item] = self._seen.get(item, 0) + 1

    def _give_up(
        self, core: frozenset[str], chosen: frozenset[str], removed: list[str], gone: set[str]
    ) -> bool:
        """Remove the member of a core seen most often; False where none may be removed."""
        spare = core - chosen
        if not spare:
            return False
        item = min(spare, key=lambda item: (-self._seen.get(item, 0), item))
        removed.append(item)
        gone.add(item)
        return True


class _NothingToFindError(OutOfTimeError):
    """All items can hold together."""


def _disjoint(sets: Sequence[frozenset[str]]) -> int:
    """Count sets that share no member, greedily: a hitting set needs as many members."""
    used: set[str] = set()
    count = 0
    for one in sorted(sets, key=len):
        if not one & used:
            count += 1
            used |= one
    return count


def shrink(ask: Ask, items: Iterable[str]) -> frozenset[str]:
    """Drop members of a set that cannot hold while it still cannot.

    Args:
        ask: Says whether items hold together, or names a set that does not.
        items: A set that cannot hold.
    """
    kept = frozenset(items)
    for item in sorted(kept):
        if item in kept:
            answer = ask(kept - {item})
            if not isinstance(answer, CellValues):
                kept = answer
    return kept


def disjoint_cores(
    ask: Ask,
    items: Iterable[str],
    *,
    restart: Callable[[], None],
    is_late: Callable[[], bool],
) -> list[frozenset[str]]:
    """Find minimal sets that cannot hold and share no member: one for each separate fault.

    Args:
        ask: Says whether items hold together, or names a set that does not.
        items: All items.
        restart: Makes small questions quick after a large one.
        is_late: Says whether the time is up.
    """
    left = frozenset(items)
    found: list[frozenset[str]] = []
    while not (found and is_late()):
        answer = ask(left)
        if isinstance(answer, CellValues):
            break
        restart()
        core = shrink(ask, answer)
        found.append(core)
        left -= core
    return found
