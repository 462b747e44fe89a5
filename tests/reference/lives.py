"""Every cheapest life of one person that fits what is told, found day by day.

From the first day to the last, keep every situation in which the person can be at the end
of the day, with what has been explained and what it cost. A day's situations are the
closure of the moves one day allows: a told event, a change nobody reported, the beginning
of what a later event presupposes, a lapse. Days between two bounds are alike, so a stretch
of such days is walked only until no new situation turns up; nothing is lost by that, since
the next day would give the same ones again. Situations that cost more than the repairs
allowed are dropped, and repairs are allowed one by one, from none.

Where the rules leave a choice, this is what is chosen here:

 1. Told before presupposed is looked at by axis: of the worlds without repairs those count
    whose set of needed beginnings (custody, territory, a body's recognition) holds no
    smaller one. Where a world without any exists, that is the rule as written; a `return`
    of somebody whose leaving nobody told must not open up the custody of years before.
    `BY_AXIS = False` gives the rule to the letter.
 2. What nobody who acts tells of explains nothing: an announced arrest does not make the
    custody before it impossible. Sets of needed beginnings are compared with those of worlds
    in which only what is told as so happens; where there are none, with those of all. Of
    somebody of whom only an announced release is told, nothing is so and nothing is needed:
    custody before it is not even possible.
 3. Every event that has a presupposition or an effect on custody touches custody, also
    where it changes nothing: pardon at liberty, disappearance, crossing at liberty.
 4. A denial of `held` denies tellings of `held` on those days and no custody as such.
 5. A denial told before its day denies nothing; a denial's window is cut at said_on.
 6. Recognitions (listings) of two bodies are two families; without a body it is a body of
    its own, and never Viasna's.
 7. Kind "unknown" is a kind not told. Told plainly as let go beside a kind after which nobody
    is free is either; a death is a death. An event that makes an optional statement true beside
    others may be of its kind and has the highest rank of all of them.
 8. Whoever is taken into custody, by an arrest, a disappearance or a change nobody
    reported, leaves an open-type facility or home confinement; so does whoever leaves the country, dies or
    is let go by a pardon, and leaving the country from such a regime is being let go.
 9. house_arrest_start needs custody, also denied custody; escape and death need
    custody (no open-type facility); sent_to_open_type and home_confinement_start need what a
    release needs.
10. `released` with kind death and `died` are two families, as written: told of one person
    they cost a repair. (One act to a documenter; likewise kind expulsion and `deported`.)
11. `return` is also possible for who refused to cross (as in the event table); presupposed
    is "crossed out, unknown how". Refusal needs in_country, as written, not returned.
12. A disappearance, reappearance, charge, verdict, pardon, recognition of a dead person is
    no contradiction and changes neither custody nor life.
13. After a lapse an arrest may follow on the same day; a charge or other confirming
    event on the day of the arrest confirms it in either order; a confirming event after
    the stay and before any other event of custody is about that stay.
14. Of a short arrest: short where any telling of it is of protesters; where only groups
    without names tell it. A named telling of it, or being named as a member, makes it sure.
15. Nothing changes unreported after death. On the day of a change nobody reported nothing
    else of that axis happens after it, neither an event nor a second change.
16. `exiled` and `died_in_custody` count an event that begins the state, not one that finds it.
17. Not covered, since no record here has them: attribute claims (states of regime, legal
    stage, sentence end, administrative arrest) and "for more than n days".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, pairwise
from typing import Final, NamedTuple

BY_AXIS: Final = True

NEEDS: Final = "needs"
PERHAPS: Final = "perhaps"

DEPRIVED: Final = ("in_custody", "custody_denied")
FREE: Final = ("at_liberty", "escaped")
NOT_FREE: Final = {
    "sent_to_open_type",
    "home_confinement_start",
    "house_arrest_start",
    "escape",
}
OPEN_REGIMES: Final = ("open_type_facility", "home_confinement")
INSIDE: Final = ("in_country", "returned", "refused_to_cross")
FORCED_OUT: Final = ("crossed_out_forced", "expelled")
OUT: Final = (*FORCED_OUT, "crossed_out_unknown")
DEAD: Final = ("dead", "dead_in_custody")

CUSTODY: Final = "custody"
TERRITORY: Final = "territory"

LEAVING: Final = ("border_crossing", "exchange_handover", "exile", "expulsion")


@dataclass(frozen=True, slots=True)
class Happening:
    """What a type of event is, in the judge's own words.

    Attributes:
        family: Tellings of one family may tell one event.
        rank: Of several types told of one event the one with the highest is meant.
        touches: Axes that it is an event of.
        presupposes: needs or perhaps, of the axis it may presuppose.
        alive: Nobody dead does it.
        confirms: Custody it is told in is no mere night's.
    """

    family: str
    rank: int
    touches: tuple[str, ...] = ()
    presupposes: str = ""
    alive: bool = True
    confirms: bool = False


_CONFINED: Final = ((CUSTODY,), NEEDS, True, True)
_GOING: Final = ((CUSTODY, TERRITORY), PERHAPS)
HAPPENINGS: Final = {
    "arrest": Happening("arrest", 10, (CUSTODY,)),
    "re_arrest": Happening("arrest", 70, (CUSTODY,)),
    "detention_extended": Happening("detention_extended", 30, *_CONFINED),
    "new_sentence_in_custody": Happening("new_sentence_in_custody", 31, *_CONFINED),
    "transfer": Happening("transfer", 32, *_CONFINED),
    "regime_changed": Happening("regime_changed", 33, *_CONFINED),
    "punishment_cell": Happening("punishment_cell", 34, *_CONFINED),
    "held": Happening("held", 36, *_CONFINED),
    "charge": Happening("charge", 20, alive=False, confirms=True),
    "indictment": Happening("indictment", 22, alive=False, confirms=True),
    "trial_opened": Happening("trial_opened", 24, confirms=True),
    "verdict": Happening("verdict", 26, alive=False, confirms=True),
    "appeal_decided": Happening("appeal_decided", 28, alive=False, confirms=True),
    "seen": Happening("seen", 77),
    "release": Happening("release", 40, (CUSTODY,), NEEDS),
    "pardon": Happening("pardon", 38, (CUSTODY,), PERHAPS, alive=False),
    "refusal_of_release_terms": Happening("refusal_of_release_terms", 50, (TERRITORY,)),
    "border_crossing": Happening("leaving", 52, (CUSTODY, TERRITORY)),
    "exchange_handover": Happening("leaving", 55, (CUSTODY, TERRITORY), NEEDS),
    "exile": Happening("leaving", 53, *_GOING),
    "expulsion": Happening("leaving", 54, *_GOING),
    "return": Happening("return", 60, (TERRITORY,), NEEDS),
    "enforced_disappearance": Happening("enforced_disappearance", 72, (CUSTODY,), alive=False),
    "reappearance": Happening("reappearance", 78, alive=False),
    "death": Happening("death", 90, (CUSTODY,), PERHAPS),
    # Of these the axis is the body's own: see `axes_of`.
    "recognition": Happening("recognition", 36, alive=False),
    "recognition_withdrawn": Happening("recognition_withdrawn", 37, (), NEEDS, alive=False),
    "listed": Happening("listed", 36, alive=False),
    "delisted": Happening("delisted", 37, (), NEEDS, alive=False),
}
_LISTS: Final = {
    "recognition": ("recognition", "recognised"),
    "recognition_withdrawn": ("recognition", "withdrawn"),
    "listed": ("listing", "listed"),
    "delisted": ("listing", "delisted"),
}
_ON_LIST: Final = {"recognition": "recognised", "listing": "listed"}
VIASNA: Final = "recognition:viasna"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something told to have happened on one of some days.

    Attributes:
        event: Type of event.
        first: First day it can have happened, as an ordinal; None for no limit.
        last: Last such day.
        kinds: Kinds of release told, empty where none is; any of them may be the true one.
        body: Body that recognises or lists.
        is_optional: It may have happened or not, and neither costs anything.
        night: Of an arrest: "protest" where of protesters, "unnamed" where told of a group
            without names, else empty.
        must: It happened, whatever else is wrong: somebody is taken to be one of a group.
    """

    event: str
    first: int | None
    last: int | None
    kinds: tuple[str, ...] = ("",)
    body: str = ""
    is_optional: bool = False
    night: str = ""
    must: bool = False

    @property
    def again(self) -> bool:
        """Whether it is no telling of what was before it."""
        return self.event == "re_arrest"

    @property
    def family(self) -> str:
        """What it shares with tellings of the same event."""
        return family_of(self.event, self.body)


