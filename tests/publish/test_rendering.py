"""What holds for every page: nothing of a source becomes markup, and every rule of the look."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ice
from habeas.model.claim import Modality
from habeas.model.figure import Mode
from habeas.model.spell import Spell
from habeas.publish.chronicle import LetGo, PlaceCounts, year_page
from habeas.publish.chronicle_text import line_safe, to_text, to_wikitext, wiki_safe
from habeas.publish.marks import pieces
from habeas.publish.person import PersonPage
from habeas.publish.render import dated, folded, render, stylesheet, weblink
from habeas.publish.status import axis_statuses
from ice_pages import PAGES, change, person, year


class _Reader(HTMLParser):
    """Gathers what a browser would see of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_script_and_asks_no_other_host(name: str) -> None:
    """No script, style attribute or handler; nothing is loaded but from the site itself."""
    page = _Reader(render(PAGES[name]()))
    for tag, attributes in page.tags:
        assert tag not in ("script", "iframe", "object", "embed", "style", "b")
        assert not [a for a in attributes if a.startswith("on") or a == "style"]
        for loading in ("src", "action"):
            assert (attributes.get(loading) or "/").startswith("/")
        if tag == "link":
            assert (attributes["href"] or "").startswith("/")


@pytest.mark.parametrize("name", PAGES)
def test_no_link_runs_a_program(name: str) -> None:
    """An address that a report states becomes a link only where it is http or https."""
    for tag, attributes in _Reader(render(PAGES[name]())).tags:
        if tag == "a":
            assert re.match(r"(/|#|https?://)", attributes["href"] or "")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_its_permanent_link(name: str) -> None:
    """Every page says how to ask it again: what was known, of which ledger."""
    assert "known=41&amp;head=f00df00df00d" in render(PAGES[name]()).replace("</span>", "")


@pytest.mark.parametrize("name", PAGES)
def test_every_id_of_a_page_is_there_once(name: str) -> None:
    """A link into a page leads to one place."""
    ids = [a["id"] for _, a in _Reader(render(PAGES[name]())).tags if "id" in a]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_into_the_page_has_its_target(name: str) -> None:
    """A reference number, a mark and a claim lead somewhere."""
    page = _Reader(render(PAGES[name]()))
    ids = {a.get("id") for _, a in page.tags}
    inside = [a["href"] for t, a in page.tags if t == "a" and (a["href"] or "").startswith("#")]
    assert {(href or "")[1:] for href in inside} <= ids


@pytest.mark.parametrize("name", PAGES)
def test_an_iso_date_never_breaks_over_two_lines(name: str) -> None:
    """Each date in running text is wrapped so that it stays on its line."""
    body = render(PAGES[name]()).partition("<main")[2]
    bare = re.sub(r'<span class="d">[^<]*</span>', "", body)
    bare = re.sub(
        r"(<(a|input|option|link|svg|text)\b[^>]*>|<svg.*?</svg>)", "", bare, flags=re.DOTALL
    )
    assert not re.findall(r"\d{4}-\d{2}-\d{2}", bare)


def test_the_words_of_a_source_are_only_words() -> None:
    """Markup in a report is shown, not obeyed."""
    html = render(PAGES["exchanges"]())
    assert "&lt;b&gt;herring&lt;/b&gt;" in html


def test_a_change_without_an_upper_bound_reads_as_a_sentence() -> None:
    """Nothing grew "by open"."""
    page = change()
    html = render(replace(page, high=None, parts=(replace(page.parts[0], high=None),)))
    assert "and the greatest of one of the two has no upper bound; the parts below" in html
    assert '<td class="n" data-th="Recorded, greatest">no upper bound</td>' in html


def test_a_status_says_that_records_disagree() -> None:
    """A contradicted value is never told as if it stood alone."""
    page = _disputed()
    assert page.disputed
    assert "Records disagree." in _Reader(render(page)).text
    assert page.status.startswith("records disagree")
    assert page.to_record()["records_disagree"] is True


def test_a_status_without_a_contradiction_does_not_say_so() -> None:
    """The line stands only where it is true."""
    calm = replace(person(), axes=())
    assert "Records disagree" not in render(calm)


def _disputed() -> PersonPage:
    both = [
        Spell(
            person="podo",
            axis="custody",
            value=value,
            from_earliest=date(2031, 3, 1),
            from_latest=date(2031, 3, 1),
            to_earliest=None,
            to_latest=None,
            claims=(name,),
            contradiction="arrest and release cannot both be so",
            reason="sources contradict each other",
        )
        for value, name in (("in_custody", "e4"), ("at_liberty", "e2"))
    ]
    axes = axis_statuses(both, date(2031, 3, 31), ice.QUOTES)
    return replace(person(), axes=axes, spells=tuple(both))


