"""Why something about a person is only possible, in words: a clause each."""

from collections.abc import Sequence
from datetime import date

from habeas.words.dates import day_words
from habeas.words.lists import either, listed
from habeas.words.numbers import number
from habeas.words.voice import _, ngettext


def told(label: str, earliest: date | None, latest: date | None) -> str:
    """Name an event that is told and its day: "release on 2025-09-11"."""
    return _("{event} {when}", event=label, when=day_words(earliest, latest))


def told_state(label: str, earliest: date | None, latest: date | None) -> str:
    """Name a state that is told and its day."""
    return _('report "{state}" {when}', state=label, when=day_words(earliest, latest))


def too_much() -> str:
    """Say that more is told than can be put in order."""
    return _("more is told of one day than can be put in order")


def unknown_day(event: str) -> str:
    """Say that the day of something told is not known."""
    return _("the day is not known: {event}", event=event)


def sentence_ended(day: date | None) -> str:
    """Say that a sentence ended, and nobody says that the person was let go."""
    return _("the sentence ended on {day} and no release is reported", day=day)


def one_night(event: str) -> str:
    """Say that what is told holds for a night alone."""
    return _("{event}: sure for that night only", event=event)


def so_until(event: str) -> str:
    """Say that something was so until an event, and since when nobody says."""
    return _("so until the {event}; since when is not known", event=event)


def before_not_known(event: str) -> str:
    """Say that what held before an event is not known."""
    return _("{event}: what held before it is not known", event=event)


def what_followed(event: str, may_be: Sequence[str] = ()) -> str:
    """Say that nobody says what came of something, and what may have.

    Args:
        event: What is told.
        may_be: What may hold after it; none where that is not known.
    """
    if may_be:
        return _(
            "no source says what followed the {event}: {values}", event=event, values=either(may_be)
        )
    return _("no source says what followed the {event}", event=event)


def not_said() -> str:
    """Say that sources do not say."""
    return _("sources do not say")


def unconfirmed(event: str, why: str) -> str:
    """Say why something that is told need not have happened."""
    return _("{event}: {why}", event=event, why=why)


def also_denied(said: str) -> str:
    """Add that something is also denied."""
    return _("{said}; it is also denied", said=said)


def also_told(said: str, event: str, why: str) -> str:
    """Add to a contradiction what is told besides, and why that need not have happened."""
    return _("{said}; also told: {event} ({why})", said=said, event=event, why=why)


def contradiction(events: Sequence[str], more: int, *, denied: bool) -> str:
    """Say which of the things told cannot all be so.

    Args:
        events: The first few; none where it is not known which.
        more: How many there are besides.
        denied: Whether the one is denied.
    """
    if len(events) > 1:
        return _cannot_all(events, more)
    event = events[0] if events else _("what is told")
    return _("{event} is denied", event=event) if denied else event


def disagree(what: str) -> str:
    """Say that records disagree.

    Args:
        what: What of the told cannot be so, as `contradiction` says it.
    """
    return _("records disagree: {what}", what=what)


def _cannot_all(events: Sequence[str], more: int) -> str:
    joined = listed(events)
    if not more:
        return _("{events} cannot all be so", events=joined)
    return ngettext(
        "{events} and {count} more cannot all be so",
        "{events} and {count} more cannot all be so",
        more,
        events=joined,
        count=number(more),
    )
