"""What a file says, as text with stable offsets."""

from dataclasses import dataclass
from typing import Final

from habeas.read.note import Note

# The largest report read as one document. A book of a thousand pages is about 3 MB of text.
MAX_BYTES: Final = 20 * 1024 * 1024

# The same for formats that carry pictures and fonts (PDF, DOCX) or many reports (exports).
MAX_FORMATTED_BYTES: Final = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report read from a file.

    Attributes:
        text: The text exactly as decoded; every offset in Habeas is into it, in code points.
        media_type: Of the bytes it was read from, such as ``text/html``.
        title: As the file states it; None where it does not.
        language: BCP 47 code as the file states it; None where it does not.
        said_on: When it was published, EDTF, as the file states it; None where it does not.
        publisher: Who printed it, as the file states it; None where it does not.
        address: Where it was printed, as the file states it; None where it does not.
        encoding: Name of the encoding the bytes were read in; None for formats that state it.
        key: Which part of the file it is, such as ``message 17``; None for a whole file.
        pages: Where each page begins in ``text``; empty for formats without pages.
        notes: What the reader of the file should be told, such as a page without text.
    """

    text: str
    media_type: str = "text/plain"
    title: str | None = None
    language: str | None = None
    said_on: str | None = None
    publisher: str | None = None
    address: str | None = None
    encoding: str | None = None
    key: str | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()

    def page_of(self, offset: int) -> int | None:
        r"""Say which page an offset is on, from 1.

        Args:
            offset: Code points into the text, 0 or more.

        Returns:
            The page, or None for formats without pages.

        Examples:
            >>> Document(text="one\ftwo", pages=(0, 4)).page_of(5)
            2
        """
        if not self.pages:
            return None
        return max(1, sum(1 for start in self.pages if start <= offset))
