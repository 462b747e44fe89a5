"""A source as it was archived, and a passage in it that can be found again."""

import hashlib
from dataclasses import dataclass

from habeas.errors import AnchorNotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a text is and where it was printed.

    Attributes:
        id: Identifier inside one archive.
        name: The file name or title it was added under.
        publisher: Who printed it, as written; None where unknown.
        address: Where it was printed; None for a private note.
        said_on: When it was published, EDTF; None where unknown.
        language: BCP 47 code; None where unknown.
        media_type: Of the original bytes, such as ``text/plain``.
        sha256: Of the original bytes, 64 hexadecimal digits.
    """

    id: str
    name: str
    publisher: str | None = None
    address: str | None = None
    said_on: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation with enough of its surroundings to find it again.

    Source:
        W3C Web Annotation Data Model, 4.2.4 Text Quote Selector.
    """

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The text of a source exactly as stored; all offsets are into it, in code points."""

    source: Source
    text: str

    def passage(self, start: int, end: int, *, context: int = 32) -> Passage:
        """Cut out a passage.

        Args:
            start: First code point.
            end: One past the last code point.
            context: Code points of surroundings to keep on each side.

        Raises:
            AnchorNotFoundError: The span is not inside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise AnchorNotFoundError("span outside the text", where=f"{start}:{end}")
        return Passage(
            self.text[start:end],
            self.text[max(0, start - context) : start],
            self.text[end : end + context],
        )


def digest(data: bytes) -> str:
    """Give the SHA-256 of some bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
