"""What was asked and of what: all that makes the same answer come out again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from habeas.model.wire import UNSAID, Recorded

HEAD_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PageQuestion(Recorded):
    """The question behind one page.

    Attributes:
        on: The day (or period) asked about, EDTF; None where the page is about none.
        said_by: Only what had been published by this day counts; None for no limit.
        known: Ledger sequence the answer is as known at, 0 or more.
        head: Commitment of that entry, hexadecimal; empty for an empty ledger.
        definition: ``id@version`` counted under; None where the page counts nothing.
        chosen: The parameters the reader set, as sent; links to other pages keep them.
    """

    on: str | None = None
    said_by: str | None = None
    known: int
    head: str
    definition: str | None = None
    chosen: tuple[tuple[str, str], ...] = field(default=(), metadata=UNSAID)

    @property
    def known_chosen(self) -> str:
        """The moment that the reader chose; empty where the page shows what is known now."""
        return dict(self.chosen).get("known", "")

    @property
    def head_shown(self) -> str:
        """The first digits of the ledger head, enough to compare by eye."""
        return self.head[:HEAD_SHOWN]

    def permanent(self, path: str, **extra: str) -> str:
        """Give the link that asks this again, of this state of the ledger.

        Args:
            path: The page's path, already quoted.
            extra: Further parameters of that page, such as a search.
        """
        parameters = {
            "definition": self.definition,
            "on": self.on,
            "said_by": self.said_by,
            "known": str(self.known),
            "head": self.head_shown or None,
            **extra,
        }
        return path + "?" + _encode(parameters)

    def href(self, path: str, fragment: str = "", **extra: str) -> str:
        """Link to another page and keep what the reader chose.

        Args:
            path: The other page's path, already quoted.
            fragment: An element's id on that page.
            extra: Parameters that the link sets itself.
        """
        query = _encode({**dict(self.chosen), **extra}) if self.chosen or extra else ""
        return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def _encode(parameters: Mapping[str, str | None]) -> str:
    kept = {name: value for name, value in parameters.items() if value}
    return urlencode(kept, safe="@:", quote_via=quote)


def path_to(kind: str, key: str = "") -> str:
    """Give the path of a page.

    Args:
        kind: Such as ``person``.
        key: The id of what it shows; any text.

    Examples:
        >>> path_to("person", "s1#Ala Rak")
        '/person/s1%23Ala%20Rak'
    """
    if not key:
        return f"/{kind}"
    # An id of letters and digits alone has nothing to be quoted.
    return f"/{kind}/{key if key.isascii() and key.isalnum() else quote(key, safe='@:')}"
