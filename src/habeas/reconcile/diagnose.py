"""The fewest figures that could be given up so that the rest can hold.

Each such set is a *diagnosis*: it may hold the fault. Where one figure is in every
diagnosis, nothing else can be at fault alone.
"""

from collections.abc import Callable, Iterable, Sequence

from habeas.reconcile.oracle import Ask, CellValues


def diagnoses(
    ask: Ask,
    items: Sequence[str],
    *,
    cores: Iterable[frozenset[str]] = (),
    deepest: int = 4,
    most: int = 40,
    is_late: Callable[[], bool],
) -> list[frozenset[str]]:
    """List the smallest sets whose removal lets the rest hold.

    Args:
        ask: Says whether items hold together, or names a set that does not.
        items: All items.
        cores: Sets known not to hold.
        deepest: Do not look for diagnoses above this size.
        most: Stop after so many.
        is_late: Says whether the time is up.
    """
    everything = frozenset(items)
    known = list(cores)
    found: list[frozenset[str]] = []

    def visit(removed: frozenset[str], passed: frozenset[str], size: int) -> None:
        if len(found) >= most or is_late():
            return
        if any(one <= removed for one in found):
            return
        left = [core for core in known if not core & removed]
        if not left:
            answer = ask(everything - removed)
            if isinstance(answer, CellValues):
                found.append(removed)
                return
            known.append(answer)
            left = [answer]
        if len(removed) == size:
            return
        branch = min((core - passed for core in left), key=lambda c: (len(c), sorted(c)))
        for item in sorted(branch):
            visit(removed | {item}, passed, size)
            passed |= {item}

    for size in range(1, deepest + 1):
        visit(frozenset(), frozenset(), size)
        if found or is_late():
            break
    return found
