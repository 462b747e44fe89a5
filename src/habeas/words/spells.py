"""Why a value of a spell is only possible on a day, in words."""

from datetime import date

from habeas.model.spell import Spell, Standing
from habeas.words.voice import _


def why_possible(spell: Spell, day: date) -> str:
    """Say why a value is only possible on a day.

    Args:
        spell: The spell.
        day: A day on which its standing is possible.

    Returns:
        The reason; empty where the value is undisputed or does not hold.
    """
    if spell.standing(day) is not Standing.POSSIBLE:
        return ""
    if spell.reason:
        return spell.reason
    if spell.to_earliest is not None and day >= spell.to_earliest:
        return spell.to_reason or _("the day it ended is not known")
    if spell.from_latest is None or day < spell.from_latest:
        return spell.from_reason or _("the day it began is not known")
    return _("sources contradict each other")
