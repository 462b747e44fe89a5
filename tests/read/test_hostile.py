"""Hostile files end in one clear line, within limits, and get nothing."""

import contextlib
import io
import subprocess
import time
import zipfile

import docx
import pytest

from habeas.errors import DocumentError
from habeas.read import read_bytes
from habeas.read.cage import ask_child
from pdf_by_hand import pdf

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx(document: str, **more: bytes) -> bytes:
    plain = io.BytesIO()
    docx.Document().save(plain)
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, document if part == "word/document.xml" else old.read(part))
        for name, data in more.items():
            new.writestr(name, data)
    return out.getvalue()


def _body(words: str, head: str = "") -> str:
    return f'{head}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'


def _refused(data: bytes, name: str) -> str:
    began = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name=name)
    assert time.monotonic() - began < 120
    message = str(caught.value)
    assert name in message
    assert "\n" not in message
    return message


def test_a_bomb_in_a_word_document_is_refused_by_its_unpacked_size() -> None:
    """A few hundred kilobytes that unpack to half a gigabyte are never unpacked."""
    data = _docx(_body("x"), bomb=bytes(500_000_000))
    assert len(data) < 1_000_000
    assert "unpacks to" in _refused(data, "bomb.docx")


def test_an_external_entity_gives_nothing_of_this_machine() -> None:
    """A document that asks for a local file gets no line of it."""
    head = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    try:
        found = read_bytes(_docx(_body("before &x; after", head)), name="xxe.docx")[0].text
    except DocumentError as error:
        found = str(error)
    assert "root:" not in found


def test_entities_that_multiply_end_in_one_line_or_no_text() -> None:
    """A billion laughs is not laughed."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>'
    try:
        found = read_bytes(_docx(_body("&l11;", head)), name="laughs.docx")[0].text
    except DocumentError as error:
        found = str(error)
    assert len(found) < 1000


def test_a_page_tree_that_loops_ends() -> None:
    """A PDF whose pages contain themselves gives its one page once."""
    data = pdf([[(60, 60, 10, "Kuzma was freed.")]]).replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]")
    assert [read.text for read in read_bytes(data, name="loop.pdf")] == ["Kuzma was freed."]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n" + b"\x00garbage" * 100, "damaged.pdf"),
        (b"PK\x03\x04" + b"garbage" * 100, "damaged.docx"),
        (b'{"messages": [' + b"[" * 200_000, "deep.json"),
        (b'{"messages": [1]}', "odd.json"),
    ],
)
def test_a_damaged_file_is_refused_in_one_line(data: bytes, name: str) -> None:
    """Each names the file and says what to try."""
    _refused(data, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            b"<html><body>" + b"<div>" * 100_000 + b"Kuzma was freed." + b"</div>" * 100_000,
            "deep.html",
        ),
        (b"{{" * 50_000 + b"Kuzma", "deep.wikitext"),
        (b"[[" * 50_000 + b"Kuzma" + b"]]" * 50_000, "links.wikitext"),
    ],
)
def test_deep_nesting_is_read_or_refused_within_the_limits(data: bytes, name: str) -> None:
    """Nesting a hundred thousand deep neither crashes this process nor runs on."""
    began = time.monotonic()
    with contextlib.suppress(DocumentError):
        assert "Kuzma" in read_bytes(data, name=name)[0].text
    assert time.monotonic() - began < 120


def test_a_zip_file_of_something_else_is_named() -> None:
    """A list is sent to import, any other ZIP to be unpacked."""
    assert "habeas import" in _refused(_zip("xl/workbook.xml"), "list.docx")
    assert "a ZIP file" in _refused(_zip("a.txt"), "a.zip")


def _zip(inside: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(inside, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        ("network", "PermissionError|Network|unreachable"),
        ("write", "PermissionError"),
        ("program", "PermissionError"),
        ("memory", "MB of memory"),
        ("time", "seconds"),
    ],
)
def test_the_child_process_cannot_do_anything_else(
    attempt: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No connection, no written file, no program; memory and time end at their limits."""
    monkeypatch.setattr("habeas.read.cage.WALL_SECONDS", 3)
    with pytest.raises(DocumentError, match=message):
        ask_child(f"try {attempt}", {"name": "a"}, b"")


@pytest.mark.parametrize(
    ("signal", "message"),
    [(24, "seconds"), (9, "seconds"), (6, "MB of memory"), (11, "MB of memory")],
)
def test_a_reader_that_dies_at_a_limit_says_which(
    signal: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems and C libraries end the process themselves: time or memory is named still."""

    def die(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, -signal, b"", b"")

    monkeypatch.setattr("habeas.read.cage.subprocess.run", die)
    with pytest.raises(DocumentError, match=message):
        ask_child("report", {"name": "a.pdf"}, b"")
