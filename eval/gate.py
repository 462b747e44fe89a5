"""Quality as a floor: no evaluation may fall below what `floors.toml` says.

    python -m eval gate [NAME]...

Each table of `floors.toml` belongs to the evaluation of that name, whose module gives
``scores() -> dict[str, float]``. A key ending in ``_at_most`` is a ceiling. Lowering a floor is a
change of its own, with a reason.
"""

import importlib
import tomllib
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")


def floors() -> dict[str, dict[str, float]]:
    """Give every evaluation's floors."""
    with FLOORS.open("rb") as file:
        return tomllib.load(file)


def failures(name: str) -> list[str]:
    """Say which scores of one evaluation are beyond their floor or ceiling.

    Args:
        name: A table of the floors, and a module here.
    """
    found = importlib.import_module(f"eval.{name}").scores()
    failed = []
    for key, limit in floors()[name].items():
        score = found[key.removesuffix("_at_most")]
        if score > limit if key.endswith("_at_most") else score < limit:
            failed.append(f"{name}: {key} is {score:.4g}, the floor is {limit:.4g}")
    return failed


def main(argv: list[str]) -> int:
    """Check the evaluations named, or all; leave with 1 where one has fallen."""
    failed = [line for name in argv or sorted(floors()) for line in failures(name)]
    print("\n".join(failed) or "every score is at its floor or better")
    return 1 if failed else 0