@dataclass(frozen=True, slots=True)
class Denial:
    """No event of a family happened on any of some days."""

    family: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Question:
    """A definition and the first and last day asked about; one day for a stock."""

    definition: str
    first: int
    last: int

    @property
    def is_stock(self) -> bool:
        """Whether it asks for a state at the end of a day."""
        return self.definition in ("held", "viasna")


@dataclass(frozen=True, slots=True)
class Found:
    """The cheapest worlds of one person.

    Attributes:
        repairs: What each of them costs.
        every: Answer and presupposed needs of each cheapest world.
        answers: Answers of the worlds that count: told before presupposed.
        needs: The sets of needs of the worlds that count.
    """

    repairs: int
    every: frozenset[tuple[bool, frozenset[str]]]
    answers: frozenset[bool]
    needs: frozenset[frozenset[str]]


class Situation(NamedTuple):
    """Where a person is at some moment of a world, and how the world came there.

    `open` and `broken` are bits: statements not yet settled, denials set aside. `told` are
    axes with an event or change behind them, `pending` those on which something is
    presupposed that no event has needed yet, `marks` what happened earlier this day.
    """

    open: int
    broken: int = 0
    cost: int = 0
    custody: str = "at_liberty"
    regime: str = ""
    territory: str = "in_country"
    life: str = "alive"
    lists: tuple[tuple[str, str], ...] = ()
    told: frozenset[str] = frozenset()
    pending: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    stay: str = ""
    hit: int = 0
    marks: frozenset[str] = frozenset()


