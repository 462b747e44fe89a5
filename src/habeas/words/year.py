"""Sentences and headings of a page about a year, without their references and full stops."""

from collections.abc import Mapping, Sequence
from typing import Final

from habeas.words.lists import listed
from habeas.words.voice import _, mark, ngettext

_HEADINGS: Final[Mapping[str, str]] = {
    "ongoing": mark("Ongoing"),
    "events": mark("Events"),
    "exchanges": mark("Against what"),
    "figures": mark("Figures, and who says them"),
    "disputes": mark("Where they disagree"),
    "released": mark("Named among the released"),
    "see_also": mark("See also"),
    "references": mark("References"),
    "figures_alone": mark("Figures"),
}


def part_words(told: str) -> str:
    """Say something of some of those whom the sentence before tells of."""
    return _("of them, {told}", told=told)


def dated_words(when: str, told: str) -> str:
    """Say when something was, and what.

    Args:
        when: In words; empty where it stands under a heading that says it.
        told: The clause.
    """
    return _("{when}, {told}", when=when, told=told) if when else told


def called_words(told: str, others: Sequence[str]) -> str:
    """Add what some sources call the same people.

    Args:
        told: The clause.
        others: Other names of them.
    """
    if not others:
        return told
    return _("{told} (some sources say {others})", told=told, others=listed(others))


def stance_words(stance: str, told: str) -> str:
    """Say first how far sources stand behind what follows.

    Args:
        stance: In words; empty where they simply say so.
        told: The clause.
    """
    return _("{stance}: {told}", stance=stance, told=told) if stance else told


def according_words(told: str, speakers: Sequence[str]) -> str:
    """Name the speakers after what they say.

    Args:
        told: The clause.
        speakers: Who says it; none where the texts themselves name nobody.
    """
    if not speakers:
        return told
    return _("{told}, according to {speakers}", told=told, speakers=listed(speakers))


def published_words(speakers: Sequence[str], figure: str, when: str) -> str:
    """Say by whom a figure of a period or an instant was published.

    Args:
        speakers: Who says it.
        figure: The figure, as a clause.
        when: In words.
    """
    return _(
        "according to {speakers}, {figure}, {when}",
        speakers=listed(speakers),
        figure=figure,
        when=when,
    )


def exchange_words(when: str, released: str, concession: str) -> str:
    """Say who was let go against what.

    Args:
        when: In words.
        released: What stands for the source's words on who was let go.
        concession: What stands for its words on what was given.
    """
    return _(
        "{when}, {released} against {concession}",
        when=when,
        released=released,
        concession=concession,
    )


def dealt_words(told: str, parties: Sequence[str], brokers: Sequence[str]) -> str:
    """Add to an exchange who dealt with whom, and who carried it through.

    Args:
        told: The clause.
        parties: Those who dealt with each other, or the one who is named.
        brokers: Those who carried it through.
    """
    if len(parties) > 1:
        told = _("{told}, between {parties}", told=told, parties=listed(parties))
    elif parties:
        told = _("{told}, with {party}", told=told, party=parties[0])
    if brokers:
        told = _("{told}, brought about by {brokers}", told=told, brokers=listed(brokers))
    return told


def told_by_words(told: str, speaker: str, denied_by: Sequence[str]) -> str:
    """Add to an exchange who tells of it, and who denies it.

    Args:
        told: The clause.
        speaker: Who tells of it.
        denied_by: Who said that it was no exchange.
    """
    told = _("{told}, as told by {speaker}", told=told, speaker=speaker)
    if not denied_by:
        return told
    return ngettext(
        "{told}; {who} denied that it was an exchange",
        "{told}; {who} denied that it was an exchange",
        len(denied_by),
        told=told,
        who=listed(denied_by),
    )


def possibly_words(who: str) -> str:
    """Name people of whom it is only possible.

    Args:
        who: What stands for their names.
    """
    return _("Possibly {who}", who=who)


def heading(section: str) -> str:
    """Head a section of the page where it is written as text.

    Args:
        section: ``ongoing``, ``events``, ``exchanges``, ``figures``, ``disputes``, ``released``,
            ``see_also``, ``references``, or ``figures_alone`` where it is short.
    """
    return _(_HEADINGS[section])


def assuming_words(assumptions: Sequence[str]) -> str:
    """Say what a sum takes for granted, in a line of its own."""
    return _("assuming: {what}", what="; ".join(assumptions))


def assuming_sentence(assumptions: Sequence[str]) -> str:
    """Say what a sum takes for granted, as a sentence."""
    return _("Assuming: {what}.", what="; ".join(assumptions))


def permanent_link(link: str) -> str:
    """Say by which link the page is asked for again."""
    return _("Permanent link: {link}", link=link)
