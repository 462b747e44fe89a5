"""What many commands say: how much was found, what an answer rests on, and what to do next."""

from typing import Final

from habeas.words.numbers import number
from habeas.words.voice import Plural, _, mark_many, ngettext, say_marked

_FOUND: Final[dict[str, Plural]] = {
    "people": mark_many("{number} person", "{number} people"),
    "figures": mark_many("{number} figure", "{number} figures"),
    "exchanges": mark_many("{number} exchange", "{number} exchanges"),
    "pairs": mark_many("{number} pair", "{number} pairs"),
    "questions": mark_many("{number} question", "{number} questions"),
}


def asked_line(known: int, said_by: object, head: str) -> str:
    """Say what an answer rests on, so that it can be asked again.

    Args:
        known: The entry up to which the archive was read.
        said_by: The day up to which what was said counts; None for all.
        head: The first digits of the ledger's head.
    """
    if said_by is None:
        return _("known at entry {entry}, ledger head {head}", entry=known, head=head)
    return _(
        "known at entry {entry}, said by {day}, ledger head {head}",
        entry=known,
        day=said_by,
        head=head,
    )


def found_line(what: str, count: int, asked: str) -> str:
    """Say how many of something an answer has, and what it rests on.

    Args:
        what: ``people``, ``figures``, ``exchanges``, ``pairs`` or ``questions``.
        count: How many.
        asked: As `asked_line` says it.
    """
    return by_asked(say_marked(_FOUND[what], count, number=number(count)), asked)


def by_asked(told: str, asked: str) -> str:
    """Say something, and what it rests on."""
    return _("{told}, {asked}", told=told, asked=asked)


def waiting_line(count: int) -> str:
    """Say how much waits for a person."""
    return ngettext("{number} waiting", "{number} waiting", count, number=number(count))


def next_command(command: str) -> str:
    """Say what to type next."""
    return _("Next:  {command}", command=command)


def ask_more(command: str) -> str:
    """Say what else to ask."""
    return _("Ask it more:  {command}", command=command)


def serving() -> str:
    """Say who sees the pages, and how to end that."""
    return _("Serving to this machine only. Stop with Ctrl-C.")


def complete_recorded(statement: str, by: str) -> str:
    """Say that somebody said that the record names everybody, and how to take it back."""
    return _(
        "The record is {statement}, says {who}. `habeas undo` takes it back.",
        statement=statement,
        who=by,
    )


def complete_of_list(statement: str, by: str, entry: str) -> str:
    """Say the same of a list, with its entry."""
    return _(
        "The record is {statement}, says {who}: {entry}", statement=statement, who=by, entry=entry
    )


def nobody_said_complete() -> str:
    """Say that no count has an upper end."""
    return _("nobody said that the record names everybody: no count has an at most")
