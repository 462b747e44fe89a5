"""What a text tells of named people, for tests of the reader."""

from habeas.extract import extract
from habeas.model.claim import Confidence
from habeas.model.event import Event


def told(language: str, text: str, event: str) -> list[str]:
    """Give whom a text tells an event of, in order; what waits for a person is left out.

    Args:
        language: Of the text.
        text: The text.
        event: The word of the event.
    """
    return [
        c.body.person
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Event)
        and c.body.event == event
        and c.confidence is not Confidence.REVIEW
    ]
