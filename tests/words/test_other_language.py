"""Pages in a language made for the test: whatever no message says is seen at once."""

import re
from collections.abc import Iterator
from gettext import NullTranslations
from html.parser import HTMLParser
from types import ModuleType
from typing import Final

import pytest

from english import is_clause
from habeas.publish.render import render
from habeas.words.rules import en
from habeas.words.voice import Labels, SpokenTerm, Voice, speaking
from ice_pages import PAGES

_ACCENTED: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒǧħíĵķłɱñóƥɋřšŧúṽŵẋýžÁƁÇĐÉƑǦĦÍĴĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ",
)
# What is no letter of a message: places, markup and entities.
_KEPT: Final = re.compile(r"(\{\w+(?::\w*)?\}|%\(\w+\)s|<[^>]*>|&\w+;)")


def _said(text: str) -> str:
    pieces = _KEPT.split(text)
    told = (piece if at % 2 else piece.translate(_ACCENTED) for at, piece in enumerate(pieces))
    return f"⟦{''.join(told)}⟧"


class _Messages(NullTranslations):
    def gettext(self, message: str) -> str:
        return _said(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _said(msgid1 if n == 1 else msgid2)

    def pgettext(
        self,
        context: str,  # noqa: ARG002 - the base has it
        message: str,
    ) -> str:
        return _said(message)

    def npgettext(
        self,
        context: str,  # noqa: ARG002 - the base has it
        msgid1: str,
        msgid2: str,
        n: int,
    ) -> str:
        return _said(msgid1 if n == 1 else msgid2)


class _Voice(Voice):
    def term(self, labels: Labels) -> SpokenTerm | None:
        found = super().term(labels)
        return None if found is None else SpokenTerm(_said(found))


_RULES: Final = ModuleType("rules")
_RULES.numeral, _RULES.agreement = en.numeral, en.agreement  # type: ignore[attr-defined]
_RULES.ordinal = lambda value: _said(en.ordinal(value))  # type: ignore[attr-defined]
_RULES.joined = lambda items: _said(" & ").join(items)  # type: ignore[attr-defined]
_RULES.either = lambda items: _said(" / ").join(items)  # type: ignore[attr-defined]
# Names of countries are those of Esperanto.
OTHER: Final = _Voice("eo", _Messages(), _RULES)

_EDGE: Final = " .,:;()"
# Names, titles and words that come from the invented archive and stand by themselves.
_DATA: Final = frozenset({"Habeas", "JSON", "Held", "Antarkto", "Watchers of Ice"})
_QUOTED: Final = frozenset({"Ada Floe says that all are named, but"})
# Pages that say everything in the language that is spoken; the others have yet to be converted.
CONVERTED: Final = frozenset({"home"})


class _Seen(HTMLParser):
    """Gathers what a reader sees or hears, but quotes, code and text in a language of its own."""

    _VOID: Final = frozenset(
        ["meta", "link", "input", "br", "path", "line", "circle", "rect", "polyline", "polygon"]
    )

    def __init__(self, html: str) -> None:
        super().__init__()
        self.told: list[str] = []
        self._open: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        heard = (given.get(name) for name in ("aria-label", "placeholder", "title", "alt"))
        self.told += [text for text in heard if text]
        is_other = tag in ("code", "blockquote") or ("lang" in given and tag != "html")
        if tag not in self._VOID:
            self._open.append(is_other or given.get("class") == "code")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - pages are well formed
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.told.append(data)


def strays(html: str) -> Iterator[str]:
    """Give what no message said: text outside of brackets, and English put into a message."""
    depth, outside = 0, ""
    text = "\x00".join(_Seen(html).told)
    for piece in re.split("([⟦⟧])", text):
        depth += {"⟦": 1, "⟧": -1}.get(piece, 0)
        if depth == 0:
            outside += piece.strip("⟧") + "\x00"
    for data in sorted(_DATA, key=len, reverse=True):
        outside = outside.replace(data, "")
    yield from (told.strip() for told in outside.split("\x00") if re.search(r"[^\W\d_]", told))
    for data in _QUOTED:
        text = text.replace(data, "")
    for told in re.split(r"[^\x01-\x7f’“”–—·]+", text):
        if is_clause(told) and told.strip(_EDGE) not in _DATA:
            yield told.strip(_EDGE)


def _strays(name: str) -> list[str]:
    with speaking(OTHER):
        return list(strays(render(PAGES[name]())))


@pytest.mark.parametrize("name", sorted(CONVERTED))
def test_a_page_says_everything_in_the_language_that_is_spoken(name: str) -> None:
    """Beside quotes, names and ids, no letter stands on a page that no message said."""
    assert _strays(name) == []


@pytest.mark.parametrize("name", sorted(PAGES.keys() - CONVERTED))
def test_a_page_that_says_everything_so_is_listed_as_converted(name: str) -> None:
    """What is done stays done."""
    assert _strays(name), "it is clean: add it to CONVERTED"


def test_templates_follow_the_language() -> None:
    """They are compiled once, and say what is spoken at the time."""
    before = render(PAGES["home"]())
    assert "⟦" not in before
    assert _strays("home") == []
    assert render(PAGES["home"]()) == before


def test_english_that_no_message_said_is_found() -> None:
    """Beside a message, and inside of one."""
    assert list(strays("<p>⟦ħéłđ⟧ of them</p>")) == ["of them", "of them"]
    assert list(strays("<p>⟦ħéłđ: not known to us⟧</p>")) == ["not known to us"]
    assert list(strays('<p title="Seen">⟦ħéłđ ⟦3⟧ ñóŵ⟧</p><code>known</code>')) == ["Seen"]
