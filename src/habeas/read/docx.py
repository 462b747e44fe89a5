"""A Word document to text: paragraphs and tables in order, notes as citation markers."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.oxml import parse_xml
from lxml.etree import LxmlError

from habeas.errors import DocumentError
from habeas.read.document import MAX_FORMATTED_BYTES, Document
from habeas.read.kind import ReportFormat

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A Word file unpacks to about ten times its size; a bomb to thousands of times.
_UNPACKED_LIMIT: Final = 2 * MAX_FORMATTED_BYTES


def documents(data: bytes, *, name: str, stated: str | None) -> tuple[Document, ...]:  # noqa: ARG001
    """Read a Word document. Deleted words of tracked changes are left out.

    Args:
        data: The file.
        name: What to call it in errors.
        stated: Not used: the format states its own encoding.

    Raises:
        DocumentError: It is damaged, or unpacks to too much.
    """
    refuse_bomb(data, where=name)
    try:
        opened = docx.Document(io.BytesIO(data))
        notes = _notes(opened)
        lines = list(_blocks(opened.element.body))
    except (LxmlError, KeyError, ValueError, zipfile.BadZipFile, AttributeError) as error:
        raise DocumentError("a damaged DOCX file", where=name, hint="save it again") from error
    lines += [f"[{number}] {words}" for number, words in notes]
    title = str(opened.core_properties.title or "").strip()
    return (
        Document(text="\n".join(lines), media_type=ReportFormat.DOCX.value, title=title or None),
    )


def refuse_bomb(data: bytes, *, where: str) -> None:
    """Refuse a ZIP file that unpacks to more than any real document does.

    Raises:
        DocumentError: It does, or it is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise DocumentError("a damaged ZIP file", where=where, hint="save it again") from error
    if unpacked > _UNPACKED_LIMIT:
        raise DocumentError(
            f"it unpacks to {unpacked / 1e6:,.0f} MB, more than {_UNPACKED_LIMIT / 1e6:,.0f}",
            where=where,
            hint="do not trust it; ask for the text",
        )


def _blocks(body: Any) -> Iterator[str]:
    """Give each paragraph as a line, and each table row as a line of cells."""
    for block in body:
        if block.tag == f"{_W}p":
            yield _words(block)
        elif block.tag == f"{_W}tbl":
            for row in block.iter(f"{_W}tr"):
                yield "\t".join(
                    " ".join(_words(p) for p in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc")
                )
        elif block.tag == f"{_W}sdt":
            for content in block.iter(f"{_W}sdtContent"):
                yield from _blocks(content)
                break


def _words(paragraph: Any) -> str:
    parts: list[str] = []
    _collect(paragraph, parts)
    return "".join(parts)


def _collect(element: Any, parts: list[str]) -> None:
    for child in element:
        if child.tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK):
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}tab":
            parts.append("\t")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("\u2011")
        elif child.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            parts.append(f"[{_note_key(child)}]")
        else:
            _collect(child, parts)


def _note_key(element: Any) -> str:
    kind = "e" if "endnote" in element.tag else ""
    return kind + str(element.get(f"{_W}id"))


def _notes(opened: Any) -> list[tuple[str, str]]:
    """Give footnotes and endnotes with the number their marker shows."""
    found = []
    for part in opened.part.package.iter_parts():
        path = str(part.partname)
        if not path.endswith(("/footnotes.xml", "/endnotes.xml")):
            continue
        for note in parse_xml(part.blob):
            # Separators between text and notes are kept as notes too; they have a type.
            if note.get(f"{_W}type") is None:
                words = " ".join(_words(p) for p in note.iter(f"{_W}p")).strip()
                found.append((_note_key(note), words))
    return found
