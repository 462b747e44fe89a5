"""Count people under a definition: from an archive to a tally."""

from functools import partial

from habeas.app.reading import Reading
from habeas.count import Rectangles, tally
from habeas.count.groups import groups_of
from habeas.errors import DefinitionError
from habeas.model.cohort import Cohort
from habeas.model.definition import Definition
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.model.tally import Tally
from habeas.vocabulary.definitions import preset, presets, read_definition
from habeas.vocabulary.territories import territory_code


def definition_named(reading: Reading, name: str) -> Definition:
    """Give a definition by its id or ``id@version``: recorded in the archive, or shipped.

    Args:
        reading: The archive as known.
        name: The definition.

    Raises:
        DefinitionError: There is none.
    """
    wanted, _, version = name.partition("@")
    recorded = [d for d in reading.view.definitions() if d.id == wanted and "where" in d.data]
    if version:
        recorded = [d for d in recorded if d.version == version]
    if recorded:
        return read_definition(recorded[-1].data, where="archive")
    return preset(name)


def definitions_known(reading: Reading) -> tuple[Definition, ...]:
    """Give every definition that can be counted under: recorded ones first.

    Args:
        reading: The archive as known.
    """
    recorded = {}
    for item in reading.view.definitions():
        try:
            recorded[item.id] = read_definition(item.data, where="archive")
        except DefinitionError:
            continue  # an entry of another kind, such as what was given for pages
    return tuple({**presets(), **recorded}.values())


def rectangles_of(reading: Reading) -> Rectangles:
    """Give what is known of everybody, a row a spell.

    Args:
        reading: The archive as known.
    """
    return Rectangles.of(
        [spell for person in reading.people for spell in reading.spells(person)],
        people=reading.people,
    )


def cohorts_of(reading: Reading) -> tuple[Cohort, ...]:
    """Give the groups that accepted figures tell of, with the people named in them.

    Args:
        reading: The archive as known.
    """
    members: dict[str, list[str]] = {}
    for quoted in reading.accepted:
        body = quoted.claim.body
        if isinstance(body, Event) and body.member_of is not None and quoted.claim.modality.acts:
            person = reading.person_of.get(quoted.id)
            if person is not None:
                members.setdefault(body.member_of, []).append(person)
    by_place: dict[str | None, list[Figure]] = {}
    for figure in reading.view.figures():
        if reading.quotes[figure.id].claim.modality.acts:
            by_place.setdefault(_place(reading, figure), []).append(figure)
    gather = partial(groups_of, members=members)
    return tuple(cohort for figures in by_place.values() for cohort in gather(figures))


def count_people(reading: Reading, definition: Definition, on: str) -> Tally:
    """Count people as of a day or in a period, as known and as said by then.

    Args:
        reading: The archive as known, with its said-by day.
        definition: Whom to count.
        on: A day, or for a period definition any period, EDTF.

    Raises:
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    people = reading.people
    pairs = [
        (candidate.a, candidate.b)
        for candidate in reading.view.identity().undecided
        if candidate.a in people and candidate.b in people
    ]
    said_by = reading.view.said_by
    return tally(
        rectangles_of(reading),
        definition,
        on,
        cohorts=cohorts_of(reading),
        undecided_pairs=pairs,
        unreviewed=len(reading.waiting),
        erased=reading.view.erased,
        said_by=said_by.isoformat() if said_by else None,
        known=reading.view.known,
        head=reading.view.head,
    )


def _place(reading: Reading, figure: Figure) -> str | None:
    """The code of a figure's place; where the source does not say, the archive's own."""
    if figure.place is None:
        return reading.about.place
    language = reading.quotes[figure.id].source.language
    return territory_code(figure.place, language) or figure.place
