"""The one way to load a module late: when something of it is first used.

A module is named late for one of two reasons. A register names many of which a run needs
one: the commands, the formats. Or a library takes long to load, and most runs of what
imports it never use it. Then the import stands where all imports stand, for readers, for
the type checker and for the contract of the layers, and `Later` stands in for it in a run:

    if TYPE_CHECKING:
        from scipy import optimize
    else:
        optimize = Later("scipy.optimize")
"""

import importlib
from typing import Any


class Later:
    """Stands for a module, and loads it when an attribute of it is first asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(importlib.import_module(self._name), attribute)
