"""Whole pages from invented values, kept as files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.publish.chronicle_text import to_text, to_wikitext
from habeas.publish.render import render
from ice_pages import PAGES, count, year

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_kept(name: str, golden: Golden) -> None:
    """A page made from the same values is the same bytes."""
    golden(f"{name}.html", render(PAGES[name]()))


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


def test_every_golden_page_has_its_test() -> None:
    """No kept page is left behind when its test goes."""
    kept = {path.stem for path in (Path(__file__).parents[1] / "golden").glob("*.html")}
    assert kept == set(PAGES)
