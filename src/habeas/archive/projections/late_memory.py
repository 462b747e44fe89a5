"""The lives that were worked out last because they were late, kept in memory for the next who asks.

They follow from the ledger and the moment asked about. The head names the ledger with all that
was recorded and erased, so while it stands the same question has the same answer.
"""

from collections.abc import Collection

from habeas.archive.projections.late_lives import Between


class Lately:
    """Remembers the answer to one question."""

    def __init__(self) -> None:
        self._held: tuple[object, Between | None] = (None, None)

    def get(self, head: bytes, known: int, people: Collection[str]) -> Between | None:
        """Give the rows of some people, or None where they were not worked out last.

        Args:
            head: The ledger's head now.
            known: The entry as of which they are asked for.
            people: Their ids.
        """
        asked, rows = self._held
        return rows if asked == (head, known, frozenset(people)) else None

    def put(self, head: bytes, known: int, people: Collection[str], rows: Between) -> None:
        """Remember rows, and nothing that was before.

        Args:
            head: The ledger's head now.
            known: The entry as of which they were worked out.
            people: The ids of those who were asked for.
            rows: What came out.
        """
        self._held = (head, known, frozenset(people)), rows

    def forget(self) -> None:
        """Hold nothing in memory any more."""
        self._held = (None, None)
