"""Web pages, wikitext, PDF, Word and chat exports: what a reader of each would see."""

import io
import json

import docx
import pytest

from habeas.errors import DocumentError
from habeas.read import read_bytes
from habeas.read.note import Note, NoteKind
from pdf_by_hand import pdf

PAGE = """<!doctype html><html lang="be"><head><title>Freed</title>
<meta property="article:published_time" content="2025-09-11T10:00:00">
<meta property="og:site_name" content="Invented Gazette">
<link rel="canonical" href="https://gazette.example/freed"></head><body>
<nav><a href="/">Front page</a> <a href="/sport">Sport</a></nav><article><h1>Freed</h1>
<p>Kuzma Lapotkov was freed on 11 September after three years in a colony, his lawyer said.[1]</p>
<p>Another 14 people were freed with him, and nine of them were taken abroad that day.</p>
</article><footer>Printed 1999</footer></body></html>"""


def test_a_web_page_gives_its_article_and_what_it_states_of_itself() -> None:
    """Menus and footers are not the report; title, date, publisher and address are stated."""
    (page,) = read_bytes(PAGE.encode(), name="page.html")
    assert "Another 14 people were freed" in page.text
    assert "Sport" not in page.text
    assert (page.said_on, page.publisher, page.address, page.language) == (
        "2025-09-11",
        "Invented Gazette",
        "https://gazette.example/freed",
        "be",
    )


def test_a_date_inside_the_text_is_not_taken_for_the_page_s_own() -> None:
    """A page that states no date has none, whatever days its sentences name."""
    body = "<html><body><p>Kuzma was freed on 11 September 2025 with others.</p></body></html>"
    assert read_bytes(body.encode(), name="a.html")[0].said_on is None


def test_a_web_page_in_an_old_encoding_is_read_as_it_states() -> None:
    """The page's own word on its encoding is believed."""
    page = '<html><head><meta charset="windows-1251"></head><body><p>Кузьма Лапотков вышел на волю.</p></body></html>'
    (read,) = read_bytes(page.encode("cp1251"), name="a.html")
    assert read.text.strip() == "Кузьма Лапотков вышел на волю."


def test_wikitext_keeps_citation_markers_and_says_what_it_left_out() -> None:
    """A reference used twice keeps its number; links show their words; templates are named."""
    source = (
        "'''Kuzma''' was [[Penal colony|held]] until 11 May.<ref name=a>One</ref> "
        "With him {{nowrap|14 people}}.<ref name=a/><ref>Two</ref> {{circa|5}}"
        "[[File:Kuzma.jpg|thumb|Kuzma]]<!-- hidden -->"
    )
    (page,) = read_bytes(source.encode(), name="page.wikitext")
    assert page.text == "Kuzma was held until 11 May.[1] With him 14 people.[1][2]"
    assert page.notes == (Note(NoteKind.TEMPLATE_LEFT_OUT, ("circa", 1)),)


LEFT = [
    "The court sent Kuzma Lapotkov to a colony",
    "for three years. His lawyer said the impris-",
    "oned man was taken to hospital in spring.",
    "He was freed on 11 September with 14 other",
    "people, and nine of them crossed the border.",
]
RIGHT = [
    "In December another 123 people were let go,",
    "among them Zofia Wymyslona, who had been",
    "held since 2021. She was taken abroad by a",
    "bus with the others, her sister said after",
    "the call. The list has 1,135 names that day.",
]


def _column(lines: list[str], x: int, top: int = 110) -> list[tuple[int, int, int, str]]:
    return [(x, top + 14 * n, 10, line) for n, line in enumerate(lines)]


def test_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    """Two columns do not run into each other, and a word broken at a line's end is whole."""
    (page,) = read_bytes(pdf([_column(LEFT, 60) + _column(RIGHT, 320)]), name="a.pdf")
    assert "the imprisoned man was taken" in page.text
    assert page.text.index("crossed the border") < page.text.index("In December another 123")


