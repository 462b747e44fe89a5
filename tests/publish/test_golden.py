"""Pages from invented values, kept as files: the frame of all of them once, and each one's own."""

import json
from collections.abc import Callable
from importlib import import_module, resources
from pkgutil import iter_modules

import pytest

from framed import GOLDEN, kept_frame, parted
from habeas import publish
from habeas.publish.chronicle_text import to_text, to_wikitext
from habeas.publish.render import render
from ice_pages import PAGES, count, year

Golden = Callable[[str, str], None]


def test_the_frame_looks_as_kept(golden: Golden) -> None:
    """What stands around a page is the same bytes."""
    frame, _ = parted(render(PAGES["home"]()))
    golden("frame.html", frame)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_kept(name: str, golden: Golden) -> None:
    """A page made from the same values is the same bytes, in the frame that all pages have."""
    frame, own = parted(render(PAGES[name]()))
    assert frame == kept_frame()
    golden(f"{name}.html", own)


@pytest.mark.parametrize("name", PAGES)
def test_a_record_reads_as_kept(name: str, golden: Golden) -> None:
    """The record of a page made from the same values is the same bytes."""
    record = PAGES[name]().to_record()
    golden(f"{name}.json", json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def test_the_year_is_plain_text_as_kept(golden: Golden) -> None:
    """The chronicle as text is the same bytes."""
    golden("year.txt", to_text(year()))


def test_the_year_is_wikitext_as_kept(golden: Golden) -> None:
    """The chronicle as wikitext is the same bytes."""
    golden("year.wikitext", to_wikitext(year()))


@pytest.mark.parametrize("narrow", [False, True])
def test_the_band_is_drawn_as_kept(narrow: bool, golden: Golden) -> None:
    """Both drawings of one series are the same bytes."""
    golden(f"band-{'narrow' if narrow else 'wide'}.svg", count().svg(narrow=narrow) + "\n")


def test_every_kept_page_has_its_test() -> None:
    """No kept page is left behind when its test goes."""
    kept = {path.stem for path in GOLDEN.glob("*.html")}
    assert kept == {"frame", *PAGES}


def test_every_template_is_kept_as_a_page() -> None:
    """A new page cannot come without a kept one; those are also asked for and opened."""
    folder = resources.files(publish).joinpath("templates")
    parts = {"base.html"}
    whole = {path.name for path in folder.iterdir() if not path.name.startswith("_")} - parts
    assert {page().template for page in PAGES.values()} == whole


def test_every_kind_of_page_is_kept() -> None:
    """Also one that shares the template of another."""
    modules = [
        import_module(f"{publish.__name__}.{m.name}") for m in iter_modules(publish.__path__)
    ]
    defined = [kind for m in modules for kind in vars(m).values() if isinstance(kind, type)]
    kinds = {kind for kind in defined if isinstance(vars(kind).get("template"), str)}
    assert {type(page()) for page in PAGES.values()} == kinds
