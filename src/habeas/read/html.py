"""A web page to its article: menus and footers left out, and what was left out is said."""

import re
from typing import Any

from trafilatura import bare_extraction, html2txt

from habeas.errors import DocumentError
from habeas.read.document import Document
from habeas.read.encoding import decode
from habeas.read.kind import ReportFormat
from habeas.read.note import Note, NoteKind

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_HEAD = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_LANGUAGE = re.compile(
    r"""<html[^>]{0,500}\blang=["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)""", re.IGNORECASE
)


def documents(data: bytes, *, name: str, stated: str | None) -> tuple[Document, ...]:
    """Read a web page.

    Args:
        data: The page's bytes.
        name: What to call it in errors.
        stated: The encoding its carrier states, before the one it states itself.

    Raises:
        DocumentError: It has no text.
    """
    inside = _CHARSET.search(data[:8192])
    text, encoding = decode(
        data,
        where=name,
        stated=stated or (inside[1].decode("ascii", "replace") if inside else None),
    )
    # lxml refuses a decoded text that still names an encoding.
    page = _XML_HEAD.sub("", text, count=1)
    found, everything = _article(page), _all_text(page)
    article = found.text if found is not None and found.text else everything
    if not article.strip():
        raise DocumentError("no text in the page", where=name, hint="save the page with its text")
    notes: tuple[Note, ...] = ()
    if len(article) < len(everything) // 2:
        notes = (Note(NoteKind.ARTICLE_KEPT, (len(article), len(everything))),)
    language = _LANGUAGE.search(page[:8192])
    return (
        Document(
            text=article,
            media_type=ReportFormat.HTML.value,
            encoding=encoding,
            language=language[1] if language else None,
            title=_stated(found, "title"),
            said_on=_stated(found, "date"),
            publisher=_stated(found, "sitename"),
            address=_stated(found, "url"),
            notes=notes,
        ),
    )


def _article(page: str) -> Any:
    return bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        # Only a date the page states as its own, never one found somewhere in its text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _all_text(page: str) -> str:
    return str(html2txt(page) or "")


def _stated(found: Any, field: str) -> str | None:
    value = getattr(found, field, None)
    return str(value).strip() or None if value else None
