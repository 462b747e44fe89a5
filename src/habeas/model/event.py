"""Something that happened to a named person, as one source tells it."""

from dataclasses import dataclass

from habeas.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The body of a ``person_event`` claim.

    Attributes:
        person: The name as written.
        person_base: The name in the nominative, where it is written in another case and its
            language says for certain; None otherwise.
        event: The event word of the wire form, such as ``released``; open.
        release_kind: How the person left, where stated, from the vocabulary.
        date: When, or None where the source does not say.
        relation: How the date relates to the event: on, after, before, during...
        destination: Where the person was taken, as written.
        place: Where it happened, as written.
        role: How the source calls the person ("opposition leader").
        member_of: Claim id of the figure whose group the person belongs to.
        mention: Key of the mention where the name alone does not tell; None otherwise.
    """

    person: str
    event: str
    release_kind: str | None = None
    date: When | None = None
    relation: str | None = None
    destination: str | None = None
    place: str | None = None
    role: str | None = None
    member_of: str | None = None
    mention: str | None = None
    person_base: str | None = None
