"""Titles, sections and short lines that pages of the site share."""

from typing import Final

from habeas.words.numbers import number
from habeas.words.voice import Plural, _, mark, mark_many, ngettext, pgettext, say_marked

# The site's sections, in the order of a reader's questions.
_SECTIONS: Final = (
    (mark("People"), "/people"),
    (mark("Count"), "/count"),
    (mark("Figures"), "/figures"),
    (mark("Conflicts"), "/conflicts"),
    (mark("Exchanges"), "/exchanges"),
    (mark("Years"), "/years"),
    (mark("Definitions"), "/definitions"),
    (mark("Sources"), "/sources"),
    (mark("Review"), "/review"),
    (mark("Match"), "/match"),
)
_TOTALS: Final[dict[str, Plural]] = {
    "people": mark_many("{number} person named", "{number} people named"),
    "sources": mark_many("{number} source", "{number} sources"),
    "figures": mark_many("{number} figure", "{number} figures"),
    "conflicts": mark_many(
        "{number} set of figures that cannot all be true",
        "{number} sets of figures that cannot all be true",
    ),
    "exchanges": mark_many("{number} exchange told of", "{number} exchanges told of"),
    "waiting": mark_many(
        "{number} claim waiting for a decision", "{number} claims waiting for a decision"
    ),
}


def sections() -> tuple[tuple[str, str], ...]:
    """Give the name and the path of each section."""
    return tuple((_(name), path) for name, path in _SECTIONS)


def asked_words(on: str | None, said_by: str | None, known: int) -> str:
    """Say what a page was asked: of which day, by what had been said and what was known.

    Args:
        on: The day; None where the page is of none.
        said_by: The day up to which what was said counts; None for all.
        known: The entry up to which the archive was read.
    """
    entry = number(known)
    if on and said_by:
        return _(
            "On {day}, by what had been said by {said_by}, as known at entry {entry}",
            day=on,
            said_by=said_by,
            entry=entry,
        )
    if on:
        return _("On {day}, as known at entry {entry}", day=on, entry=entry)
    if said_by:
        return _(
            "by what had been said by {said_by}, as known at entry {entry}",
            said_by=said_by,
            entry=entry,
        )
    return _("as known at entry {entry}", entry=entry)


def who_is_held() -> str:
    """Head the first page."""
    return _("Who is held")


def total_words(what: str, count: int, shown: str) -> str:
    """Say how many of something an archive has.

    Args:
        what: ``people``, ``sources``, ``figures``, ``conflicts``, ``exchanges``, ``waiting``.
        count: How many.
        shown: What stands for the number.
    """
    return say_marked(_TOTALS[what], count, number=shown)


def total_key(what: str) -> str:
    """Give the key of a total in records, which is in English in every language."""
    return _TOTALS[what][1].removeprefix("{number} ")


def years() -> str:
    """Head the list of year pages."""
    return _("Years")


def claim() -> str:
    """Name the link to a claim."""
    return pgettext("a link", "claim")


def in_its_source() -> str:
    """Name the link from a quote to its place in its source."""
    return _("in its\xa0source")


def source_words(count: int) -> str:
    """Head the folded words of some sources."""
    if count == 1:
        return _("Source words")
    return ngettext(
        "Source words ({number} source)", "Source words ({number} sources)", count, number=count
    )
