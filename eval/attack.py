"""Can the gate be fooled? ``python -m eval attack [N] [--seed S] [--misses]``, ``--own``, ``--set FILE...``.

``--set`` hands in proposals written by hand; ``--own`` proposes every claim of the grammar as it is.
"""

from pathlib import Path

from eval import _attack_set, _own


def main(arguments: list[str]) -> int:
    """Print the attack table, the table of a set, or that of the grammar's own claims."""
    misses = "--misses" in arguments
    if "--own" in arguments:
        return _own.main(arguments)
    if "--set" in arguments:
        named = arguments[arguments.index("--set") + 1 :]
        return _attack_set.main([Path(n) for n in named if not n.startswith("--")], misses=misses)
    return 2
