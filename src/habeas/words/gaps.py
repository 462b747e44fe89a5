"""What to find out next, as questions."""

from datetime import date
from typing import Final

from habeas.model.bounds import Bounds
from habeas.words.numbers import interval
from habeas.words.voice import _, mark, ngettext, voice

# By what is open.
_QUESTIONS: Final = {
    "unnamed": mark("Who are the people nobody names?"),
    "undecided_pair": mark("Are these one person?"),
    "sentence_ended": mark("Was this person let go when the sentence ended?"),
    "contradiction": mark("Which of the accounts holds?"),
    "unverified": mark("Did it happen?"),
    "uncertain_date": mark("On which day was it?"),
    "other": mark("What do sources say?"),
    "stale": mark("Is there any news?"),
}


def gap_question(kind: str) -> str:
    """Say what to ask.

    Args:
        kind: What is open.
    """
    return _(_QUESTIONS[kind])


def without_name(unnamed: Bounds) -> str:
    """Say how many of a group have no name."""
    return ngettext(
        "{number} of the group has no name",
        "{number} of the group have no name",
        voice().rules.agreement(unnamed.low, unnamed.high),
        number=interval(unnamed.low, unnamed.high),
    )


def not_judged() -> str:
    """Say that nobody has judged whether two records are one person."""
    return _("nobody has judged whether they are one")


def last_reported_on(day: date) -> str:
    """Say when something was last reported of a person."""
    return _("last reported {day}", day=day)


def without_limit() -> str:
    """Say that an answer can narrow a count without limit."""
    return _("open")


def gap_line(subjects: str, question: str, detail: str) -> str:
    """Say one open question with what is known.

    Args:
        subjects: Ids of whom it is about.
        question: As `gap_question` says it.
        detail: What is known.
    """
    return _(
        "{subjects}: {question} ({detail})", subjects=subjects, question=question, detail=detail
    )
