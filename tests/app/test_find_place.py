"""A place that somebody names is found, or refused."""

import pytest

from habeas.app.find_place import place_named
from habeas.errors import UnknownIdError


@pytest.mark.parametrize(
    ("named", "code"),
    [("by", "BY"), ("Antarctica", "AQ"), ("by-hm", "BY-HM"), ("", None), (None, None)],
)
def test_a_place_is_found_by_its_code_or_its_name(named: str | None, code: str | None) -> None:
    """No name means everywhere."""
    assert place_named(named) == code


@pytest.mark.parametrize("named", ["Atlantis", "XX", "BY-ATLANTIS"])
def test_a_place_that_is_none_does_not_mean_everywhere(named: str) -> None:
    """Who asks for a place that does not exist is told so, and gets no count of the world."""
    with pytest.raises(UnknownIdError, match=f"no such place: '{named}'"):
        place_named(named)