def test_nobody_is_exported_as_wanted() -> None:
    """An accusation is told with who accuses; it is never a property of the person."""
    spell = Spell(
        person="podo",
        axis="legal_stage",
        value="wanted",
        from_earliest=date(2031, 1, 1),
        from_latest=date(2031, 1, 1),
        to_earliest=None,
        to_latest=None,
    )
    page = replace(
        person(), axes=axis_statuses([spell], date(2031, 3, 1), {}), spells=(spell,), history=()
    )
    record = page.to_record()
    assert "wanted" not in str(record)
    assert record["status"]["legal_stage"][0]["accused_by"] == "the authorities"
    assert "accused by the authorities" in render(page)


def test_what_is_feared_is_told_as_feared() -> None:
    """A sentence that no source asserts begins with how far it is meant."""
    told = [s.text for _, _, people in year().days for s in people]
    feared = [text for text in told if "arrested again" in text]
    assert feared == [
        "Feared, not known to have happened: on or after 2031-03-01, Odo Marrow was arrested again"
    ]


def test_a_year_leaves_out_what_is_of_another_year() -> None:
    """Claims of another year make no sentence."""
    later = replace(ice.QUOTES["f1"].claim, body=ice.figure("f1", 3, 3, "2033-03-01"))
    page = year()
    other = year_page(
        page.asked,
        place="AQ",
        place_name="Antarctica",
        year=2031,
        claims=(replace(ice.QUOTES["f1"], claim=later),),
        people={},
    )
    assert not other.days
    assert not other.references


def test_an_event_without_a_date_takes_that_of_its_group() -> None:
    """Who is named among the released was released when they were."""
    days = {heading: people for heading, _, people in year().days}
    named = [s.text for s in days["2031-03-01"]]
    assert "Zora Quill and Odo Marrow were released" in named


def test_one_person_in_two_spellings_is_one_name() -> None:
    """Names are those of people, not of mentions."""
    released = year().released
    assert released is not None
    assert released.text == "Odo Marrow and Zora Quill"
    assert len(released.refs) == 2


def test_who_may_have_been_let_go_is_named_apart() -> None:
    """The year page says of nobody more than the count of the year says."""
    page = year_page(
        ice.ASKED,
        place="AQ",
        place_name="Antarctica",
        year=2031,
        claims=tuple(ice.QUOTES.values()),
        people=ice.PEOPLE,
        counted=PlaceCounts(words="", let_go=LetGo(undisputed=("pzora",), possible=("podo",))),
    )
    assert page.released is not None
    assert page.possibly_released is not None
    assert page.released.text == "Zora Quill"
    assert page.possibly_released.text == "Possibly Odo Marrow"
    assert "Possibly Odo Marrow" in to_text(page)
    assert "\n\nPossibly Odo Marrow" in to_wikitext(page)


def test_a_colour_never_stands_for_a_fate() -> None:
    """The stylesheet knows no class of what became of anybody."""
    fates = ("custody", "liberty", "released", "dead", "exile", "free", "possible", "undisputed")
    assert not [fate for fate in fates if re.search(rf"\.{fate}", stylesheet())]


def test_printing_opens_the_folded_quotes() -> None:
    """What is folded on a screen is paper's to read."""
    printed = stylesheet().partition("@media print")[2]
    assert "details-content" in printed


@given(st.text(max_size=60))
def test_wikitext_takes_no_markup_from_a_source(text: str) -> None:
    """Whatever a source writes, no link, template, tag or list comes of it."""
    safe = wiki_safe(text)
    assert not re.search(r"[\[\]{}|<>]|''|~~~|__", safe)
    assert not line_safe(safe).startswith(("*", "#", ":", ";", "="))


def test_wikitext_gives_a_reference_its_words_once() -> None:
    """A source quoted twice in the same words is written out where it is first used."""
    text = to_wikitext(year())
    opened = re.findall(r'<ref name="([^"]+)">', text)
    assert len(opened) == len(set(opened))
    assert set(re.findall(r'<ref name="([^"]+)" />', text)) <= set(opened)


