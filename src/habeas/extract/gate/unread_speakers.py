"""Who may say what stands at a token, where no list knows the verb of saying."""

from typing import Final

from habeas.extract.clauses import clauses
from habeas.extract.gate.view import GateText, Tokens

_OPEN: Final = ("«", "“", "„")
_CLOSE: Final = ("»", "”")
_PLAIN: Final = '"'


def unread_speaker(text: GateText, at: int) -> Tokens | None:
    """Give whoever a clause around a token may make its speaker; None where nothing hints at one.

    Read are "X retorts that ..." with a verb that no list knows, and words between quotation marks
    with the subject of the sentence before them.

    Args:
        text: The text.
        at: The token.
    """
    page = text.page
    number = page.sentence_of(at)
    first = page.sentences[number].first
    quoted = _is_quoted(text, first, at)
    for clause in clauses(text.reading, number):
        verb = clause.verb
        if verb is None or verb.last > at or not clause.before:
            continue
        known = text.reading.predicates_in(verb.first, verb.last)
        that = any(page.is_word(i, "that") for i in range(verb.last, min(verb.last + 2, at)))
        if not known and (that or (quoted and _opens_quote(text, verb.last, at))):
            subject = clause.before[0].phrase
            return subject.first, clause.before[-1].phrase.last
    return _before_that(text, first, at)


def _before_that(text: GateText, first: int, at: int) -> Tokens | None:
    """Give the name before "retorts that", where no list knows the word between."""
    page, reading = text.page, text.reading
    for index in range(first + 2, at):
        unknown = page.tokens[index - 1].kind == "word" and not page.covering.get(index - 1)
        if not page.is_word(index, "that") or not unknown or index - 1 in reading.named:
            continue
        names = reading.names_in(first, index - 1)
        if names:
            return names[-1].first, names[-1].last
    return None


def _is_quoted(text: GateText, first: int, at: int) -> bool:
    lows = [text.page.low(i) for i in range(first, at)]
    opened = sum(low in _OPEN for low in lows) - sum(low in _CLOSE for low in lows)
    return opened > 0 or lows.count(_PLAIN) % 2 == 1


def _opens_quote(text: GateText, first: int, at: int) -> bool:
    return any(text.page.low(i) in (*_OPEN, _PLAIN) for i in range(first, min(first + 4, at)))
