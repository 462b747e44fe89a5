"""The program's own answer to a reference record, asked as `View` asks it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.count.clusters import Who
from habeas.count.groups import groups_of
from habeas.count.protests import at_protests
from habeas.count.rectangles import Rectangles
from habeas.count.tally import tally
from habeas.model.claim import Claim, Modality
from habeas.model.cohort import Cohorts
from habeas.model.event import Event
from habeas.model.figure import Figure as Published
from habeas.model.figure import Hedge, Mode
from habeas.model.tally import Tally
from habeas.model.when import parse_when
from habeas.vocabulary.definitions import presets
from habeas.vocabulary.rules import packaged
from reference.counts import joined
from reference.records import Figure, Key, Record, Telling


@dataclass(frozen=True)
class Program:
    """A record as the program holds it: everybody, and the groups.

    Attributes:
        who: Everybody, and who may be one.
        cohorts: The groups.
    """

    who: Who
    cohorts: Cohorts

    def ask(self, definition: str, on: str) -> Tally:
        """Count by a definition that ships."""
        return tally(self.who, presets()[definition], on, cohorts=self.cohorts)


def program(record: Record) -> Program:
    """Give a record to the program.

    Args:
        record: What is told and judged.
    """
    people = joined(record)
    person_of = {key: f"p{number}" for number, keys in enumerate(people) for key in keys}
    lives: dict[str, list[Claim]] = {f"p{number}": [] for number in range(len(people))}
    for number, telling in enumerate(record.tellings):
        lives[person_of[telling.key]].append(_claim(telling, number))
    named = [(person, claim) for person, claims in lives.items() for claim in claims]
    figures = [_figure(figure, number) for number, figure in enumerate(record.figures)]
    who = Who.of(
        at_protests(Rectangles.of_claims(lives), named, figures),
        _pairs(record.undecided, person_of),
        apart=_pairs(record.different, person_of),
    )
    return Program(who, _groups(record, person_of))


def _pairs(pairs: Sequence[tuple[Key, Key]], person_of: Mapping[Key, str]) -> list[tuple[str, str]]:
    found = [tuple(sorted((person_of[a], person_of[b]))) for a, b in pairs]
    return [(a, b) for a, b in found if a != b]


def _claim(telling: Telling, number: int) -> Claim:
    member_of = telling.member_of
    return Claim(
        id=f"c{number:03}",
        file=telling.source,
        quote="x",
        start=0,
        end=1,
        modality=Modality(telling.modality),
        attributed_to=telling.attributed_to,
        said_on=telling.said_on,
        body=Event(
            person=telling.person,
            event=telling.event,
            release_kind=telling.release_kind,
            date=parse_when(telling.date) if telling.date is not None else None,
            member_of=f"f{member_of:03}" if member_of is not None else None,
        ),
    )


def _figure(figure: Figure, number: int) -> Published:
    return Published(
        id=f"f{number:03}",
        low=figure.low,
        high=figure.high,
        hedge=Hedge(figure.hedge),
        measure=figure.measure,
        mode=Mode(figure.mode),
        population=figure.population or "people",
        time=parse_when(figure.date) if figure.date is not None else None,
        relation="on",
        place=figure.place,
        destination=figure.destination,
        part_of=f"f{figure.part_of:03}" if figure.part_of is not None else None,
        publisher=figure.publisher,
        said_on=figure.said_on,
    )


def _groups(record: Record, person_of: Mapping[Key, str]) -> Cohorts:
    members: dict[str, set[str]] = {}
    for telling in record.tellings:
        if telling.member_of is not None and Modality(telling.modality).acts:
            members.setdefault(f"f{telling.member_of:03}", set()).add(person_of[telling.key])
    figures = [_figure(figure, number) for number, figure in enumerate(record.figures)]
    named = {name: tuple(sorted(people)) for name, people in members.items()}
    return groups_of(figures, named, rules=packaged())