def test_a_table_in_a_pdf_is_read_row_by_row() -> None:
    """Cells stay beside each other: they do not fill their columns as prose does."""
    rows = [("Kuzma", "14"), ("Zofia", "3"), ("Panas", "7"), ("Olga", "2"), ("Ihar", "9")]
    words = [
        (x, 100 + 14 * n, 10, word)
        for n, row in enumerate(rows)
        for x, word in zip((60, 320), row, strict=True)
    ]
    (page,) = read_bytes(pdf([words]), name="a.pdf")
    assert "Kuzma 14" in page.text


def test_every_page_of_a_pdf_is_known_by_where_it_begins() -> None:
    """The page of a quotation can be told, and running heads are left out and named."""
    pages = [
        [
            (60, 20, 9, f"Invented Bulletin, page {n}"),
            *_column([f"Fact number {w} stands."], 60),
            *_column(LEFT, 60, 200),
        ]
        for n, w in ((1, "one"), (2, "two"), (3, "three"))
    ]
    (read,) = read_bytes(pdf(pages), name="a.pdf")
    assert read.page_of(read.text.index("number two")) == 2
    assert "Bulletin" not in read.text
    assert any("Bulletin" in str(note) for note in read.notes)


def test_the_running_foot_of_a_pdf_is_left_out_and_named() -> None:
    """As a running head is: no sentence is torn apart by a page's number."""
    pages = [
        [*_column([f"Fact number {w} stands.", *LEFT], 60), (60, 780, 9, f"Penguin Post - {n}")]
        for n, w in ((1, "one"), (2, "two"), (3, "three"))
    ]
    (read,) = read_bytes(pdf(pages), name="a.pdf")
    assert "number three" in read.text
    assert "Penguin Post" not in read.text
    assert any("Penguin Post" in str(note) for note in read.notes)


def test_words_broken_at_line_ends_do_not_move_where_a_page_begins() -> None:
    """Each joined word is a hyphen shorter: the next page begins so much earlier."""
    broken = ["The impris-", "oned man was trans-", "ferred to the col-", "ony of Testburg."]
    pages = [_column(broken, 60), _column(["Panas Nobody was freed."], 60)]
    (read,) = read_bytes(pdf(pages), name="a.pdf")
    assert "imprisoned man was transferred to the colony" in read.text
    assert read.page_of(read.text.index("Panas")) == 2


def test_a_pdf_page_without_words_is_said_to_be_a_scan() -> None:
    """What cannot be read is never silently missing."""
    (read,) = read_bytes(pdf([_column(LEFT, 60), []]), name="a.pdf")
    assert read.notes == (Note(NoteKind.PAGE_WITHOUT_TEXT, (2,)),)
    with pytest.raises(DocumentError, match="no text"):
        read_bytes(pdf([[]]), name="scan.pdf")


def test_a_word_document_keeps_its_order_and_its_tables() -> None:
    """Paragraphs and rows come in the order they stand in."""
    made = docx.Document()
    made.add_paragraph("Kuzma was freed with 14 others.")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Kuzma", "2025-09-11"
    made.add_paragraph("The end.")
    data = io.BytesIO()
    made.save(data)
    (read,) = read_bytes(data.getvalue(), name="a.docx")
    assert read.text == "Kuzma was freed with 14 others.\nKuzma\t2025-09-11\nThe end."


def test_a_chat_export_gives_one_document_a_message() -> None:
    """Each message has its own day; service messages and pictures without words are none."""
    export = {
        "name": "Invented Channel",
        "messages": [
            {"id": 1, "type": "service", "text": "created"},
            {
                "id": 2,
                "type": "message",
                "date": "2025-09-11T10:00:00",
                "text": ["Freed: ", {"type": "bold", "text": "14"}, " people"],
            },
            {"id": 3, "type": "message", "date": "2025-09-12T10:00:00", "text": ""},
        ],
    }
    (read,) = read_bytes(json.dumps(export).encode(), name="result.json")
    assert (read.text, read.said_on, read.publisher, read.key) == (
        "Freed: 14 people",
        "2025-09-11",
        "Invented Channel",
        "message 2",
    )
