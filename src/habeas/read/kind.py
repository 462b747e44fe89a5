"""What a file is: its content decides, its name and media type only help."""

import io
import re
import zipfile
from enum import StrEnum

from habeas.errors import DocumentError


class ReportFormat(StrEnum):
    """A format that reports come in."""

    PLAIN = "text/plain"
    HTML = "text/html"
    WIKITEXT = "text/x-wiki"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    TELEGRAM = "application/json"


_HTML = re.compile(
    rb"\s*(<!--.{0,2000}?-->\s*)*(<\?xml[^>]{0,200}\?>\s*)?<(!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENDINGS = {
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".xhtml": ReportFormat.HTML,
    ".wiki": ReportFormat.WIKITEXT,
    ".wikitext": ReportFormat.WIKITEXT,
    ".mediawiki": ReportFormat.WIKITEXT,
}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes, *, name: str, media_type: str | None = None) -> ReportFormat:
    """Say which format a file has.

    Args:
        data: The whole file.
        name: The file's name.
        media_type: What its carrier called it; None where there was none.

    Raises:
        DocumentError: It is a list, an archive of files, or an old office file.
    """
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.lstrip()[:5] == b"%PDF-":
        return ReportFormat.PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if head.startswith(_OLD_OFFICE):
        raise DocumentError("an old office file", where=name, hint="save it as DOCX, PDF or text")
    if _HTML.match(head):
        return ReportFormat.HTML
    if head.lstrip()[:1] == b"{" and b'"messages"' in data:
        return ReportFormat.TELEGRAM
    stated = (media_type or "").partition(";")[0].strip().lower()
    if stated in (ReportFormat.HTML, ReportFormat.WIKITEXT, ReportFormat.PLAIN):
        return ReportFormat(stated)
    ending = "." + name.rpartition(".")[2].lower()
    return _ENDINGS.get(ending, ReportFormat.PLAIN)


def _zipped(data: bytes, name: str) -> ReportFormat:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise DocumentError(
            "a damaged ZIP file", where=name, hint="save or send it again"
        ) from error
    if "word/document.xml" in parts:
        return ReportFormat.DOCX
    if "xl/workbook.xml" in parts:
        raise DocumentError("a list, not a report", where=name, hint="use habeas import")
    raise DocumentError("a ZIP file", where=name, hint="unpack it and add the reports inside")
