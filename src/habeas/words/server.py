"""What a server answers where it has no page to show, in words."""

from habeas.words.voice import _


def only_this_machine() -> str:
    """Say that whoever asked by the name of another machine gets nothing."""
    return _("Only this machine may ask.")


def not_made() -> str:
    """Say that something failed, and nothing more: what failed may name people."""
    return _("This page could not be made.")
