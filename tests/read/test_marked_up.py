"""What stands in a file beside its plain words: notes, changes, links, tables, other chats."""

import io
import json
import zipfile

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from habeas.errors import DocumentError
from habeas.read import read_bytes
from pdf_by_hand import pdf

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _docx(body: str, *, footnotes: str = "", endnotes: str = "") -> bytes:
    """Write a Word document around a body, with notes where there are any."""
    made = docx.Document()
    for kind, notes in (("footnotes", footnotes), ("endnotes", endnotes)):
        if notes:
            words = f'<w:{kind} xmlns:w="{WORD}">{notes}</w:{kind}>'.encode()
            part = Part(
                PackURI(f"/word/{kind}.xml"),
                f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
                words,
                made.part.package,
            )
            made.part.relate_to(part, f"{NOTES}/{kind}")
    plain = io.BytesIO()
    made.save(plain)
    whole = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, whole if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def _run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_notes_of_a_word_document_stand_where_their_markers_lead() -> None:
    """A figure in a footnote is read; the line that parts notes from the text is no note."""
    body = (
        f'<w:p>{_run("Freed: 14")}<w:r><w:footnoteReference w:id="2"/></w:r>'
        f'{_run(" and more.")}<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    footnotes = (
        f'<w:footnote w:type="separator" w:id="0"><w:p>{_run("-----")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{_run("Nine of them abroad.")}</w:p></w:footnote>'
    )
    endnotes = f'<w:endnote w:id="2"><w:p>{_run("By 11 May.")}</w:p></w:endnote>'
    data = _docx(body, footnotes=footnotes, endnotes=endnotes)
    (read,) = read_bytes(data, name="a.docx")
    first, *notes = read.text.splitlines()
    assert first == "Freed: 14[2] and more.[e2]"
    assert sorted(notes) == ["[2] Nine of them abroad.", "[e2] By 11 May."]


def test_what_was_struck_out_of_a_word_document_is_not_read() -> None:
    """Of a tracked change the new words count, and of what was moved the place it has now."""
    body = (
        f"<w:p>{_run('Freed: ')}<w:del><w:r><w:t>19</w:t></w:r></w:del>"
        f"<w:ins>{_run('14')}</w:ins><w:moveFrom>{_run(' in March')}</w:moveFrom></w:p>"
    )
    (read,) = read_bytes(_docx(body), name="a.docx")
    assert read.text == "Freed: 14"


def test_a_form_in_a_word_document_is_read() -> None:
    """Words in a field to fill in, tabs, breaks and hyphens that hold a word together stay."""
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>"
        f"<w:p>{_run('Name:')}<w:r><w:tab/></w:r>{_run('Kuzma')}"
        f"<w:r><w:br/></w:r>{_run('SIZO')}<w:r><w:noBreakHyphen/></w:r>{_run('1')}</w:p>"
        "</w:sdtContent></w:sdt>"
    )
    (read,) = read_bytes(_docx(body), name="a.docx")
    assert read.text == "Name:\tKuzma\nSIZO\u20111"


def test_a_word_document_that_is_half_a_file_is_refused() -> None:
    """In one line, whatever part of it is missing."""
    with pytest.raises(DocumentError, match="a damaged"):
        read_bytes(_docx(f"<w:p>{_run('x')}</w:p>")[:-200], name="a.docx")


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("[[Kuzma]] and [[:Category:Freed]]", "Kuzma and Category:Freed"),
        ("Kuzma.[[Category:Freed]]", "Kuzma."),
        ("[https://a.example the list], https://b.example/", "the list, https://b.example/"),
        ("Kuzma[https://a.example]", "Kuzma"),
        ("14&nbsp;people &amp; more", "14\xa0people & more"),
        ("== Freed ==\nKuzma", "Freed \n\nKuzma"),
        ("Kuzma<br>Zofia", "Kuzma\nZofia"),
        ("Kuzma<math>14</math> and <small>Zofia</small>", "Kuzma and Zofia"),
    ],
)
def test_wikitext_is_read_as_its_page_shows_it(source: str, read: str) -> None:
    """Links by their words, hidden parts not at all."""
    (page,) = read_bytes(source.encode(), name="page.wikitext")
    assert page.text == read


def test_a_table_of_wikitext_is_read_row_by_row() -> None:
    """Cells of one person stay in one line, apart from the next."""
    table = "{|\n! Name !! Freed\n|-\n| Kuzma || 11 May\n|-\n| Zofia || 12 May\n|}"
    (page,) = read_bytes(table.encode(), name="page.wikitext")
    rows = [[cell.strip() for cell in line.split("\t")] for line in page.text.splitlines()]
    found = [[cell for cell in row if cell] for row in rows]
    assert [row for row in found if row] == [
        ["Name", "Freed"],
        ["Kuzma", "11 May"],
        ["Zofia", "12 May"],
    ]


def _export(messages: object) -> bytes:
    return json.dumps({"chats": {"list": [{"name": "Two", "messages": messages}, "?"]}}).encode()


def test_the_chats_of_a_whole_account_are_all_read() -> None:
    """Each message with its own chat; what was forwarded is said to be."""
    message = {"id": 7, "type": "message", "text": "Kuzma is free", "forwarded_from": "Zofia"}
    (read,) = read_bytes(_export([message]), name="result.json")
    assert (read.text, read.title, read.said_on) == ("Kuzma is free", "Two, message 7", None)
    assert [str(note) for note in read.notes] == ["forwarded from Zofia"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (_export([{"type": "message", "text": 14}]), "no messages with words"),
        (_export(["free"]), "not a message"),
        (b'{"chats": {"list": [{"messages": [', "damaged JSON"),
    ],
)
def test_a_chat_export_that_says_nothing_is_refused(data: bytes, why: str) -> None:
    """In one line that says what is wrong with it."""
    with pytest.raises(DocumentError, match=why):
        read_bytes(data, name="result.json")


def test_a_heading_across_two_columns_parts_them() -> None:
    """What stands above it is read before it, both columns; what stands below, after it."""
    left = [f"The left column tells of fact number {n}" for n in range(9)]
    right = [f"The right column tells of thing number {n}" for n in range(9)]
    heading = (
        60,
        100 + 14 * 4,
        10,
        "A heading that goes from the first column far into the second",
    )
    words = [
        (x, 100 + 14 * n, 10, line)
        for x, lines in ((60, left), (320, right))
        for n, line in enumerate(lines)
        if n != 4
    ]
    (page,) = read_bytes(pdf([[*words, heading]]), name="a.pdf")
    told = [
        page.text.index(w)
        for w in ("fact number 3", "thing number 3", "A heading", "fact number 5")
    ]
    assert told == sorted(told)
    assert page.text.index("thing number 3") < page.text.index("fact number 5")
