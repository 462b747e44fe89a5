"""A report in any format it comes in, to documents."""

from habeas.errors import DocumentError
from habeas.read.cage import read_caged
from habeas.read.document import MAX_BYTES, MAX_FORMATTED_BYTES, Document
from habeas.read.encoding import decode
from habeas.read.kind import ReportFormat, kind_of

# Formats whose files are mostly not text: pictures, fonts, markup.
_FORMATTED = (ReportFormat.PDF, ReportFormat.DOCX, ReportFormat.TELEGRAM)


def read_bytes(data: bytes, *, name: str, media_type: str | None = None) -> tuple[Document, ...]:
    """Read a file's bytes as one or more documents.

    Plain text is read in this process. Everything else is taken apart in a child
    process without network and with limits of time and memory.

    Args:
        data: The whole file.
        name: The file's name; its ending is a hint, its content decides.
        media_type: What its carrier called it, such as ``text/html; charset=utf-8``.

    Returns:
        One document; a Telegram export gives one a message.

    Raises:
        DocumentError: The file is empty, too large, or cannot be read as a report.

    Examples:
        >>> read_bytes(b"Anna Testova was freed.", name="a.txt")[0].text
        'Anna Testova was freed.'
    """
    if not data.strip():
        raise _empty(name)
    kind = kind_of(data, name=name, media_type=media_type)
    limit = MAX_FORMATTED_BYTES if kind in _FORMATTED else MAX_BYTES
    if len(data) > limit:
        raise DocumentError(
            f"the file has {len(data) / 1e6:,.0f} MB, more than {limit / 1e6:,.0f}",
            where=name,
            hint="split it into reports",
        )
    stated = (media_type or "").partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    if kind is not ReportFormat.PLAIN:
        return read_caged(kind, data, name=name, stated=stated)
    text, encoding = decode(data, where=name, stated=stated)
    if not text.strip():
        raise _empty(name)
    return (Document(text=text, media_type=kind.value, encoding=encoding),)


def _empty(name: str) -> DocumentError:
    return DocumentError("the file is empty", where=name, hint="check that it was saved")