def family_of(event: str, body: str = "") -> str:
    """Name the family of an event; of a body's lists each body has its own."""
    family = HAPPENINGS[event].family
    return f"{family}:{body}" if event in _LISTS else family


def axes_of(event: str, kind: str = "", body: str = "") -> tuple[str, ...]:
    """Name the axes that an event touches."""
    if event in _LISTS:
        return (f"{_LISTS[event][0]}:{body}",)
    if event == "release" and kind == "expulsion":
        return (CUSTODY, TERRITORY)
    return HAPPENINGS[event].touches


def presupposed(event: str, axis: str) -> str:
    """Say whether an event needs, perhaps has, or does not presuppose something on an axis."""
    if event in LEAVING or event == "release":
        return HAPPENINGS[event].presupposes if axis == CUSTODY else ""
    return HAPPENINGS[event].presupposes


IMPOSSIBLE: Final = 10**6
"""More repairs than anything can cost."""


@lru_cache(maxsize=200_000)
def cheapest(
    statements: tuple[Statement, ...], denials: tuple[Denial, ...], question: Question
) -> Found:
    """Find every cheapest world of one person and what each answers.

    Args:
        statements: What is told of the person, each of one family and window once.
        denials: What is told not to have happened.
        question: What is asked of each world.
    """
    budget = 0
    # With everything called wrong some world is always left, but for what must be so.
    while not (ends := _Walk(statements, denials, question, budget).walk()):
        budget += 1
        if budget > 3 * (len(statements) + len(denials)) + 3:
            return Found(IMPOSSIBLE, frozenset(), frozenset(), frozenset())
    # A re-arrest is no telling of the arrest before it, unless that saves a repair.
    ends = _Walk(statements, denials, question, budget, apart=True).walk() or ends
    # Of who crossed out, nobody knows how, an exile is both true and not.
    answers = {0: (False,), 1: (False, True), 2: (True,)}
    every = frozenset((answer, end.needs) for end in ends for answer in answers[end.hit])
    kept = (
        every
        if budget
        else frozenset(_told_first(every, _explained(statements, denials, question)))
    )
    return Found(
        budget,
        every,
        frozenset(answer for answer, _ in kept),
        frozenset(needs for _, needs in kept),
    )


