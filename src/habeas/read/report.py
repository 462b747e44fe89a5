"""A report in any format it comes in, to documents."""

from habeas.errors import DocumentError
from habeas.read.document import MAX_BYTES, Document
from habeas.read.encoding import decode


def read_bytes(data: bytes, *, name: str, media_type: str | None = None) -> tuple[Document, ...]:
    """Read a file's bytes as one or more documents.

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
        raise DocumentError("the file is empty", where=name, hint="check that it was saved")
    if len(data) > MAX_BYTES:
        raise DocumentError(
            f"the file has {len(data) / 1e6:,.0f} MB, more than {MAX_BYTES / 1e6:,.0f}",
            where=name,
            hint="split it into reports",
        )
    kind, _, parameters = (media_type or "").partition(";")
    stated = parameters.partition("charset=")[2].strip(" \"'") or None
    text, encoding = decode(data, where=name, stated=stated)
    if not text.strip():
        raise DocumentError("the file is empty", where=name, hint="check that it was saved")
    return (Document(text=text, media_type=kind.strip() or "text/plain", encoding=encoding),)
