"""Habeas: who is held, who was freed, on what terms, and how many.

On any date, as known on any date, according to whom, with every source quoted.

    with habeas.open("belarus.habeas") as archive:
        view = archive.view(known="2025-12-23")
"""

from typing import TYPE_CHECKING, Any

from habeas.later import Later

if TYPE_CHECKING:
    from habeas.archive import Archive, View, create
    from habeas.archive import open_archive as open  # noqa: A004 - habeas.open, as in gzip.open
    from habeas.errors import HabeasError
    from habeas.model.claim import Claim

__version__ = "0.1.0"
__all__ = ["Archive", "Claim", "HabeasError", "View", "__version__", "create", "open"]

# Public name to its place; each loads when it is first used, so that a command that
# opens no archive does not pay for one.
_PUBLIC = {
    "Archive": ("habeas.archive", "Archive"),
    "Claim": ("habeas.model.claim", "Claim"),
    "HabeasError": ("habeas.errors", "HabeasError"),
    "View": ("habeas.archive", "View"),
    "create": ("habeas.archive", "create"),
    "open": ("habeas.archive", "open_archive"),
}


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'habeas' has no attribute {name!r}")
    module, attribute = _PUBLIC[name]
    return getattr(Later(module), attribute)


def __dir__() -> list[str]:
    return sorted([*globals(), *_PUBLIC])
