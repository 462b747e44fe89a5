"""Find the place that somebody means, by its code or its name."""

from habeas.errors import UnknownIdError
from habeas.vocabulary.territories import asked_code


def place_named(name: str | None) -> str | None:
    """Give the code of a place.

    Args:
        name: ISO 3166-1 alpha-2, ISO 3166-2 for a part of a country, or a country's name in
            English; None for everywhere.

    Raises:
        UnknownIdError: It names no country, and no part of one.
    """
    if not name:
        return None
    code = asked_code(name)
    if code is None:
        raise UnknownIdError(
            "no such place",
            where=repr(name[:40]),
            hint="two letters, such as BY; of a part of a country BY-HM",
        )
    return code
