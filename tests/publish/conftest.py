"""Golden pages: a change shows up as a difference that a reviewer reads."""

import os
from collections.abc import Callable

import pytest

from framed import GOLDEN


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with a kept one; HABEAS_GOLDEN=write keeps it anew."""

    def compare(name: str, text: str) -> None:
        kept = GOLDEN / name
        if os.environ.get("HABEAS_GOLDEN") == "write":
            kept.write_text(text, encoding="utf-8")
        assert text == kept.read_text(encoding="utf-8"), f"{name} changed: read the difference"

    return compare