def _explained(
    statements: tuple[Statement, ...], denials: tuple[Denial, ...], question: Question
) -> frozenset[frozenset[str]]:
    """Give what worlds presuppose in which only what is told as so happens (choice 2)."""
    told = tuple(each for each in statements if not each.is_optional)
    if len(told) == len(statements):
        return frozenset()
    apart = _Walk(told, denials, question, 0, apart=True).walk()
    return frozenset(end.needs for end in apart or _Walk(told, denials, question, 0).walk())


def _told_first(
    worlds: frozenset[tuple[bool, frozenset[str]]], explained: frozenset[frozenset[str]]
) -> Iterator[tuple[bool, frozenset[str]]]:
    """Leave out worlds that presuppose what others do without (choice 1)."""
    sets = explained or {needs for _, needs in worlds}
    for answer, needs in worlds:
        if BY_AXIS:
            is_kept = not any(fewer < needs for fewer in sets)
        else:
            is_kept = not needs or frozenset() not in sets
        if is_kept:
            yield answer, needs


Possible = tuple[int, str, tuple[str, ...], str, str, tuple[str, ...]]
"""Bits of what an event makes true, its type, kinds, body, whether it is short, and families."""


def _says_both(also: str, made: list[Statement]) -> tuple[str, tuple[str, ...]]:
    """Give the event, and its kinds, that is a release and something else; empty for none.

    A handover is a release; a release as expulsion is a leaving, one as death a death.
    """
    if also == "leaving" and any(each.event == "exchange_handover" for each in made):
        return "exchange_handover", ("",)
    kind = {"leaving": "expulsion", "death": "death"}[also]
    is_told = any(each.event == "release" and kind in each.kinds for each in made)
    return ("release", (kind,)) if is_told else ("", ())