@given(st.text(max_size=40))
def test_a_dated_text_is_the_text(text: str) -> None:
    """Keeping dates together changes no letter that a reader sees."""
    assert _Reader(f"<p>{dated(text)}").text.replace("\r", "\n") == text.replace("\r", "\n") or (
        "\x00" in text or "\r" in text
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//no.example", "http://", None, "http://["],
)
def test_only_web_addresses_become_links(address: str | None) -> None:
    """An address of another kind stays text."""
    assert weblink(address) is None


@given(data=st.data())
def test_the_pieces_of_a_text_join_to_the_text(data: st.DataObject) -> None:
    """Marking loses no letter, however claims overlap."""
    chosen = data.draw(st.lists(st.sampled_from(sorted(ice.QUOTES)), unique=True))
    claims = [q for name in chosen if (q := ice.QUOTES[name]).source is ice.POST]
    cut = pieces(ice.POST_TEXT, claims)
    assert "".join(piece.text for piece in cut) == ice.POST_TEXT
    anchors = [anchor for piece in cut for anchor in piece.anchors]
    assert sorted(anchors) == sorted({q.anchor for q in claims})


def test_a_speaker_is_whoever_the_text_says() -> None:
    """The speaker is the one named; else whom the text cites; else the outlet."""
    assert ice.QUOTES["f2"].speaker == "Watchers of Ice"
    assert ice.QUOTES["f1"].speaker == "Seal Street Journal"
    assert ice.QUOTES["e3"].speaker == "Курьер Криля"


@pytest.mark.parametrize("modality", [m for m in Modality if not m.acts])
def test_no_sentence_of_a_year_asserts_what_no_source_asserts(modality: Modality) -> None:
    """Whoever was only announced, planned, feared or denied to be released is possible."""
    quoted = ice.QUOTES["e3"]
    unsure = replace(quoted, claim=replace(quoted.claim, modality=modality))
    page = year_page(
        ice.ASKED,
        place="AQ",
        place_name="Antarctica",
        year=2031,
        claims=(unsure,),
        people=ice.PEOPLE,
        counted=PlaceCounts(words="", let_go=LetGo(possible=("pzora",))),
    )
    assert page.released is None
    assert page.possibly_released is not None
    assert page.possibly_released.text == "Possibly Zora Quill"
    assert page.days[0][2][0].text.split(":")[0].lower().startswith(modality.value)


@pytest.mark.parametrize(
    ("measure", "mode", "when"),
    [("released", Mode.FLOW, ", in 2031"), ("held", Mode.STOCK, ", as of 2031")],
)
def test_who_was_released_in_a_year_is_told_from_who_is_held_as_of_it(
    measure: str, mode: Mode, when: str
) -> None:
    """What happened in the course of a time is not said to be so at its end."""
    quoted = ice.QUOTES["f1"]
    body = ice.figure("f1", 3, 3, "2031", measure=measure, mode=mode, relation="during")
    page = year_page(
        ice.ASKED,
        place="AQ",
        place_name="Antarctica",
        year=2031,
        claims=(replace(quoted, claim=replace(quoted.claim, body=body)),),
        people=ice.PEOPLE,
    )
    (sentence,) = page.figures
    assert sentence.text.endswith(when)


def test_a_quote_is_escaped_wherever_it_stands() -> None:
    """The words, who says them, where they were printed, and the line they are folded under."""
    (shown, *_) = person().history[0].quotes
    claim = replace(shown.claim, quote="<b>2025-01-02", attributed_to="Q & <i>", said_on="<u>")
    source = replace(shown.source, language='x" y="', publisher="<s>'P'</s>")
    odd = replace(shown, claim=claim, source=source, state="rejected", cited=())
    html = str(folded([odd, odd], lambda path, fragment="": f"{path}?a&b#{fragment}", "<p>"))
    assert re.findall(r"<(\w+)", html) == [
        *("details", "summary"),
        *("blockquote", "span", "p", "span", "a", "span", "a", "span") * 2,
    ]
    assert 'lang="x&#34; y=&#34;"' in html
    assert "Q &amp; &lt;i&gt;, in &lt;s&gt;&#39;P&#39;&lt;/s&gt;" in html
    assert "?a&amp;b#" in html
    assert "&amp;amp;" not in html


def test_folded_quotes_say_how_many_they_are() -> None:
    """One of them by no number; and where there are none, nothing is folded."""
    (shown, *_), href = person().history[0].quotes, person().asked.href
    assert "<summary>Source words</summary>" in folded([shown], href)
    assert "<summary>Source words (2 sources)</summary>" in folded([shown, shown], href)
    assert folded([], href) == ""
