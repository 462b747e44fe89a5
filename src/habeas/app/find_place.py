"""Find the place that somebody means, by its code or its name."""

from habeas.errors import UnknownIdError
from habeas.vocabulary.territories import territory_code


def place_named(name: str | None) -> str | None:
    """Give the code of a place.

    Args:
        name: ISO 3166-1 alpha-2, or a country's name in English; None for everywhere.

    Raises:
        UnknownIdError: It names no country.
    """
    if not name:
        return None
    code = territory_code(name)
    if code is None:
        raise UnknownIdError("no such place", where=repr(name[:40]), hint="two letters, such as BY")
    return code