class _Walk:
    """One walk through all days, with some number of repairs allowed."""

    def __init__(
        self,
        statements: tuple[Statement, ...],
        denials: tuple[Denial, ...],
        question: Question,
        budget: int,
        *,
        apart: bool = False,
    ) -> None:
        self.statements = statements
        self.denials = denials
        self.question = question
        self.budget = budget
        self.apart = apart
        # Of the stretch being walked: what can happen on its days, what is denied on them.
        self.possible: list[Possible] = []
        self.denied: dict[str, int] = {}
        self.is_asked = False

    def walk(self) -> set[Situation]:
        """Give every situation in which a world can end."""
        now = {Situation(open=(1 << len(self.statements)) - 1)}
        for first, last in self._stretches():
            self._enter(first, last)
            now = self._through(now, None if first is None or last is None else last - first + 1)
            if last is not None:
                now = {end for each in now if (end := self._close(each, last)) is not None}
        ends = set()
        for each in now:
            cost = each.cost + self._left(each)
            if cost <= self.budget and not each.pending:
                ends.add(each._replace(cost=cost))
        return ends

    def _stretches(self) -> Iterator[tuple[int | None, int | None]]:
        """Cut all time into stretches of days that are alike."""
        starts = {self.question.first, self.question.last + 1}
        every: list[Statement | Denial] = [*self.statements, *self.denials]
        for told in every:
            starts |= {told.first} if told.first is not None else set()
            starts |= {told.last + 1} if told.last is not None else set()
        order = sorted(starts)
        yield None, order[0] - 1
        for first, following in pairwise(order):
            yield first, following - 1
        yield order[-1], None

    def _enter(self, first: int | None, last: int | None) -> None:
        def holds(told: Statement | Denial) -> bool:
            return (told.first is None or (first is not None and told.first <= first)) and (
                told.last is None or (last is not None and last <= told.last)
            )

        self.is_asked = first is not None and self.question.first <= first <= self.question.last
        here = [index for index, told in enumerate(self.statements) if holds(told)]
        families = self._families(here)
        self.possible = [event for family in families.values() for event in self._events(family)]
        self.possible += self._joint(families)
        self.denied = {}
        for index, denial in enumerate(self.denials):
            if holds(denial):
                self.denied[denial.family] = self.denied.get(denial.family, 0) | 1 << index

    def _families(self, indices: list[int]) -> dict[str, list[int]]:
        families: dict[str, list[int]] = {}
        for index in indices:
            families.setdefault(self.statements[index].family, []).append(index)
        return families

    def _joint(self, families: dict[str, list[int]]) -> Iterator[Possible]:
        """Give the events that make statements of a release, and of what it was told as, true."""
        for also in ("leaving", "death"):
            both = [*families.get("release", ()), *families.get(also, ())]
            for chosen in range(1, 1 << len(both)):
                made = [self.statements[i] for place, i in enumerate(both) if chosen >> place & 1]
                if {each.family for each in made} != {"release", also}:
                    continue
                event, kinds = _says_both(also, made)
                if event:
                    bits = sum(1 << i for place, i in enumerate(both) if chosen >> place & 1)
                    yield bits, event, kinds, "", "", ("release", also)

    def _events(self, family: list[int]) -> Iterator[Possible]:
        """Give every event that makes some statements of a family true: bits, type, kinds, ..."""
        for chosen in range(1, 1 << len(family)):
            made = [self.statements[i] for place, i in enumerate(family) if chosen >> place & 1]
            bits = sum(1 << i for place, i in enumerate(family) if chosen >> place & 1)
            if self.apart and len({each.again for each in made}) > 1:
                continue
            event = max((each.event for each in made), key=lambda name: HAPPENINGS[name].rank)
            kinds = {kind for each in made for kind in each.kinds}
            is_let_go = any("" in each.kinds and not each.is_optional for each in made)
            if kinds - {""} and not (is_let_go and kinds & NOT_FREE):
                kinds -= {""}
            is_short = any(each.night == "protest" for each in made) or all(
                each.night == "unnamed" for each in made
            )
            short = "short" if is_short else ""
            body = made[0].body
            yield bits, event, tuple(sorted(kinds)), body, short, (family_of(event, body),)

    def _through(self, now: set[Situation], length: int | None) -> set[Situation]:
        """Walk a stretch of days that are alike, until a day brings nothing new."""
        if length == 1:
            return self._day(now)
        every = set(now)
        new = now
        for _ in range(length) if length is not None else count():
            new = self._day(new) - every
            if not new:
                break
            every |= new
        return every

    def _day(self, mornings: set[Situation]) -> set[Situation]:
        """Give the situations at the end of a day for those at its beginning."""
        seen = set(mornings)
        todo = list(mornings)
        while todo:
            for after in self._moves(todo.pop()):
                if after.cost <= self.budget and after not in seen:
                    seen.add(after)
                    todo.append(after)
        return {self._evening(each) for each in seen}

    def _evening(self, end: Situation) -> Situation:
        hit = end.hit
        if self.is_asked and self.question.is_stock:
            hit = 2 if _is_counted(self.question.definition, end) else 0
        return end._replace(marks=frozenset(), hit=hit)

    def _close(self, end: Situation, day: int) -> Situation | None:
        """Call wrong what has not come true by its last day; None where that is too much."""
        wrong = 0
        still = end.open
        for index, told in enumerate(self.statements):
            if still >> index & 1 and told.last == day:
                still -= 1 << index
                wrong += IMPOSSIBLE if told.must else not told.is_optional
        if end.cost + wrong > self.budget:
            return None
        if any(not self._is_wanted(axis, still) for axis in end.pending):
            return None
        return end._replace(open=still, cost=end.cost + wrong)

    def _left(self, end: Situation) -> int:
        return sum(
            IMPOSSIBLE if told.must else not told.is_optional
            for index, told in enumerate(self.statements)
            if end.open >> index & 1
        )

    def _is_wanted(self, axis: str, still: int) -> bool:
        """Whether a statement still open can need what is presupposed on an axis."""
        return any(
            still >> index & 1 and presupposed(told.event, axis) and self._touches(told, axis)
            for index, told in enumerate(self.statements)
        )

    @staticmethod
    def _touches(told: Statement, axis: str) -> bool:
        return axis in axes_of(told.event, body=told.body)

    def _moves(self, now: Situation) -> Iterator[Situation]:
        yield from self._unreported(now)
        yield from self._beginnings(now)
        # From the day after the arrest on, a short stay may be over.
        if now.stay == "short" and not now.marks & {"arrested", CUSTODY}:
            yield now._replace(custody="at_liberty", regime="", stay="lapsed")
        for bits, event, kinds, body, night, families in self.possible:
            if now.open & bits == bits:
                paid = self._pay_denial(now._replace(open=now.open - bits), families)
                for kind in kinds:
                    for after in happen(paid, event, kind=kind, body=body, night=night):
                        yield self._count(now, after, event)

    def _unreported(self, now: Situation) -> Iterator[Situation]:
        if now.life in DEAD or now.cost == self.budget:
            return
        for axis in (CUSTODY, TERRITORY):
            if axis in now.marks or axis in now.pending:
                continue
            changed = now._replace(
                cost=now.cost + 1, told=now.told | {axis}, marks=now.marks | {axis}
            )
            if axis == CUSTODY:
                custody = "at_liberty" if now.custody in DEPRIVED else "in_custody"
                yield changed._replace(custody=custody, regime="", stay="")
            else:
                yield changed._replace(
                    territory="crossed_out_unknown" if now.territory in INSIDE else "in_country"
                )

    def _beginnings(self, now: Situation) -> Iterator[Situation]:
        """Let what a later event presupposes begin this day; that event is on a later one."""
        for axis in {
            axis for told in self.statements for axis in axes_of(told.event, "", told.body)
        }:
            if axis in now.told | now.pending | now.marks or not self._is_wanted(axis, now.open):
                continue
            begun = now._replace(pending=now.pending | {axis}, marks=now.marks | {axis})
            if axis == CUSTODY:
                yield begun._replace(custody="in_custody")
            elif axis == TERRITORY:
                yield begun._replace(territory="crossed_out_unknown")
            else:
                yield begun._replace(lists=_set(now.lists, axis, _ON_LIST[axis.split(":")[0]]))

    def _pay_denial(self, now: Situation, families: tuple[str, ...]) -> Situation:
        against = 0
        for family in families:
            against |= self.denied.get(family, 0) & ~now.broken
        return now._replace(broken=now.broken | against, cost=now.cost + against.bit_count())

    def _count(self, before: Situation, after: Situation, event: str) -> Situation:
        if self.question.is_stock or not self.is_asked:
            return after
        hit = _begins(self.question.definition, event, before, after)
        return after._replace(hit=max(hit, after.hit))


