"""Why a proposal does not pass the gate, and who proposed what, in words."""

from collections.abc import Iterable, Mapping
from typing import Final

from habeas.words.fields import field_words
from habeas.words.lists import listed
from habeas.words.voice import _, mark

# By the word of the wire form: who reads texts stands above whoever says what became of them.
REFUSALS: Final[Mapping[str, str]] = {
    "not_a_record": mark("the line is not one JSON object"),
    "of_another_file": mark("it names a file that was not read"),
    "no_such_type": mark("there is no claim of this type"),
    "span_missing": mark("it points at no words for this"),
    "nothing_asserted": mark("it does not say what this is"),
    "quote_not_unique": mark("these words stand there more than once: give their place"),
    "span_cuts_word": mark("the place begins or ends within a word"),
    "counts_nobody": mark("this number does not count people"),
    "not_told": mark("it is wished, asked or demanded, and not told"),
    "part_not_said": mark("nothing says that it is a part of this group"),
    "hedge_reads_otherwise": mark("the words say otherwise how exact the number is"),
    "no_name": mark("the words at this place name no person"),
    "role_not_said": mark("the text does not give this person this role"),
    "side_cut": mark("the words are not the whole side of the bargain"),
    "denied": mark("the text denies it"),
    "left_to_a_person": mark("the words leave it to a person"),
    "quote_not_there": mark("these words are not in the text"),
    "span_outside_text": mark("the place is no place of the text, counted in code points"),
    "no_number": mark("there is no number of people at this place"),
    "value_reads_otherwise": mark("the words at this place give another number"),
    "value_outside_quote": mark("the number is not within the quote"),
    "subgroup_not_said": mark("the words do not say which part of the group it is"),
    "pronoun_with_number": mark("a word that only points back gives no exact number"),
    "bounds_not_of_group": mark("the group it points back to has another size"),
    "measure_without_words": mark("no words say what happened to these people"),
    "measure_not_licensed": mark("these words do not say this of a number of people"),
    "measure_not_of_number": mark(
        "the words tell something else of this number, or this of another"
    ),
    "mode_not_of_measure": mark("what is counted is not counted in this way"),
    "unit_not_counted": mark("the number does not count this"),
    "population_without_ground": mark("nothing says who these people are"),
    "population_not_in_words": mark("the words at this place name other people"),
    "population_not_stated": mark("the text does not say that it is these people"),
    "population_not_of_group": mark("the group it points back to is of other people"),
    "modality_not_said": mark("the text does not stand behind it in this way"),
    "date_not_stated": mark("the text gives no date for it"),
    "date_reads_otherwise": mark("the text gives another date"),
    "relation_not_stated": mark("the date stands to it in another way"),
    "speaker_without_words": mark("no words name this speaker"),
    "speaker_not_in_words": mark("the words at this place are not the speaker's name"),
    "speaker_silent": mark("nobody of this name says anything there"),
    "speaker_of_other_words": mark("this speaker says something else"),
    "person_or_event_without_words": mark("no words name the person, or none the event"),
    "person_not_in_words": mark("the words at this place are not the person's name"),
    "event_not_licensed": mark("these words do not say that this happened"),
    "not_said_of_person": mark("the words that say this say it of somebody else"),
    "other_event_of_person": mark("the text says that something else happened to this person"),
    "place_or_role_not_in_words": mark("the words at this place do not say so"),
    "released_not_there": mark("the text does not tell of this release"),
    "concession_not_there": mark("the text does not tell of this concession"),
    "no_bargain": mark("nothing says that one was given for the other"),
    "sides_not_of_bargain": mark("these words are not the two sides of the bargain"),
    "party_not_named": mark("the text does not name this party"),
    "denial_not_said": mark("nobody denies it in the text"),
    "value_without_words": mark("no words give this value"),
    "value_not_in_words": mark("the words at this place give another value"),
}
_PROPOSERS: Final[Mapping[str, str]] = {
    "grammar": mark("the grammar"),
    "person": mark("a person"),
    "list": mark("a list"),
}


def refusal_words(reason: str) -> str:
    """Say why a proposal does not pass.

    Args:
        reason: As the wire form has it.

    Raises:
        KeyError: Nothing is refused for this reason.
    """
    return _(REFUSALS[reason])


def proposer_words(by: str) -> str:
    """Say who proposed something.

    Args:
        by: As the wire form has it: ``grammar``, ``proposal:3``, ``model:NAME``...
    """
    kind, _colon, name = by.partition(":")
    if kind == "proposal" and name:
        return _("proposal {number}", number=name)
    if kind == "model" and name:
        return _("model {name}", name=name)
    return _(_PROPOSERS[by]) if by in _PROPOSERS else by


def proposers_words(by: Iterable[str]) -> str:
    """Say who proposed something, each of them."""
    return listed([proposer_words(one) for one in by])


def proposed_words(by: Iterable[str]) -> str:
    """Say of a claim that these proposed it."""
    return _("proposed by {who}", who=proposers_words(by))


def refused_line(by: str, *, field: str, reason: str, words: str) -> str:
    """Say that a proposal did not pass, in one line.

    Args:
        by: Who proposed it, as the wire form has it.
        field: What of it does not hold; empty where it is the whole.
        reason: Why, as the wire form has it.
        words: The words it was held against; empty where there are none.
    """
    what = field_words(field) if field else ""
    who = f"{proposer_words(by)}, {what}" if what else proposer_words(by)
    why = refusal_words(reason)
    if not words:
        return _("refused: {who}: {why}", who=who, why=why)
    return _("refused: {who}: {why} (“{words}”)", who=who, why=why, words=words)
