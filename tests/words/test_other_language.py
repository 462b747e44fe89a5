"""Pages in a language made for the test: whatever no message says is seen at once."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Final

import pytest

import ice
from english import is_clause
from habeas.model.definition import Definition
from habeas.model.when import parse_when
from habeas.publish.chronicle import YearPage
from habeas.publish.chronicle_text import to_text, to_wikitext
from habeas.publish.render import render
from habeas.vocabulary.definitions import preset
from habeas.words.dates import is_told_by, when_words
from habeas.words.voice import SOURCE, speaking
from ice_pages import PAGES, year
from other_language import OTHER

_EDGE: Final = " .,:;()"
_PUBLISHED: Final = (
    text for s in ice.SOURCES.values() for text in (s.name, s.publisher, s.address)
)
_CITED: Final = (
    text for q in ice.QUOTES.values() for c in q.cited for text in (c.outlet, c.address)
)


def _author_words(definition: Definition) -> tuple[str, ...]:
    return (definition.title, *definition.notes)


# Names, titles and words that somebody wrote: sources, reviewers and authors of definitions.
_DATA: Final = frozenset(
    [
        *("Habeas", "JSON", "CSV", "Antarkto", "Antarctica", "Iceland", "prisoners"),
        *("Watchers of Ice", "The Ice Ministry", "Ada Floe", "read it twice"),
        *("Zora Quill", "Odo Marrow", "O. Marrow", "Зора Квилл", "Одо Марроу", "Шестом блоке"),
        *(
            "The long winter",
            "Herring",
            "The Seals' Handbook, 2031",
            "https://seal.example/handbook",
        ),
        *(text for name in ("held", "released") for text in _author_words(preset(name))),
        "Ada Floe says that all are named, but",
        *(text for text in (*_PUBLISHED, *_CITED) if text),
    ]
)
# Codes of languages, which stand alone.
_CODES: Final = frozenset({"en", "ru"})
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:]+Z")


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
    text = _INSTANT.sub("", "\x00".join(_Seen(html).told))
    for data in sorted(_DATA, key=len, reverse=True):
        text = text.replace(data, "")
    depth, outside = 0, ""
    for piece in re.split("([⟦⟧])", text):
        depth += {"⟦": 1, "⟧": -1}.get(piece, 0)
        if depth == 0:
            outside += piece.strip("⟧") + "\x00"
    found = (told.strip() for told in outside.split("\x00"))
    yield from (told for told in found if re.search(r"[^\W\d_]", told) and told not in _CODES)
    for told in re.split(r"[^\x01-\x7f’“”–—·]+", text):
        if is_clause(told):
            yield told.strip(_EDGE)


def _strays(name: str) -> list[str]:
    with speaking(OTHER):
        return list(strays(render(PAGES[name]())))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_everything_in_the_language_that_is_spoken(name: str) -> None:
    """Beside quotes, names and ids, no letter stands on a page that no message said.

    Templates are compiled once, so that each page is made in English before and after.
    """
    before = render(PAGES[name]())
    assert "⟦" not in before
    assert _strays(name) == []
    assert render(PAGES[name]()) == before


@pytest.mark.parametrize("write", [to_text, to_wikitext])
def test_a_year_as_text_says_everything_so(write: Callable[[YearPage], str]) -> None:
    """The forms that are no markup are read by people, too."""
    with speaking(OTHER):
        text = re.sub("“[^”]*”|<!--.*?-->|<[^>]*>", "", write(year()))
    assert list(strays(re.sub(r"(/year|https:)/\S+", "", text))) == []


def test_a_heading_tells_its_day_in_any_language() -> None:
    """A sentence under a day does not say the day again."""
    for spoken in (OTHER, SOURCE):
        with speaking(spoken):
            assert is_told_by("2031-03-01", when_words(parse_when("2031-03-01")))
            assert is_told_by("2031-03", when_words(parse_when("2031-03")))
            assert not is_told_by("2031-03-01", when_words(parse_when("2031-03-02")))
            assert not is_told_by("2031-03-01", when_words(parse_when("2031-03-01"), "before"))


def test_english_that_no_message_said_is_found() -> None:
    """Beside a message, and inside of one."""
    assert list(strays("<p>⟦ħéłđ⟧ of them</p>")) == ["of them", "of them"]
    assert list(strays("<p>⟦ħéłđ: not known to us⟧</p>")) == ["not known to us"]
    assert list(strays('<p title="Seen">⟦ħéłđ ⟦3⟧ ñóŵ⟧</p><code>known</code>')) == ["Seen"]
