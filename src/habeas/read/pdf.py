"""A PDF to text: pages kept, columns read one after the other, broken words joined.

A PDF holds letters at places, not sentences. What is decided here (where a
column, a paragraph or a word ends) follows from the geometry of the page alone.
"""

import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from habeas.errors import DocumentError
from habeas.read.document import Document
from habeas.read.kind import ReportFormat
from habeas.read.note import Note, NoteKind

_MAX_PAGES: Final = 2000

# A gap this many letter heights wide separates columns; word spaces are below one.
_COLUMN_GAP: Final = 1.0
# This share of a page's lines has to have the gap at one place, and be this full of words.
_COLUMN_SHARE: Final = 0.5
_COLUMN_FILL: Final = 0.55
# A line space this many times the usual one starts a paragraph.
_PARAGRAPH_GAP: Final = 1.45
# A line shorter than this share of its column that ends a sentence ends a paragraph.
_SHORT_LINE: Final = 0.85
# A line at the top or bottom of this many pages is a running head or a page number.
_RUNNING_PAGES: Final = 3

_SENTENCE_END: Final = (".", "!", "?", ":", ";", "…", "”", "»", '"', ")")
_BULLET = re.compile(r"[•▪–—*·-]\s|\d{1,3}[.)]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line of one column.

    Attributes:
        text: The words, one space between them.
        left: Left edge in points from the page's left.
        right: Right edge.
        top: Upper edge in points from the page's top.
        height: Of its tallest letter, in points.
        column: The column's left and right edges.
    """

    text: str
    left: float
    right: float
    top: float
    height: float
    column: tuple[float, float]


def documents(data: bytes, *, name: str, stated: str | None) -> tuple[Document, ...]:  # noqa: ARG001
    """Read a PDF.

    Args:
        data: The file.
        name: What to call it in errors.
        stated: Not used: the format states its own encoding.

    Raises:
        DocumentError: It is damaged, locked, or has no text.
    """
    pages: list[list[Line]] = []
    notes: list[Note] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            title = (opened.metadata or {}).get("Title")
            if len(opened.pages) > _MAX_PAGES:
                raise DocumentError(
                    f"more than {_MAX_PAGES:,} pages", where=name, hint="split it into reports"
                )
            for number, page in enumerate(opened.pages, start=1):
                pages.append(
                    lines_of(page.extract_words(extra_attrs=["size"], keep_blank_chars=False))
                )
                if not pages[-1]:
                    notes.append(Note(NoteKind.PAGE_WITHOUT_TEXT, (number,)))
                page.close()
    except (
        PDFException,
        PdfminerException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
    ) as error:
        if isinstance(error, DocumentError):
            raise
        raise DocumentError(
            "a locked PDF" if "assword" in repr(error) else "a damaged PDF",
            where=name,
            hint="save it again without a password",
        ) from error
    running = _running(pages)
    notes += [Note(NoteKind.LINE_LEFT_OUT, (words,)) for words in sorted(running.values())]
    text, starts = _join(
        [[line for line in page if _masked(line.text) not in running] for page in pages]
    )
    return (
        Document(
            text=text,
            media_type=ReportFormat.PDF.value,
            title=str(title).strip() or None if title else None,
            pages=tuple(starts),
            notes=tuple(notes),
        ),
    )


def lines_of(words: list[dict[str, Any]]) -> list[Line]:
    """Order a page's words into lines, column after column.

    Args:
        words: As pdfplumber gives them: ``text``, ``x0``, ``x1``, ``top``, ``bottom``.
    """
    rows = _rows(words)
    if not rows:
        return []
    left = min(word["x0"] for word in words)
    right = max(word["x1"] for word in words)
    gutter = _gutter(rows, left, right)
    if gutter is None:
        return [_line(row, (left, right)) for row in rows]
    ordered: list[Line] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    for row in rows:
        if any(word["x0"] < gutter < word["x1"] for word in row):
            # A heading across both columns ends what stands above it.
            ordered += sides[0] + sides[1]
            sides = ([], [])
            ordered.append(_line(row, (left, right)))
            continue
        for side, edges in ((0, (left, gutter)), (1, (gutter, right))):
            part = [word for word in row if (word["x0"] > gutter) == bool(side)]
            if part:
                sides[side].append(_line(part, edges))
    return ordered + sides[0] + sides[1]


def _rows(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Group words whose middles are level, from top to bottom and left to right."""
    rows: list[list[dict[str, Any]]] = []
    level = -1.0
    for word in sorted(words, key=lambda w: (w["top"] + w["bottom"], w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and middle - level < (word["bottom"] - word["top"]) / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
            level = middle
    return [sorted(row, key=lambda w: w["x0"]) for row in rows]


def _line(row: list[dict[str, Any]], column: tuple[float, float]) -> Line:
    return Line(
        " ".join(word["text"] for word in row),
        row[0]["x0"],
        row[-1]["x1"],
        min(word["top"] for word in row),
        max(word["bottom"] - word["top"] for word in row),
        column,
    )


def _gutter(rows: list[list[dict[str, Any]]], left: float, right: float) -> float | None:
    """Find the empty strip between two columns of prose; None where there is none.

    A table has empty strips too, but its cells do not fill their columns.
    """
    gaps: list[tuple[float, float, float]] = []
    for row in rows:
        for first, second in pairwise(row):
            height = first["bottom"] - first["top"]
            if second["x0"] - first["x1"] > _COLUMN_GAP * height:
                gaps.append((first["x1"], second["x0"], row[0]["top"]))
    if not gaps:
        return None
    best: tuple[int, float] = (0, 0.0)
    for start, end, _ in gaps:
        x = (start + end) / 2
        if left + 0.25 * (right - left) < x < left + 0.75 * (right - left):
            best = max(best, (sum(1 for a, b, _ in gaps if a < x < b), x))
    count, x = best
    if count < 4 or count < _COLUMN_SHARE * len(rows):
        return None
    fills = []
    for row in rows:
        if any(word["x0"] < x < word["x1"] for word in row):
            continue
        for part, width in (
            ([w for w in row if w["x1"] <= x], x - left),
            ([w for w in row if w["x0"] >= x], right - x),
        ):
            if part:
                fills.append((part[-1]["x1"] - part[0]["x0"]) / width)
    full = sum(fills) / len(fills) if fills else 0.0
    return x if full >= _COLUMN_FILL else None


def _masked(words: str) -> str:
    """Give a line with its numbers masked, so that page 7 and page 8 are one running line."""
    return re.sub(r"\d+", "#", words)


def _running(pages: list[list[Line]]) -> dict[str, str]:
    """Find lines that stand at the top or bottom of most pages, with one example of each."""
    seen: Counter[str] = Counter()
    example: dict[str, str] = {}
    for lines in pages:
        if len(lines) < 3:
            continue
        by_top = sorted(lines, key=lambda line: line.top)
        for key in {_masked(by_top[0].text), _masked(by_top[-1].text)}:
            seen[key] += 1
        for line in (by_top[0], by_top[-1]):
            example.setdefault(_masked(line.text), line.text)
    return {
        key: example[key]
        for key, n in seen.items()
        if n >= _RUNNING_PAGES and n * 2 > sum(1 for page in pages if page)
    }


def _join(pages: list[list[Line]]) -> tuple[str, list[int]]:
    """Join lines to paragraphs, and pages to one text with where each begins."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0

    def put(words: str) -> None:
        nonlocal length
        parts.append(words)
        length += len(words)

    previous: Line | None = None
    for lines in pages:
        gaps = sorted(b.top - a.top for a, b in pairwise(lines) if b.top > a.top)
        usual = gaps[len(gaps) // 2] if gaps else 0.0
        first = True
        for line in lines:
            separator = _separator(previous, line, usual, new_page=first)
            words = line.text
            if separator == "-":
                # A word broken at the line's end: its hyphen goes, its halves meet.
                parts[-1], separator = parts[-1][:-1], ""
                length -= 1
            put(separator)
            if first:
                starts.append(length)
            put(words)
            previous, first = line, False
        if first:
            starts.append(length)
    return "".join(parts), starts


def _separator(previous: Line | None, line: Line, usual: float, *, new_page: bool) -> str:
    if previous is None:
        return ""
    if _is_broken(previous.text, line.text):
        return "-"
    ended = previous.text.endswith(_SENTENCE_END)
    if new_page or line.top < previous.top:
        return "\n\n" if ended or not line.text[:1].islower() else " "
    if line.top - previous.top > _PARAGRAPH_GAP * usual or line.column != previous.column:
        return "\n\n"
    if abs(line.height - previous.height) > 0.2 * line.height or _BULLET.match(line.text):
        return "\n"
    width = previous.column[1] - previous.column[0]
    is_short = previous.right - previous.column[0] < _SHORT_LINE * width
    return "\n" if is_short and (ended or not line.text[:1].islower()) else " "


def _is_broken(before: str, after: str) -> bool:
    """Whether a word was broken between two lines: a hyphen between two small letters."""
    return (
        len(before) > 1
        and before[-1] in "-\u00ad\u2010"
        and before[-2].islower()
        and after[:1].islower()
    )