def happen(
    now: Situation, event: str, *, kind: str = "", body: str = "", night: str = ""
) -> Iterator[Situation]:
    """Let an event happen: every situation just after it, none where it cannot happen."""
    what = HAPPENINGS[event]
    if what.alive and now.life in DEAD:
        return
    if _is_contradicted(now, event) or (what.confirms and now.stay == "lapsed"):
        return
    needs = now.needs
    for axis in axes_of(event, kind, body):
        if axis in now.marks:
            return
        if axis in now.pending:
            role = presupposed(event, axis)
            if not role:
                return
            needs |= {axis} if role == NEEDS else set()
    axes = frozenset(axes_of(event, kind, body))
    marks = now.marks
    if event == "refusal_of_release_terms":
        marks |= {"refused"}
    if event in LEAVING:
        marks |= {"left"}
    stay = "" if now.stay == "lapsed" and CUSTODY in axes else now.stay
    if what.confirms:
        marks |= {"confirmed"}
        stay = ""
    told = now._replace(
        told=now.told | axes, pending=now.pending - axes, needs=needs, marks=marks, stay=stay
    )
    yield from _effects(told, event, kind, body, night)


def _is_contradicted(now: Situation, event: str) -> bool:
    """Whether the other of refusing to leave and leaving has happened this day."""
    return (event == "refusal_of_release_terms" and "left" in now.marks) or (
        event in LEAVING and "refused" in now.marks
    )


