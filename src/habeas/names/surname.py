"""Family names: what is left when the endings that tell sex are taken off."""

from functools import cache, lru_cache

from habeas.vocabulary.name_tables import name_endings


@cache
def _endings() -> tuple[tuple[str, str, str], ...]:
    """Give (ending, stem, sex), longest ending first."""
    rows = [
        (ending, entry.stem, sex)
        for entry in name_endings().surnames
        for ending, sex in ((entry.f, "f"), (entry.m, "m"))
    ]
    return tuple(sorted(set(rows), key=lambda row: (-len(row[0]), row)))


@lru_cache(maxsize=100_000)
def stem_of(fold: str) -> tuple[str, str | None]:
    """Give a family name's stem and the sex its ending tells.

    Args:
        fold: The name in folded sounds.

    Examples:
        >>> stem_of("zalatava"), stem_of("zalatav"), stem_of("znak")
        (('zalatav', 'f'), ('zalatav', 'm'), ('znak', None))
    """
    for ending, stem, sex in _endings():
        if fold.endswith(ending) and len(fold) > len(ending) + 1:
            return fold[: -len(ending)] + stem, sex
    return fold, None
