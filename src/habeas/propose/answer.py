"""What a model answered, as proposals whose words are found again in the passage."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from habeas.propose.faults import UnusableAnswerError
from habeas.propose.passages import Span
from habeas.propose.prompt import HAPPENED
from habeas.vocabulary.meanings import meanings

Record = Mapping[str, Any]
_DIGITS: Final = re.compile(r"\d(?:[\d.,\u00a0\u202f ']*\d)?")
# An answer that was cut off, or that has words around it, still holds whole items.
_ITEM: Final = re.compile(r"\{[^{}]*\}")
# Longer words are no name, number or sentence that was copied.
_LONGEST: Final = 2000
# More of one passage is a model that repeats itself.
_MOST: Final = 200


def records_of(answer: str, text: str, passage: Span) -> tuple[Record, ...]:
    """Read proposals from an answer.

    Nothing of it is taken but which words it points at and what it says happened; words that are
    not in the passage, or are there more than once, are left as words, for the gate to refuse.

    Args:
        answer: What the model wrote.
        text: The whole text, as stored.
        passage: What it was asked about.

    Raises:
        UnusableAnswerError: There is no item in it that has the form asked for.
    """
    items = list(_items(answer))[:_MOST]
    found: dict[str, Record] = {}
    for item in items:
        record = _record(item, text, passage)
        if record is not None:
            found.setdefault(repr(record), record)
    if items and not found:
        raise UnusableAnswerError("the model answers in a form that was not asked for")
    return tuple(found.values())


def _items(answer: str) -> Iterator[Mapping[str, Any]]:
    whole = _parsed(answer)
    if whole in ([], {}):
        return  # a short way to say that there is nothing
    if isinstance(whole, dict) and ("numbers" in whole or "people" in whole):
        for name in ("numbers", "people"):
            items = whole.get(name)
            if items is not None and not isinstance(items, list):
                raise UnusableAnswerError("the model answers in a form that was not asked for")
            yield from (item if isinstance(item, dict) else {} for item in items or ())
        return
    parts = [_parsed(part) for part in _ITEM.findall(answer)]
    items = [part for part in parts if isinstance(part, dict) and part]
    if not items:
        raise UnusableAnswerError("the model answers what is no JSON")
    yield from items


def _parsed(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def _record(item: Mapping[str, Any], text: str, passage: Span) -> Record | None:
    happened, sentence = item.get("happened"), item.get("sentence")
    if not isinstance(happened, str) or happened not in HAPPENED:
        return None
    within = _sentence(sentence, text, passage) or passage
    number, name = item.get("number"), item.get("name")
    if isinstance(number, str | int) and not isinstance(number, bool) and str(number).strip():
        place = _nearest(str(number), text, within, passage)
        measure = meanings().measure_of(happened)
        return {"type": "figure", "measure": measure, "spans": {"value": _number(place, text)}}
    if isinstance(name, str) and name.strip():
        place = _nearest(name, text, within, passage)
        return {"type": "person_event", "event": happened, "spans": {"person": place}}
    return None


def _sentence(sentence: object, text: str, passage: Span) -> Span | None:
    place = _place(sentence, text, passage) if isinstance(sentence, str) else ""
    return (place[0], place[1]) if isinstance(place, list) else None


def _place(words: str, text: str, within: Span) -> list[int] | str:
    """Find words where they stand once; else give them back as they are."""
    parts = [re.escape(part) for part in words.split()]
    if not parts or len(words) > _LONGEST:
        return words[:_LONGEST]
    # Models copy words and not white space, and begin with a capital what they quote.
    pattern = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = list(re.compile(pattern, flags).finditer(text, *within))
        if len(found) == 1:
            return [found[0].start(), found[0].end()]
        if found:
            break
    return words


def _nearest(words: str, text: str, within: Span, passage: Span) -> list[int] | str:
    """Find words in the sentence that was copied; a copy may have been cut before they come."""
    place = _place(words, text, within)
    return _place(words, text, passage) if isinstance(place, str) else place


def _number(place: list[int] | str, text: str) -> list[int] | str:
    """Give the digits of what was named as a number: of "40 protesters" the 40."""
    if isinstance(place, str):
        return place
    digits = list(_DIGITS.finditer(text, *place))
    return [digits[0].start(), digits[0].end()] if len(digits) == 1 else place
