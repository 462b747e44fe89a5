"""The language being spoken, and how a message is said in it.

A message is a whole clause of English with named places in it; its English is its key in
the catalogue of each other language. Which language is spoken is decided at the edge, for
everything that is said within `speaking`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING, Final, Self, TypeVar, cast

from habeas.errors import UnknownIdError
from habeas.later import Later
from habeas.words.rules import LanguageRules, en

if TYPE_CHECKING:  # English needs no catalogue
    from babel.messages import mofile, pofile
else:
    mofile = Later("babel.messages.mofile")
    pofile = Later("babel.messages.pofile")

SOURCE: Final = "en"
_CATALOGUES: Final = resources.files("habeas.words").joinpath("catalogues")

_SLOT: Final = re.compile("\x02(\\w+)\x03")
# One form of a message for one, one for many.
Plural = tuple[str, str]
# A label in each language: words, or words by their grammatical form.
Labels = Mapping[str, str | Mapping[str, str]]
_T = TypeVar("_T")


class SpokenTerm(str):
    """A term of the vocabulary in a sentence, which may ask for another form of it.

    A message says ``{who}``, and a translation of it may say ``{who:genitive}``: the form of
    that name among the term's labels, and the term itself where it has none.
    """

    __slots__ = ("_forms",)
    _forms: Mapping[str, str]

    def __new__(cls, forms: str | Mapping[str, str]) -> Self:
        """Take the words, or the words by form: the first is the one that stands alone."""
        known = {} if isinstance(forms, str) else forms
        term = super().__new__(cls, forms if isinstance(forms, str) else next(iter(forms.values())))
        term._forms = known
        return term

    def __format__(self, form: str) -> str:
        return self._forms.get(form, str(self))


@dataclass(frozen=True, slots=True)
class Voice:
    """A language that can be spoken.

    Attributes:
        language: Its BCP 47 code.
        messages: Its catalogue.
        rules: What it does by rule.
    """

    language: str
    messages: NullTranslations
    rules: LanguageRules

    def term(self, labels: Labels) -> SpokenTerm | None:
        """Give a label in this language, in English where it has none, None where neither is."""
        forms = labels.get(self.language) or labels.get(SOURCE)
        return SpokenTerm(forms) if forms else None


_ENGLISH: Final = Voice(SOURCE, NullTranslations(), en)
_SPOKEN: Final[ContextVar[Voice]] = ContextVar("voice", default=_ENGLISH)


class Spoken:
    """The catalogue of the voice that speaks, asked at each message.

    Templates are compiled once, and say what they say in whatever language is being spoken.
    """

    def gettext(self, message: str) -> str:
        """Give a message."""
        return _SPOKEN.get().messages.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Give a message that agrees with a number."""
        return _SPOKEN.get().messages.ngettext(one, many, count)

    def pgettext(self, context: str, message: str) -> str:
        """Give a message that its context tells from another."""
        return _SPOKEN.get().messages.pgettext(context, message)

    def npgettext(self, context: str, one: str, many: str, count: int) -> str:
        """Give such a message that agrees with a number."""
        return _SPOKEN.get().messages.npgettext(context, one, many, count)


@contextmanager
def speaking(language: str | Voice) -> Iterator[Voice]:
    """Say everything in a language for as long as the block lasts.

    Args:
        language: A code of `languages`, or a voice made elsewhere.

    Raises:
        UnknownIdError: There is no catalogue of that language.
    """
    voice = _voice_of(language) if isinstance(language, str) else language
    token = _SPOKEN.set(voice)
    try:
        yield voice
    finally:
        _SPOKEN.reset(token)


def voice() -> Voice:
    """Give the voice that speaks."""
    return _SPOKEN.get()


def language() -> str:
    """Give the code of the language being spoken: what keeps words keeps this with them."""
    return _SPOKEN.get().language


@cache
def languages() -> tuple[str, ...]:
    """Name the languages that can be spoken, the source language first."""
    found = (f.name for f in _CATALOGUES.iterdir() if f.joinpath("LC_MESSAGES").is_dir())
    return (SOURCE, *sorted(found))


@cache
def _voice_of(language: str) -> Voice:
    if language == SOURCE:
        return _ENGLISH
    if language not in languages():
        known = ", ".join(languages())
        raise UnknownIdError(
            "pages are not written in this language", where=language, hint=f"one of {known}"
        )
    file = _CATALOGUES.joinpath(language, "LC_MESSAGES", "habeas.po")
    rules = cast("LanguageRules", Later(f"habeas.words.rules.{language}"))
    return Voice(language, read_messages(file.read_bytes().splitlines(keepends=True)), rules)


def read_messages(lines: Iterable[bytes]) -> NullTranslations:
    """Read a catalogue; what it leaves out, or marks as fuzzy, is said in English.

    Args:
        lines: Of a .po file.
    """
    compiled = BytesIO()
    mofile.write_mo(compiled, pofile.read_po(lines))
    compiled.seek(0)
    return GNUTranslations(compiled)


def mark(message: str) -> str:
    """Mark a message in a table, so that catalogues have it; `_` says it."""
    return message


def mark_many(one: str, many: str) -> Plural:
    """Mark a message with a form for one and a form for many; `many` says it."""
    return one, many


def _(message: str, /, **values: object) -> str:
    """Say a message.

    Args:
        message: In English.
        values: What stands in its places.
    """
    text = _SPOKEN.get().messages.gettext(message)
    return text.format(**values) if values else text


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Say a message that agrees with a number.

    Args:
        one: In English, of one.
        many: Of several.
        count: The number; it stands in the message only as one of the values.
        values: What stands in its places.
    """
    text = _SPOKEN.get().messages.ngettext(one, many, count)
    return text.format(**values) if values else text


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Say a message whose English alone does not tell its meaning.

    Args:
        context: What tells it.
        message: In English.
        values: What stands in its places.
    """
    text = _SPOKEN.get().messages.pgettext(context, message)
    return text.format(**values) if values else text


def say_marked(message: str | Plural, count: int = 1, /, **values: object) -> str:
    """Say a message that a table marks.

    Args:
        message: As `mark` or `mark_many` gave it.
        count: The number it agrees with, of `mark_many`.
        values: What stands in its places.
    """
    if isinstance(message, str):
        return _(message, **values)
    one, many = message
    return ngettext(one, many, count, **values)


def slot(name: str) -> str:
    """Give what to say in the place of something that is more than words, such as a link."""
    return f"\x02{name}\x03"


def slotted(text: str, slots: Mapping[str, Iterable[_T]]) -> Iterator[str | _T]:
    """Part a said message around things that are more than words.

    Args:
        text: Said with a `slot` for each.
        slots: What stands there, by name.

    Examples:
        >>> list(slotted(f"seen: {slot('who')}.", {"who": [1, 2]}))
        ['seen: ', 1, 2, '.']
    """
    for at, piece in enumerate(_SLOT.split(text)):
        if at % 2:
            yield from slots[piece]
        elif piece:
            yield piece
