"""Putting another value in place of one that several modules have imported."""

import sys
from types import ModuleType

import pytest


def everywhere(patch: pytest.MonkeyPatch, owner: ModuleType, name: str, value: object) -> None:
    """Replace what a module defines, there and wherever it was imported by its name."""
    defined = getattr(owner, name)
    for module_name, module in list(sys.modules.items()):
        if module_name.startswith("habeas.") and vars(module).get(name) is defined:
            patch.setattr(module, name, value)
