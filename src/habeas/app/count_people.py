"""Count people in an archive by a definition, from what was known and had been said."""

from collections.abc import Mapping, Sequence

from habeas.app.reading import Reading
from habeas.count import tally
from habeas.count.unreviewed import unreviewed
from habeas.errors import DefinitionError
from habeas.model.definition import Definition
from habeas.model.tally import Tally
from habeas.vocabulary.definitions import read_definition

DEFAULT = "held"


def definitions_of(reading: Reading) -> Mapping[str, Definition]:
    """Give the definitions in force: those of the archive's founding, and those recorded since.

    Args:
        reading: The archive as known.
    """
    view = reading.view
    found = {}
    for item in view.every_definition():
        try:
            definition = read_definition(dict(item.data), where=item.id, rules=view.rules)
        except DefinitionError:
            # Other reviewed data is recorded in the same way; it is no definition.
            continue
        found[definition.id] = definition
    return found


def definition_named(reading: Reading, name: str | None) -> Definition:
    """Find a definition by ``id`` or ``id@version``; the plain one where none is named.

    Raises:
        DefinitionError: There is none of this name, or not in that version.
    """
    return reading.view.definition(name or DEFAULT)


class Counting:
    """What a count needs, asked of a View once for one reading of an archive.

    Each answer is the View's own (`View.tally`); a page asks for many days of one View.
    """

    def __init__(self, reading: Reading) -> None:
        view = reading.view
        self._view = view
        self._rectangles = view.rectangles()
        self._cohorts = view.cohorts()
        self._waiting = view.waiting()
        self._erased = view.erased
        self._head = view.head
        self._pairs = view.undecided_pairs()

    def tally(self, definition: Definition, on: str) -> Tally:
        """Count by a definition.

        Args:
            definition: Whom to count.
            on: A day, or for a period definition any period, EDTF.

        Raises:
            DateFormatError: ``on`` is not what the definition can be asked for.
        """
        return self.tallies(definition, [on])[0]

    def tallies(self, definition: Definition, days: Sequence[str]) -> tuple[Tally, ...]:
        """Count by one definition on several days.

        Args:
            definition: Whom to count.
            days: Days, or periods, EDTF.

        Raises:
            DateFormatError: One is not what the definition can be asked for.
        """
        return tuple(self._tally(definition, on) for on in days)

    def _tally(self, definition: Definition, on: str) -> Tally:
        said_by = self._view.said_by
        return tally(
            self._rectangles,
            definition,
            on,
            cohorts=self._cohorts,
            undecided_pairs=self._pairs,
            unreviewed=unreviewed(self._waiting, definition, rules=self._view.rules),
            erased=self._erased,
            said_by=said_by.isoformat() if said_by else None,
            known=self._view.known,
            head=self._head,
        )


def counting(reading: Reading) -> Counting:
    """Prepare counting for a reading; kept with it, because a page counts many days.

    Args:
        reading: The archive as known.
    """
    kept = reading.kept.get("counting")
    if not isinstance(kept, Counting):
        kept = reading.kept["counting"] = Counting(reading)
    return kept