def _effects(now: Situation, event: str, kind: str, body: str, night: str) -> Iterator[Situation]:
    is_deprived = now.custody in DEPRIVED
    if event in ("arrest", "re_arrest"):
        if now.custody in FREE:
            is_short = night == "short" and "confirmed" not in now.marks
            yield now._replace(
                custody="in_custody",
                regime="",
                stay="short" if is_short else "",
                marks=now.marks | {"arrested"},
            )
    elif event == "held":
        # So at the end of the day: nothing of custody may happen after it.
        if is_deprived:
            yield now._replace(marks=now.marks | {CUSTODY})
    elif HAPPENINGS[event].presupposes == NEEDS and HAPPENINGS[event].confirms:
        if is_deprived:
            yield now
    elif event == "release":
        yield from _release(now, kind)
    elif event in LEAVING:
        if now.territory in INSIDE and (is_deprived or event != "exchange_handover"):
            where = {"border_crossing": "crossed_out_unknown", "expulsion": "expelled"}
            yield now._replace(
                custody="at_liberty",
                regime="",
                stay="",
                territory=where.get(event, "crossed_out_forced"),
            )
    elif event == "refusal_of_release_terms":
        if now.territory == "in_country":
            yield now._replace(territory="refused_to_cross")
    elif event == "return":
        if now.territory in (*OUT, "refused_to_cross"):
            yield now._replace(territory="returned")
    elif event == "pardon":
        yield now
        if is_deprived:
            yield now._replace(custody="at_liberty", regime="", stay="")
    elif event == "death":
        life = "dead_in_custody" if is_deprived else "dead"
        yield now._replace(life=life, custody="", regime="", stay="")
    elif event == "enforced_disappearance":
        yield from _disappear(now)
    elif event == "reappearance":
        yield now._replace(life="found_alive" if now.life == "missing" else now.life)
    elif event in _LISTS:
        yield from _enter_list(now, event, body)
    else:
        yield now


def _release(now: Situation, kind: str) -> Iterator[Situation]:
    is_deprived = now.custody in DEPRIVED
    can_leave = is_deprived or (
        now.regime in OPEN_REGIMES and kind not in ("house_arrest_start", "escape", "death")
    )
    if not can_leave or (kind == "expulsion" and now.territory not in INSIDE):
        return
    if kind == "house_arrest_start":
        yield now._replace(custody="in_custody", regime="house_arrest", stay="")
    elif kind == "escape":
        yield now._replace(custody="escaped", regime="", stay="")
    elif kind == "death":
        yield now._replace(custody="", regime="", stay="", life="dead_in_custody")
    else:
        regime = {
            "sent_to_open_type": "open_type_facility",
            "home_confinement_start": "home_confinement",
        }.get(kind, "")
        territory = "expelled" if kind == "expulsion" else now.territory
        yield now._replace(custody="at_liberty", regime=regime, territory=territory, stay="")


def _disappear(now: Situation) -> Iterator[Situation]:
    if now.life in DEAD:
        yield now
        return
    for life in (now.life, "missing"):
        yield now._replace(life=life)
        yield now._replace(life=life, custody="custody_denied", regime="", stay="")


def _enter_list(now: Situation, event: str, body: str) -> Iterator[Situation]:
    axis, value = _LISTS[event]
    key = f"{axis}:{body}"
    needed = {"withdrawn": "recognised", "delisted": "listed"}.get(value)
    if needed is None or dict(now.lists).get(key) == needed:
        yield now._replace(lists=_set(now.lists, key, value))


def _set(lists: tuple[tuple[str, str], ...], key: str, value: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((dict(lists) | {key: value}).items()))


def _is_counted(definition: str, end: Situation) -> bool:
    is_deprived = end.custody in DEPRIVED
    if definition == "held":
        return is_deprived
    return (
        is_deprived
        and dict(end.lists).get(VIASNA) == "recognised"
        and end.regime not in OPEN_REGIMES
    )


def _begins(definition: str, event: str, before: Situation, after: Situation) -> int:
    """Say whether an event is of the kind counted: 0 no, 1 possibly, 2 yes."""
    if definition == "arrested":
        return 2 * (event in ("arrest", "re_arrest"))
    if definition == "released":
        was_in = before.custody in DEPRIVED or before.regime in OPEN_REGIMES
        is_out = after.custody == "at_liberty" and after.regime not in OPEN_REGIMES
        return 2 * (was_in and is_out and after.life not in DEAD)
    if definition == "exiled":
        if before.territory in OUT or after.territory not in OUT:
            return 0
        return 2 if after.territory in FORCED_OUT else 1
    if definition == "died_in_custody":
        return 2 * (before.life not in DEAD and after.life == "dead_in_custody")
    raise ValueError(definition)
