"""Published figures of one occasion, as groups of people that have an identity.

Fifty outlets that print one convoy's number tell of one group, not of fifty. Tellings that
agree in exact day and size, and of which nothing excludes the other, are one group unless
somebody says otherwise; a smaller number that says more of its people is a part; whatever
else could be one is undecided. A stock, a running number or a period's total is no group.

Where the rules leave a choice, this is what is chosen:

1. A telling joins a group only where it agrees with every telling in it, so no chain of
   near numbers joins the far ones. Greatest numbers, and those that say most, come first.
2. A telling that agrees with several groups joins the one that is told in its own words,
   or one that says all that it says: it is true of any of them and tells of nobody else.
   One that says more than each of them is a group of its own, undecided with them.
   An open or vague size joins where it fits at all.
3. A number that is not exact and is told of people taken somewhere, or of a subgroup, is a
   part where others are told to be let go: of at least 100 taken to one country among 123
   nobody says that it is all of them.
4. Taking people out of the country is saying more than letting them go; but a smaller exact
   number of people taken nobody says where is a part only where it is nearly the whole.
5. A part is of the widest group that says no more than it does. Where two groups could be
   its whole and neither is in the other, it is undecided with both.
6. UNSURE says as much as DIFFERENT here: that the two are not to be taken for one unasked.
7. SAME joins; what agrees with one of the tellings it joins comes along.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from habeas.count.cohorts import cohort_of
from habeas.count.group_figures import Act, GroupComparer
from habeas.count.group_identity import Group, gathered
from habeas.count.group_judgements import Said
from habeas.count.parts import find_parts
from habeas.model.cohort import Cohorts
from habeas.model.figure import Figure
from habeas.model.judgement import Judged
from habeas.vocabulary.measures import measures
from habeas.vocabulary.rules import Rules, packaged


def groups_of(
    figures: Iterable[Figure],
    members: Mapping[str, Sequence[str]],
    *,
    judgements: Iterable[Judged] = (),
    rules: Rules | None = None,
    publisher_of: Callable[[Figure], str | None] = lambda figure: figure.publisher,
) -> Cohorts:
    """Say which figures tell of one group of people, and how groups stand to one another.

    Args:
        figures: Accepted figures that act, their places and destinations as codes where
            they are countries.
        members: Figure id to the ids of the people named as belonging to its group.
        judgements: What people decided about two figures, by id; the latest is in force.
        rules: The tables in force; None for those that ship.
        publisher_of: Gives who stands for a figure: the body of a recognition or listing.

    Returns:
        Every group. Figures that tell of no one occasion are in none.
    """
    kinds = GroupComparer(rules or packaged(), measures(), publisher_of)
    told = [telling for figure in figures if (telling := kinds.telling(figure)) is not None]
    said = Said.of(told, judgements, kinds)
    groups = gathered(told, said, kinds)
    for group in groups:
        group.compare(kinds)
    find_parts(groups, said, kinds)
    apart, undecided = _undecided(groups)
    made = [cohort_of(group, members, kinds) for group in groups]
    return Cohorts(
        groups=tuple(sorted(made, key=lambda c: (-1 if c.first is None else c.first, c.id))),
        apart=apart,
        undecided=undecided,
    )


def _undecided(
    groups: Sequence[Group],
) -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
    apart: list[frozenset[str]] = []
    undecided: list[frozenset[str]] = []
    by_act: dict[Act, list[tuple[int, int, str, Group]]] = {}
    for group in groups:
        row = (group.first, group.last, group.lead.id, group)
        by_act.setdefault(group.act, []).append(row)
    for rows in by_act.values():
        rows.sort(key=lambda row: row[:3])
        for one, two in _touching(rows):
            a, b = one[3], two[3]
            if a in b.within or b in a.within:
                continue
            names = frozenset((one[2], two[2]))
            (apart if a.apart & b.cores else undecided).append(names)
    return frozenset(apart), frozenset(undecided)


def _touching(
    rows: Sequence[tuple[int, int, str, Group]],
) -> Iterator[tuple[tuple[int, int, str, Group], tuple[int, int, str, Group]]]:
    """Give the pairs that can share a day, going through the days once."""
    begun: list[tuple[int, int, str, Group]] = []
    for row in rows:
        begun = [other for other in begun if other[1] >= row[0]]
        for other in begun:
            yield other, row
        begun.append(row)
