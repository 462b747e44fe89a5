"""A plain account of an archive: who was freed, taken where, against what, and who is held."""

from collections.abc import Sequence

from habeas.model.bounds import Bounds
from habeas.words.numbers import interval, number
from habeas.words.voice import _, ngettext, voice


def there_already(path: object) -> str:
    """Say that the example was built before."""
    return _("{archive} is there already and shown as it is.", archive=path)


def made_anew() -> str:
    """Say why the example takes a moment."""
    return _("An earlier Habeas made it: what it derives is made anew.")


def replaying() -> str:
    """Name the work of building the example, for its progress."""
    return _("replaying")


def holdings(*, reports: int, claims: int, accepted: int, waiting: int, people: int) -> str:
    """Say how much an archive holds: how many of each."""
    told = ngettext("{number} report", "{number} reports", reports, number=number(reports))
    made = ngettext("{number} claim", "{number} claims", claims, number=number(claims))
    decided = ngettext(
        "{number} accepted by recorded decisions",
        "{number} accepted by recorded decisions",
        accepted,
        number=number(accepted),
    )
    undecided = ngettext(
        "{number} waiting for a person",
        "{number} waiting for a person",
        waiting,
        number=number(waiting),
    )
    named = ngettext(
        "{number} person by name", "{number} people by name", people, number=number(people)
    )
    return _(
        "{reports}, {claims}: {accepted}, {waiting}; {people}.",
        reports=told,
        claims=made,
        accepted=decided,
        waiting=undecided,
        people=named,
    )


def who_was_freed(place: str, year: int) -> str:
    """Head those who were let go."""
    return _("Who was freed in {place} in {year}", place=place, year=year)


def where_taken() -> str:
    """Head where they were taken."""
    return _("Where they were taken")


def what_was_given() -> str:
    """Head what was given in exchange."""
    return _("What was given in exchange, and who denies it")


def records_disagree() -> str:
    """Head those of whom records disagree."""
    return _("Of whom records disagree")


def figures_against() -> str:
    """Head the figures that contradict each other."""
    return _("Which figures cannot all be true, and why")


def reports() -> str:
    """Head the sources."""
    return _("The reports")


def report_line(nth: int, day: str | None, publisher: str | None, name: str) -> str:
    """Say which source a number in brackets is."""
    return _(
        "[{nth}] {day}, {publisher} ({name})", nth=nth, day=day, publisher=publisher, name=name
    )


def group_line(when: str, size: Bounds, names: Sequence[str]) -> str:
    """Say how many were let go at a time, and who of them is named.

    Args:
        when: In words.
        size: How many.
        names: Of those who are.
    """
    told = ngettext(
        "{when}: {number} person",
        "{when}: {number} people",
        voice().rules.agreement(size.low, size.high),
        when=when,
        number=interval(size.low, size.high),
    )
    return _("{told}; named: {names}", told=told, names=", ".join(names)) if names else told


def destination_line(when: str, size: str, place: str, publishers: Sequence[str]) -> str:
    """Say how many were taken somewhere, and who says so."""
    return _(
        "{when}: {number} to {place}, according to {publishers}",
        when=when,
        number=size,
        place=place,
        publishers=", ".join(publishers),
    )
