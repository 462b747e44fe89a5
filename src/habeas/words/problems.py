"""A page that cannot be shown, in words."""

from habeas.words.voice import _


def not_found() -> str:
    """Head a page that is not there."""
    return _("Not found")


def not_answered() -> str:
    """Head a page that would answer what cannot be asked."""
    return _("Cannot be answered")
