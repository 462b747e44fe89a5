"""The site as a reader sees it, in a real Chromium."""

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from browsing import console, look
from ice_pages import PAGES

NAMES = (*PAGES, "count of a year")


def test_a_reader_follows_a_count_to_a_quoted_sentence(page: Chrome, site: str) -> None:
    """From the first page to the count, a person, and the words in their source."""
    page.get(site + "/")
    lead = page.find_element(By.CSS_SELECTOR, "p.lead a")
    assert "held" in lead.text
    lead.click()
    page.find_element(By.CSS_SELECTOR, "main svg.wide")
    person = page.find_element(By.CSS_SELECTOR, "main ol > li > a[href^='/person/']")
    name = person.text
    person.click()
    assert name in page.find_element(By.TAG_NAME, "h1").text
    folded = page.find_element(By.CSS_SELECTOR, "#status ~ details")
    assert not folded.find_element(By.TAG_NAME, "blockquote").is_displayed()
    folded.find_element(By.TAG_NAME, "summary").click()
    quote = folded.find_element(By.TAG_NAME, "blockquote")
    assert quote.is_displayed()
    words = quote.text
    folded.find_element(By.CSS_SELECTOR, "a[href*='/source/']").click()
    text = page.find_element(By.CSS_SELECTOR, ".source-text").text
    assert words in text
    anchor = page.current_url.partition("#")[2]
    marked = page.find_element(By.CSS_SELECTOR, f"#{anchor} + mark, #{anchor} + .anchor + mark")
    assert marked.text
    assert words.startswith(marked.text.strip())


@pytest.mark.parametrize("name", NAMES)
def test_no_page_breaks_its_own_rules(
    page: Chrome, site: str, where: dict[str, str], name: str
) -> None:
    """The browser blocks nothing and finds no fault: no script, no other host, no missing file."""
    page.get(site + where[name])
    # Of a page that says what was not found, the browser says that it was not.
    expected = [site + where[name]] if name == "problem" else []
    assert [said["message"].split()[0] for said in console(page)] == expected
    own = page.execute_script(
        "return performance.getEntriesByType('resource').every(e => e.name.startsWith(arguments[0]))",
        site,
    )
    assert own is True


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_wider_than_its_window(
    page: Chrome, site: str, where: dict[str, str], name: str, width: int
) -> None:
    """Nothing has to be scrolled sideways, on a telephone or on a desk."""
    look(page, width=width, scheme="light")
    page.get(site + where[name])
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "shown"), [(360, "narrow"), (1280, "wide")])
def test_the_band_is_drawn_for_the_window(page: Chrome, site: str, width: int, shown: str) -> None:
    """A telephone gets the narrow drawing, a desk the wide one; never both."""
    look(page, width=width, scheme="light")
    page.get(site + "/count")
    drawings = page.find_elements(By.CSS_SELECTOR, "figure > svg")
    visible = [d.get_attribute("class") for d in drawings if d.is_displayed()]
    assert visible == [f"band {shown}"]


def test_dark_is_dark_and_light_is_light(page: Chrome, site: str) -> None:
    """The page follows the reader's colour scheme."""
    backgrounds = []
    for scheme in ("light", "dark"):
        look(page, width=1280, scheme=scheme)
        page.get(site + "/")
        backgrounds.append(
            page.execute_script("return getComputedStyle(document.body).backgroundColor")
        )
    assert backgrounds == ["rgb(255, 255, 255)", "rgb(21, 23, 26)"]


def test_printing_opens_the_folded_quotes(page: Chrome, site: str) -> None:
    """On paper every quote can be read without opening anything."""
    page.get(site + "/conflicts")
    seen = "return document.querySelector('details blockquote').checkVisibility()"
    assert page.execute_script(seen) is False
    look(page, width=1280, scheme="light", media="print")
    assert page.execute_script(seen) is True


def test_an_iso_date_stands_on_one_line(page: Chrome, site: str) -> None:
    """No date of a page is cut by the end of a line, on a telephone."""
    look(page, width=360, scheme="light")
    for path in ("/year/BY/2025", "/count", "/people"):
        page.get(site + path)
        cut = page.execute_script(
            "return [...document.querySelectorAll('.d')]"
            ".filter(e => e.getClientRects().length > 1).map(e => e.textContent)"
        )
        assert cut == []


def test_a_search_in_another_script_finds_the_person(page: Chrome, site: str) -> None:
    """The form on every page finds a person by a spelling of another script."""
    page.get(site + "/")
    field = page.find_element(By.CSS_SELECTOR, "form.find input[name=q]")
    field.send_keys("Тихановский")
    field.submit()
    found = page.find_elements(By.CSS_SELECTOR, "main tbody tr")
    assert len(found) == 1
    assert "Tikhanovsky" in found[0].find_element(By.TAG_NAME, "a").text
