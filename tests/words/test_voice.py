"""How a message is said: in which language, with which forms."""

from contextvars import copy_context

import pytest

from habeas.errors import UnknownIdError
from habeas.model.event import Event
from habeas.words import voice
from habeas.words.events import tell_event
from habeas.words.lists import listed_apart
from habeas.words.rules import en
from habeas.words.voice import (
    Labels,
    SpokenTerm,
    Voice,
    _,
    language,
    ngettext,
    pgettext,
    read_messages,
    speaking,
)

# A language with three forms of number, another order, and a case that a message asks for.
_PO = """
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 "
"&& (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "{number} claim"
msgid_plural "{number} claims"
msgstr[0] "{number} заявление"
msgstr[1] "{number} заявления"
msgstr[2] "{number} заявлений"

msgid "{who} was seen"
msgid_plural "{who} were seen"
msgstr[0] "видели {who}"
msgstr[1] "видели {who}"
msgstr[2] "видели {who}"

msgid "at least {low} {who}"
msgstr "не менее {low} {who:genitive}"

msgctxt "a link"
msgid "claim"
msgstr "к заявлению"

#, fuzzy
msgid "unknown"
msgstr "неведомо"
"""
RUSSIAN = Voice("ru", read_messages(_PO.encode().splitlines(keepends=True)), en)


def _claims(count: int) -> str:
    return ngettext("{number} claim", "{number} claims", count, number=count)


def test_a_message_agrees_with_its_number_by_the_rules_of_its_language() -> None:
    """English has two forms of number, Russian three."""
    assert [_claims(n) for n in (1, 2, 5)] == ["1 claim", "2 claims", "5 claims"]
    with speaking(RUSSIAN):
        assert [_claims(n) for n in (1, 2, 5, 11, 21)] == [
            "1 заявление", "2 заявления", "5 заявлений", "11 заявлений", "21 заявление",
        ]  # fmt: skip


def test_what_no_translator_confirmed_is_said_in_english() -> None:
    """A message that a catalogue lacks, or marks as fuzzy, is not left out."""
    with speaking(RUSSIAN):
        assert _("unknown") == "unknown"
        assert _("about {time}", time="2031") == "about 2031"


def test_context_tells_two_messages_of_one_english_apart() -> None:
    """A claim that is a link is another word than a claim."""
    with speaking(RUSSIAN):
        assert pgettext("a link", "claim") == "к заявлению"
        assert _("claim") == "claim"


def test_a_message_asks_for_the_form_of_a_term() -> None:
    """The labels of a term have forms; a form it has not is the term itself."""
    labels: Labels = {"en": "seals", "ru": {"plain": "тюлени", "genitive": "тюленей"}}
    with speaking(RUSSIAN) as russian:
        seals = russian.term(labels)
        assert seals == "тюлени"
        assert _("at least {low} {who}", low=3, who=seals) == "не менее 3 тюленей"
        assert _("at least {low} {who}", low=3, who=SpokenTerm("киты")) == "не менее 3 киты"
    assert voice.voice().term(labels) == "seals"


def test_names_keep_their_place_in_the_order_of_the_language() -> None:
    """A name that is a link stays one, wherever the sentence has it."""
    event = Event(person="Odo", event="seen")
    odo = object()
    assert tell_event(event, [odo]) == [odo, " was seen"]
    with speaking(RUSSIAN):
        assert tell_event(event, [odo]) == ["видели ", odo]


def test_a_brace_in_a_name_is_a_brace() -> None:
    """What a source writes is no place for something else."""
    event = Event(person="Odo", event="seen", place="{who} Bay")
    assert tell_event(event, ["Odo"]) == ["Odo", " was seen in {who} Bay"]
    assert listed_apart(["{0}", "b"]) == ["{0}", " and ", "b"]


def test_a_language_is_spoken_as_long_as_its_block_lasts() -> None:
    """Also where something fails in it, and in no other context."""
    outside = copy_context()
    with speaking(RUSSIAN):
        assert language() == "ru"
        assert outside.run(language) == "en"
    assert language() == "en"
    with pytest.raises(UnknownIdError), speaking(RUSSIAN):
        raise UnknownIdError("nobody", where="here")
    assert language() == "en"


def test_a_language_nobody_translated_is_refused() -> None:
    """The answer names those there are."""
    with pytest.raises(UnknownIdError, match=r"xx.*en"), speaking("xx"):
        pass
