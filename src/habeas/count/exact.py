"""Named people and groups of people as one population, every way of it tried.

An unnamed person is told of by the groups it is in and by nothing else, and lives a life
by the same rules as anybody. Whoever is named and fits a group may be in it. The least and
the greatest number that count are found over every way of judging who is who and over the
days of the groups; who is in which group, and how many, is then whole numbers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

from habeas.count.answer import Answer
from habeas.count.assignment import Counting, Filling, Groups, PossibleLife
from habeas.count.clusters import Who, records_of
from habeas.count.fates import TooManyFatesError
from habeas.count.membership import days_of
from habeas.count.question import Question
from habeas.count.roster import CountRoster
from habeas.count.trial import Trial, cuts_of
from habeas.count.trial_inputs import Setting
from habeas.history.statements import Recipe
from habeas.model.bounds import Bounds, around
from habeas.model.cohort import Cohort, Cohorts
from habeas.words import leeway

_MOST_WAYS: Final = 128
"""Ways of judging up to which each is tried."""
_MOST_DAYS: Final = 128
"""Days of groups together up to which each is tried."""
_MOST_ASKED: Final = 600
"""Questions about who is behind a number up to which each is asked of the worlds."""


def every_way(
    who: Who,
    cohorts: Cohorts,
    groups: Sequence[Cohort],
    question: Question,
    *,
    behind: bool = False,
    named: str | None = None,
) -> Answer:
    """Count by trying every way.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: All groups, and how they stand to one another.
        groups: Those that can change the answer.
        question: What is asked.
        behind: Whether it is also asked who is behind the number.
        named: Id of a group whose people are taken to have been named, as people of whom
            nothing else is told; None for none.

    Raises:
        TooManyError: There is too much to try each.
    """
    exact = _Exact(Setting(who, cohorts, tuple(groups), question, named), _MOST_DAYS)
    try:
        found = exact.answer()
    except TooManyFatesError:
        exact = _Exact(Setting(who, cohorts, tuple(groups), question, named), most_days=1)
        found = exact.answer()
    if not behind:
        return found
    roster = exact.roster()
    return replace(found, roster=roster, widened=tuple(exact.setting.widened))


@dataclass(slots=True, eq=False)
class _Exact:
    """Tries every way of judging and every day of the groups; the rest is whole numbers."""

    setting: Setting
    most_days: int
    found: list[tuple[tuple[str, ...], Trial, Filling]] = field(default_factory=list)

    def answer(self) -> Answer:
        """Give the least and the greatest."""
        trials = [Trial(self.setting, days) for days in self._days()]
        self.found = [
            (way, trial, filling)
            for way in self._ways()
            for trial, filling in self._cheapest(trials, way)
        ]
        if not self.found:
            raise TooManyFatesError
        found = around([Bounds(filling.low, filling.high) for _, _, filling in self.found])
        unbounded = tuple(g.id for g in self.setting.groups if g.size.high is None)
        return Answer(
            found.low,
            found.high,
            tuple(self.setting.widened),
            unbounded if found.high is None else (),
        )

    def roster(self) -> CountRoster:
        """Say who is behind the answer, which was found before."""
        different = {id(filling): filling for _, _, filling in self.found}
        roughly = len(different) * (2 * len(self.setting.groups) + 6) > _MOST_ASKED
        if roughly:
            self.setting.widen(leeway.not_asked_of_every_world())
        behind = {
            key: filling.behind_roughly() if roughly else filling.behind()
            for key, filling in different.items()
        }
        standing: dict[str, set[Counting]] = {}
        among: dict[str, Groups] = {}
        for way, trial, filling in self.found:
            of = behind[id(filling)].standing
            for name in way:
                lives = trial.people[name]
                for record in records_of(name):
                    standing.setdefault(record, set()).add(of[lives])
                    among[record] = among.get(record, frozenset()) | _decisive(lives)
        undisputed = frozenset(n for n, of in standing.items() if all(s.always for s in of))
        ever = frozenset(n for n, of in standing.items() if any(s.ever for s in of))
        every = list(behind.values())
        return CountRoster(
            undisputed,
            ever - undisputed,
            around([of.named for of in every]),
            around([of.unnamed for of in every]),
            {
                group.id: around([of.groups[at] for of in every])
                for at, group in enumerate(self.setting.groups)
            },
            {
                name: tuple(sorted(self.setting.groups[at].id for at in of))
                for name, of in among.items()
                if of and name in ever - undisputed
            },
        )

    def _cheapest(
        self, trials: Sequence[Trial], way: Sequence[str]
    ) -> Iterator[tuple[Trial, Filling]]:
        """Give how many count in one way of judging, on the days that cost its people least.

        Repairs are compared within one way of judging: days that cost more than others do not
        count, nor do those on which the groups cannot be filled, nor those on which somebody
        must have had before what nobody tells and on other days need not.
        """
        by_cost: dict[int, list[Trial]] = {}
        for trial in trials:
            # What people of whom it is open who they are cost on a day nobody knows.
            by_cost.setdefault(0 if self.setting.loose else trial.cost(way), []).append(trial)
        for cost in sorted(by_cost):
            found = [
                (trial.needs(way), trial, filled)
                for trial in by_cost[cost]
                if (filled := trial.answer(way)) is not None
            ]
            if found:
                for needs, trial, filled in found:
                    if self.setting.loose or not any(fewer < needs for fewer, _, _ in found):
                        yield trial, filled
                return

    def _days(self) -> list[tuple[tuple[int, int], ...]]:
        """Cut the days of each group where anything could change."""
        spans = [days_of(group) for group in self.setting.groups]
        cuts = set(self.setting.question_cuts())
        for first, last in spans:
            cuts |= {first, last + 1}
        for told in self._all_told():
            for part in told:
                cuts |= cuts_of(part)
        options = []
        for first, last in spans:
            inside = sorted(c for c in cuts if first < c <= last)
            starts = [first, *inside]
            options.append([(a, b - 1) for a, b in zip(starts, [*inside, last + 1], strict=True)])
        size = 1
        for option in options:
            size *= len(option)
        if size > self.most_days:
            self.setting.widen(leeway.days_apart())
            self.setting.loose |= self._tied(spans, options)
            self.setting.are_apart = True
            return [tuple(spans)]
        return [tuple(choice) for choice in product(*options)]

    def _tied(
        self, spans: Sequence[tuple[int, int]], options: Sequence[Sequence[tuple[int, int]]]
    ) -> frozenset[str]:
        """Name the members of groups whose life depends on the day that the group has.

        All in a group share its day, and the days of groups are not tried together: what one
        member needs another may have to pay for, so that nothing sure is said of them.
        """
        whole = Trial(self.setting, tuple(spans))
        members = {
            name: at
            for name in (*self.setting.who.records.people, *self.setting.who.unions.people)
            if (at := {g for g in whole.own_groups(name) if len(options[g]) > 1})
        }
        # Of whoever is in several it depends on their days together.
        tied = {name for name, at in members.items() if len(at) > 1}
        for group in sorted(set().union(*members.values())):
            concerned = [n for n, at in members.items() if group in at and n not in tied]
            found: dict[str, set[object]] = {name: set() for name in concerned}
            for days in options[group]:
                trial = Trial(self.setting, (*spans[:group], days, *spans[group + 1 :]))
                for name in concerned:
                    found[name].add(trial.price(name))
            tied |= {name for name, prices in found.items() if len(prices) > 1}
        return frozenset(record for name in tied for record in records_of(name))

    def _all_told(self) -> Iterable[tuple[Recipe, ...]]:
        return self.setting.who.records.recipes(self.setting.who.records.people).values()

    def _ways(self) -> Iterator[tuple[str, ...]]:
        """Give every way of judging, as the possible persons there are."""
        alone = tuple(
            p for p in self.setting.who.records.people if p not in self.setting.who.clustered
        )
        options: list[list[tuple[str, ...]]] = []
        size = 1
        for cluster in self.setting.who.clusters:
            names = cluster.names()
            ways = [tuple(names[at] for at in way) for way in cluster.ways] or [names]
            options.append(ways)
            size *= len(ways)
        if size > _MOST_WAYS:
            raise TooManyFatesError
        for choice in product(*options):
            yield (*alone, *(name for way in choice for name in way))


def _decisive(lives: Sequence[PossibleLife]) -> Groups:
    """Give the groups by being in which somebody counts, or does not, and else would not so."""
    if len({(life.low, life.high) for life in lives}) < 2:
        return frozenset()
    return frozenset().union(*(life.open - life.own for life in lives))
