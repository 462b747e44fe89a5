"""A language made for tests: every message stands in brackets, in letters that English lacks."""

import re
from gettext import NullTranslations
from types import ModuleType
from typing import Final

from habeas.words.rules import en
from habeas.words.voice import Labels, SpokenTerm, Voice

_ACCENTED: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒǧħíĵķłɱñóƥɋřšŧúṽŵẋýžÁƁÇĐÉƑǦĦÍĴĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ",
)
# What is no letter of a message: places, markup and entities.
_KEPT: Final = re.compile(r"(\{\w+(?::\w*)?\}|%\(\w+\)s|<[^>]*>|&\w+;)")


def pseudo(text: str) -> str:
    """Say a message in the language made for tests."""
    pieces = _KEPT.split(text)
    told = (piece if at % 2 else piece.translate(_ACCENTED) for at, piece in enumerate(pieces))
    return f"⟦{''.join(told)}⟧"


class _Messages(NullTranslations):
    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(
        self,
        context: str,  # noqa: ARG002 - the base has it
        message: str,
    ) -> str:
        return pseudo(message)

    def npgettext(
        self,
        context: str,  # noqa: ARG002 - the base has it
        msgid1: str,
        msgid2: str,
        n: int,
    ) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


class _Voice(Voice):
    def term(self, labels: Labels) -> SpokenTerm | None:
        found = super().term(labels)
        return None if found is None else SpokenTerm(pseudo(found))


_RULES: Final = ModuleType("rules")
_RULES.numeral, _RULES.agreement = en.numeral, en.agreement  # type: ignore[attr-defined]
_RULES.ordinal = lambda value: pseudo(en.ordinal(value))  # type: ignore[attr-defined]
_RULES.joined = lambda items: pseudo(" & ").join(items)  # type: ignore[attr-defined]
_RULES.either = lambda items: pseudo(" / ").join(items)  # type: ignore[attr-defined]
# Names of countries are those of Esperanto.
OTHER: Final = _Voice("eo", _Messages(), _RULES)
