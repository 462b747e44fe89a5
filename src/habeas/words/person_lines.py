"""One person as lines of text: names, state, groups and history."""

from collections.abc import Sequence

from habeas.words.voice import _


def also_written(forms: Sequence[str]) -> str:
    """Give other forms of a name."""
    return _("also written: {forms}", forms=", ".join(forms))


def on_day(day: object) -> str:
    """Head what is known of a day."""
    return _("On {day}:", day=day)


def axis_line(label: str, told: str) -> str:
    """Say what is known on one axis."""
    return _("{axis}: {told}", axis=label, told=told)


def disagree() -> str:
    """Say that records tell against each other."""
    return _("Records disagree.")


def quote_line(quote: str, speaker: str, claim: str) -> str:
    """Give words that say so, with who says them and the claim's first digits."""
    return _("“{quote}” {who}, {claim}", quote=quote, who=speaker, claim=claim)


def may_be_among(group: str) -> str:
    """Say that somebody may be one of a group."""
    return _("May be one of these, of whom not all are named here: {group}", group=group)


def named_among(group: str) -> str:
    """Say that somebody is named as one of a group."""
    return _("Named as one of these: {group}", group=group)


def only_possible(why: str) -> str:
    """Say that counts hold less than the status does."""
    return _("Counts of who is held take this for possible and no more: {why}", why=why)


def history() -> str:
    """Head what happened."""
    return _("Case history:")


def happening(
    *, nth: int, when: str, event: str, doubt: str, details: Sequence[str], speakers: Sequence[str]
) -> str:
    """Say one thing that happened, and who says so.

    Args:
        nth: Its place in the history.
        when: In words.
        event: What it was.
        doubt: Why it may not be so; empty where nothing speaks against it.
        details: What is told of it besides.
        speakers: Who says so.
    """
    told = _("{event} ({doubt})", event=event, doubt=doubt) if doubt else event
    if details:
        told = _("{event}; {details}", event=told, details=", ".join(details))
    return _(
        "{nth}. {when}: {event} — {who}", nth=nth, when=when, event=told, who=", ".join(speakers)
    )
